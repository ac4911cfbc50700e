package io.loadline.book.feature;

/**
 * Micro-price (Stoikov 2018, The micro-price): the expected sum of all moves of the mid to come, given the imbalance (ten classes) and the
 * spread (one tick, or more). Learned as the log goes: each top counts in the class it was in, and is told the next move of the mid and the
 * class it led to. Bid and ask are taken as mirror images, as there. The sum is reckoned anew from the counts by {@link #estimate}, and holds
 * until the next time.
 */
final class MicroPrice {
    /** Tops that a class must have seen before it says anything. */
    static final int LEAST = 30;

    static final int HALF_CLASSES = 5;
    private static final int CLASSES = 2 * HALF_CLASSES;
    private static final int SPREADS = 2;
    /** Classes there are, with mirror images taken for one. */
    static final int STATES = HALF_CLASSES * SPREADS;

    private static final int SUM = 0;
    private static final int COUNT = 1;
    /** Tops since the last move of the mid; in the upper half with the sign of the imbalance. */
    private static final int VISITS = 2;

    /** Expected sum of moves of the last estimate. */
    private static final int LIMIT = 3;

    private static final int CLASS_WORDS = 4;
    /** Words of all classes. */
    static final int WORDS = STATES * CLASS_WORDS;

    /** Far words: times each class led to each, less those it led to its mirror image. */
    static final int FAR_WORDS = STATES * STATES;

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

    private static int led(final int from, final int to) {
        return FeatureWords.FAR_MICRO + from * STATES + to;
    }

    /** The class of a top, below 0 for the mirror image: then its complement is the class. */
    private static int classOf(final double bidShare, final boolean wide) {
        final int share = Math.min(CLASSES - 1, (int) (bidShare * CLASSES));
        final int spread = wide ? HALF_CLASSES : 0;
        return share >= HALF_CLASSES ? share - HALF_CLASSES + spread : ~(HALF_CLASSES - 1 - share + spread);
    }

    /** Nothing is known yet. */
    void begin() {
        for (int number = 0; number < STATES; number++) {
            state.number(words(number) + LIMIT, Double.NaN);
        }
    }

    /**
     * @param bidShare bid quantity over both quantities at the top
     * @param wide true where the spread is more than a tick
     */
    void onTop(final double bidShare, final boolean wide) {
        final long[] words = state.words();
        final int at = state.base();
        final int signed = classOf(bidShare, wide);
        final boolean upward = signed >= 0;
        final int number = upward ? signed : ~signed;
        final long visited = (words[at + FeatureWords.MICRO] & VISITED) | (1L << number);
        words[at + FeatureWords.MICRO] = visited | ((long) number << CLASS_SHIFT) | (upward ? 0 : DOWNWARD);
        final int visits = at + words(number) + VISITS;
        final long before = words[visits];
        final int sum = (int) (before >>> Integer.SIZE) + (upward ? 1 : -1);
        words[visits] = ((long) sum << Integer.SIZE) | (((int) before + 1) & LOW_HALF);
    }

    /**
     * The mid moved: call before {@link #onTop} of the top that it moved to.
     *
     * @param move of the mid
     * @param bidShare of the top that it moved to
     * @param wide of the top that it moved to
     */
    void onMove(final double move, final double bidShare, final boolean wide) {
        final long[] words = state.words();
        final int at = state.base();
        final int signed = classOf(bidShare, wide);
        final int to = signed >= 0 ? signed : ~signed;
        final long micro = words[at + FeatureWords.MICRO];
        for (long visited = micro & VISITED; visited != 0; visited &= visited - 1) {
            final int from = Long.numberOfTrailingZeros(visited);
            final int learning = at + words(from);
            final long visits = words[learning + VISITS];
            final int sum = (int) (visits >>> Integer.SIZE);
            words[learning + SUM] =
                    Double.doubleToRawLongBits(Double.longBitsToDouble(words[learning + SUM]) + sum * move);
            words[learning + COUNT] += (int) visits;
            words[learning + VISITS] = 0;
            words[state.farBase() + led(from, to)] += signed >= 0 ? sum : -sum;
        }
        words[at + FeatureWords.MICRO] = micro & ~VISITED;
        words[at + FeatureWords.FLAGS] |= FeatureWords.MICRO_LEARNED;
    }

    /**
     * Reckons the sums anew, if a class has learned anything since the last time. A class that has seen too little counts as one that nothing
     * is expected from.
     *
     * @param solver scratch
     */
    void estimate(final MicroPriceLimit solver) {
        if (state.flag(FeatureWords.MICRO_LEARNED)) {
            state.flag(FeatureWords.MICRO_LEARNED, false);
            reckon(solver);
        }
    }

    private void reckon(final MicroPriceLimit solver) {
        for (int from = 0; from < STATES; from++) {
            final long count = state.get(words(from) + COUNT);
            final boolean known = count >= LEAST;
            solver.begin(from, known ? state.number(words(from) + SUM) / count : 0);
            for (int to = 0; known && to < STATES; to++) {
                final long times = state.far(led(from, to));
                if (times != 0) {
                    solver.leads(from, to, times / (double) count);
                }
            }
        }
        final boolean solved = solver.solve();
        for (int from = 0; from < STATES; from++) {
            final boolean known = solved && state.get(words(from) + COUNT) >= LEAST;
            state.number(words(from) + LIMIT, known ? solver.limit(from) : Double.NaN);
        }
    }

    /** Expected sum of moves from the last top, of the last estimate; NaN where its class had seen too little, or there was no limit. */
    double adjustment() {
        final long micro = state.get(FeatureWords.MICRO);
        final double limit = state.number(words((int) ((micro >>> CLASS_SHIFT) & CLASS_MASK)) + LIMIT);
        return (micro & DOWNWARD) == 0 ? limit : -limit;
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
        for (int from = 0; from < STATES; from++) {
            state.number(words(from) + SUM, 0);
            state.set(words(from) + COUNT, 0);
            for (int to = 0; to < STATES; to++) {
                state.far(led(from, to), 0);
            }
        }
        begin();
    }
}
