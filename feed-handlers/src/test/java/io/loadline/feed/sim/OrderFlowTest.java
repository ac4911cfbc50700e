package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.sim.OrderEvent.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders behind books that evolve by themselves. */
class OrderFlowTest {
    private static final long SEED = 11;
    private static final int INSTRUMENTS = 12;
    private static final int EVENTS = 20_000;

    /** An order as a list of lists keeps it. */
    private record Resting(long id, long priority, int ticks, int units) {}

    /** Books, and the orders that follow them. */
    private static final class Market {
        private final List<SimulatedInstrument> listed = InstrumentListing.of(SEED, INSTRUMENTS, 0);
        private final SimulatedBooks books = new SimulatedBooks(INSTRUMENTS);
        private final OrderFlow flow = new OrderFlow(listed, books, SEED);
        private final BookEvolution evolution;
        private final PriceProcess prices;
        private final SimulationRandom random = new SimulationRandom(SEED, 99);
        private long timeNs;

        Market() {
            final RegimePath regimes = new RegimePath(Scenario.VOLATILE, SEED, 0, 4_000_000_000L);
            prices = new PriceProcess(listed, regimes, SEED, 0);
            evolution = new BookEvolution(listed, books, prices, SEED);
            flow.open();
        }

        int evolve() {
            timeNs += 100_000;
            prices.advanceTo(timeNs);
            return random.below(INSTRUMENTS);
        }
    }

    private static List<Resting> side(final OrderQueues queues, final int instrument, final int side) {
        final List<Resting> orders = new ArrayList<>();
        for (int level = 0; level < queues.levels(instrument, side); level++) {
            for (int place = 0; place < queues.orders(instrument, side, level); place++) {
                orders.add(new Resting(
                        queues.id(instrument, side, level, place),
                        queues.priority(instrument, side, level, place),
                        queues.ticks(instrument, side, level),
                        queues.units(instrument, side, level, place)));
            }
        }
        return orders;
    }

    /** Applies the changes by position, checking that each says what it finds. */
    private static void apply(final List<List<Resting>> sides, final OrderEvent told) {
        for (int i = 0; i < told.size(); i++) {
            final List<Resting> side = sides.get(told.side(i));
            final Resting after = new Resting(told.id(i), told.priority(i), told.ticks(i), told.units(i));
            if (told.kind(i) == Kind.ADDED) {
                side.add(told.position(i) - 1, after);
                continue;
            }
            final Resting before = side.remove(told.formerPosition(i) - 1);
            assertEquals(told.id(i), before.id(), "id of change " + i);
            assertEquals(told.formerPriority(i), before.priority(), "priority of change " + i);
            if (told.kind(i) != Kind.REQUEUED) {
                assertEquals(before.units(), told.units(i) + told.taken(i), "units of change " + i);
            }
            if (told.units(i) > 0) {
                side.add(told.position(i) - 1, after);
            }
        }
    }

    @Test
    void shouldTellEveryChangeOfEveryOrder() {
        final Market market = new Market();
        final OrderQueues queues = market.flow.queues();
        final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);
        for (int n = 0; n < EVENTS; n++) {
            final int id = market.evolve();
            final List<List<Resting>> sides = List.of(side(queues, id, 0), side(queues, id, 1));
            final OrderEvent told = market.flow.follow(id, market.evolution.evolve(id, market.timeNs));
            apply(sides, told);
            for (int i = 0; i < told.size(); i++) {
                seen.merge(told.kind(i), 1, Integer::sum);
            }
            assertEquals(List.of(side(queues, id, 0), side(queues, id, 1)), sides, "event " + n + ", seed " + SEED);
        }
        for (final Kind kind : Kind.values()) {
            assertTrue(seen.getOrDefault(kind, 0) > 100, kind + " seen " + seen.get(kind));
        }
    }

    @Test
    void shouldAddUpToTheLevels() {
        final Market market = new Market();
        final OrderQueues queues = market.flow.queues();
        for (int n = 0; n < EVENTS; n++) {
            final int id = market.evolve();
            market.flow.follow(id, market.evolution.evolve(id, market.timeNs));
            for (int side = 0; side < 2; side++) {
                assertEquals(market.books.count(id, side), queues.levels(id, side));
                for (int level = 0; level < queues.levels(id, side); level++) {
                    assertEquals(market.books.priceTicks(id, side, level), queues.ticks(id, side, level));
                    assertEquals(market.books.quantity(id, side, level), queues.total(id, side, level));
                }
            }
        }
    }

    @Test
    void shouldQueueByRisingPriorityAndNumberNoOrderTwice() {
        final Market market = new Market();
        final OrderQueues queues = market.flow.queues();
        for (int n = 0; n < EVENTS; n++) {
            final int id = market.evolve();
            market.flow.follow(id, market.evolution.evolve(id, market.timeNs));
            for (int side = 0; side < 2; side++) {
                Resting before = null;
                for (final Resting order : side(queues, id, side)) {
                    assertTrue(order.units() > 0);
                    assertTrue(
                            before == null || before.ticks() != order.ticks() || before.priority() < order.priority());
                    before = order;
                }
            }
        }
    }

    @Test
    void shouldTradeWithTheFrontOfTheQueueOnly() {
        final Market market = new Market();
        int executions = 0;
        for (int n = 0; n < EVENTS; n++) {
            final int id = market.evolve();
            final BookEvent event = market.evolution.evolve(id, market.timeNs);
            final OrderEvent told = market.flow.follow(id, event);
            int executed = 0;
            int fills = 0;
            for (int i = 0; i < told.size(); i++) {
                if (told.kind(i) == Kind.EXECUTED) {
                    assertEquals(1, told.position(i), "event " + n + ", seed " + SEED);
                    executed += told.taken(i);
                    fills++;
                }
            }
            executions += fills;
            int traded = 0;
            int resting = 0;
            for (int i = 0; i < event.trades(); i++) {
                traded += event.tradeQuantity(i);
                resting += event.tradeOrders(i) - 1;
            }
            assertEquals(traded, executed, "event " + n + ", seed " + SEED);
            assertEquals(resting, fills, "event " + n + ", seed " + SEED);
        }
        assertTrue(executions > 1000, "executions " + executions);
    }

    @Test
    void shouldDescribeWhatRests() {
        final Market market = new Market();
        for (int id = 0; id < INSTRUMENTS; id++) {
            final List<List<Resting>> sides = List.of(new ArrayList<>(), new ArrayList<>());
            apply(sides, market.flow.describe(id));
            assertEquals(side(market.flow.queues(), id, 0), sides.get(0));
            assertEquals(side(market.flow.queues(), id, 1), sides.get(1));
        }
    }
}
