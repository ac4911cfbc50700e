package io.loadline.feed.sim;

import io.loadline.feed.sim.OrderEvent.Kind;
import java.util.List;

/**
 * Says which orders are behind what happens to the levels: a trade takes from the front of the queue, a level that grows gets an order more
 * or one that is changed and queues again, a level that shrinks loses orders or parts of them anywhere in the queue. Levels and
 * quantities are those of the books; how many orders make them up is decided here, and noted in the books and the event. Nothing is
 * allocated after construction.
 */
final class OrderFlow {
    private static final double SHARE_OF_NEW_ORDERS = 0.75;
    private static final int NO_TRADE = -1;

    private final List<SimulatedInstrument> instruments;
    private final SimulatedBooks books;
    private final OrderQueues queues;
    private final SimulationRandom random;
    private final OrderEvent told = new OrderEvent();
    private long lastId;
    private long lastPriority;

    OrderFlow(final List<SimulatedInstrument> instruments, final SimulatedBooks books, final long seed) {
        this.instruments = instruments;
        this.books = books;
        queues = new OrderQueues(instruments.size());
        random = new SimulationRandom(seed, Streams.ORDERS);
    }

    OrderQueues queues() {
        return queues;
    }

    /** Puts orders behind every level there is. */
    void open() {
        final BookEvent levels = new BookEvent();
        for (int i = 0; i < instruments.size(); i++) {
            books.describe(i, levels);
            follow(i, levels);
        }
    }

    /** @return the orders behind an event of the levels; valid until the next call */
    OrderEvent follow(final int instrument, final BookEvent event) {
        told.clear();
        for (int entry = 0; entry < event.entries(); entry++) {
            final int side = event.side(entry);
            final int level = event.level(entry);
            switch (event.action(entry)) {
                case BookEvent.NEW -> {
                    if (event.pushedOffTicks(entry) != BookEvent.NONE_PUSHED_OFF) {
                        cancelLevel(OrderEvent.NO_ENTRY, instrument, side, SimulatedBooks.LEVELS - 1);
                    }
                    queues.insertLevel(instrument, side, level, event.priceTicks(entry));
                    fill(entry, instrument, side, level, event.quantity(entry), event.orders(entry));
                    event.setOrders(entry, queues.orders(instrument, side, level));
                }
                case BookEvent.CHANGE -> {
                    execute(event, entry, instrument);
                    adjust(entry, instrument, side, level, event.quantity(entry));
                    event.setOrders(entry, queues.orders(instrument, side, level));
                }
                default -> {
                    execute(event, entry, instrument);
                    cancelLevel(entry, instrument, side, level);
                }
            }
        }
        noteCounts(instrument);
        return told;
    }

    private void noteCounts(final int instrument) {
        for (int side = SimulatedBooks.BID; side <= SimulatedBooks.ASK; side++) {
            for (int level = 0; level < queues.levels(instrument, side); level++) {
                books.setOrders(instrument, side, level, queues.orders(instrument, side, level));
            }
        }
    }

    /**
     * @return every order of a book as a new one, in the order of {@link SimulatedBooks#describe}, whose entries they name; valid until the
     *     next call
     */
    OrderEvent describe(final int instrument) {
        told.clear();
        int entry = 0;
        for (int side = SimulatedBooks.BID; side <= SimulatedBooks.ASK; side++) {
            for (int level = 0; level < queues.levels(instrument, side); level++) {
                for (int place = 0; place < queues.orders(instrument, side, level); place++) {
                    tell(Kind.ADDED, entry, instrument, side, level, place, 0);
                }
                entry++;
            }
        }
        return told;
    }

    /** @return the trade at the level of an entry, {@link #NO_TRADE} where there is none */
    private static int tradeOf(final BookEvent event, final int entry) {
        final int hit = event.side(entry) == SimulatedBooks.BID ? BookEvent.AGGRESSOR_SELL : BookEvent.AGGRESSOR_BUY;
        for (int i = 0; i < event.trades(); i++) {
            if (event.tradeTicks(i) == event.priceTicks(entry) && event.tradeAggressor(i) == hit) {
                return i;
            }
        }
        return NO_TRADE;
    }

