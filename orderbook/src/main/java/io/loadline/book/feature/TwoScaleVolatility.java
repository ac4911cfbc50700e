package io.loadline.book.feature;

/**
 * Realised variance of the mid by two time scales (Zhang, Mykland and Ait-Sahalia 2005, A tale of two time scales, with the small-sample
 * factor), streaming. Over the changes of the mid, fast = sum (X_i - X_(i-1))^2 and slow = sum (X_i - X_(i-K))^2, exponentially weighted in
 * event time; noise adds the same 2 var(e) to a term of each, so (slow - fast) / (K - 1) is the variance without it. Prices, not
 * logarithms: a price may be negative, and within a window of minutes the difference is of the order of the return.
 */
final class TwoScaleVolatility {
    /** Changes of the mid that the slow scale spans: K. */
    static final int LAG = 16;
    /** Terms before anything is said. */
    static final int LEAST = 2 * LAG;

    private static final int KNOWN = FeatureWords.VOLATILITY;
    private static final int NEXT = KNOWN + 1;
    private static final int TERMS = KNOWN + 2;
    private static final int SLOW = KNOWN + 3;
    private static final int FAST = KNOWN + 4;
    private static final int COUNT = KNOWN + 5;
    private static final int SECONDS = KNOWN + 6;
    private static final int LAST_TIME = KNOWN + 7;

    private final Decay decay;
    private final FeatureState state;

    TwoScaleVolatility(final Decay decay, final FeatureState state) {
        this.decay = decay;
        this.state = state;
    }

    /** A new mid, different from the last. */
    void onMid(final long nowNs, final double mid) {
        final long[] words = state.words();
        final int at = state.base();
        final int mids = at + FeatureWords.VOLATILITY_MIDS;
        final int next = (int) words[at + NEXT];
        final long known = words[at + KNOWN];
        if (known == LAG) {
            final double previous = Double.longBitsToDouble(words[mids + ((next - 1) & (LAG - 1))]);
            final double oldest = Double.longBitsToDouble(words[mids + next]);
            final double kept = decay.retained(nowNs - words[at + LAST_TIME]);
            add(words, at + SLOW, kept, (mid - oldest) * (mid - oldest));
            add(words, at + FAST, kept, (mid - previous) * (mid - previous));
            add(words, at + COUNT, kept, 1);
            add(words, at + SECONDS, kept, decay.seconds(kept));
            words[at + TERMS]++;
        } else {
            words[at + KNOWN] = known + 1;
        }
        words[mids + next] = Double.doubleToRawLongBits(mid);
        words[at + NEXT] = (next + 1L) & (LAG - 1);
        words[at + LAST_TIME] = nowNs;
    }

    private static void add(final long[] words, final int word, final double kept, final double term) {
        words[word] = Double.doubleToRawLongBits(Double.longBitsToDouble(words[word]) * kept + term);
    }

    /** The mid is lost: no term spans the break. */
    void interrupt() {
        state.set(KNOWN, 0);
    }

    void reset() {
        interrupt();
        state.set(TERMS, 0);
        state.number(SLOW, 0);
        state.number(FAST, 0);
        state.number(COUNT, 0);
        state.number(SECONDS, 0);
    }

    private boolean saysNothing() {
        return state.get(TERMS) < LEAST || state.get(KNOWN) < LAG;
    }

    /** Variance a second, price units squared, not negative; NaN before enough terms and for a while after a break. */
    double varianceRate(final long nowNs) {
        if (saysNothing()) {
            return Double.NaN;
        }
        final double kept = decay.retained(nowNs - state.get(LAST_TIME));
        return steps() * kept / (state.number(SECONDS) * kept + decay.seconds(kept));
    }

    /** Standard deviation of the noise in the mid, price units. */
    double noiseDeviation() {
        if (saysNothing()) {
            return Double.NaN;
        }
        return Math.sqrt(Math.max(0, (state.number(FAST) - steps()) / (2 * state.number(COUNT))));
    }

    private double steps() {
        return Math.max(0, (state.number(SLOW) - state.number(FAST)) / (LAG - 1));
    }
}
