package io.loadline.bench.kernel;

import com.paritytrading.parity.book.Market;
import com.paritytrading.parity.book.MarketListener;
import com.paritytrading.parity.book.OrderBook;
import com.paritytrading.parity.book.Side;
import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.orderbook.IOrderBook;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;

/** Public by-order books of many instruments. Orders come and go whole: the events they are given have no partial executions. */
interface PeerBooks {
    /** Applies one change of an order. */
    void apply(int instrument, int side, int action, long price, long quantity, long orderId);

    /** exchange-core: a radix tree of prices, linked orders, pooled objects, a book an instrument. */
    static PeerBooks exchangeCore(final int instruments) {
        final IOrderBook[] books = new IOrderBook[instruments];
        final ObjectsPool pool = ObjectsPool.createDefaultTestPool();
        final OrderCommand command = new OrderCommand();
        command.uid = 1;
        command.orderType = OrderType.GTC;
        return (instrument, side, action, price, quantity, orderId) -> {
            IOrderBook book = books[instrument];
            if (book == null) {
                book = ExchangeCoreBook.newDirect(pool);
                books[instrument] = book;
            }
            command.orderId = orderId;
            if (action == BookAction.NEW) {
                command.action = side == BookSide.BID ? OrderAction.BID : OrderAction.ASK;
                command.price = price;
                command.reserveBidPrice = price;
                command.size = quantity;
                book.newOrder(command);
            } else {
                require(action);
                book.cancelOrder(command);
            }
        };
    }

    /** Parity: levels in sorted trees, orders in a hash map, no queues. */
    static PeerBooks parity(final int instruments) {
        final Market market = new Market(new MarketListener() {
            @Override
            public void update(final OrderBook changed, final boolean bestChanged) {
                // Nobody listens.
            }

            @Override
            public void trade(final OrderBook changed, final Side side, final long price, final long size) {
                // Nobody listens.
            }
        });
        for (int i = 0; i < instruments; i++) {
            market.open(i);
        }
        return (instrument, side, action, price, quantity, orderId) -> {
            if (action == BookAction.NEW) {
                market.add(instrument, orderId, side == BookSide.BID ? Side.BUY : Side.SELL, price, quantity);
            } else {
                require(action);
                market.delete(orderId);
            }
        };
    }

    private static void require(final int action) {
        if (action != BookAction.DELETE) {
            throw new IllegalStateException("action " + action + "; expected orders that come and go whole");
        }
    }
}
