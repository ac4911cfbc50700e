package io.loadline.feed.source;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The block format: sections of either byte order, several interfaces each with a link type and a clock of its own
 * ({@code if_tsresol}, {@code if_tsoffset}). Frames are taken from enhanced and simple packet blocks; other blocks are passed over.
 */
final class PcapngReader implements CaptureReader {
    static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPTION_TIME_RESOLUTION = 9;
    private static final int OPTION_TIME_OFFSET = 14;
    private static final int BLOCK_OVERHEAD = 12;
    private static final int SMALLEST_SECTION_HEADER = 28;
    private static final int INTERFACE_FIXED_LENGTH = 8;
    private static final int ENHANCED_FIXED_LENGTH = 20;
    private static final int SIMPLE_FIXED_LENGTH = 4;
    private static final long NANOS_IN_SECOND = 1_000_000_000L;

    private final CaptureBytes bytes;
    private final List<Interface> interfaces = new ArrayList<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int blockLength;
    private int framePadding;
    private int frameLength;
    private int linkType;
    private long timeNs;

    PcapngReader(final CaptureBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean next() {
        while (true) {
            bytes.skip(blockLength);
            blockLength = 0;
            if (bytes.atEnd()) {
                return false;
            }
            switch (readBlock()) {
                case SECTION_HEADER -> interfaces.clear();
                case INTERFACE_DESCRIPTION -> interfaces.add(readInterface());
                case ENHANCED_PACKET -> {
                    readEnhancedPacket();
                    return true;
                }
                case SIMPLE_PACKET -> {
                    readSimplePacket();
                    return true;
                }
                default -> {
                    // statistics, name resolution, secrets and private blocks carry no packets
                }
            }
        }
    }

    @Override
    public long timeNs() {
        return timeNs;
    }

    @Override
    public int frameOffset() {
        return bytes.position() + framePadding;
    }

    @Override
    public int frameLength() {
        return frameLength;
    }

    @Override
    public int linkType() {
        return linkType;
    }

    private int readBlock() {
        bytes.require(BLOCK_OVERHEAD, "a pcapng block header");
        final int at = bytes.position();
        final int type = bytes.buffer().getInt(at, order);
        if (type == SECTION_HEADER) {
            final int magic = bytes.buffer().getInt(at + 8, ByteOrder.LITTLE_ENDIAN);
            if (magic == BYTE_ORDER_MAGIC) {
                order = ByteOrder.LITTLE_ENDIAN;
            } else if (Integer.reverseBytes(magic) == BYTE_ORDER_MAGIC) {
                order = ByteOrder.BIG_ENDIAN;
            } else {
                throw bytes.broken(
                        "expected the pcapng byte-order magic 1a2b3c4d, found " + Integer.toHexString(magic));
            }
        }
        final int length = bytes.buffer().getInt(at + 4, order);
        final int smallest = type == SECTION_HEADER ? SMALLEST_SECTION_HEADER : BLOCK_OVERHEAD;
        if (length < smallest || (length & 3) != 0) {
            throw bytes.broken("expected a pcapng block length of at least " + smallest + " and a multiple of 4, found "
                    + Integer.toUnsignedString(length));
        }
        bytes.require(length, "a pcapng block");
        final int trailer = bytes.buffer().getInt(bytes.position() + length - 4, order);
        if (trailer != length) {
            throw bytes.broken("expected the pcapng block to repeat its length " + length + " at its end, found "
                    + Integer.toUnsignedString(trailer));
        }
        blockLength = length;
        return type;
    }

    private Interface readInterface() {
        requireBody(INTERFACE_FIXED_LENGTH, "an interface description");
        final int at = bytes.position() + 8;
        final int link = bytes.buffer().getShort(at, order) & 0xffff;
        long unitsInSecond = 1_000_000;
        long offsetSeconds = 0;
        int option = at + INTERFACE_FIXED_LENGTH;
        final int end = bytes.position() + blockLength - 4;
        while (option + 4 <= end) {
            final int code = bytes.buffer().getShort(option, order) & 0xffff;
            final int length = bytes.buffer().getShort(option + 2, order) & 0xffff;
            if (code == 0 || option + 4 + length > end) {
                break;
            }
            if (code == OPTION_TIME_RESOLUTION && length >= 1) {
                unitsInSecond = unitsInSecond(bytes.buffer().getByte(option + 4));
            } else if (code == OPTION_TIME_OFFSET && length >= 8) {
                offsetSeconds = bytes.buffer().getLong(option + 4, order);
            }
            option += 4 + ((length + 3) & ~3);
        }
        return new Interface(link, unitsInSecond, offsetSeconds);
    }

    private long unitsInSecond(final byte resolution) {
        final int exponent = resolution & 0x7f;
        if (resolution < 0) {
            if (exponent > 62) {
                throw bytes.broken("expected a clock resolution of at most 2^-62 s, found 2^-" + exponent);
            }
            return 1L << exponent;
        }
        if (exponent > 18) {
            throw bytes.broken("expected a clock resolution of at most 10^-18 s, found 10^-" + exponent);
        }
        long units = 1;
        for (int i = 0; i < exponent; i++) {
            units *= 10;
        }
        return units;
    }

    private void readEnhancedPacket() {
        requireBody(ENHANCED_FIXED_LENGTH, "an enhanced packet");
        final int at = bytes.position() + 8;
        final Interface source = interfaceOf(bytes.buffer().getInt(at, order));
        final long high = bytes.buffer().getInt(at + 4, order) & 0xffff_ffffL;
        final long low = bytes.buffer().getInt(at + 8, order) & 0xffff_ffffL;
        frame(source, 8 + ENHANCED_FIXED_LENGTH, bytes.buffer().getInt(at + 12, order));
        timeNs = source.timeNs((high << 32) | low);
    }

    private void readSimplePacket() {
        requireBody(SIMPLE_FIXED_LENGTH, "a simple packet");
        final int original = bytes.buffer().getInt(bytes.position() + 8, order);
        final int room = blockLength - BLOCK_OVERHEAD - SIMPLE_FIXED_LENGTH;
        frame(interfaceOf(0), 8 + SIMPLE_FIXED_LENGTH, original < 0 ? room : Math.min(original, room));
        timeNs = 0;
    }

    private void frame(final Interface source, final int padding, final int length) {
        if (length < 0 || length > blockLength - padding - 4) {
            throw bytes.broken("expected a captured length that fits its block of " + blockLength + " bytes, found "
                    + Integer.toUnsignedString(length));
        }
        framePadding = padding;
        frameLength = length;
        linkType = source.linkType();
    }

    private Interface interfaceOf(final int index) {
        if (index < 0 || index >= interfaces.size()) {
            throw bytes.broken("expected one of the " + interfaces.size() + " interfaces described so far, found "
                    + Integer.toUnsignedString(index));
        }
        return interfaces.get(index);
    }

    private void requireBody(final int length, final String what) {
        if (blockLength < BLOCK_OVERHEAD + length) {
            throw bytes.broken("expected " + what + " block of at least " + (BLOCK_OVERHEAD + length) + " bytes, found "
                    + blockLength);
        }
    }

    private record Interface(int linkType, long unitsInSecond, long offsetSeconds) {
        long timeNs(final long units) {
            final long seconds = Long.divideUnsigned(units, unitsInSecond);
            final long rest = Long.remainderUnsigned(units, unitsInSecond);
            final long nanos = unitsInSecond <= NANOS_IN_SECOND && NANOS_IN_SECOND % unitsInSecond == 0
                    ? rest * (NANOS_IN_SECOND / unitsInSecond)
                    : (long) ((double) rest / unitsInSecond * NANOS_IN_SECOND);
            return (offsetSeconds + seconds) * NANOS_IN_SECOND + nanos;
        }
    }
}
