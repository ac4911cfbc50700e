package io.loadline.feed.source;

import io.loadline.feed.PacketHandler;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Packets of a capture file, in the order of the file: pcap (both byte orders, micro- and nanoseconds) or pcapng, plain, gzip or zstd,
 * read as a stream. Frames that carry no payload of the transport are passed over and counted.
 */
public final class CaptureFileSource implements RecordedPackets {
    private final CaptureBytes bytes;
    private final CaptureReader reader;
    private final FrameDecoder frames;
    private final LineResolver lines;
    private boolean ready;
    private boolean exhausted;
    private int line;
    private long passedOver;

    /**
     * Opens a capture whose UDP datagrams are the packets of one line.
     *
     * @param file the capture
     * @throws CaptureFileException if it cannot be opened or is neither pcap nor pcapng
     */
    public CaptureFileSource(final Path file) {
        this(file, Transport.UDP, LineResolver.SINGLE);
    }

    /**
     * Opens a capture.
     *
     * @param file the capture
     * @param transport which payloads are packets
     * @param lines says which line a packet belongs to
     * @throws CaptureFileException if it cannot be opened or is neither pcap nor pcapng
     */
    public CaptureFileSource(final Path file, final Transport transport, final LineResolver lines) {
        this.lines = lines;
        frames = new FrameDecoder(transport);
        bytes = new CaptureBytes(file);
        try {
            reader = openReader();
        } catch (final CaptureFileException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Says whether a file is a capture, by its first bytes.
     *
     * @param file a file, plain, gzip or zstd
     * @return true for pcap and pcapng
     * @throws CaptureFileException if it cannot be read
     */
    public static boolean isCapture(final Path file) {
        try (CaptureBytes start = new CaptureBytes(file)) {
            if (!start.has(4)) {
                return false;
            }
            final int magic = start.buffer().getInt(start.position(), ByteOrder.LITTLE_ENDIAN);
            return magic == PcapngReader.SECTION_HEADER || PcapReader.recognises(magic);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws CaptureFileException where the file is truncated or is garbage; the packets before that point were handed over
     */
    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int count = 0;
        while (count < limit && advance()) {
            ready = false;
            handler.onPacket(line, bytes.buffer(), frames.payloadOffset(), frames.payloadLength(), reader.timeNs());
            count++;
        }
        return count;
    }

    /**
     * {@inheritDoc} Reads ahead, so that a caller can pace a capture or merge several by time.
     */
    @Override
    public long nextPacketTimeNs() {
        return advance() ? reader.timeNs() : NO_PACKET;
    }

    @Override
    public boolean isExhausted() {
        return !advance();
    }

    /** @return frames passed over because they carry no payload of the transport or belong to no line */
    public long passedOver() {
        return passedOver;
    }

    @Override
    public void close() {
        exhausted = true;
        ready = false;
        bytes.close();
    }

    private boolean advance() {
        while (!ready && !exhausted) {
            if (!reader.next()) {
                exhausted = true;
            } else if (frames.decode(bytes.buffer(), reader.frameOffset(), reader.frameLength(), reader.linkType())) {
                line = lines.lineOf(frames.destinationAddress(), frames.destinationPort());
                ready = line != LineResolver.NO_LINE;
                passedOver += ready ? 0 : 1;
            } else {
                passedOver++;
            }
        }
        return ready;
    }

    private CaptureReader openReader() {
        bytes.require(4, "a pcap or pcapng magic");
        final int magic = bytes.buffer().getInt(bytes.position(), ByteOrder.LITTLE_ENDIAN);
        if (magic == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(bytes);
        }
        if (PcapReader.recognises(magic)) {
            return new PcapReader(bytes);
        }
        throw bytes.broken("expected a pcap or pcapng magic, found " + Integer.toHexString(magic));
    }
}
