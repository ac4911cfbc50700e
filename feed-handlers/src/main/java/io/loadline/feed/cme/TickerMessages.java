package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/**
 * EBS spot market, schema 12: the best bid and offer of the market, the last trades and the prices of the day, each told anew whenever it
 * changes, and all of them in a snapshot. A book of one level; an element whose price is null is gone. Elements of one region of the world
 * only, or of the day before, are passed over.
 */
final class TickerMessages {
    /** Where things are in an entry; in a snapshot the names are those of the message. */
    private static final int TYPE = 0;

    private static final int SECURITY_ID = 1;
    private static final int SYMBOL = 5;
    private static final int PRICE = 68;
    private static final int SNAPSHOT_SYMBOL = 44;
    private static final int SNAPSHOT_SECURITY_ID = 72;
    private static final int SNAPSHOT_PRICE = 1;

    /** From the price on: size, a time, the day, the region, the side of the aggressor. */
    private static final int SIZE = 8;

    private static final int DAY = 24;
    private static final int REGION = 25;
    private static final int AGGRESSOR = 26;

    private static final int PREVIOUS_DAY = 4;
    private static final int GLOBAL = 0;
    private static final int NO_REGION = 255;

    /** Numbers of these books are apart from those of the same securities in MDP 3.0. */
    private static final long NUMBERS = 1L << 32;

    private static final int CURRENCY_LENGTH = 3;
    private static final int PAIR_LENGTH = 7;
    private static final int QUOTE_CURRENCY = 4;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final EventWriter writer;
    private final NamedBooks books;

    TickerMessages(final EventWriter writer, final NamedBooks books) {
        this.writer = writer;
        this.books = books;
    }

    /** What changed, of one or more instruments; entries of one instrument stand together. */
    void onChanges(final DirectBuffer buffer, final int message, final long timeNs) {
        final int group = CmeLayout.firstGroup(buffer, message);
        final int length = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        int left = SbeWire.entryCount(buffer, group);
        while (left > 0) {
            final int securityId = buffer.getInt(entry + SECURITY_ID, LITTLE_ENDIAN);
            int run = 1;
            while (run < left && buffer.getInt(entry + run * length + SECURITY_ID, LITTLE_ENDIAN) == securityId) {
                run++;
            }
            final NamedInstrument instrument = instrument(securityId, buffer, entry + SYMBOL);
            if (instrument != null) {
                onElements(instrument, buffer, entry, length, run, PRICE, false, timeNs);
            }
            entry += run * length;
            left -= run;
        }
    }

    /** All there is of one instrument. */
    void onSnapshot(final DirectBuffer buffer, final int message, final long timeNs) {
        final int block = CmeLayout.block(message);
        final int group = CmeLayout.firstGroup(buffer, message);
        final NamedInstrument instrument =
                instrument(buffer.getInt(block + SNAPSHOT_SECURITY_ID, LITTLE_ENDIAN), buffer, block + SNAPSHOT_SYMBOL);
        if (instrument != null) {
            instrument.empty();
            onElements(
                    instrument,
                    buffer,
                    SbeWire.firstEntry(group),
                    SbeWire.entryLength(buffer, group),
                    SbeWire.entryCount(buffer, group),
                    SNAPSHOT_PRICE,
                    true,
                    timeNs);
        }
    }

    private void onElements(
            final NamedInstrument instrument,
            final DirectBuffer buffer,
            final int first,
            final int length,
            final int count,
            final int priceOffset,
            final boolean snapshot,
            final long timeNs) {
        boolean changesBook = snapshot;
        for (int i = 0, entry = first; i < count; i++, entry += length) {
            if (sideOf(buffer.getByte(entry + TYPE)) >= 0) {
                changesBook = true;
            } else {
                onOther(instrument, buffer, entry, entry + priceOffset, snapshot, timeNs);
            }
        }
        if (!changesBook) {
            return;
        }
        books.begin(instrument, timeNs);
        for (int i = 0, entry = first; i < count; i++, entry += length) {
            final int side = sideOf(buffer.getByte(entry + TYPE));
            if (side >= 0) {
                final int price = entry + priceOffset;
                books.top(instrument, side, price(buffer, price), quantity(buffer, price + SIZE));
            }
        }
        books.end(instrument, timeNs);
    }

    private void onOther(
            final NamedInstrument instrument,
            final DirectBuffer buffer,
            final int entry,
            final int price,
            final boolean snapshot,
            final long timeNs) {
        final int region = buffer.getByte(price + REGION) & 0xff;
        if (buffer.getByte(price + DAY) == PREVIOUS_DAY || (region != GLOBAL && region != NO_REGION)) {
            return;
        }
        switch (buffer.getByte(entry + TYPE)) {
            case 'q' -> writer.statistic(instrument.id, StatisticKind.HIGH, timeNs, price(buffer, price), 0);
            case 'r' -> writer.statistic(instrument.id, StatisticKind.LOW, timeNs, price(buffer, price), 0);
            case 'y', 'z' -> {
                // those of a snapshot were traded before
                if (!snapshot && price(buffer, price) != Scale.NULL_PRICE) {
                    writer.trade(
                            instrument.id,
                            aggressor(buffer, entry, price),
                            0,
                            timeNs,
                            price(buffer, price),
                            quantity(buffer, price + SIZE),
                            -1);
                }
            }
            default -> {
                // best quotes of the day and of its start and end have no place in the log
            }
        }
    }

    /** Paid is a trade at the offer, given one at the bid, where the message does not say whose order came last. */
    private static int aggressor(final DirectBuffer buffer, final int entry, final int price) {
        final int told = buffer.getByte(price + AGGRESSOR) & 0xff;
        if (told == BUY || told == SELL) {
            return told;
        }
        return buffer.getByte(entry + TYPE) == 'y' ? BUY : SELL;
    }

    private static int sideOf(final int type) {
        return switch (type) {
            case 'x' -> BookSide.BID;
            case 'w' -> BookSide.ASK;
            default -> -1;
        };
    }

    private NamedInstrument instrument(final int securityId, final DirectBuffer buffer, final int symbol) {
        final long number = NUMBERS | (securityId & 0xffff_ffffL);
        final NamedInstrument instrument = books.get(number);
        if (instrument != null) {
            return instrument;
        }
        final String name = CmeDefinitions.text(buffer, symbol, PAIR_LENGTH);
        final boolean pair = name.length() == PAIR_LENGTH && name.charAt(CURRENCY_LENGTH) == '/';
        return books.define(
                number,
                buffer,
                symbol,
                "",
                AssetClass.FX,
                1,
                pair ? name.substring(QUOTE_CURRENCY) : "",
                pair ? name.substring(0, CURRENCY_LENGTH) : "",
                0);
    }

    private static long price(final DirectBuffer buffer, final int offset) {
        final long wire = buffer.getLong(offset, LITTLE_ENDIAN);
        return wire == CmeLayout.NULL_INT64 ? Scale.NULL_PRICE : wire;
    }

    private static long quantity(final DirectBuffer buffer, final int offset) {
        // the null of an unsigned long is -1
        final long size = buffer.getLong(offset, LITTLE_ENDIAN);
        return size < 0 || size > Long.MAX_VALUE / Scale.QUANTITY ? 0 : size * Scale.QUANTITY;
    }
}
