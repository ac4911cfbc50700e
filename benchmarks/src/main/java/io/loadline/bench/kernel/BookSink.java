package io.loadline.bench.kernel;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.book.ByOrderBook;
import io.loadline.book.LevelBook;
import io.loadline.book.OrderIdBooks;
import io.loadline.book.OrderListBook;
import io.loadline.book.PositionBook;
import io.loadline.book.PriceBook;
import io.loadline.codec.input.GroupSizeEncodingDecoder;
import io.loadline.codec.input.InstrumentDefinitionDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderUpdateDecoder;
import io.loadline.core.counter.Counters;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Keeps the books of every instrument and nothing around them: no committed top, no quality, no features. */
final class BookSink implements CountingSink {
    private static final int MOST_ORDERS = 1 << 18;
    private static final int FIRST_ORDERS = 1 << 17;
    private static final int CLEAR = 2;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int COUNT = GroupSizeEncodingDecoder.numInGroupEncodingOffset();
    private static final int GROUP_HEADER = GroupSizeEncodingDecoder.ENCODED_LENGTH;

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final LevelBook[] levels;
    private final ByOrderBook[] orders;
    private final AtomicCounter growths = Counters.inMemory().counter("growths");
    private final OrderIdBooks byOrderId;
    private long events;

    BookSink(final int instruments) {
        levels = new LevelBook[instruments];
        orders = new ByOrderBook[instruments];
        byOrderId = new OrderIdBooks(instruments, FIRST_ORDERS, MOST_ORDERS, growths);
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        events++;
        switch (header.wrap(slot, 0).templateId()) {
            case MarketUpdateDecoder.TEMPLATE_ID -> applyLevels();
            case OrderUpdateDecoder.TEMPLATE_ID -> applyOrders();
            case InstrumentDefinitionDecoder.TEMPLATE_ID -> define();
            default -> {
                // Nothing else concerns a book.
            }
        }
    }

    @Override
    public long events() {
        return events;
    }

    private void define() {
        final int instrument =
                slot.getInt(BODY + InstrumentDefinitionDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        final int depth = slot.getInt(BODY + InstrumentDefinitionDecoder.marketDepthEncodingOffset(), LITTLE_ENDIAN);
        switch (slot.getByte(BODY + InstrumentDefinitionDecoder.bookKindEncodingOffset())) {
            case 0 -> levels[instrument] = new PositionBook(depth < 1 ? PositionBook.DEFAULT_DEPTH : depth);
            case 1 -> levels[instrument] = new PriceBook(growths);
            case 2 -> orders[instrument] = byOrderId.newBook();
            default -> orders[instrument] = new OrderListBook(MOST_ORDERS, growths);
        }
    }

    private void applyLevels() {
        final int instrument = slot.getInt(BODY + MarketUpdateDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        LevelBook book = levels[instrument];
        if (book == null) {
            book = new PriceBook(growths);
            levels[instrument] = book;
        }
        if ((slot.getByte(BODY + MarketUpdateDecoder.flagsEncodingOffset()) & CLEAR) != 0) {
            book.clear();
        }
        final int group = BODY + MarketUpdateDecoder.BLOCK_LENGTH;
        int entry = group + GROUP_HEADER;
        for (int i = slot.getShort(group + COUNT, LITTLE_ENDIAN); i > 0; i--) {
            book.apply(
                    slot.getByte(entry + MarketUpdateDecoder.EntriesDecoder.sideEncodingOffset()),
                    slot.getByte(entry + MarketUpdateDecoder.EntriesDecoder.actionEncodingOffset()),
                    slot.getByte(entry + MarketUpdateDecoder.EntriesDecoder.levelEncodingOffset()) & 0xFF,
                    slot.getLong(entry + MarketUpdateDecoder.EntriesDecoder.priceEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + MarketUpdateDecoder.EntriesDecoder.quantityEncodingOffset(), LITTLE_ENDIAN),
                    slot.getInt(entry + MarketUpdateDecoder.EntriesDecoder.orderCountEncodingOffset(), LITTLE_ENDIAN));
            entry += MarketUpdateDecoder.EntriesDecoder.sbeBlockLength();
        }
    }

    private void applyOrders() {
        final int instrument = slot.getInt(BODY + OrderUpdateDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN);
        ByOrderBook book = orders[instrument];
        if (book == null) {
            book = byOrderId.newBook();
            orders[instrument] = book;
        }
        if ((slot.getByte(BODY + OrderUpdateDecoder.flagsEncodingOffset()) & CLEAR) != 0) {
            book.clear();
        }
        final int group = BODY + OrderUpdateDecoder.BLOCK_LENGTH;
        int entry = group + GROUP_HEADER;
        for (int i = slot.getShort(group + COUNT, LITTLE_ENDIAN); i > 0; i--) {
            book.apply(
                    slot.getByte(entry + OrderUpdateDecoder.EntriesDecoder.sideEncodingOffset()),
                    slot.getByte(entry + OrderUpdateDecoder.EntriesDecoder.actionEncodingOffset()),
                    slot.getLong(entry + OrderUpdateDecoder.EntriesDecoder.priceEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + OrderUpdateDecoder.EntriesDecoder.quantityEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + OrderUpdateDecoder.EntriesDecoder.orderIdEncodingOffset(), LITTLE_ENDIAN),
                    slot.getLong(entry + OrderUpdateDecoder.EntriesDecoder.priorityEncodingOffset(), LITTLE_ENDIAN),
                    slot.getByte(entry + OrderUpdateDecoder.EntriesDecoder.entryFlagsEncodingOffset()));
            entry += OrderUpdateDecoder.EntriesDecoder.sbeBlockLength();
        }
    }
}
