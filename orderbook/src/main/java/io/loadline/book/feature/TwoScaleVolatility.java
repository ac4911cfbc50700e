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
        final int next = (int) state.get(NEXT);
        final long known = state.get(KNOWN);
        if (known == LAG) {
            final double previous = state.number(FeatureWords.VOLATILITY_MIDS + ((next - 1) & (LAG - 1)));
            final double oldest = state.number(FeatureWords.VOLATILITY_MIDS + next);
            final double kept = decay.retained(nowNs - state.get(LAST_TIME));
            state.number(SLOW, state.number(SLOW) * kept + (mid - oldest) * (mid - oldest));
            state.number(FAST, state.number(FAST) * kept + (mid - previous) * (mid - previous));
            state.number(COUNT, state.number(COUNT) * kept + 1);
            state.number(SECONDS, state.number(SECONDS) * kept + decay.seconds(kept));
            state.set(TERMS, state.get(TERMS) + 1);
        } else {
            state.set(KNOWN, known + 1);
        }
        state.number(FeatureWords.VOLATILITY_MIDS + next, mid);
        state.set(NEXT, (next + 1) & (LAG - 1));
        state.set(LAST_TIME, nowNs);
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
