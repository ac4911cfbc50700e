package io.loadline.bench.kernel;

import io.loadline.book.ByOrderBook;
import io.loadline.book.OrderBook;
import java.util.SplittableRandom;

/**
 * Changes of the orders of one instrument, made beforehand from a seed, that begin and end with an empty book and so can be played again and
 * again: so many new orders, then by turns a new order, a partial execution and a delete, then deletes. Prices are most often near the top,
 * the queue is by arrival, bids and asks never meet, so that a matching engine does no more than a book.
 */
final class OrderTape {
    private static final long SEED = 20_260_404;
    private static final int MIDDLE = 100_000;
    private static final double NEARNESS = 12;
    private static final int LOT = 100;

    final int size;
    final byte[] sides;
    final byte[] actions;
    final long[] ids;
    final long[] prices;
    /** What is left of the order. */
    final long[] quantities;
    /** What a change takes away. */
    final long[] reductions;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final int[] resting;
    private final int[] lastOf;
    private int restingCount;
    private int position;

    /**
     * @param orders orders in the book but at the beginning and the end, at most a third of the changes
     * @param changes changes in all
     */
    OrderTape(final int orders, final int changes) {
        size = changes;
        sides = new byte[changes];
        actions = new byte[changes];
        ids = new long[changes];
        prices = new long[changes];
        quantities = new long[changes];
        reductions = new long[changes];
        resting = new int[changes];
        lastOf = new int[changes];
        while (position < orders) {
            addNew();
        }
        while (restingCount < changes - position) {
            final boolean roomForNew = restingCount + 1 < changes - position;
            if (position % 3 == 0 && roomForNew) {
                addNew();
            } else if (position % 3 == 1 || !roomForNew) {
                reduce();
            } else {
                delete();
            }
        }
        while (position < changes) {
            delete();
        }
    }

    private void addNew() {
        final int side = random.nextInt(2);
        final int distance = 1 + (int) (-NEARNESS * Math.log1p(-random.nextDouble()));
        final long price = side == OrderBook.BID ? MIDDLE - distance : MIDDLE + distance;
        resting[restingCount++] = position;
        lastOf[position] = position;
        write(side, OrderBook.NEW, 1_000_000L + position, price, LOT * random.nextLong(1, 20), 0);
    }

    private void reduce() {
        final int chosen = random.nextInt(restingCount);
        final int first = resting[chosen];
        final int last = lastOf[first];
        if (quantities[last] == 1) {
            delete(chosen);
            return;
        }
        lastOf[first] = position;
        final long left = (quantities[last] + 1) / 2;
        write(sides[first], OrderBook.CHANGE, ids[first], prices[first], left, quantities[last] - left);
    }

    private void delete() {
        delete(random.nextInt(restingCount));
    }

    private void delete(final int chosen) {
        final int first = resting[chosen];
        resting[chosen] = resting[--restingCount];
        write(sides[first], OrderBook.DELETE, ids[first], prices[first], 0, quantities[lastOf[first]]);
    }

    private void write(
            final int side,
            final int action,
            final long id,
            final long price,
            final long quantity,
            final long reduction) {
        sides[position] = (byte) side;
        actions[position] = (byte) action;
        ids[position] = id;
        prices[position] = price;
        quantities[position] = quantity;
        reductions[position] = reduction;
        position++;
    }

    /** Applies changes to a book of this project. */
    void play(final ByOrderBook book, final int from, final int to) {
        for (int i = from; i < to; i++) {
            book.apply(sides[i], actions[i], prices[i], quantities[i], ids[i], 0, 0);
        }
    }
}
