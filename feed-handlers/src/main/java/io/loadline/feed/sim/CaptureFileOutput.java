package io.loadline.feed.sim;

import io.loadline.feed.source.PcapWriter;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/**
 * Writes each packet into a capture file. Line n has destination port base port + n; the time of a record is the packet's intended send
 * time.
 */
public final class CaptureFileOutput implements PacketOutput, AutoCloseable {
    private static final int LOOPBACK = 0x7F000001;

    private final PcapWriter writer;
    private final int basePort;

    /**
     * @param file replaced if it exists
     * @param basePort destination port of line 0
     * @throws java.io.UncheckedIOException if the file cannot be opened
     */
    public CaptureFileOutput(final Path file, final int basePort) {
        this.basePort = basePort;
        writer = new PcapWriter(file);
    }

    @Override
    public void send(final int line, final DirectBuffer packet, final int offset, final int length, final long timeNs) {
        writer.write(timeNs, LOOPBACK, LOOPBACK, basePort + line, packet, offset, length);
    }

    @Override
    public void close() {
        writer.close();
    }
}
