package io.loadline.book;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One side of a by-position book the plain way: a list that grows, shrinks and is cut to the depth; null is a level not told. */
final class NaivePositionSide {
    record Level(long price, long quantity, int orderCount) {}

    private final int depth;
    private final List<Level> levels = new ArrayList<>();

    NaivePositionSide(final int depth) {
        this.depth = depth;
    }

    void apply(final int action, final int level, final Level given) {
        final boolean puts = action == OrderBook.NEW || action == OrderBook.CHANGE || action == OrderBook.OVERLAY;
        if (level < 1 || level > depth || (puts && (given.quantity <= 0 || given.price == Long.MIN_VALUE))) {
            return;
        }
        switch (action) {
            case OrderBook.NEW -> {
                fillTo(level - 1);
                levels.add(level - 1, given);
            }
            case OrderBook.CHANGE, OrderBook.OVERLAY -> {
                fillTo(level);
                levels.set(level - 1, given);
            }
            case OrderBook.DELETE -> {
                if (level <= levels.size()) {
                    levels.remove(level - 1);
                }
            }
            case OrderBook.DELETE_THRU ->
                levels.subList(0, Math.min(level, levels.size())).clear();
            case OrderBook.DELETE_FROM ->
                levels.subList(Math.min(level - 1, levels.size()), levels.size())
                        .clear();
            default -> {
                return;
            }
        }
        if (levels.size() > depth) {
            levels.remove(depth);
        }
    }

    private void fillTo(final int size) {
        levels.addAll(Collections.nCopies(Math.max(0, size - levels.size()), null));
    }

    void clear() {
        levels.clear();
    }

    List<Level> levels() {
        return levels;
    }
}
