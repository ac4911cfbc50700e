package io.loadline.feed.sim;

/**
 * The ten-level books of all instruments, in flat arrays, with the shift rules of CME price-level books: a new level pushes the ones behind
 * it down and the eleventh off the book, a deleted level pulls them up. Levels count from 0 here and from 1 on the wire.
 */
final class SimulatedBooks {
    static final int LEVELS = 10;
    static final int BID = 0;
    static final int ASK = 1;

    private final int[] priceTicks;
    private final int[] quantity;
    private final int[] orders;
    private final byte[] count;

    SimulatedBooks(final int instruments) {
        priceTicks = new int[instruments * 2 * LEVELS];
        quantity = new int[instruments * 2 * LEVELS];
        orders = new int[instruments * 2 * LEVELS];
        count = new byte[instruments * 2];
    }

    int count(final int instrument, final int side) {
        return count[2 * instrument + side];
    }

    int priceTicks(final int instrument, final int side, final int level) {
        return priceTicks[index(instrument, side, level)];
    }

    int quantity(final int instrument, final int side, final int level) {
        return quantity[index(instrument, side, level)];
    }

    int orders(final int instrument, final int side, final int level) {
        return orders[index(instrument, side, level)];
    }

    /** @return price of the level that is pushed off the book, {@link BookEvent#NONE_PUSHED_OFF} where there is none */
    int insert(
            final int instrument, final int side, final int level, final int ticks, final int units, final int orders) {
        final int first = index(instrument, side, 0);
        final int held = count[2 * instrument + side];
        final int lost = held < LEVELS ? BookEvent.NONE_PUSHED_OFF : priceTicks[first + LEVELS - 1];
        for (int i = Math.min(held, LEVELS - 1); i > level; i--) {
            move(first + i - 1, first + i);
        }
        if (held < LEVELS) {
            count[2 * instrument + side]++;
        }
        priceTicks[first + level] = ticks;
        change(instrument, side, level, units, orders);
        return lost;
    }

    /** Fills an event with every level of a book, each as a new one, bids first: what builds it from nothing. */
    void describe(final int instrument, final BookEvent event) {
        event.clear();
        for (int side = BID; side <= ASK; side++) {
            for (int level = 0; level < count(instrument, side); level++) {
                final int at = index(instrument, side, level);
                event.addEntry(BookEvent.NEW, side, level, priceTicks[at], quantity[at], orders[at]);
            }
        }
    }

    void change(final int instrument, final int side, final int level, final int units, final int newOrders) {
        final int at = index(instrument, side, level);
        quantity[at] = units;
        orders[at] = newOrders;
    }

    void setOrders(final int instrument, final int side, final int level, final int newOrders) {
        orders[index(instrument, side, level)] = newOrders;
    }

    void delete(final int instrument, final int side, final int level) {
        final int first = index(instrument, side, 0);
        final int last = --count[2 * instrument + side];
        for (int i = level; i < last; i++) {
            move(first + i + 1, first + i);
        }
    }

    private void move(final int from, final int to) {
        priceTicks[to] = priceTicks[from];
        quantity[to] = quantity[from];
        orders[to] = orders[from];
    }

    private static int index(final int instrument, final int side, final int level) {
        return (2 * instrument + side) * LEVELS + level;
    }
}
