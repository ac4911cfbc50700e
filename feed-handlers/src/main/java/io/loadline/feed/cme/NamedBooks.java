package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.feed.BookAction;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.LevelEntry;
import io.loadline.feed.PlainDefinition;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Books of feeds that name securities by text and send no snapshots. After a loss, or a late start, a book is stale and its levels are unknown;
 * each level that the venue tells is known from then on, and the book is good again once the best level of both sides is (the natural
 * refresh of the venue's own documents).
 */
final class NamedBooks {
    private static final int MOST_INSTRUMENTS = 1 << 14;
    private static final int SYMBOL_LENGTH = 20;
    private static final int BY_POSITION = 0;
    private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;
    /** The directory takes numbers below 2^56. */
    private static final int NUMBER_SHIFT = 9;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final boolean fragments;
    private final Long2ObjectHashMap<NamedInstrument> byNumber = new Long2ObjectHashMap<>();
    private final List<NamedInstrument> all = new ArrayList<>();

    NamedBooks(
            final EventWriter writer,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean fragments) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
        this.fragments = fragments;
    }

    /**
     * Finds an instrument by its name of 20 characters.
     *
     * @param variant tells books of one name apart, 0 or 1
     * @return its number, to {@link #get} it or {@link #define} it by; the same every day
     */
    static long numberOf(final DirectBuffer buffer, final int symbol, final int variant) {
        long hash = buffer.getLong(symbol, LITTLE_ENDIAN) * MULTIPLIER;
        hash = (hash ^ (hash >>> 29) ^ buffer.getLong(symbol + Long.BYTES, LITTLE_ENDIAN)) * MULTIPLIER;
        hash = (hash ^ (hash >>> 32) ^ buffer.getInt(symbol + 2 * Long.BYTES, LITTLE_ENDIAN)) * MULTIPLIER;
        return ((hash ^ (hash >>> 31)) >>> NUMBER_SHIFT & ~1L) | variant;
    }

    /** @return the instrument, or null where there is none yet */
    NamedInstrument get(final long number) {
        return byNumber.get(number);
    }

    /** @return true if the instrument bears the name; another one whose name has the same number does not */
    static boolean bears(final NamedInstrument instrument, final DirectBuffer buffer, final int symbol) {
        return instrument.isNamed(
                buffer.getLong(symbol, LITTLE_ENDIAN),
                buffer.getLong(symbol + Long.BYTES, LITTLE_ENDIAN),
                buffer.getInt(symbol + 2 * Long.BYTES, LITTLE_ENDIAN));
    }

    /**
     * Defines an instrument in the log.
     *
     * @param symbol where its name is
     * @param suffix of its name in the log
     * @param depth levels of its book
     * @param underlying what the venue says it is
     * @return the instrument, or null where there are too many
     */
    NamedInstrument define(
            final long number,
            final DirectBuffer buffer,
            final int symbol,
            final String suffix,
            final AssetClass assetClass,
            final int depth,
            final String currency,
            final String underlying,
            final long expiryNs) {
        final String name = CmeDefinitions.text(buffer, symbol, SYMBOL_LENGTH) + suffix;
        final int id = all.size() < MOST_INSTRUMENTS
                ? directory.define(CmeFeed.VENUE, number, name)
                : InstrumentDirectory.UNKNOWN;
        if (id == InstrumentDirectory.UNKNOWN) {
            return null;
        }
        final NamedInstrument instrument = new NamedInstrument(
                number,
                id,
                buffer.getLong(symbol, LITTLE_ENDIAN),
                buffer.getLong(symbol + Long.BYTES, LITTLE_ENDIAN),
                buffer.getInt(symbol + 2 * Long.BYTES, LITTLE_ENDIAN));
        byNumber.put(number, instrument);
        all.add(instrument);
        statistics.instrument();
        PlainDefinition.claim(writer, id, assetClass, BY_POSITION, number, name, depth)
                .underlying(underlying)
                .currency(currency)
                .expiryNs(expiryNs);
        writer.commitDefinition();
        start(instrument);
        return instrument;
    }

    /** Packets are lost, or the first has come: no level is known. */
    void onGap(final int reason, final long timeNs) {
        for (int i = 0; i < all.size(); i++) {
            lose(all.get(i), reason, timeNs);
        }
    }

    /** A change of the instrument cannot be read, or some are lost. */
    void lose(final NamedInstrument instrument, final int reason, final long timeNs) {
        if (!fragments) {
            instrument.lose();
            tellStale(instrument, reason, timeNs);
        }
    }

    /** Starts the changes of one instrument; nothing else is written before {@link #end}. */
    void begin(final NamedInstrument instrument, final long timeNs) {
        writer.beginBook(instrument.id, instrument.clearFirst ? EventWriter.CLEAR : 0, timeNs);
        instrument.clearFirst = false;
    }

    /** A change of one level by its place. */
    void change(
            final NamedInstrument instrument,
            final int side,
            final int action,
            final int level,
            final long price,
            final long quantity) {
        switch (action) {
            case BookAction.NEW -> instrument.insert(side, level);
            case BookAction.DELETE -> instrument.delete(side, level);
            default -> instrument.tell(side, level);
        }
        // a level whose place was not known until now is written as if it had been
        final int written = action == BookAction.CHANGE ? BookAction.OVERLAY : action;
        writer.bookEntry(price, quantity, LevelEntry.pack(-1, level, written, side));
    }

    /** The best level of a side of which no more is told; a null price says that there is none. */
    void top(final NamedInstrument instrument, final int side, final long price, final long quantity) {
        final boolean shown = price != Scale.NULL_PRICE && quantity > 0;
        if (shown || instrument.isTopShown(side)) {
            final int action = shown ? BookAction.OVERLAY : BookAction.DELETE;
            writer.bookEntry(price, quantity, LevelEntry.pack(-1, 1, action, side));
        }
        instrument.tellTop(side, shown);
    }

    /** Ends the changes of one instrument, and says if its book has become good or has no best level that is known. */
    void end(final NamedInstrument instrument, final long timeNs) {
        // a best level that is not known must not be seen as good before the log hears of it
        writer.endBook(instrument.stale || instrument.isTopKnown());
        if (!instrument.isTopKnown()) {
            tellStale(instrument, StateReason.SEQUENCE_GAP, timeNs);
        } else if (instrument.stale) {
            instrument.stale = false;
            statistics.recovered();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
        }
    }

    private void start(final NamedInstrument instrument) {
        if (fragments) {
            instrument.empty();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, 0);
        } else {
            instrument.lose();
            tellStale(instrument, StateReason.LATE_START, 0);
        }
    }

    private void tellStale(final NamedInstrument instrument, final int reason, final long timeNs) {
        if (!instrument.stale) {
            instrument.stale = true;
            statistics.stale();
            writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
        }
    }
}
