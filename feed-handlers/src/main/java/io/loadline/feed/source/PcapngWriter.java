package io.loadline.feed.source;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes UDP payloads as a pcapng file with nanosecond times: one section, one named interface, an enhanced packet block a packet. A file cut
 * off by the death of its writer is whole up to the block it was writing.
 */
public final class PcapngWriter implements AutoCloseable {
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPTION_END = 0;
    private static final int OPTION_NAME = 2;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int NANOSECONDS = 9;
    private static final int PACKET_FIXED = 28;
    private static final ByteOrder FILE = ByteOrder.LITTLE_ENDIAN;

    private final OutputStream output;
    private final byte[] block = new byte[PACKET_FIXED + UdpFrame.OVERHEAD + UdpFrame.LARGEST_PAYLOAD + 8];
    private final UnsafeBuffer buffer = new UnsafeBuffer(block);

    /**
     * Creates the file.
     *
     * @param file to write; there must be none of that name
     * @param interfaceName name of what was recorded, for people
     * @throws UncheckedIOException if it cannot be written
     */
    public PcapngWriter(final Path file, final String interfaceName) {
        try {
            output = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), 1 << 16);
            writeHead(interfaceName);
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
        final int frame = UdpFrame.put(
                buffer, PACKET_FIXED, sourceAddress, destinationAddress, destinationPort, payload, offset, length);
        buffer.putInt(8, 0, FILE);
        buffer.putInt(12, (int) (timeNs >>> 32), FILE);
        buffer.putInt(16, (int) timeNs, FILE);
        buffer.putInt(20, frame, FILE);
        buffer.putInt(24, frame, FILE);
        final int padding = -frame & 3;
        buffer.setMemory(PACKET_FIXED + frame, padding, (byte) 0);
        try {
            finish(ENHANCED_PACKET, PACKET_FIXED + frame + padding);
        } catch (final IOException e) {
            throw new UncheckedIOException("packet cannot be recorded", e);
        }
    }

    /**
     * Hands what was written to the operating system.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void flush() {
        try {
            output.flush();
        } catch (final IOException e) {
            throw new UncheckedIOException("packets cannot be recorded", e);
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

    private void writeHead(final String interfaceName) throws IOException {
        buffer.putInt(8, BYTE_ORDER_MAGIC, FILE);
        buffer.putShort(12, (short) 1, FILE);
        buffer.putShort(14, (short) 0, FILE);
        buffer.putLong(16, -1L, FILE);
        finish(PcapngReader.SECTION_HEADER, 24);

        final byte[] name = interfaceName.getBytes(StandardCharsets.UTF_8);
        buffer.putShort(8, (short) FrameDecoder.LINK_ETHERNET, FILE);
        buffer.putShort(10, (short) 0, FILE);
        buffer.putInt(12, 0, FILE);
        int end = option(16, OPTION_NAME, name);
        end = option(end, OPTION_TIME_RESOLUTION, new byte[] {NANOSECONDS});
        finish(INTERFACE_DESCRIPTION, option(end, OPTION_END, new byte[0]));
    }

    private int option(final int at, final int code, final byte[] value) {
        buffer.putShort(at, (short) code, FILE);
        buffer.putShort(at + 2, (short) value.length, FILE);
        buffer.putBytes(at + 4, value);
        final int padding = -value.length & 3;
        buffer.setMemory(at + 4 + value.length, padding, (byte) 0);
        return at + 4 + value.length + padding;
    }

    /** Writes the block whose body ends at the offset: type and length before it, length behind it. */
    private void finish(final int type, final int end) throws IOException {
        final int length = end + Integer.BYTES;
        buffer.putInt(0, type, FILE);
        buffer.putInt(4, length, FILE);
        buffer.putInt(end, length, FILE);
        output.write(block, 0, length);
    }
}
