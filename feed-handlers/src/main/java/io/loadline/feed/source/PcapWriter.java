package io.loadline.feed.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes UDP payloads as a pcap file with nanosecond times, each in an Ethernet and IPv4 frame, so that the usual tools open it. The IPv4
 * checksum is right; the UDP checksum is 0, which IPv4 reads as not computed.
 */
public final class PcapWriter implements AutoCloseable {
    private static final int ETHERNET_LENGTH = 14;
    private static final int IPV4_LENGTH = 20;
    private static final int UDP_LENGTH = 8;
    private static final int FRAME_OVERHEAD = ETHERNET_LENGTH + IPV4_LENGTH + UDP_LENGTH;
    private static final int LARGEST_PAYLOAD = 65_535 - IPV4_LENGTH - UDP_LENGTH;
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    private static final ByteOrder NETWORK = ByteOrder.BIG_ENDIAN;
    private static final ByteOrder FILE = ByteOrder.LITTLE_ENDIAN;

    private final OutputStream output;
    private final byte[] record = new byte[PcapReader.RECORD_HEADER_LENGTH + FRAME_OVERHEAD + LARGEST_PAYLOAD];
    private final UnsafeBuffer buffer = new UnsafeBuffer(record);

    /**
     * Creates the file, replacing one of that name.
     *
     * @param file to write
     * @throws UncheckedIOException if it cannot be written
     */
    public PcapWriter(final Path file) {
        try {
            output = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
            writeFileHeader();
        } catch (final IOException e) {
            throw new UncheckedIOException("capture file " + file + " cannot be written", e);
        }
    }

    /**
     * Appends one packet.
     *
     * @param timeNs capture time, UTC nanoseconds from 1970
     * @param sourceAddress IPv4 address, first octet in the highest byte
     * @param destinationAddress IPv4 address, as the source's; a group for multicast
     * @param destinationPort UDP port, also used as source port
     * @param payload holds the UDP payload
     * @param offset of its first byte
     * @param length of it, at most 65,507
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(
            final long timeNs,
            final int sourceAddress,
            final int destinationAddress,
            final int destinationPort,
            final DirectBuffer payload,
            final int offset,
            final int length) {
        if (length < 0 || length > LARGEST_PAYLOAD) {
            throw new IllegalArgumentException("UDP payload of " + length + " bytes; expected 0 to " + LARGEST_PAYLOAD);
        }
        final int frameLength = FRAME_OVERHEAD + length;
        buffer.putInt(0, (int) (timeNs / NANOS_IN_SECOND), FILE);
        buffer.putInt(4, (int) (timeNs % NANOS_IN_SECOND), FILE);
        buffer.putInt(8, frameLength, FILE);
        buffer.putInt(12, frameLength, FILE);
        final int ethernet = PcapReader.RECORD_HEADER_LENGTH;
        putEthernet(ethernet, destinationAddress);
        putIpv4(ethernet + ETHERNET_LENGTH, sourceAddress, destinationAddress, IPV4_LENGTH + UDP_LENGTH + length);
        final int udp = ethernet + ETHERNET_LENGTH + IPV4_LENGTH;
        buffer.putShort(udp, (short) destinationPort, NETWORK);
        buffer.putShort(udp + 2, (short) destinationPort, NETWORK);
        buffer.putShort(udp + 4, (short) (UDP_LENGTH + length), NETWORK);
        buffer.putShort(udp + 6, (short) 0, NETWORK);
        payload.getBytes(offset, buffer, udp + UDP_LENGTH, length);
        try {
            output.write(record, 0, PcapReader.RECORD_HEADER_LENGTH + frameLength);
        } catch (final IOException e) {
            throw new UncheckedIOException("packet cannot be recorded", e);
        }
    }

    @Override
    public void close() {
        try {
            output.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("capture file cannot be completed", e);
        }
    }

    private void writeFileHeader() throws IOException {
        buffer.putInt(0, PcapReader.MAGIC_NANOSECONDS, FILE);
        buffer.putShort(4, (short) 2, FILE);
        buffer.putShort(6, (short) 4, FILE);
        buffer.putLong(8, 0, FILE);
        buffer.putInt(16, FRAME_OVERHEAD + LARGEST_PAYLOAD, FILE);
        buffer.putInt(20, FrameDecoder.LINK_ETHERNET, FILE);
        output.write(record, 0, PcapReader.FILE_HEADER_LENGTH);
    }

    private void putEthernet(final int at, final int destinationAddress) {
        final boolean multicast = destinationAddress >>> 28 == 0xe;
        // RFC 1112: a group's Ethernet address is 01-00-5e and the low 23 bits of the group
        buffer.putInt(at, multicast ? 0x01005e00 | ((destinationAddress >> 16) & 0x7f) : 0x02000000, NETWORK);
        buffer.putShort(at + 4, (short) destinationAddress, NETWORK);
        buffer.putInt(at + 6, 0x02000000, NETWORK);
        buffer.putShort(at + 10, (short) 1, NETWORK);
        buffer.putShort(at + 12, (short) 0x0800, NETWORK);
    }

    private void putIpv4(final int at, final int source, final int destination, final int totalLength) {
        buffer.putShort(at, (short) 0x4500, NETWORK);
        buffer.putShort(at + 2, (short) totalLength, NETWORK);
        buffer.putInt(at + 4, 0x00004000, NETWORK);
        buffer.putShort(at + 8, (short) 0x1011, NETWORK);
        buffer.putShort(at + 10, (short) 0, NETWORK);
        buffer.putInt(at + 12, source, NETWORK);
        buffer.putInt(at + 16, destination, NETWORK);
        int sum = 0;
        for (int i = 0; i < IPV4_LENGTH; i += 2) {
            sum += buffer.getShort(at + i, NETWORK) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        sum = (sum & 0xffff) + (sum >>> 16);
        buffer.putShort(at + 10, (short) ~sum, NETWORK);
    }
}
