package io.loadline.feed.itch;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/** What the venue says of a cross that is coming, and the collars of one that reopens a paused stock. */
final class ItchAuctions {
    private static final int PAIRED_SHARES = 11;
    private static final int IMBALANCE_SHARES = 19;
    private static final int IMBALANCE_SIDE = 27;
    private static final int STOCK = 28;
    private static final int FAR_PRICE = 36;
    private static final int NEAR_PRICE = 40;
    private static final int REFERENCE_PRICE = 44;
    private static final int UPPER_COLLAR = 23;
    private static final int LOWER_COLLAR = 27;
    private static final long MOST_SHARES = Long.MAX_VALUE / Scale.QUANTITY;

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final ItchStocks stocks;

    ItchAuctions(final EventWriter writer, final FeedStatistics statistics, final ItchStocks stocks) {
        this.writer = writer;
        this.statistics = statistics;
        this.stocks = stocks;
    }

    void onImbalance(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stocks.named(ItchLayout.locate(buffer, message), buffer, message + STOCK);
        if (stock == null) {
            return;
        }
        final long paired = ItchLayout.int64(buffer, message + PAIRED_SHARES);
        final long left = ItchLayout.int64(buffer, message + IMBALANCE_SHARES);
        if (paired < 0 || paired > MOST_SHARES || left < 0 || left > MOST_SHARES) {
            statistics.error();
            return;
        }
        final long sign = switch (buffer.getByte(message + IMBALANCE_SIDE)) {
            case 'B' -> 1;
            case 'S' -> -1;
            default -> 0;
        };
        price(
                stock,
                StatisticKind.AUCTION_REFERENCE,
                timeNs,
                buffer,
                message + REFERENCE_PRICE,
                paired * Scale.QUANTITY);
        price(stock, StatisticKind.THEORETICAL, timeNs, buffer, message + NEAR_PRICE, 0);
        price(stock, StatisticKind.AUCTION_BOOK, timeNs, buffer, message + FAR_PRICE, 0);
        writer.statistic(stock.id, StatisticKind.IMBALANCE, timeNs, Scale.NULL_PRICE, sign * left * Scale.QUANTITY);
    }

    void onCollar(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.STOCK);
        if (stock != null) {
            price(stock, StatisticKind.AUCTION_LOW, timeNs, buffer, message + LOWER_COLLAR, 0);
            price(stock, StatisticKind.AUCTION_HIGH, timeNs, buffer, message + UPPER_COLLAR, 0);
        }
    }

    /** A price of 0 says that there is none. */
    private void price(
            final ItchStock stock,
            final int kind,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final long quantity) {
        final long wire = ItchLayout.uint32(buffer, offset);
        writer.statistic(
                stock.id, kind, timeNs, wire == 0 ? Scale.NULL_PRICE : wire * ItchMessages.PRICE_UNIT, quantity);
    }
}
