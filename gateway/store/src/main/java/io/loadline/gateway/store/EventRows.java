package io.loadline.gateway.store;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.TradeUpdateDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.FeatureSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.gateway.journal.MessageNames;
import java.lang.reflect.Field;
import java.sql.SQLException;

/** Turns an event, as the book stage has left it, into rows. Bars are followed through events that are not kept, so that they are whole. */
final class EventRows {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MINUTE_NS = 60 * SECOND_NS;
    private static final int AGGRESSOR_BUY = 1;
    private static final int AGGRESSOR_SELL = 2;
    private static final int TRADE_NEW = 0;
    private static final int TRADE_CORRECTION = 1;
    private static final double HALF = 0.5;

    private final StoreWriter writer;
    private final Field[] featureFields = StoreTable.featureFields();
    private final TradeUpdateDecoder trade = new TradeUpdateDecoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageNames names = new MessageNames();
    private final BarBuilder seconds = new BarBuilder("1s", SECOND_NS, this::writeBar);
    private final BarBuilder minutes = new BarBuilder("1m", MINUTE_NS, this::writeBar);
    private boolean kept;

    EventRows(final StoreWriter writer) {
        this.writer = writer;
    }

    /** Says whether the next event gives rows, or only goes into bars that end later. */
    void keep(final boolean keep) {
        kept = keep;
    }

    void add(final RiskEvent event) throws SQLException {
        seconds.advance(event.ingressTimeNs);
        minutes.advance(event.ingressTimeNs);
        if (kept) {
            writer.row(StoreTable.EVENTS)
                    .big(event.sequence)
                    .time(event.ingressTimeNs)
                    .integer(event.epoch)
                    .text(names.of(event.templateId))
                    .end();
        }
        final BookSection book = event.book;
        if (book.instrument < 0) {
            return;
        }
        if (StoreBuild.isTrade(event)) {
            addTrade(event);
        } else if (book.updated) {
            addQuote(event);
        }
        if (kept && event.features.sampled) {
            addFeatures(event);
        }
    }

    private void addTrade(final RiskEvent event) throws SQLException {
        trade.wrapAndApplyHeader(event.input, 0, header);
        final double price = Scale.price(trade.price());
        final double quantity = Scale.quantity(trade.quantity());
        final boolean isNew = trade.action() == TRADE_NEW;
        if (isNew && trade.quantity() > 0 && !Double.isNaN(price)) {
            seconds.trade(event.book.instrument, price, quantity);
            minutes.trade(event.book.instrument, price, quantity);
        }
        if (kept) {
            final boolean described = event.features.instrument >= 0;
            writer.row(StoreTable.TRADES)
                    .big(event.sequence)
                    .time(event.ingressTimeNs)
                    .time(trade.exchangeTimeNs())
                    .integer(trade.instrumentId())
                    .number(price)
                    .number(quantity)
                    .text(aggressor(trade.aggressor()))
                    .text(isNew ? "new" : trade.action() == TRADE_CORRECTION ? "correction" : "bust")
                    .tiny(described ? event.features.tradeSign : 0)
                    .number(described ? event.features.effectiveSpread : Double.NaN)
                    .end();
        }
    }

    private static String aggressor(final int code) {
        return switch (code) {
            case AGGRESSOR_BUY -> "buy";
            case AGGRESSOR_SELL -> "sell";
            default -> null;
        };
    }

    private void addQuote(final RiskEvent event) throws SQLException {
        final BookSection book = event.book;
        final double bid = Scale.price(book.bidPrice);
        final double ask = Scale.price(book.askPrice);
        final double mid = book.quality == Quality.GOOD ? HALF * (bid + ask) : Double.NaN;
        seconds.mid(book.instrument, mid);
        minutes.mid(book.instrument, mid);
        if (kept) {
            writer.row(StoreTable.QUOTES)
                    .big(event.sequence)
                    .time(event.ingressTimeNs)
                    .time(book.exchangeTimeNs)
                    .integer(book.instrument)
                    .number(bid)
                    .quantity(book.bidQuantity)
                    .number(ask)
                    .quantity(book.askQuantity)
                    .quantity(book.bidDepth)
                    .quantity(book.askDepth)
                    .small(book.quality)
                    .tiny(book.tradingStatus)
                    .end();
        }
    }

    private void addFeatures(final RiskEvent event) throws SQLException {
        final FeatureSection features = event.features;
        final TableWriter row = writer.row(StoreTable.FEATURES)
                .big(event.sequence)
                .time(event.ingressTimeNs)
                .integer(features.instrument)
                .small(event.book.quality);
        try {
            for (final Field field : featureFields) {
                row.number(field.getDouble(features));
            }
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("a public field cannot be read", e);
        }
        row.end();
    }

    void addOpenBars() {
        kept = true;
        seconds.handOpen();
        minutes.handOpen();
    }

    private void writeBar(final String length, final int instrument, final Bar bar, final boolean complete) {
        if (!kept) {
            return;
        }
        try {
            writer.row(StoreTable.BARS)
                    .text(length)
                    .time(bar.startNs)
                    .integer(instrument)
                    .number(bar.open)
                    .number(bar.high)
                    .number(bar.low)
                    .number(bar.close)
                    .number(bar.volume)
                    .number(bar.turnover)
                    .integer(bar.trades)
                    .number(bar.midOpen)
                    .number(bar.midHigh)
                    .number(bar.midLow)
                    .number(bar.midClose)
                    .bool(complete)
                    .end();
        } catch (final SQLException e) {
            throw new StoreException("a bar cannot be written: " + Engine.oneLine(e), e);
        }
    }
}
