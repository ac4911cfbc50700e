package io.loadline.feed.source;

import java.nio.ByteOrder;

/** The classic format: a header of 24 bytes, then records of 16 bytes and a frame. Four magics: two byte orders, two clock units. */
final class PcapReader implements CaptureReader {
    static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    static final int FILE_HEADER_LENGTH = 24;
    static final int RECORD_HEADER_LENGTH = 16;
    private static final long NANOS_IN_SECOND = 1_000_000_000L;
    private static final int LINK_TYPE_MASK = 0xffff;

    private final CaptureBytes bytes;
    private final ByteOrder order;
    private final long nanosInUnit;
    private final int linkType;
    private int recordLength;
    private int frameLength;
    private long timeNs;

    PcapReader(final CaptureBytes bytes) {
        this.bytes = bytes;
        bytes.require(FILE_HEADER_LENGTH, "a pcap file header");
        final int at = bytes.position();
        final int magic = bytes.buffer().getInt(at, ByteOrder.LITTLE_ENDIAN);
        order = isMagic(magic) ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        nanosInUnit = bytes.buffer().getInt(at, order) == MAGIC_NANOSECONDS ? 1 : 1_000;
        linkType = bytes.buffer().getInt(at + 20, order) & LINK_TYPE_MASK;
        bytes.skip(FILE_HEADER_LENGTH);
    }

    static boolean recognises(final int littleEndianMagic) {
        return isMagic(littleEndianMagic) || isMagic(Integer.reverseBytes(littleEndianMagic));
    }

    @Override
    public boolean next() {
        bytes.skip(recordLength);
        recordLength = 0;
        if (bytes.atEnd()) {
            return false;
        }
        bytes.require(RECORD_HEADER_LENGTH, "a pcap record header");
        final int at = bytes.position();
        final long seconds = bytes.buffer().getInt(at, order) & 0xffff_ffffL;
        final long fraction = bytes.buffer().getInt(at + 4, order) & 0xffff_ffffL;
        frameLength = bytes.buffer().getInt(at + 8, order);
        if (frameLength < 0 || frameLength > Integer.MAX_VALUE - RECORD_HEADER_LENGTH) {
            throw bytes.broken(
                    "expected a pcap record, its captured length says " + Integer.toUnsignedString(frameLength));
        }
        recordLength = RECORD_HEADER_LENGTH + frameLength;
        bytes.require(recordLength, "a pcap record");
        timeNs = seconds * NANOS_IN_SECOND + fraction * nanosInUnit;
        return true;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public int frameOffset() {
        return bytes.position() + RECORD_HEADER_LENGTH;
    }

    @Override
    public int frameLength() {
        return frameLength;
    }

    @Override
    public int linkType() {
        return linkType;
    }

    private static boolean isMagic(final int magic) {
        return magic == MAGIC_MICROSECONDS || magic == MAGIC_NANOSECONDS;
    }
}
