package io.loadline.feed.itch;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.StateChange;
import io.loadline.feed.StateReason;
import io.loadline.feed.TradingStatus;
import org.agrona.DirectBuffer;

/** Takes messages in sequence and hands each to the part that knows it. */
final class ItchMessages {
    /** Units of 1e-9 in a unit of the wire. */
    static final long PRICE_UNIT = Scale.PRICE / 10_000;

    private static final int NASDAQ = 'Q';

    private final EventWriter writer;
    private final FeedStatistics statistics;
    private final ItchStocks stocks;
    private final ItchOrders orders;
    private final ItchTrades trades;
    private final ItchAuctions auctions;

    ItchMessages(
            final EventWriter writer,
            final FeedStatistics statistics,
            final ItchStocks stocks,
            final int expectedOrders,
            final int mostOrders) {
        this.writer = writer;
        this.statistics = statistics;
        this.stocks = stocks;
        auctions = new ItchAuctions(writer, statistics, stocks);
        trades = new ItchTrades(writer, statistics, stocks);
        orders = new ItchOrders(writer, statistics, stocks, trades, expectedOrders, mostOrders);
    }

    /** Reads what a message will need of memory, and changes nothing; the number returned means nothing. */
    long touch(final DirectBuffer buffer, final int message) {
        final int type = buffer.getByte(message + ItchLayout.TYPE);
        return ItchMessageType.isAboutOrder(type) ? orders.touch(type, buffer, message) : 0;
    }

    /**
     * Takes one message, known to be long enough for its type.
     *
     * @param buffer holds the message
     * @param message offset of its type
     * @param midnightNs midnight of its day
     */
    void onMessage(final DirectBuffer buffer, final int message, final long midnightNs) {
        final int type = buffer.getByte(message + ItchLayout.TYPE);
        if (!ItchMessageType.isKnown(type)) {
            statistics.unknownTemplate();
            return;
        }
        statistics.message(type);
        final long timeNs = midnightNs + ItchLayout.sinceMidnightNs(buffer, message);
        switch (type) {
            case ItchMessageType.ADD_ORDER, ItchMessageType.ADD_ORDER_MPID -> orders.onAdd(buffer, message, timeNs);
            case ItchMessageType.ORDER_DELETE -> orders.onDelete(buffer, message, timeNs);
            case ItchMessageType.ORDER_REPLACE -> orders.onReplace(buffer, message, timeNs);
            case ItchMessageType.ORDER_CANCEL -> orders.onCancel(buffer, message, timeNs);
            case ItchMessageType.ORDER_EXECUTED -> orders.onExecution(buffer, message, timeNs);
            case ItchMessageType.ORDER_EXECUTED_PRICE -> orders.onExecutionAtPrice(buffer, message, timeNs);
            case ItchMessageType.TRADE -> trades.onTrade(buffer, message, timeNs);
            case ItchMessageType.CROSS_TRADE -> trades.onCross(buffer, message, timeNs);
            case ItchMessageType.BROKEN_TRADE -> trades.onBroken(buffer, message, timeNs);
            case ItchMessageType.IMBALANCE -> auctions.onImbalance(buffer, message, timeNs);
            case ItchMessageType.LULD_COLLAR -> auctions.onCollar(buffer, message, timeNs);
            case ItchMessageType.TRADING_ACTION -> onTradingAction(buffer, message, timeNs);
            case ItchMessageType.OPERATIONAL_HALT -> onOperationalHalt(buffer, message, timeNs);
            case ItchMessageType.SYSTEM_EVENT -> onSystemEvent(buffer.getByte(message + ItchLayout.EVENT_CODE), timeNs);
            case ItchMessageType.STOCK_DIRECTORY ->
                stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.STOCK);
            default -> {
                // participants and restrictions move no book: counted
            }
        }
    }

    void onGap(final long timeNs) {
        stocks.whole(false);
        for (int i = 0; i < stocks.all().size(); i++) {
            stocks.markStale(stocks.all().get(i), StateReason.SEQUENCE_GAP, timeNs);
        }
    }

    /** Another day: nothing of the old books is left. */
    void onNewSession(final long session, final boolean whole, final boolean restart, final long timeNs) {
        stocks.onNewSession(session);
        stocks.whole(whole);
        stocks.closed(false);
        if (!restart) {
            return;
        }
        orders.forgetAll();
        for (int i = 0; i < stocks.all().size(); i++) {
            final ItchStock stock = stocks.all().get(i);
            writer.state(stock.id, StateChange.BOOK_RESET, 0, StateReason.CHANNEL_RESET, timeNs);
            orders.writeEmpty(stock, 0, timeNs);
            if (whole || stocks.goodFromEmpty()) {
                stocks.markRecovered(stock, timeNs);
            } else {
                stocks.markStale(stock, StateReason.LATE_START, timeNs);
            }
        }
    }

    private void onTradingAction(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.STOCK);
        if (stock != null) {
            stock.venueStatus = switch (buffer.getByte(message + ItchLayout.TRADING_STATE)) {
                case 'T' -> TradingStatus.OPEN;
                case 'H', 'P' -> TradingStatus.HALTED;
                case 'Q' -> TradingStatus.AUCTION;
                default -> TradingStatus.UNKNOWN;
            };
            stocks.writeStatus(stock, timeNs);
        }
    }

    /** The feed tells the halts of the venue's other books too: they are not this one's. */
    private void onOperationalHalt(final DirectBuffer buffer, final int message, final long timeNs) {
        final ItchStock stock = stocks.named(ItchLayout.locate(buffer, message), buffer, message + ItchLayout.STOCK);
        if (stock != null && buffer.getByte(message + ItchLayout.HALT_MARKET) == NASDAQ) {
            stock.halted = buffer.getByte(message + ItchLayout.HALT_ACTION) == 'H';
            stocks.writeStatus(stock, timeNs);
        }
    }

    private void onSystemEvent(final int event, final long timeNs) {
        switch (event) {
            case 'O', 'S' -> startOfDay(timeNs);
            case 'E', 'C' -> {
                stocks.closed(true);
                writeStatuses(true, timeNs);
            }
            default -> {
                // start and end of market hours: the stocks' own messages say what follows
            }
        }
    }

    /** No order outlives the day before, so that an empty book is right for a stock that was stale. */
    private void startOfDay(final long timeNs) {
        stocks.whole(true);
        stocks.closed(false);
        for (int i = 0; i < stocks.all().size(); i++) {
            final ItchStock stock = stocks.all().get(i);
            if (stock.stale) {
                orders.empty(stock, timeNs);
                stocks.markRecovered(stock, timeNs);
            }
        }
        writeStatuses(false, timeNs);
    }

    private void writeStatuses(final boolean all, final long timeNs) {
        for (int i = 0; i < stocks.all().size(); i++) {
            final ItchStock stock = stocks.all().get(i);
            if (all || stock.venueStatus != TradingStatus.UNKNOWN) {
                stocks.writeStatus(stock, timeNs);
            }
        }
    }
}
