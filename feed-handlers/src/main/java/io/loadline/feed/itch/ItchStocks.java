package io.loadline.feed.itch;

import static java.nio.ByteOrder.BIG_ENDIAN;

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
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The stocks of the feed by locate, the number that the venue gives a stock for the day. In the log a stock is known by its symbol, because
 * locates change from day to day.
 */
final class ItchStocks {
    private static final int LOCATES = 1 << 16;
    private static final long TICK = Scale.PRICE / 100;
    private static final short BY_ORDER = 2;

    private final EventWriter writer;
    private final InstrumentDirectory directory;
    private final FeedStatistics statistics;
    private final boolean goodFromEmpty;
    private final ItchStock[] byLocate = new ItchStock[LOCATES];
    private final Long2ObjectHashMap<ItchStock> bySymbol = new Long2ObjectHashMap<>();
    private final List<ItchStock> all = new ArrayList<>();
    private long session;
    /** Every message that could have changed a book was heard. */
    private boolean whole;

    private boolean closed;

    ItchStocks(
            final EventWriter writer,
            final InstrumentDirectory directory,
            final FeedStatistics statistics,
            final boolean goodFromEmpty) {
        this.writer = writer;
        this.directory = directory;
        this.statistics = statistics;
        this.goodFromEmpty = goodFromEmpty;
    }

    boolean goodFromEmpty() {
        return goodFromEmpty;
    }

    void whole(final boolean isWhole) {
        whole = isWhole;
    }

    void closed(final boolean isClosed) {
        closed = isClosed;
    }

    /** @return every stock, in the order in which they were first seen */
    List<ItchStock> all() {
        return all;
    }

    /** The venue gives locates anew. */
    void onNewSession(final long newSession) {
        session = newSession;
    }

    /** @return the stock, or null where the locate is not known */
    ItchStock at(final int locate) {
        return byLocate[locate];
    }

    /** Reads what is kept of a stock, to have it in the cache; the number returned means nothing. */
    long touch(final int locate) {
        final ItchStock stock = byLocate[locate];
        return stock == null ? 0 : stock.symbol;
    }

    /** The stock of a message that names it, defined if it is new; null where the name cannot be one or there is no more room. */
    ItchStock named(final int locate, final DirectBuffer buffer, final int symbolOffset) {
        final long symbol = buffer.getLong(symbolOffset, BIG_ENDIAN);
        final ItchStock known = byLocate[locate];
        if (known != null && known.symbol == symbol) {
            return known;
        }
        if ((known != null && known.session == session) || !EquitySymbol.isValid(buffer, symbolOffset)) {
            statistics.error();
            return null;
        }
        return bind(locate, symbol, buffer, symbolOffset);
    }

    void markStale(final ItchStock stock, final int reason, final long timeNs) {
        if (!stock.stale) {
            stock.stale = true;
            statistics.stale();
            writer.state(stock.id, StateChange.STALE, 0, reason, timeNs);
        }
    }

    void markRecovered(final ItchStock stock, final long timeNs) {
        if (stock.stale) {
            stock.stale = false;
            statistics.recovered();
            writer.state(stock.id, StateChange.RECOVERED, 0, StateReason.NONE, timeNs);
        }
    }

    /** Tells the log if what people may do with the stock has changed. */
    void writeStatus(final ItchStock stock, final long timeNs) {
        final int status = closed ? TradingStatus.CLOSED : stock.halted ? TradingStatus.HALTED : stock.venueStatus;
        if (status != stock.writtenStatus) {
            stock.writtenStatus = status;
            writer.state(stock.id, StateChange.TRADING_STATUS, status, StateReason.VENUE_STATUS, timeNs);
        }
    }

    /** A stock keeps its locate for a session: a second one for the same symbol is refused. */
    private ItchStock bind(final int locate, final long symbol, final DirectBuffer buffer, final int symbolOffset) {
        ItchStock stock = bySymbol.get(symbol);
        if (stock == null) {
            stock = define(symbol, buffer, symbolOffset);
            if (stock == null) {
                return null;
            }
        } else if (stock.session == session) {
            statistics.error();
            return null;
        }
        stock.locate = locate;
        stock.session = session;
        byLocate[locate] = stock;
        return stock;
    }

    private ItchStock define(final long symbol, final DirectBuffer buffer, final int symbolOffset) {
        final long securityId = EquitySymbol.securityId(buffer, symbolOffset);
        final String text = EquitySymbol.text(buffer, symbolOffset);
        final int id = directory.define(NasdaqFeed.VENUE, securityId, text);
        if (id == InstrumentDirectory.UNKNOWN) {
            return null;
        }
        final ItchStock stock = new ItchStock(symbol, id);
        bySymbol.put(symbol, stock);
        all.add(stock);
        statistics.instrument();
        writer.claimDefinition(id)
                .assetClass(EventWriter.code(AssetClass.EQUITY))
                .bookKind(BY_ORDER)
                .optionType((short) 0)
                .securityId(securityId)
                .priceIncrement(TICK)
                .multiplier(Scale.PRICE)
                .strike(0)
                .expiryNs(0)
                .symbol(text)
                .underlying("")
                .currency("USD")
                .marketDepth(0);
        writer.commitDefinition();
        if (!whole && !goodFromEmpty) {
            markStale(stock, StateReason.LATE_START, 0);
        }
        return stock;
    }
}
