package io.loadline.feed.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.agrona.DirectBuffer;

/**
 * Writes each packet into a capture file: classic pcap with nanosecond times, Ethernet, IPv4 and UDP around the payload. Line n has
 * destination port base port + n; the time of a record is the packet's intended send time. The UDP checksum is left out, as IPv4 allows.
 */
public final class CaptureFileOutput implements PacketOutput, AutoCloseable {
    private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
    private static final int ETHERNET = 1;
    private static final int SNAP_LENGTH = 65_535;
    private static final int RECORD_HEADER = 16;
    private static final int ETHERNET_HEADER = 14;
    private static final int IP_HEADER = 20;
    private static final int UDP_HEADER = 8;
    private static final int SOURCE_PORT = 20_000;
    private static final int LOOPBACK = 0x7F000001;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final FileChannel channel;
    private final int basePort;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    /**
     * @param file replaced if it exists
     * @param basePort destination port of line 0
     * @throws IOException if the file cannot be opened
     */
    public CaptureFileOutput(final Path file, final int basePort) throws IOException {
        this.basePort = basePort;
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(NANOSECOND_MAGIC).putShort((short) 2).putShort((short) 4);
        buffer.putInt(0).putInt(0).putInt(SNAP_LENGTH).putInt(ETHERNET);
    }

    @Override
    public void send(final int line, final DirectBuffer packet, final int offset, final int length, final long timeNs) {
        final int frame = ETHERNET_HEADER + IP_HEADER + UDP_HEADER + length;
        if (buffer.remaining() < RECORD_HEADER + frame) {
            flush();
        }
        buffer.order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt((int) (timeNs / NS_PER_SECOND)).putInt((int) (timeNs % NS_PER_SECOND));
        buffer.putInt(frame).putInt(frame);
        buffer.order(ByteOrder.BIG_ENDIAN);
        buffer.putLong(0).putInt(0).putShort((short) 0x0800);
        putIpHeader(IP_HEADER + UDP_HEADER + length);
        buffer.putShort((short) SOURCE_PORT).putShort((short) (basePort + line));
        buffer.putShort((short) (UDP_HEADER + length)).putShort((short) 0);
        packet.getBytes(offset, buffer, length);
    }

    private void putIpHeader(final int totalLength) {
        final int start = buffer.position();
        buffer.putShort((short) 0x4500).putShort((short) totalLength);
        buffer.putShort((short) 0).putShort((short) 0x4000);
        buffer.putShort((short) 0x4011).putShort((short) 0);
        buffer.putInt(LOOPBACK).putInt(LOOPBACK);
        int sum = 0;
        for (int i = start; i < start + IP_HEADER; i += 2) {
            sum += buffer.getShort(i) & 0xFFFF;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        buffer.putShort(start + 10, (short) ~sum);
    }

    private void flush() {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("the capture file cannot be written", e);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }
}
