package io.loadline.feed.itch;

import io.loadline.core.Scale;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.OrderChanges;
import io.loadline.feed.RestingOrders;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/** Books by order. An order is added with all it has; what happens to it afterwards is told by its number alone. */
final class ItchOrders {
    /** The venue numbers the orders of a day one after the other. */
    private static final int ROW = 32;

    /** Places in use from the start: many more are needed late in the day only. */
    private static final int FIRST_ORDERS = 1 << 10;

    private static final int BUY = 'B';
    private static final int SELL = 'S';
    private static final int NOT_PRINTED = 'N';
    private static final int BUY_AGGRESSOR = 1;
    private static final int SELL_AGGRESSOR = 2;

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final ItchStocks stocks;
    private final ItchTrades trades;
    private final OrderChanges orders;

    ItchOrders(
            final EventWriter writer,
            final FeedStatistics statistics,
            final ItchStocks stocks,
            final ItchTrades trades,
            final int expectedOrders,
            final int mostOrders) {
        this.writer = writer;
        this.statistics = statistics;
        this.stocks = stocks;
        this.trades = trades;
        orders = new OrderChanges(
                writer, new RestingOrders(Math.min(FIRST_ORDERS, expectedOrders), expectedOrders, mostOrders, ROW));
    }

    /** Reads what a message about an order will need, to have it in the cache; the number returned means nothing. */
    long touch(final int type, final DirectBuffer buffer, final int message) {
        final long touched = stocks.touch(ItchLayout.locate(buffer, message))
                + orders.touch(ItchLayout.int64(buffer, message + ItchLayout.ORDER));
        return type == ItchMessageType.ORDER_REPLACE
                ? touched + orders.touch(ItchLayout.int64(buffer, message + ItchLayout.NEW_ORDER))
                : touched;
    }

    void onAdd(final DirectBuffer buffer, final int message, final long timeNs) {
        final int locate = ItchLayout.locate(buffer, message);
        final ItchStock stock = stocks.named(locate, buffer, message + ItchLayout.ADD_STOCK);
        if (stock == null) {
            return;
        }
        final int wireSide = buffer.getByte(message + ItchLayout.ADD_SIDE);
        final long shares = ItchLayout.uint32(buffer, message + ItchLayout.ADD_SHARES);
        final long price = ItchLayout.uint32(buffer, message + ItchLayout.ADD_PRICE);
        if ((wireSide != BUY && wireSide != SELL) || shares == 0 || price == 0) {
            malformed(stock, timeNs);
            return;
        }
        final OrderChanges.Outcome outcome = orders.add(
                locate,
                stock.id,
                ItchLayout.int64(buffer, message + ItchLayout.ORDER),
                wireSide == BUY ? BookSide.BID : BookSide.ASK,
                price * ItchMessages.PRICE_UNIT,
                shares * Scale.QUANTITY,
                timeNs);
        note(stock, outcome, timeNs);
    }

    void onDelete(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stockOf(buffer, message);
        if (stock != null) {
            final long order = ItchLayout.int64(buffer, message + ItchLayout.ORDER);
            note(stock, orders.delete(stock.locate, stock.id, order, timeNs), timeNs);
        }
    }

    void onReplace(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stockOf(buffer, message);
        if (stock == null) {
            return;
        }
        final long shares = ItchLayout.uint32(buffer, message + ItchLayout.NEW_SHARES);
        final long price = ItchLayout.uint32(buffer, message + ItchLayout.NEW_PRICE);
        if (shares == 0 || price == 0) {
            malformed(stock, timeNs);
            return;
        }
        final OrderChanges.Outcome outcome = orders.replace(
                stock.locate,
                stock.id,
                ItchLayout.int64(buffer, message + ItchLayout.ORDER),
                ItchLayout.int64(buffer, message + ItchLayout.NEW_ORDER),
                price * ItchMessages.PRICE_UNIT,
                shares * Scale.QUANTITY,
                timeNs);
        note(stock, outcome, timeNs);
    }

    void onCancel(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stockOf(buffer, message);
        if (stock != null) {
            reduce(stock, buffer, message, timeNs);
        }
    }

    void onExecution(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stockOf(buffer, message);
        if (stock != null && reduce(stock, buffer, message, timeNs)) {
            trade(stock, orders.lastPrice(), buffer, message, timeNs);
        }
    }

    /** What is not printed is part of a cross, and comes as its trade. */
    void onExecutionAtPrice(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stockOf(buffer, message);
        if (stock != null
                && reduce(stock, buffer, message, timeNs)
                && buffer.getByte(message + ItchLayout.PRINTABLE) != NOT_PRINTED) {
            final long price = ItchLayout.uint32(buffer, message + ItchLayout.EXECUTED_PRICE);
            trade(stock, price * ItchMessages.PRICE_UNIT, buffer, message, timeNs);
        }
    }

    void forgetAll() {
        orders.forgetAll();
    }

    void empty(final ItchStock stock, final long timeNs) {
        orders.clear(stock.locate, stock.id, EventWriter.RECOVERY, timeNs);
    }

    void writeEmpty(final ItchStock stock, final int flags, final long timeNs) {
        writer.beginOrders(stock.id, EventWriter.CLEAR | flags, timeNs);
        writer.endOrders(true);
    }

    private boolean reduce(final ItchStock stock, final DirectBuffer buffer, final int message, final long timeNs) {
        final long shares = ItchLayout.uint32(buffer, message + ItchLayout.TAKEN_SHARES);
        if (shares == 0) {
            malformed(stock, timeNs);
            return false;
        }
        final long order = ItchLayout.int64(buffer, message + ItchLayout.ORDER);
        final OrderChanges.Outcome outcome =
                orders.reduce(stock.locate, stock.id, order, shares * Scale.QUANTITY, timeNs);
        note(stock, outcome, timeNs);
        return outcome == OrderChanges.Outcome.DONE;
    }

    private void trade(
            final ItchStock stock, final long price, final DirectBuffer buffer, final int message, final long timeNs) {
        trades.write(
                stock,
                orders.lastSide() == BookSide.BID ? SELL_AGGRESSOR : BUY_AGGRESSOR,
                ItchLayout.int64(buffer, message + ItchLayout.EXECUTED_MATCH),
                price,
                ItchLayout.uint32(buffer, message + ItchLayout.TAKEN_SHARES) * Scale.QUANTITY,
                timeNs);
    }

    /** These messages do not name the stock: where its locate is not known its orders are not either. */
    private ItchStock stockOf(final DirectBuffer buffer, final int message) {
        final ItchStock stock = stocks.at(ItchLayout.locate(buffer, message));
        if (stock == null) {
            statistics.message(ItchMessageType.NOT_THERE);
        }
        return stock;
    }

    /** An unknown order is no surprise while a book is stale or was taken up in the middle of the day. */
    private void note(final ItchStock stock, final OrderChanges.Outcome outcome, final long timeNs) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN_ORDER -> {
                statistics.message(ItchMessageType.NOT_THERE);
                if (!stocks.goodFromEmpty()) {
                    stocks.markStale(stock, StateReason.CHANGE_ID_GAP, timeNs);
                }
            }
            case CONTRADICTION, FULL -> malformed(stock, timeNs);
        }
    }

    private void malformed(final ItchStock stock, final long timeNs) {
        statistics.error();
        stocks.markStale(stock, StateReason.MALFORMED, timeNs);
    }
}
