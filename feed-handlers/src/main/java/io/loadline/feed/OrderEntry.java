package io.loadline.feed;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OrderUpdateEncoder;
import io.loadline.core.input.InputSink;
import org.agrona.MutableDirectBuffer;

/**
 * An {@code OrderUpdate} written word by word: an entry is five longs, where the generated codec writes nine fields. Every offset is the
 * codec's own.
 */
final class OrderEntry {
    /** Most entries of one message. */
    static final int MOST;

    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int GROUP = BODY + OrderUpdateEncoder.BLOCK_LENGTH;
    private static final int FIRST = GROUP + GroupSizeEncodingEncoder.ENCODED_LENGTH;
    private static final int LENGTH = OrderUpdateEncoder.EntriesEncoder.sbeBlockLength();
    private static final int PRICE = OrderUpdateEncoder.EntriesEncoder.priceEncodingOffset();
    private static final int QUANTITY = OrderUpdateEncoder.EntriesEncoder.quantityEncodingOffset();
    private static final int ORDER_ID = OrderUpdateEncoder.EntriesEncoder.orderIdEncodingOffset();
    private static final int PRIORITY = OrderUpdateEncoder.EntriesEncoder.priorityEncodingOffset();
    private static final int PACKED = OrderUpdateEncoder.EntriesEncoder.actionEncodingOffset();
    private static final int SIDE_SHIFT = Byte.SIZE * (OrderUpdateEncoder.EntriesEncoder.sideEncodingOffset() - PACKED);
    private static final int FLAGS_SHIFT =
            Byte.SIZE * (OrderUpdateEncoder.EntriesEncoder.entryFlagsEncodingOffset() - PACKED);
    private static final long HEADER = UpdateBlock.header(
            OrderUpdateEncoder.BLOCK_LENGTH,
            OrderUpdateEncoder.TEMPLATE_ID,
            OrderUpdateEncoder.SCHEMA_ID,
            OrderUpdateEncoder.SCHEMA_VERSION);

    static {
        MOST = (InputSink.MAX_LENGTH - FIRST) / LENGTH;
    }

    private OrderEntry() {}

    static long pack(final int action, final int side, final int entryFlags) {
        return (action & 0xffL) | ((side & 0xffL) << SIDE_SHIFT) | ((entryFlags & 0xffL) << FLAGS_SHIFT);
    }

    static void put(
            final MutableDirectBuffer slot,
            final int index,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final long packed) {
        final int entry = FIRST + index * LENGTH;
        slot.putLong(entry + PRICE, price, LITTLE_ENDIAN);
        slot.putLong(entry + QUANTITY, quantity, LITTLE_ENDIAN);
        slot.putLong(entry + ORDER_ID, orderId, LITTLE_ENDIAN);
        slot.putLong(entry + PRIORITY, priority, LITTLE_ENDIAN);
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
