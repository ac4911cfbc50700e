package io.loadline.book.feature;

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

    private static final int SUM = 0;
    private static final int COUNT = 1;
    /** Tops since the last move of the mid; in the upper half with the sign of the imbalance. */
    private static final int VISITS = 2;

    private static final int CLASS_WORDS = 3;
    /** Words of all classes. */
    static final int WORDS = STATES * CLASS_WORDS;

    private static final long VISITED = (1 << STATES) - 1;
    private static final int CLASS_SHIFT = Short.SIZE;
    private static final long CLASS_MASK = 0xFF;
    private static final long DOWNWARD = 1L << (CLASS_SHIFT + Byte.SIZE);
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private final FeatureState state;

    MicroPrice(final FeatureState state) {
        this.state = state;
    }

    private static int words(final int number) {
        return FeatureWords.MICRO_CLASSES + number * CLASS_WORDS;
    }

    /**
     * @param bidShare bid quantity over both quantities at the top
     * @param wide true where the spread is more than a tick
     */
    void onTop(final double bidShare, final boolean wide) {
        final int share = Math.min(CLASSES - 1, (int) (bidShare * CLASSES));
        final boolean upward = share >= HALF_CLASSES;
        final int number = (upward ? share - HALF_CLASSES : HALF_CLASSES - 1 - share) + (wide ? HALF_CLASSES : 0);
        final long visited = (state.get(FeatureWords.MICRO) & VISITED) | (1L << number);
        state.set(FeatureWords.MICRO, visited | ((long) number << CLASS_SHIFT) | (upward ? 0 : DOWNWARD));
        final int visits = words(number) + VISITS;
        final long before = state.get(visits);
        final int signed = (int) (before >>> Integer.SIZE) + (upward ? 1 : -1);
        state.set(visits, ((long) signed << Integer.SIZE) | (((int) before + 1) & LOW_HALF));
    }

    /** The mid moved: call before {@link #onTop} of the top that it moved to. */
    void onMove(final double move) {
        final long micro = state.get(FeatureWords.MICRO);
        for (long visited = micro & VISITED; visited != 0; visited &= visited - 1) {
            final int words = words(Long.numberOfTrailingZeros(visited));
            final long visits = state.get(words + VISITS);
            state.number(words + SUM, state.number(words + SUM) + (int) (visits >>> Integer.SIZE) * move);
            state.set(words + COUNT, state.get(words + COUNT) + (int) visits);
            state.set(words + VISITS, 0);
        }
        state.set(FeatureWords.MICRO, micro & ~VISITED);
    }

    /** Expected move from the last top; NaN where its class has seen too little. */
    double adjustment() {
        final long micro = state.get(FeatureWords.MICRO);
        final int words = words((int) ((micro >>> CLASS_SHIFT) & CLASS_MASK));
        final long count = state.get(words + COUNT);
        final int sign = (micro & DOWNWARD) == 0 ? 1 : -1;
        return count < LEAST ? Double.NaN : sign * state.number(words + SUM) / count;
    }

    /** Tops since the last move will not be told the next one. */
    void interrupt() {
        final long micro = state.get(FeatureWords.MICRO);
        for (long visited = micro & VISITED; visited != 0; visited &= visited - 1) {
            state.set(words(Long.numberOfTrailingZeros(visited)) + VISITS, 0);
        }
        state.set(FeatureWords.MICRO, micro & ~VISITED);
    }

    void reset() {
        interrupt();
        for (int i = 0; i < STATES; i++) {
            state.number(words(i) + SUM, 0);
            state.set(words(i) + COUNT, 0);
        }
    }
}
