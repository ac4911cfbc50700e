package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/**
 * US Treasuries of BrokerTec, schema 10: up to five levels a side of the active notes and bonds, the best of all others, trades and prices of
 * the day. A security quoted in yield as well is two instruments, since its yields are no levels of its prices: the one of yields is named
 * as the security with {@code /Y} behind. A new level moves those below it down, a deleted one lets them move up. There is no number of
 * its own, no end mark and no snapshot: a message is an event, and {@link NamedBooks} says when a book is good.
 */
final class BrokerTecMessages {
    private static final int TRANSACT_TIME = 2;

    private static final int ACTION = 0;
    private static final int TYPE = 1;
    private static final int PRICE = 2;
    private static final int PRICE_EXPONENT = 10;
    private static final int SIZE = 11;
    private static final int LEVEL = 15;
    private static final int VOLUME = 16;
    private static final int SYMBOL = 20;
    private static final int MATURITY = 40;
    private static final int CUSIP = 42;
    private static final int CUSIP_LENGTH = 12;
    private static final int TRADE_CONDITION = 60;
    private static final int PRICE_TYPE = 61;

    private static final int YIELD = 9;
    private static final int LEVELS = 5;
    private static final int NO_LEVEL = 255;
    private static final long NO_UINT32 = 0xffff_ffffL;
    private static final int MOST_ENTRIES = 255;

    private static final int BUY = 1;
    private static final int SELL = 2;
    private static final int BUST = 2;

    private final EventWriter writer;
    private final NamedBooks books;
    private final FeedStatistics statistics;
    /** Of each entry of the message being read: the instrument whose book it changes, until that is written. */
    private final NamedInstrument[] changed = new NamedInstrument[MOST_ENTRIES];

    BrokerTecMessages(final EventWriter writer, final NamedBooks books, final FeedStatistics statistics) {
        this.writer = writer;
        this.books = books;
        this.statistics = statistics;
    }

    void onMessage(final DirectBuffer buffer, final int message) {
        final long timeNs = buffer.getLong(CmeLayout.block(message) + TRANSACT_TIME, LITTLE_ENDIAN);
        final int group = CmeLayout.firstGroup(buffer, message);
        final int count = SbeWire.entryCount(buffer, group);
        final int length = SbeWire.entryLength(buffer, group);
        final int first = SbeWire.firstEntry(group);
        for (int i = 0; i < count; i++) {
            changed[i] = onEntry(buffer, first + i * length, timeNs);
        }
        for (int i = 0; i < count; i++) {
            if (changed[i] != null) {
                writeBook(changed[i], buffer, first, length, i, count, timeNs);
            }
        }
    }

    /** @return the instrument whose book the entry changes, or null where it changes none */
    private NamedInstrument onEntry(final DirectBuffer buffer, final int entry, final long timeNs) {
        final NamedInstrument instrument = instrument(buffer, entry);
        if (instrument == null) {
            return null;
        }
        final long price = price(buffer.getLong(entry + PRICE, LITTLE_ENDIAN), buffer.getByte(entry + PRICE_EXPONENT));
        final int action = buffer.getByte(entry + ACTION) & 0xff;
        switch (buffer.getByte(entry + TYPE)) {
            case '0', '1' -> {
                if (canBeApplied(action, price, buffer, entry)) {
                    return instrument;
                }
                statistics.error();
                books.lose(instrument, StateReason.MALFORMED, timeNs);
            }
            case 'J' -> {
                return instrument;
            }
            case '2' -> onTrade(instrument, action, price, buffer, entry, timeNs);
            case '4' -> writer.statistic(instrument.id, StatisticKind.OPEN, timeNs, price, 0);
            case '5' -> writer.statistic(instrument.id, StatisticKind.CLOSE, timeNs, price, 0);
            case '7' -> writer.statistic(instrument.id, StatisticKind.HIGH, timeNs, price, 0);
            case '8' -> writer.statistic(instrument.id, StatisticKind.LOW, timeNs, price, 0);
            default -> {
                // an average price has no place in the log
            }
        }
        return null;
    }

    private static boolean canBeApplied(
            final int action, final long price, final DirectBuffer buffer, final int entry) {
        final int level = buffer.getByte(entry + LEVEL) & 0xff;
        final long size = SbeWire.uint32(buffer, entry + SIZE);
        return (level == NO_LEVEL || (level >= 1 && level <= LEVELS))
                && (action == BookAction.DELETE
                        || (action < BookAction.DELETE && price != Scale.NULL_PRICE && size != 0 && size != NO_UINT32));
    }

