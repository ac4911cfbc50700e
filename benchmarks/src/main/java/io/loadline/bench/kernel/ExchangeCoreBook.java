package io.loadline.bench.kernel;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.L2MarketData;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.IOrderBook;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import exchange.core2.core.orderbook.OrderBookNaiveImpl;
import io.loadline.book.OrderBook;

/** The book of exchange-core's matching engine, its command and its event reused. */
final class ExchangeCoreBook implements PeerBook {
    private static final int USER = 1;

    private final IOrderBook book;
    private final OrderCommand command = new OrderCommand();

    private ExchangeCoreBook(final IOrderBook book) {
        this.book = book;
        command.uid = USER;
        command.orderType = OrderType.GTC;
    }

    private static CoreSymbolSpecification symbol() {
        return CoreSymbolSpecification.builder()
                .symbolId(1)
                .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                .build();
    }

    private static OrderBookEventsHelper events() {
        final MatcherTradeEvent event = new MatcherTradeEvent();
        return new OrderBookEventsHelper(() -> event);
    }

    /** A book of the fast kind, whose objects come from a pool. */
    static IOrderBook newDirect(final ObjectsPool pool) {
        return new OrderBookDirectImpl(symbol(), pool, events(), LoggingConfiguration.DEFAULT);
    }

    /** The fast one: a radix tree of prices, linked orders, pooled objects. */
    static ExchangeCoreBook direct() {
        return new ExchangeCoreBook(newDirect(ObjectsPool.createDefaultTestPool()));
    }

    /** The plain one: tree maps and hash maps. */
    static ExchangeCoreBook naive() {
        return new ExchangeCoreBook(new OrderBookNaiveImpl(
                symbol(), ObjectsPool.createDefaultTestPool(), events(), LoggingConfiguration.DEFAULT));
    }

    @Override
    public void play(final OrderTape tape, final int from, final int to) {
        for (int i = from; i < to; i++) {
            command.orderId = tape.ids[i];
            switch (tape.actions[i]) {
                case OrderBook.NEW -> {
                    command.action = tape.sides[i] == OrderBook.BID ? OrderAction.BID : OrderAction.ASK;
                    command.price = tape.prices[i];
                    command.reserveBidPrice = tape.prices[i];
                    command.size = tape.quantities[i];
                    book.newOrder(command);
                }
                case OrderBook.CHANGE -> {
                    command.size = tape.reductions[i];
                    book.reduceOrder(command);
                }
                default -> book.cancelOrder(command);
            }
        }
    }

    private L2MarketData best() {
        return book.getL2MarketDataSnapshot(1);
    }

    @Override
    public long bidPrice() {
        return best().bidPrices[0];
    }

    @Override
    public long bidQuantity() {
        return best().bidVolumes[0];
    }

    @Override
    public long askPrice() {
        return best().askPrices[0];
    }

    @Override
    public long askQuantity() {
        return best().askVolumes[0];
    }
}
