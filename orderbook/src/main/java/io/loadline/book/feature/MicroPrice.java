package io.loadline.book.feature;

import java.util.Arrays;

/**
 * Micro-price of first order (Stoikov 2018, The micro-price): the mean move of the mid at its next change, given the imbalance
 * (ten classes) and the spread (one tick, or more). Learned as the log goes: each top counts in the class it was in, and is told the next move of
 * the mid. Bid and ask are taken as mirror images, as there. His limit adds the moves after the next one; this is its first term, G1.
 */
final class MicroPrice {
    /** Tops that a class must have seen before it says anything. */
    static final int LEAST = 30;

    static final int HALF_CLASSES = 5;
    private static final int CLASSES = 2 * HALF_CLASSES;
    private static final int SPREADS = 2;
    private static final int STATES = HALF_CLASSES * SPREADS;

    private final double[] sums = new double[STATES];
    private final long[] counts = new long[STATES];
    private final int[] visits = new int[STATES];
    private final int[] signedVisits = new int[STATES];
    private int visited;
    private int state;
    private int sign;

    /**
     * @param bidShare bid quantity over both quantities at the top
     * @param wide true where the spread is more than a tick
     */
    void onTop(final double bidShare, final boolean wide) {
        final int share = Math.min(CLASSES - 1, (int) (bidShare * CLASSES));
        sign = share >= HALF_CLASSES ? 1 : -1;
        state = (sign > 0 ? share - HALF_CLASSES : HALF_CLASSES - 1 - share) + (wide ? HALF_CLASSES : 0);
        visited |= 1 << state;
        visits[state]++;
        signedVisits[state] += sign;
    }

    /** The mid moved: call before {@link #onTop} of the top that it moved to. */
    void onMove(final double move) {
        while (visited != 0) {
            final int i = Integer.numberOfTrailingZeros(visited);
            visited &= visited - 1;
            sums[i] += signedVisits[i] * move;
            counts[i] += visits[i];
            visits[i] = 0;
            signedVisits[i] = 0;
        }
    }

    /** Expected move from the last top; NaN where its class has seen too little. */
    double adjustment() {
        return counts[state] < LEAST ? Double.NaN : sign * sums[state] / counts[state];
    }

    /** Tops since the last move will not be told the next one. */
    void interrupt() {
        visited = 0;
        Arrays.fill(visits, 0);
        Arrays.fill(signedVisits, 0);
    }

    void reset() {
        interrupt();
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
    }
}
