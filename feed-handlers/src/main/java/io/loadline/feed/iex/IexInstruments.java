package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.AssetClass;
import io.loadline.feed.EquitySymbol;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** The stocks of the feed: each is defined when its symbol is first seen, because the venue lists only what it lists itself. */
final class IexInstruments {
    private static final long TICK = Scale.PRICE / 100;
    private static final short BY_PRICE = 1;
    private static final short BY_ORDER = 2;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final boolean goodFromEmpty;
    private final IexSymbols bySymbol = new IexSymbols();
    private final List<IexInstrument> all = new ArrayList<>();
    private int staleCount;

    IexInstruments(
            final EventWriter writer,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean goodFromEmpty) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
        this.goodFromEmpty = goodFromEmpty;
    }

    List<IexInstrument> all() {
        return all;
    }

    boolean goodFromEmpty() {
        return goodFromEmpty;
    }

    boolean anyStale() {
        return staleCount > 0;
    }

    /** Reads what is kept of the stock a message is about, to have it in the cache; the number returned means nothing. */
    long touch(final DirectBuffer buffer, final int message) {
        final IexInstrument known = bySymbol.get(buffer.getLong(message + IexLayout.SYMBOL, LITTLE_ENDIAN));
        // its first field and its last: it may lie across two lines
        return known == null || known.halted ? 0 : known.symbol;
    }

    /** @return the stock a message is about, or null where it cannot be one of this channel */
    IexInstrument of(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final long symbol = buffer.getLong(message + IexLayout.SYMBOL, LITTLE_ENDIAN);
        final IexInstrument known = bySymbol.get(symbol);
        if (known != null) {
            if (known.channel == channel) {
                return known;
            }
            statistics.error();
            return null;
        }
        return define(channel, symbol, buffer, message + IexLayout.SYMBOL);
    }

    void markStale(final IexInstrument instrument, final int reason, final long timeNs) {
        if (!instrument.stale) {
            instrument.stale = true;
            staleCount++;
            statistics.stale();
            writer.state(instrument.id, StateChange.STALE, 0, reason, timeNs);
        }
    }

    void markRecovered(final IexInstrument instrument, final long timeNs) {
        if (instrument.stale) {
            instrument.stale = false;
            staleCount--;
            statistics.recovered();
            writer.state(instrument.id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
        }
    }

    /** Tells the log if what people may do with the stock has changed. */
    void writeStatus(final IexInstrument instrument, final long timeNs) {
        final int status = instrument.channel.closed
                ? TradingStatus.CLOSED
                : instrument.halted ? TradingStatus.HALTED : instrument.venueStatus;
        if (status != instrument.writtenStatus) {
            instrument.writtenStatus = status;
            writer.state(instrument.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    private IexInstrument define(
            final IexChannel channel, final long symbol, final DirectBuffer buffer, final int offset) {
        if (!EquitySymbol.isValid(buffer, offset)) {
            statistics.error();
            return null;
        }
        final long securityId = EquitySymbol.securityId(buffer, offset);
        final String text = EquitySymbol.text(buffer, offset);
        final int id = directory.define(IexFeed.VENUE, securityId, text);
        if (id == InstrumentDirectory.UNKNOWN) {
            return null;
        }
        final IexInstrument instrument = new IexInstrument(all.size(), id, symbol, channel);
        bySymbol.add(instrument);
        all.add(instrument);
        channel.statusesDue = true;
        statistics.instrument();
        writer.claimDefinition(id)
                .assetClass(EventWriter.code(AssetClass.EQUITY))
                .bookKind(channel.protocol == IexProtocol.DEEPPLUS ? BY_ORDER : BY_PRICE)
                .optionType((short) 0)
                .securityId(securityId)
                .priceIncrement(TICK)
                .multiplier(Scale.PRICE)
                .strike(0)
                .expiryNs(0)
                .symbol(text)
                .underlying("")
                .currency("USD")
                .marketDepth(channel.protocol == IexProtocol.TOPS ? 1 : 0);
        writer.commitDefinition();
        if (!channel.whole && !goodFromEmpty) {
            markStale(instrument, StateReason.LATE_START, 0);
        }
        return instrument;
    }
}
