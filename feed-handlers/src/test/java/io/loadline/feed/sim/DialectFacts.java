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
            case CME, CME_MBO, IEX -> true;
            case B3, B3_POSITIONAL, MEMX -> false;
        };
    }

    static boolean tellsOrders(final VenueDialect dialect) {
        return dialect.byOrder();
    }

    /** @return true where books are told again and again beside the market */
    static boolean repeatsBooks(final VenueDialect dialect) {
        return switch (dialect) {
            case CME, CME_MBO, B3, B3_POSITIONAL -> true;
            case IEX, MEMX -> false;
        };
    }

    /** @return the venue's names of the messages there are on a day with everything, sorted, heartbeats aside */
    static List<String> messages(final VenueDialect dialect) {
        return switch (dialect) {
            case CME ->
                List.of(
                        "ChannelReset4",
                        "MDIncrementalRefreshBook46",
                        "MDIncrementalRefreshTradeSummary48",
                        "MDInstrumentDefinitionFX63",
                        "MDInstrumentDefinitionFixedIncome57",
                        "MDInstrumentDefinitionFuture54",
                        "MDInstrumentDefinitionOption55",
                        "SecurityStatus30",
                        "SnapshotFullRefresh52");
            case CME_MBO -> {
                final List<String> more = new ArrayList<>(messages(VenueDialect.CME));
                more.add("MDIncrementalRefreshOrderBook47");
                more.add("SnapshotFullRefreshOrderBook53");
                yield more.stream().sorted().toList();
            }
            case IEX ->
                List.of(
                        "auction_information",
                        "price_level_update_buy",
                        "price_level_update_sell",
                        "security_directory",
                        "system_event",
                        "trade_report",
                        "trading_status");
            case B3 ->
                List.of(
                        "ChannelReset_11",
                        "DeleteOrder_MBO_51",
                        "Order_MBO_50",
                        "SecurityDefinition_12",
                        "SecurityGroupPhase_10",
                        "SecurityStatus_3",
                        "SnapshotFullRefresh_Header_30",
                        "SnapshotFullRefresh_Orders_MBO_71",
                        "Trade_53");
            case B3_POSITIONAL -> {
                final List<String> more = new ArrayList<>(messages(VenueDialect.B3));
                more.add("MassDeleteOrders_MBO_52");
                yield more.stream().sorted().toList();
            }
            case MEMX ->
                List.of(
                        "ClearBook",
                        "InstrumentDirectory",
                        "OrderAdded",
                        "OrderDeleted",
                        "OrderExecuted",
                        "OrderReduced",
                        "SecurityTradingStatus",
                        "TradingSessionStatus");
        };
    }

    /** @return the trading status that a phase is told as */
    static int status(final VenueDialect dialect, final TradingPhase phase) {
        return switch (phase) {
            case OPEN -> TradingStatus.OPEN;
            case HALTED -> TradingStatus.HALTED;
            case AUCTION -> auctionStatus(dialect);
        };
    }

    static int auctionStatus(final VenueDialect dialect) {
        return switch (dialect) {
            case CME, CME_MBO, MEMX -> TradingStatus.PRE_OPEN;
            case IEX, B3, B3_POSITIONAL -> TradingStatus.AUCTION;
        };
    }

    /** @return true where an order that queues again keeps its number: others number it anew */
    private static boolean keepsNumbers(final VenueDialect dialect) {
        return dialect == VenueDialect.CME_MBO;
    }

    /** @return the exchange's own levels of a side as the dialect tells them */
    static List<ToldBooks.Level> levels(
            final SimulatedExchange exchange, final VenueDialect dialect, final int instrument, final int side) {
        final long tick = exchange.instrument(instrument).quoting().tick();
        final List<ToldBooks.Level> levels = new ArrayList<>();
        for (int i = 0; i < exchange.books().count(instrument, side); i++) {
            levels.add(new ToldBooks.Level(
                    exchange.books().priceTicks(instrument, side, i) * tick,
                    exchange.books().quantity(instrument, side, i) * Scale.QUANTITY,
                    dialect == VenueDialect.IEX ? -1 : exchange.books().orders(instrument, side, i)));
        }
        return levels;
    }

    /** @return the exchange's own orders on a side, numbered as the dialect numbers them */
    static List<ToldOrders.Order> orders(
            final SimulatedExchange exchange, final VenueDialect dialect, final int instrument, final int side) {
        final OrderQueues queues = exchange.orders();
        final List<ToldOrders.Order> orders = new ArrayList<>();
        for (int level = 0; level < queues.levels(instrument, side); level++) {
            for (int place = 0; place < queues.orders(instrument, side, level); place++) {
                orders.add(new ToldOrders.Order(
                        keepsNumbers(dialect)
                                ? queues.id(instrument, side, level, place)
                                : queues.priority(instrument, side, level, place),
                        queues.ticks(instrument, side, level)
                                * exchange.instrument(instrument).quoting().tick(),
                        queues.units(instrument, side, level, place) * Scale.QUANTITY));
            }
        }
        return orders;
    }
}
