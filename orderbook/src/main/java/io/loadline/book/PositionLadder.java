package io.loadline.book;

import io.loadline.core.Scale;

/**
 * One side of a book that the venue describes by position: a fixed number of levels that shift. A level the venue has not told (the feed
 * was joined in mid-session) is a hole: its price is {@link Scale#NULL_PRICE} until a change fills it. Places at and beyond the size
 * are always holes.
 *
 * <p>A side is one array of words and nothing else, because an instrument is rarely in the cache: its size, its depth and the best level lie
 * in one line, and no reference stands between them.
 */
final class PositionLadder {
    private static final int SIZE = 0;
    private static final int DEPTH = 1;
    private static final int FIRST = 2;

    private static final int PRICE = 0;
    private static final int QUANTITY = 1;
    private static final int COUNT = 2;
    private static final int LEVEL = 3;

    private PositionLadder() {}

    /** An empty side of so many levels. */
    static long[] of(final int levels) {
        final long[] side = new long[FIRST + levels * LEVEL];
        for (int i = 0; i < levels; i++) {
            side[at(i) + PRICE] = Scale.NULL_PRICE;
        }
        return side;
    }

    private static int at(final int index) {
        return FIRST + index * LEVEL;
    }

    static boolean apply(
            final long[] side,
            final int action,
            final int level,
            final long price,
            final long quantity,
            final int orderCount) {
        final int index = level - 1;
        if (index < 0 || index >= levels(side)) {
            return false;
        }
        return switch (action) {
            case OrderBook.NEW -> valid(price, quantity) && insert(side, index, price, quantity, orderCount);
            case OrderBook.CHANGE -> valid(price, quantity) && change(side, index, price, quantity, orderCount);
            case OrderBook.DELETE -> remove(side, index, index + 1);
            case OrderBook.DELETE_THRU -> remove(side, 0, index + 1);
            case OrderBook.DELETE_FROM -> truncate(side, index);
            case OrderBook.OVERLAY -> valid(price, quantity) && overlay(side, index, price, quantity, orderCount);
            default -> false;
        };
    }

    private static boolean valid(final long price, final long quantity) {
        return price != Scale.NULL_PRICE && quantity > 0;
    }

    private static boolean insert(
            final long[] side, final int index, final long price, final long quantity, final int orderCount) {
        final int size = size(side);
        final int last = Math.min(size, levels(side) - 1);
        if (last != size) {
            side[DEPTH] -= side[at(last) + QUANTITY];
        }
        if (index < last) {
            System.arraycopy(side, at(index), side, at(index + 1), (last - index) * LEVEL);
        }
        side[SIZE] = Math.max(last, index) + 1L;
        side[at(index) + QUANTITY] = 0;
        put(side, index, price, quantity, orderCount);
        return index <= size;
    }

    private static boolean change(
            final long[] side, final int index, final long price, final long quantity, final int orderCount) {
        final boolean fits = side[at(index) + PRICE] != Scale.NULL_PRICE;
        side[SIZE] = Math.max(size(side), index + 1);
        put(side, index, price, quantity, orderCount);
        return fits;
    }

    private static boolean overlay(
            final long[] side, final int index, final long price, final long quantity, final int orderCount) {
        final boolean fits = index <= size(side);
        side[SIZE] = Math.max(size(side), index + 1);
        put(side, index, price, quantity, orderCount);
        return fits;
    }

    private static void put(
            final long[] side, final int index, final long price, final long quantity, final int orderCount) {
        final int level = at(index);
        side[DEPTH] += quantity - side[level + QUANTITY];
        side[level + PRICE] = price;
        side[level + QUANTITY] = quantity;
        side[level + COUNT] = orderCount;
    }

    private static boolean remove(final long[] side, final int from, final int to) {
        final int size = size(side);
        final int end = Math.min(to, size);
        final boolean fits = end == to && side[at(end - 1) + PRICE] != Scale.NULL_PRICE;
        if (from < end) {
            forgetDepth(side, from, end);
            System.arraycopy(side, at(end), side, at(from), (size - end) * LEVEL);
            empty(side, size - (end - from));
        }
        return fits;
    }

    private static boolean truncate(final long[] side, final int index) {
        final int size = size(side);
        final boolean fits = index < size;
        forgetDepth(side, index, size);
        if (fits) {
            empty(side, index);
        }
        return fits;
    }

    private static void forgetDepth(final long[] side, final int from, final int to) {
        for (int i = from; i < to; i++) {
            side[DEPTH] -= side[at(i) + QUANTITY];
        }
    }

    private static void empty(final long[] side, final int newSize) {
        final int size = size(side);
        for (int i = newSize; i < size; i++) {
            side[at(i) + PRICE] = Scale.NULL_PRICE;
            side[at(i) + QUANTITY] = 0;
        }
        side[SIZE] = newSize;
    }

    static void clear(final long[] side) {
        empty(side, 0);
        side[DEPTH] = 0;
    }

    static long bestPrice(final long[] side) {
        return side[best(side) + PRICE];
    }

    static long bestQuantity(final long[] side) {
        return side[best(side) + QUANTITY];
    }

    /** Where the first level is that is known; that of the first place where none is. */
    private static int best(final long[] side) {
        final int size = size(side);
        for (int i = 0; i < size; i++) {
            if (side[at(i) + PRICE] != Scale.NULL_PRICE) {
                return at(i);
            }
        }
        return FIRST;
    }

    static long depth(final long[] side) {
        return side[DEPTH];
    }

    private static int size(final long[] side) {
        return (int) side[SIZE];
    }

    static int levels(final long[] side) {
        return (side.length - FIRST) / LEVEL;
    }

    static long memoryBytes(final long[] side) {
        return (long) side.length * Long.BYTES;
    }

    static void walk(final long[] side, final DepthVisitor visitor) {
        final int size = size(side);
        for (int i = 0; i < size; i++) {
            final int level = at(i);
            final boolean known = side[level + PRICE] != Scale.NULL_PRICE;
            if (known
                    && !visitor.onLevel(
                            i + 1, side[level + PRICE], side[level + QUANTITY], (int) side[level + COUNT])) {
                return;
            }
        }
    }
}
