package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.RestingOrders;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/**
 * Books by price: the levels of DEEP and the quotes of TOPS. The venue gives the size of a level and not what was done to it; which levels
 * there are is remembered, because the log tells a new level from a changed one.
 *
 * <p>The levels of one exchange event become one event of the log as far as they follow each other: the first one opens it, and the one that
 * the venue marks as the last commits it.
 */
final class IexPriceBooks {
    private static final long CENT = 100;
    /** Set in the key of a price that is no whole number of cents. */
    private static final long BROKEN = IexMessages.PRICE_BOUND;

    private static final int KEY_BITS = 41;
    private static final int NO_COUNT = -1;

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final IexInstruments instruments;
    private final RestingOrders levels;
    /** Stock whose event is open in the writer, or null. */
    private IexInstrument open;

    IexPriceBooks(
            final EventWriter writer,
            final FeedStatistics statistics,
            final IexInstruments instruments,
            final int expectedLevels,
            final int mostLevels) {
        this.writer = writer;
        this.statistics = statistics;
        this.instruments = instruments;
        levels = new RestingOrders(expectedLevels, mostLevels);
    }

    void onLevel(final IexChannel channel, final boolean bid, final DirectBuffer buffer, final int message) {
        final long symbol = buffer.getLong(message + IexLayout.SYMBOL, LITTLE_ENDIAN);
        if (open == null || open.symbol != symbol || open.channel != channel) {
            pause();
            final IexInstrument instrument = instruments.of(channel, buffer, message);
            if (instrument == null) {
                return;
            }
            writer.beginBook(instrument.id, 0, IexMessages.timeNs(buffer, message));
            open = instrument;
        }
        final long price = buffer.getLong(message + IexLayout.LEVEL_PRICE, LITTLE_ENDIAN);
        final int size = buffer.getInt(message + IexLayout.LEVEL_SIZE, LITTLE_ENDIAN);
        if (!IexMessages.isPrice(price) || size < 0) {
            refuse(IexMessages.timeNs(buffer, message));
            return;
        }
        final boolean room = setLevel(open.index, bid ? BookSide.BID : BookSide.ASK, price, size);
        if (!room) {
            refuse(IexMessages.timeNs(buffer, message));
        } else if ((buffer.getByte(message + IexLayout.DETAIL) & IexLayout.EVENT_COMPLETE) != 0) {
            writer.endBook(true);
            open = null;
        }
    }

    void onQuote(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument == null) {
            return;
        }
        final long timeNs = IexMessages.timeNs(buffer, message);
        final long bidPrice = buffer.getLong(message + IexLayout.BID_PRICE, LITTLE_ENDIAN);
        final int bidSize = buffer.getInt(message + IexLayout.BID_SIZE, LITTLE_ENDIAN);
        final long askPrice = buffer.getLong(message + IexLayout.ASK_PRICE, LITTLE_ENDIAN);
        final int askSize = buffer.getInt(message + IexLayout.ASK_SIZE, LITTLE_ENDIAN);
        if (!isQuote(bidPrice, bidSize) || !isQuote(askPrice, askSize)) {
            statistics.error();
            instruments.markStale(instrument, StateReason.MALFORMED, timeNs);
            return;
        }
        final boolean recovers = instrument.stale;
        if (recovers) {
            forgetQuote(instrument);
        }
        writer.beginBook(instrument.id, recovers ? EventWriter.CLEAR | EventWriter.RECOVERY : 0, timeNs);
        writeSide(instrument.bidPrice, instrument.bidSize, bidPrice, bidSize, BookSide.BID);
        writeSide(instrument.askPrice, instrument.askSize, askPrice, askSize, BookSide.ASK);
        writer.endBook(true);
        instrument.bidPrice = bidPrice;
        instrument.bidSize = bidSize;
        instrument.askPrice = askPrice;
        instrument.askSize = askSize;
        // a quote is the whole book of this feed
        instruments.markRecovered(instrument, timeNs);
    }

    /** Closes the event that is open in the writer; the rest of it, if any, comes as another piece. */
    void pause() {
        if (open != null) {
            writer.endBook(false);
            open = null;
        }
    }

    void empty(final IexInstrument instrument, final int flags, final long timeNs) {
        levels.removeAllOf(instrument.index);
        forgetQuote(instrument);
        writer.beginBook(instrument.id, EventWriter.CLEAR | flags, timeNs);
        writer.endBook(true);
    }

    private boolean setLevel(final int instrument, final int side, final long price, final int size) {
        final long key = ((((long) instrument << 1) | side) << KEY_BITS) | keyOf(price);
        final long quantity = size * Scale.QUANTITY;
        final int slot = levels.find(key);
        if (size == 0) {
            if (slot == RestingOrders.NONE) {
                statistics.message(IexMessageType.NOT_THERE);
            } else {
                levels.remove(slot);
                writer.bookEntry(price * IexMessages.PRICE_UNIT, 0, NO_COUNT, 0, BookAction.DELETE, side);
            }
            return true;
        }
        if (slot != RestingOrders.NONE) {
            writer.bookEntry(price * IexMessages.PRICE_UNIT, quantity, NO_COUNT, 0, BookAction.CHANGE, side);
            return true;
        }
        if (levels.add(key, instrument, side, price, quantity) == RestingOrders.NONE) {
            return false;
        }
        writer.bookEntry(price * IexMessages.PRICE_UNIT, quantity, NO_COUNT, 0, BookAction.NEW, side);
        return true;
    }

    /** Prices a cent apart are numbers in a row, and so lie together in the table. */
    private static long keyOf(final long price) {
        final long cents = price / CENT;
        return cents * CENT == price ? cents : price | BROKEN;
    }

    private void refuse(final long timeNs) {
        final IexInstrument instrument = open;
        pause();
        statistics.error();
        instruments.markStale(instrument, StateReason.MALFORMED, timeNs);
    }

    private void writeSide(final long oldPrice, final long oldSize, final long price, final long size, final int side) {
        final boolean samePrice = oldPrice == price;
        if (oldSize > 0 && (size == 0 || !samePrice)) {
            writer.bookEntry(oldPrice * IexMessages.PRICE_UNIT, 0, NO_COUNT, 0, BookAction.DELETE, side);
        }
        if (size > 0 && !(samePrice && oldSize == size)) {
            final int action = samePrice && oldSize > 0 ? BookAction.CHANGE : BookAction.NEW;
            writer.bookEntry(price * IexMessages.PRICE_UNIT, size * Scale.QUANTITY, NO_COUNT, 0, action, side);
        }
    }

    private static boolean isQuote(final long price, final int size) {
        return size == 0 || (size > 0 && IexMessages.isPrice(price));
    }

    private static void forgetQuote(final IexInstrument instrument) {
        instrument.bidSize = 0;
        instrument.askSize = 0;
    }
}
