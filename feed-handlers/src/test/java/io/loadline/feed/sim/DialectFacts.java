package io.loadline.feed.sim;

import io.loadline.core.Scale;
import io.loadline.feed.TradingStatus;
import java.util.ArrayList;
import java.util.List;

/** What the tests must know of each dialect, and how the exchange's own orders look in it. */
final class DialectFacts {
    private DialectFacts() {}

    static boolean tellsLevels(final VenueDialect dialect) {
        return switch (dialect) {
            case CME, IEX -> true;
            case B3, B3_POSITIONAL, MEMX -> false;
        };
    }

    static boolean tellsOrders(final VenueDialect dialect) {
        return dialect.byOrder();
    }

    /** @return true where books are told again and again beside the market */
    static boolean repeatsBooks(final VenueDialect dialect) {
        return switch (dialect) {
            case CME, B3, B3_POSITIONAL -> true;
            case IEX, MEMX -> false;
        };
    }

    static int auctionStatus(final VenueDialect dialect) {
        return switch (dialect) {
            case CME, MEMX -> TradingStatus.PRE_OPEN;
            case IEX, B3, B3_POSITIONAL -> TradingStatus.AUCTION;
        };
    }

    /** @return the exchange's own orders on a side, numbered as the dialect numbers them */
    static List<ToldOrders.Order> orders(final SimulatedExchange exchange, final int instrument, final int side) {
        final OrderQueues queues = exchange.orders();
        final List<ToldOrders.Order> orders = new ArrayList<>();
        for (int level = 0; level < queues.levels(instrument, side); level++) {
            for (int place = 0; place < queues.orders(instrument, side, level); place++) {
                orders.add(new ToldOrders.Order(
                        queues.priority(instrument, side, level, place),
                        queues.ticks(instrument, side, level)
                                * exchange.instrument(instrument).quoting().tick(),
                        queues.units(instrument, side, level, place) * Scale.QUANTITY));
            }
        }
        return orders;
    }
}
