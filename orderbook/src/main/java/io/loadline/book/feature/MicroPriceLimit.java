package io.loadline.book.feature;

/**
 * The limit of the micro-price (Stoikov 2018, The micro-price): with G1 the expected next move of the mid from each class of tops, and B the
 * chance of each class behind that move, the expected sum of all moves is G* = G1 + B G1 + B B G1 + ..., which solves (I - B) G* = G1. Solved
 * by elimination with the largest pivot of each column, in a fixed order; the same bits everywhere. Scratch of one thread.
 */
final class MicroPriceLimit {
    /** Below this a class leads back to itself so surely that the sum has no limit that the counts could tell. */
    static final double LEAST_PIVOT = 0.02;

    private final int classes;
    private final int width;
    private final double[] rows;

    /**
     * @param classes classes of tops
     */
    MicroPriceLimit(final int classes) {
        this.classes = classes;
        width = classes + 1;
        rows = new double[classes * width];
    }

    /** Starts the row of a class, which leads nowhere. */
    void begin(final int row, final double firstTerm) {
        for (int column = 0; column < classes; column++) {
            rows[row * width + column] = column == row ? 1 : 0;
        }
        rows[row * width + classes] = firstTerm;
    }

    /** Says how likely a class leads to another; less than 0 where to its mirror image. */
    void leads(final int row, final int column, final double chance) {
        rows[row * width + column] -= chance;
    }

    /** @return false if there is no limit */
    boolean solve() {
        for (int column = 0; column < classes; column++) {
            final int pivot = pivot(column);
            if (!(Math.abs(rows[pivot * width + column]) >= LEAST_PIVOT)) {
                return false;
            }
            swap(pivot, column);
            eliminate(column);
        }
        for (int row = classes - 1; row >= 0; row--) {
            double rest = rows[row * width + classes];
            for (int column = row + 1; column < classes; column++) {
                rest -= rows[row * width + column] * limit(column);
            }
            rows[row * width + classes] = rest / rows[row * width + row];
        }
        return true;
    }

    /** Expected sum of all moves from a class, once solved. */
    double limit(final int row) {
        return rows[row * width + classes];
    }

    private int pivot(final int column) {
        int best = column;
        for (int row = column + 1; row < classes; row++) {
            if (Math.abs(rows[row * width + column]) > Math.abs(rows[best * width + column])) {
                best = row;
            }
        }
        return best;
    }

    private void swap(final int from, final int to) {
        for (int i = 0; from != to && i < width; i++) {
            final double value = rows[from * width + i];
            rows[from * width + i] = rows[to * width + i];
            rows[to * width + i] = value;
        }
    }

    private void eliminate(final int column) {
        for (int row = column + 1; row < classes; row++) {
            final double below = rows[row * width + column];
            // most classes lead to few others, and nothing less nothing changes no bit
            if (below != 0) {
                subtract(row, column, below / rows[column * width + column]);
            }
        }
    }

    private void subtract(final int from, final int column, final double factor) {
        for (int i = column; i < width; i++) {
            rows[from * width + i] -= factor * rows[column * width + i];
        }
    }
}