    private void onTrade(
            final NamedInstrument instrument,
            final int action,
            final long price,
            final DirectBuffer buffer,
            final int entry,
            final long timeNs) {
        final int aggressor = switch (buffer.getByte(entry + TRADE_CONDITION)) {
            case 'T' -> BUY;
            case 'H' -> SELL;
            default -> 0;
        };
        if (price != Scale.NULL_PRICE) {
            writer.trade(
                    instrument.id,
                    aggressor,
                    Math.min(action, BUST),
                    timeNs,
                    price,
                    quantity(SbeWire.uint32(buffer, entry + SIZE)),
                    -1);
        }
        final long volume = SbeWire.uint32(buffer, entry + VOLUME);
        if (volume != NO_UINT32) {
            writer.statistic(instrument.id, StatisticKind.SESSION_VOLUME, timeNs, Scale.NULL_PRICE, quantity(volume));
        }
    }

    /** Writes all changes of one book, and marks their entries as done. */
    private void writeBook(
            final NamedInstrument instrument,
            final DirectBuffer buffer,
            final int first,
            final int length,
            final int from,
            final int count,
            final long timeNs) {
        int begin = from;
        for (int i = from; i < count; i++) {
            if (changed[i] == instrument && buffer.getByte(first + i * length + TYPE) == 'J') {
                instrument.empty();
                begin = i + 1;
            }
        }
        books.begin(instrument, timeNs);
        for (int i = from; i < count; i++) {
            if (changed[i] == instrument) {
                changed[i] = null;
                if (i >= begin) {
                    writeLevel(instrument, buffer, first + i * length);
                }
            }
        }
        books.end(instrument, timeNs);
    }

    private void writeLevel(final NamedInstrument instrument, final DirectBuffer buffer, final int entry) {
        final int side = buffer.getByte(entry + TYPE) == '0' ? BookSide.BID : BookSide.ASK;
        final int action = buffer.getByte(entry + ACTION);
        final int level = buffer.getByte(entry + LEVEL) & 0xff;
        final boolean deleted = action == BookAction.DELETE;
        final long price = deleted
                ? Scale.NULL_PRICE
                : price(buffer.getLong(entry + PRICE, LITTLE_ENDIAN), buffer.getByte(entry + PRICE_EXPONENT));
        final long quantity = deleted ? 0 : quantity(SbeWire.uint32(buffer, entry + SIZE));
        if (level == NO_LEVEL) {
            books.top(instrument, side, price, quantity);
        } else {
            books.change(instrument, side, action, level, price, quantity);
        }
    }

    private NamedInstrument instrument(final DirectBuffer buffer, final int entry) {
        final boolean yield = (buffer.getByte(entry + PRICE_TYPE) & 0xff) == YIELD;
        final long number = NamedBooks.numberOf(buffer, entry + SYMBOL, yield ? 1 : 0);
        final NamedInstrument instrument = books.get(number);
        if (instrument == null) {
            return books.define(
                    number,
                    buffer,
                    entry + SYMBOL,
                    yield ? "/Y" : "",
                    AssetClass.FIXED_INCOME,
                    LEVELS,
                    "USD",
                    CmeDefinitions.text(buffer, entry + CUSIP, CUSIP_LENGTH),
                    CmeDefinitions.endOfDay(SbeWire.uint16(buffer, entry + MATURITY)));
        }
        if (!NamedBooks.bears(instrument, buffer, entry + SYMBOL)) {
            statistics.error();
            return null;
        }
        return instrument;
    }

    private static long quantity(final long wire) {
        return wire == NO_UINT32 ? 0 : wire * Scale.QUANTITY;
    }

    /** @return mantissa of 1e-9, rounded to the nearest; null where the wire has none or it is beyond what the log can hold */
    static long price(final long mantissa, final int exponent) {
        if (mantissa == Long.MIN_VALUE || exponent == Byte.MIN_VALUE) {
            return Scale.NULL_PRICE;
        }
        long price = mantissa;
        for (int power = exponent + 9; power > 0 && price != 0; power--) {
            if (price > Long.MAX_VALUE / 10 || price < -Long.MAX_VALUE / 10) {
                return Scale.NULL_PRICE;
            }
            price *= 10;
        }
        for (int power = exponent + 10; power < 0 && price != 0; power++) {
            price = Math.floorDiv(price, 10);
        }
        return exponent < -9 ? Math.floorDiv(price + 5, 10) : price;
    }
}
