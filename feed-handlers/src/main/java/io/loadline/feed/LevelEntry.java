package io.loadline.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;
import org.agrona.MutableDirectBuffer;

/**
 * A {@code MarketUpdate} written word by word: an entry is four longs, where the generated codec writes eight fields. Every offset is the
 * codec's own.
 */
public final class LevelEntry {
    /** Most entries of one message. */
    static final int MOST;

    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int GROUP = BODY + MarketUpdateEncoder.BLOCK_LENGTH;
    private static final int FIRST = GROUP + GroupSizeEncodingEncoder.ENCODED_LENGTH;
    private static final int LENGTH = MarketUpdateEncoder.EntriesEncoder.sbeBlockLength();
    private static final int PRICE = MarketUpdateEncoder.EntriesEncoder.priceEncodingOffset();
    private static final int QUANTITY = MarketUpdateEncoder.EntriesEncoder.quantityEncodingOffset();
    private static final int ORDER_ID = MarketUpdateEncoder.EntriesEncoder.orderIdEncodingOffset();
    private static final int PACKED = MarketUpdateEncoder.EntriesEncoder.orderCountEncodingOffset();
    private static final int LEVEL_SHIFT =
            Byte.SIZE * (MarketUpdateEncoder.EntriesEncoder.levelEncodingOffset() - PACKED);
    private static final int ACTION_SHIFT =
            Byte.SIZE * (MarketUpdateEncoder.EntriesEncoder.actionEncodingOffset() - PACKED);
    private static final int SIDE_SHIFT =
            Byte.SIZE * (MarketUpdateEncoder.EntriesEncoder.sideEncodingOffset() - PACKED);
    private static final long HEADER = UpdateBlock.header(
            MarketUpdateEncoder.BLOCK_LENGTH,
            MarketUpdateEncoder.TEMPLATE_ID,
            MarketUpdateEncoder.SCHEMA_ID,
            MarketUpdateEncoder.SCHEMA_VERSION);

    static {
        MOST = (InputSink.MAX_LENGTH - FIRST) / LENGTH;
    }

    private LevelEntry() {}

    /**
     * @param orderCount orders at the level, -1 where the venue gives none
     * @param level from 1 in by-position books, else 0
     * @param action one of {@link BookAction}
     * @param side one of {@link BookSide}
     * @return all of it in one word, for {@link EventWriter#bookEntry(long, long, long)}
     */
    public static long pack(final int orderCount, final int level, final int action, final int side) {
        return (orderCount & 0xffff_ffffL)
                | ((level & 0xffL) << LEVEL_SHIFT)
                | ((action & 0xffL) << ACTION_SHIFT)
                | ((side & 0xffL) << SIDE_SHIFT);
    }

    static void put(
            final MutableDirectBuffer slot, final int index, final long price, final long quantity, final long packed) {
        final int entry = FIRST + index * LENGTH;
        slot.putLong(entry + PRICE, price, LITTLE_ENDIAN);
        slot.putLong(entry + QUANTITY, quantity, LITTLE_ENDIAN);
        slot.putLong(entry + ORDER_ID, 0, LITTLE_ENDIAN);
        slot.putLong(entry + PACKED, packed, LITTLE_ENDIAN);
    }

    /** Writes what stands before the entries; returns the length of the message. */
    static int conclude(
            final MutableDirectBuffer slot,
            final int instrument,
            final int venue,
            final int flags,
            final long timeNs,
            final int count) {
        UpdateBlock.put(slot, HEADER, instrument, venue, flags, timeNs);
        slot.putInt(GROUP, UpdateBlock.group(LENGTH, count), LITTLE_ENDIAN);
        return FIRST + count * LENGTH;
    }
}
