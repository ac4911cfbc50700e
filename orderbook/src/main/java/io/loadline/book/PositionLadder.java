package io.loadline.book;

import io.loadline.core.Scale;
import java.util.Arrays;

/**
 * One side of a book that the venue describes by position: a fixed number of levels that shift. A level the venue has not told (the feed
 * was joined in mid-session) is a hole: its price is {@link Scale#NULL_PRICE} until a change fills it. Places at and beyond {@link #size}
 * are always holes.
 */
final class PositionLadder {
    private final long[] prices;
    private final long[] quantities;
    private final int[] orderCounts;
    private int size;
    private long depth;

    PositionLadder(final int levels) {
        prices = new long[levels];
        quantities = new long[levels];
        orderCounts = new int[levels];
        Arrays.fill(prices, Scale.NULL_PRICE);
    }

    boolean apply(final int action, final int level, final long price, final long quantity, final int orderCount) {
        final int index = level - 1;
        if (index < 0 || index >= prices.length) {
            return false;
        }
        return switch (action) {
            case OrderBook.NEW -> valid(price, quantity) && insert(index, price, quantity, orderCount);
            case OrderBook.CHANGE -> valid(price, quantity) && change(index, price, quantity, orderCount);
            case OrderBook.DELETE -> remove(index, index + 1);
            case OrderBook.DELETE_THRU -> remove(0, index + 1);
            case OrderBook.DELETE_FROM -> truncate(index);
            case OrderBook.OVERLAY -> valid(price, quantity) && overlay(index, price, quantity, orderCount);
            default -> false;
        };
    }

    private static boolean valid(final long price, final long quantity) {
        return price != Scale.NULL_PRICE && quantity > 0;
    }

    private boolean insert(final int index, final long price, final long quantity, final int orderCount) {
        final boolean fits = index <= size;
        final int last = Math.min(size, prices.length - 1);
        depth -= last == size ? 0 : quantities[last];
        if (index < last) {
            System.arraycopy(prices, index, prices, index + 1, last - index);
            System.arraycopy(quantities, index, quantities, index + 1, last - index);
            System.arraycopy(orderCounts, index, orderCounts, index + 1, last - index);
        }
        size = Math.max(last, index) + 1;
        quantities[index] = 0;
        put(index, price, quantity, orderCount);
        return fits;
    }

    private boolean change(final int index, final long price, final long quantity, final int orderCount) {
        final boolean fits = prices[index] != Scale.NULL_PRICE;
        size = Math.max(size, index + 1);
        put(index, price, quantity, orderCount);
        return fits;
    }

    private boolean overlay(final int index, final long price, final long quantity, final int orderCount) {
        final boolean fits = index <= size;
        size = Math.max(size, index + 1);
        put(index, price, quantity, orderCount);
        return fits;
    }

    private void put(final int index, final long price, final long quantity, final int orderCount) {
        depth += quantity - quantities[index];
        prices[index] = price;
        quantities[index] = quantity;
        orderCounts[index] = orderCount;
    }

    private boolean remove(final int from, final int to) {
        final int end = Math.min(to, size);
        final boolean fits = end == to && prices[end - 1] != Scale.NULL_PRICE;
        if (from < end) {
            for (int i = from; i < end; i++) {
                depth -= quantities[i];
            }
            System.arraycopy(prices, end, prices, from, size - end);
            System.arraycopy(quantities, end, quantities, from, size - end);
            System.arraycopy(orderCounts, end, orderCounts, from, size - end);
            empty(size - (end - from));
        }
        return fits;
    }

    private boolean truncate(final int index) {
        final boolean fits = index < size;
        for (int i = index; i < size; i++) {
            depth -= quantities[i];
        }
        if (fits) {
            empty(index);
        }
        return fits;
    }

    private void empty(final int newSize) {
        for (int i = newSize; i < size; i++) {
            prices[i] = Scale.NULL_PRICE;
            quantities[i] = 0;
        }
        size = newSize;
    }

    void clear() {
        empty(0);
        depth = 0;
    }

    long bestPrice() {
        return prices[best()];
    }

    long bestQuantity() {
        return quantities[best()];
    }

    /** Index of the first level that is known; 0 where none is. */
    private int best() {
        for (int i = 0; i < size; i++) {
            if (prices[i] != Scale.NULL_PRICE) {
                return i;
            }
        }
        return 0;
    }

    long depth() {
        return depth;
    }

    int size() {
        return size;
    }

    int levels() {
        return prices.length;
    }

    long memoryBytes() {
        return (long) prices.length * (2 * Long.BYTES + Integer.BYTES);
    }

    void walk(final DepthVisitor visitor) {
        for (int i = 0; i < size; i++) {
            if (prices[i] != Scale.NULL_PRICE && !visitor.onLevel(i + 1, prices[i], quantities[i], orderCounts[i])) {
                return;
            }
        }
    }
}
