package io.loadline.feed.itch;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/** Trades: those against hidden orders, crosses, what executions of displayed orders come to, and trades that were broken. */
final class ItchTrades {
    private static final int NEW_TRADE = 0;
    private static final int BUST = 2;
    private static final int NO_AGGRESSOR = 0;
    private static final long MOST_SHARES = Long.MAX_VALUE / Scale.QUANTITY;

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final ItchStocks stocks;
    private final RecentTrades recent = new RecentTrades();

    ItchTrades(final EventWriter writer, final FeedStatistics statistics, final ItchStocks stocks) {
        this.writer = writer;
        this.statistics = statistics;
        this.stocks = stocks;
    }

    void onTrade(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock =
                stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.ADD_STOCK);
        if (stock != null) {
            write(
                    stock,
                    NO_AGGRESSOR,
                    ItchLayout.int64(buffer, message + ItchLayout.TRADE_MATCH),
                    ItchLayout.uint32(buffer, message + ItchLayout.ADD_PRICE) * ItchMessages.PRICE_UNIT,
                    ItchLayout.uint32(buffer, message + ItchLayout.ADD_SHARES) * Scale.QUANTITY,
                    timeNs);
        }
    }

    /** A cross in which nothing traded is told too, with no shares: it is no trade. */
    void onCross(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock =
                stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.CROSS_STOCK);
        if (stock == null) {
            return;
        }
        final long shares = ItchLayout.int64(buffer, message + ItchLayout.CROSS_SHARES);
        if (shares < 0 || shares > MOST_SHARES) {
            statistics.error();
            return;
        }
        if (shares == 0) {
            return;
        }
        final long price = ItchLayout.uint32(buffer, message + ItchLayout.CROSS_PRICE) * ItchMessages.PRICE_UNIT;
        final long match = ItchLayout.int64(buffer, message + ItchLayout.CROSS_MATCH);
        write(stock, NO_AGGRESSOR, match, price, shares * Scale.QUANTITY, timeNs);
        switch (buffer.getByte(message + ItchLayout.CROSS_TYPE)) {
            case 'O' -> writer.statistic(stock.id, StatisticKind.OPEN, timeNs, price, 0);
            case 'C' -> writer.statistic(stock.id, StatisticKind.SETTLEMENT, timeNs, price, 0);
            default -> {
                // crosses of halted stocks and within the day make no official price
            }
        }
    }

    void onBroken(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stocks.at(ItchLayout.locate(buffer, message));
        final long match = ItchLayout.int64(buffer, message + ItchLayout.BROKEN_MATCH);
        if (stock == null) {
            statistics.message(ItchMessageType.NOT_THERE);
            return;
        }
        final boolean known = recent.has(match);
        if (!known) {
            statistics.message(ItchMessageType.NOT_THERE);
        }
        writer.trade(
                stock.id,
                NO_AGGRESSOR,
                BUST,
                timeNs,
                known ? recent.price(match) : Scale.NULL_PRICE,
                known ? recent.quantity(match) : 0,
                -1);
    }

    void write(
            final ItchStock stock,
            final int aggressor,
            final long match,
            final long price,
            final long quantity,
            final long timeNs) {
        recent.keep(match, price, quantity);
        writer.trade(stock.id, aggressor, NEW_TRADE, timeNs, price, quantity, -1);
    }
}
