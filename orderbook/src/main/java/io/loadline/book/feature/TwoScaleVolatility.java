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

    private final Decay decay;
    private final double[] mids = new double[LAG];
    private int known;
    private int next;
    private long terms;
    private double slow;
    private double fast;
    private double count;
    private double seconds;
    private long lastNs;

    TwoScaleVolatility(final Decay decay) {
        this.decay = decay;
    }

    /** A new mid, different from the last. */
    void onMid(final long nowNs, final double mid) {
        if (known == LAG) {
            final double previous = mids[(next - 1) & (LAG - 1)];
            final double oldest = mids[next];
            final double kept = decay.retained(nowNs - lastNs);
            slow = slow * kept + (mid - oldest) * (mid - oldest);
            fast = fast * kept + (mid - previous) * (mid - previous);
            count = count * kept + 1;
            seconds = seconds * kept + decay.seconds(kept);
            terms++;
        } else {
            known++;
        }
        mids[next] = mid;
        next = (next + 1) & (LAG - 1);
        lastNs = nowNs;
    }

    /** The mid is lost: no term spans the break. */
    void interrupt() {
        known = 0;
    }

    void reset() {
        interrupt();
        terms = 0;
        slow = 0;
        fast = 0;
        count = 0;
        seconds = 0;
    }

    /** Variance a second, price units squared, not negative; NaN before enough terms and for a while after a break. */
    double varianceRate(final long nowNs) {
        if (terms < LEAST || known < LAG) {
            return Double.NaN;
        }
        final double kept = decay.retained(nowNs - lastNs);
        return Math.max(0, (slow - fast) / (LAG - 1)) * kept / (seconds * kept + decay.seconds(kept));
    }

    /** Standard deviation of the noise in the mid, price units. */
    double noiseDeviation() {
        if (terms < LEAST || known < LAG) {
            return Double.NaN;
        }
        final double steps = Math.max(0, (slow - fast) / (LAG - 1));
        return Math.sqrt(Math.max(0, (fast - steps) / (2 * count)));
    }
}
