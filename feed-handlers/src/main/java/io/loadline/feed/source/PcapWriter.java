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

/** Writes UDP payloads as a pcap file with nanosecond times, each in an Ethernet and IPv4 frame. */
public final class PcapWriter implements AutoCloseable {
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    private static final ByteOrder FILE = ByteOrder.LITTLE_ENDIAN;

    private final OutputStream output;
    private final byte[] record =
            new byte[PcapReader.RECORD_HEADER_LENGTH + UdpFrame.OVERHEAD + UdpFrame.LARGEST_PAYLOAD];
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
        final int frameLength = UdpFrame.put(
                buffer,
                PcapReader.RECORD_HEADER_LENGTH,
                sourceAddress,
                destinationAddress,
                destinationPort,
                payload,
                offset,
                length);
        buffer.putInt(0, (int) (timeNs / NANOS_IN_SECOND), FILE);
        buffer.putInt(4, (int) (timeNs % NANOS_IN_SECOND), FILE);
        buffer.putInt(8, frameLength, FILE);
        buffer.putInt(12, frameLength, FILE);
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
        buffer.putInt(16, UdpFrame.OVERHEAD + UdpFrame.LARGEST_PAYLOAD, FILE);
        buffer.putInt(20, FrameDecoder.LINK_ETHERNET, FILE);
        output.write(record, 0, PcapReader.FILE_HEADER_LENGTH);
    }
}
