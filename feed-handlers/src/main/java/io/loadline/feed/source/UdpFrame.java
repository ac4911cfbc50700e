package io.loadline.feed.source;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Puts an Ethernet and IPv4 frame round a UDP payload, so that the usual tools open what is written. The IPv4 checksum is right; the UDP
 * checksum is 0, which IPv4 reads as not computed.
 */
final class UdpFrame {
    private static final int ETHERNET_LENGTH = 14;
    private static final int IPV4_LENGTH = 20;
    private static final int UDP_LENGTH = 8;

    /** Bytes of the headers. */
    static final int OVERHEAD = ETHERNET_LENGTH + IPV4_LENGTH + UDP_LENGTH;

    /** Longest payload. */
    static final int LARGEST_PAYLOAD = 65_535 - IPV4_LENGTH - UDP_LENGTH;

    private static final ByteOrder NETWORK = ByteOrder.BIG_ENDIAN;

    private UdpFrame() {}

    /**
     * Writes the frame.
     *
     * @return its length
     * @throws IllegalArgumentException if the payload is too long for UDP
     */
    static int put(
            final MutableDirectBuffer frame,
            final int at,
            final int sourceAddress,
            final int destinationAddress,
            final int destinationPort,
            final DirectBuffer payload,
            final int offset,
            final int length) {
        if (length < 0 || length > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("UDP payload of " + length + " bytes; expected 0 to " + LARGEST_PAYLOAD);
        }
        putEthernet(frame, at, destinationAddress);
        putIpv4(frame, at + ETHERNET_LENGTH, sourceAddress, destinationAddress, IPV4_LENGTH + UDP_LENGTH + length);
        final int udp = at + ETHERNET_LENGTH + IPV4_LENGTH;
        frame.putShort(udp, (short) destinationPort, NETWORK);
        frame.putShort(udp + 2, (short) destinationPort, NETWORK);
        frame.putShort(udp + 4, (short) (UDP_LENGTH + length), NETWORK);
        frame.putShort(udp + 6, (short) 0, NETWORK);
        payload.getBytes(offset, frame, udp + UDP_LENGTH, length);
        return OVERHEAD + length;
    }

    private static void putEthernet(final MutableDirectBuffer frame, final int at, final int destinationAddress) {
        final boolean multicast = destinationAddress >>> 28 == 0xe;
        // RFC 1112: a group's Ethernet address is 01-00-5e and the low 23 bits of the group
        frame.putInt(at, multicast ? 0x01005e00 | ((destinationAddress >> 16) & 0x7f) : 0x02000000, NETWORK);
        frame.putShort(at + 4, (short) destinationAddress, NETWORK);
        frame.putInt(at + 6, 0x02000000, NETWORK);
        frame.putShort(at + 10, (short) 1, NETWORK);
        frame.putShort(at + 12, (short) 0x0800, NETWORK);
    }

    private static void putIpv4(
            final MutableDirectBuffer frame,
            final int at,
            final int source,
            final int destination,
            final int totalLength) {
        frame.putShort(at, (short) 0x4500, NETWORK);
        frame.putShort(at + 2, (short) totalLength, NETWORK);
        frame.putInt(at + 4, 0x00004000, NETWORK);
        frame.putShort(at + 8, (short) 0x1011, NETWORK);
        frame.putShort(at + 10, (short) 0, NETWORK);
        frame.putInt(at + 12, source, NETWORK);
        frame.putInt(at + 16, destination, NETWORK);
        int sum = 0;
        for (int i = 0; i < IPV4_LENGTH; i += 2) {
            sum += frame.getShort(at + i, NETWORK) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        frame.putShort(at + 10, (short) ~sum, NETWORK);
    }
}