    private void fill(
            final int entry,
            final int instrument,
            final int side,
            final int level,
            final int quantity,
            final int wantedOrders) {
        final int lot = instruments.get(instrument).quoting().lotSize();
        int lots = quantity / lot;
        for (int left = Math.min(wantedOrders, OrderQueues.MOST_IN_QUEUE); left > 0; left--) {
            final int share = left == 1 ? lots : 1 + random.below(1 + 2 * (lots - left) / left);
            add(entry, instrument, side, level, share * lot);
            lots -= share;
        }
    }

    /** Trades with the front of the queue, where the event traded at the level. */
    private void execute(final BookEvent event, final int entry, final int instrument) {
        final int trade = tradeOf(event, entry);
        if (trade == NO_TRADE) {
            return;
        }
        final int side = event.side(entry);
        final int level = event.level(entry);
        int left = event.tradeQuantity(trade);
        int orders = 1;
        while (left > 0) {
            final int held = queues.units(instrument, side, level, 0);
            final int by = Math.min(left, held);
            queues.setUnits(instrument, side, level, 0, held - by);
            tell(Kind.EXECUTED, entry, instrument, side, level, 0, by);
            if (by == held) {
                queues.remove(instrument, side, level, 0);
            }
            left -= by;
            orders++;
        }
        event.setTradeOrders(trade, orders);
    }

    private void adjust(final int entry, final int instrument, final int side, final int level, final int quantity) {
        int missing = quantity - queues.total(instrument, side, level);
        while (missing < 0) {
            final int place = random.below(queues.orders(instrument, side, level));
            final int by = Math.min(-missing, queues.units(instrument, side, level, place));
            cancel(entry, instrument, side, level, place, by);
            missing += by;
        }
        if (missing > 0) {
            grow(entry, instrument, side, level, missing);
        }
    }

    private void grow(final int entry, final int instrument, final int side, final int level, final int by) {
        final int orders = queues.orders(instrument, side, level);
        if (orders == 0 || (orders < OrderQueues.MOST_IN_QUEUE && random.chance(SHARE_OF_NEW_ORDERS))) {
            add(entry, instrument, side, level, by);
            return;
        }
        final int place = random.below(orders);
        final long id = queues.id(instrument, side, level, place);
        final int units = queues.units(instrument, side, level, place) + by;
        queues.setUnits(instrument, side, level, place, units);
        tell(Kind.REQUEUED, entry, instrument, side, level, place, 0);
        queues.remove(instrument, side, level, place);
        queues.append(instrument, side, level, id, ++lastPriority, units);
        told.requeue(lastPriority, queues.position(instrument, side, level, orders - 1));
    }

    private void add(final int entry, final int instrument, final int side, final int level, final int units) {
        queues.append(instrument, side, level, ++lastId, ++lastPriority, units);
        tell(Kind.ADDED, entry, instrument, side, level, queues.orders(instrument, side, level) - 1, 0);
    }

    private void cancelLevel(final int entry, final int instrument, final int side, final int level) {
        while (queues.orders(instrument, side, level) > 0) {
            cancel(entry, instrument, side, level, 0, queues.units(instrument, side, level, 0));
        }
        queues.deleteLevel(instrument, side, level);
    }

    private void cancel(
            final int entry, final int instrument, final int side, final int level, final int place, final int by) {
        final int left = queues.units(instrument, side, level, place) - by;
        queues.setUnits(instrument, side, level, place, left);
        tell(left == 0 ? Kind.CANCELLED : Kind.REDUCED, entry, instrument, side, level, place, by);
        if (left == 0) {
            queues.remove(instrument, side, level, place);
        }
    }

    private void tell(
            final Kind kind,
            final int entry,
            final int instrument,
            final int side,
            final int level,
            final int place,
            final int taken) {
        told.add(
                kind,
                entry,
                side,
                queues.ticks(instrument, side, level),
                queues.id(instrument, side, level, place),
                queues.priority(instrument, side, level, place),
                queues.position(instrument, side, level, place),
                queues.units(instrument, side, level, place),
                taken);
    }
}
