package io.loadline.feed.source;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Finds the UDP or TCP payload in a captured frame: Ethernet with VLAN tags, Linux cooked capture, BSD loopback or raw IPv4. */
final class FrameDecoder {
    static final int LINK_NULL = 0;
    static final int LINK_ETHERNET = 1;
    static final int LINK_RAW = 101;
    static final int LINK_LINUX_COOKED = 113;
    static final int LINK_LINUX_COOKED_2 = 276;
    private static final int ETHERTYPE_IPV4 = 0x0800;
    private static final int ETHERTYPE_VLAN = 0x8100;
    private static final int ETHERTYPE_SERVICE_VLAN = 0x88a8;
    private static final int ETHERTYPE_OLD_VLAN = 0x9100;
    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;
    private static final int IPV4_HEADER_LENGTH = 20;
    private static final int UDP_HEADER_LENGTH = 8;
    private static final int TCP_HEADER_LENGTH = 20;
    private static final int FRAGMENT_MASK = 0x3fff;

    private final int protocol;
    private DirectBuffer frame;
    private int end;
    private int payloadOffset;
    private int payloadLength;
    private int destinationAddress;
    private int destinationPort;

    FrameDecoder(final Transport transport) {
        protocol = transport == Transport.UDP ? PROTOCOL_UDP : PROTOCOL_TCP;
    }

    /**
     * @param buffer holds the frame
     * @param offset of its first byte
     * @param length captured bytes
     * @param linkType as registered for pcap
     * @return false if it carries no payload of the transport
     */
    boolean decode(final DirectBuffer buffer, final int offset, final int length, final int linkType) {
        frame = buffer;
        end = offset + length;
        return switch (linkType) {
            case LINK_ETHERNET -> ethernet(offset);
            case LINK_LINUX_COOKED -> length >= 16 && etherType(offset + 14, offset + 16);
            case LINK_LINUX_COOKED_2 -> length >= 20 && etherType(offset, offset + 20);
            case LINK_NULL -> ipv4(offset + 4);
            case LINK_RAW -> ipv4(offset);
            default -> false;
        };
    }

    int payloadOffset() {
        return payloadOffset;
    }

    int payloadLength() {
        return payloadLength;
    }

    int destinationAddress() {
        return destinationAddress;
    }

    int destinationPort() {
        return destinationPort;
    }

    private boolean ethernet(final int offset) {
        int typeAt = offset + 12;
        while (typeAt + 2 <= end) {
            final int type = uint16(typeAt);
            if (type == ETHERTYPE_VLAN || type == ETHERTYPE_SERVICE_VLAN || type == ETHERTYPE_OLD_VLAN) {
                typeAt += 4;
            } else {
                return etherType(typeAt, typeAt + 2);
            }
        }
        return false;
    }

    private boolean etherType(final int typeAt, final int next) {
        return uint16(typeAt) == ETHERTYPE_IPV4 && ipv4(next);
    }

    private boolean ipv4(final int offset) {
        if (offset + IPV4_HEADER_LENGTH > end) {
            return false;
        }
        final int versionAndLength = frame.getByte(offset) & 0xff;
        final int headerLength = (versionAndLength & 0xf) * 4;
        final boolean fragment = (uint16(offset + 6) & FRAGMENT_MASK) != 0;
        if (versionAndLength >> 4 != 4
                || headerLength < IPV4_HEADER_LENGTH
                || fragment
                || (frame.getByte(offset + 9) & 0xff) != protocol) {
            return false;
        }
        destinationAddress = frame.getInt(offset + 16, ByteOrder.BIG_ENDIAN);
        final int total = uint16(offset + 2);
        // a total length of 0 is left by network cards that segment by themselves: the frame then says where the packet
        // ends
        final int packetEnd = total == 0 ? end : Math.min(end, offset + total);
        final int next = offset + headerLength;
        return protocol == PROTOCOL_UDP ? udp(next, packetEnd) : tcp(next, packetEnd);
    }

    private boolean udp(final int offset, final int packetEnd) {
        if (offset + UDP_HEADER_LENGTH > packetEnd) {
            return false;
        }
        destinationPort = uint16(offset + 2);
        payloadOffset = offset + UDP_HEADER_LENGTH;
        payloadLength = Math.min(packetEnd, offset + Math.max(uint16(offset + 4), UDP_HEADER_LENGTH)) - payloadOffset;
        return true;
    }

    private boolean tcp(final int offset, final int packetEnd) {
        if (offset + TCP_HEADER_LENGTH > packetEnd) {
            return false;
        }
        destinationPort = uint16(offset + 2);
        payloadOffset = offset + Math.max((frame.getByte(offset + 12) & 0xf0) >> 2, TCP_HEADER_LENGTH);
        payloadLength = packetEnd - payloadOffset;
        return payloadLength > 0;
    }

    private int uint16(final int offset) {
        return frame.getShort(offset, ByteOrder.BIG_ENDIAN) & 0xffff;
    }
}
