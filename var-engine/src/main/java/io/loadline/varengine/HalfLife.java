package io.loadline.varengine;

/**
 * Exponential weighting in event time: after a time dt the past keeps the weight 2^(-dt / h). Computed by a polynomial of fused
 * multiply-adds, so its bits are the same on every machine.
 */
final class HalfLife {
    private static final double LN_2 = 0.6931471805599453;
    /** Half-lives after which nothing of the past is left in a double. */
    private static final int FORGOTTEN = 64;

    private static final int TERMS = 17;
    private static final double[] COEFFICIENTS = coefficients();

    private final double lengthNs;

    /**
     * @param lengthNs half-life in nanoseconds, positive
     * @throws IllegalArgumentException if it is not positive
     */
    HalfLife(final long lengthNs) {
        if (lengthNs <= 0) {
            throw new IllegalArgumentException("half-life is " + lengthNs + " ns; expected a positive time");
        }
        this.lengthNs = lengthNs;
    }

    /** (-1)^(k + 1) / k! for k from 1: the series of 1 - exp(-y). */
    private static double[] coefficients() {
        final double[] coefficients = new double[TERMS];
        double factorial = 1;
        for (int k = 1; k <= TERMS; k++) {
            factorial *= k;
            coefficients[k - 1] = (k % 2 == 1 ? 1 : -1) / factorial;
        }
        return coefficients;
    }

    /**
     * @param elapsedNs time since the last value, nanoseconds, not negative
     * @return weight of what held during that time: 1 - 2^(-elapsed / half-life), relative error below 1e-15
     */
    double weight(final long elapsedNs) {
        final double halfLives = elapsedNs / lengthNs;
        if (halfLives >= FORGOTTEN) {
            return 1;
        }
        final int whole = (int) halfLives;
        final double y = (halfLives - whole) * LN_2;
        double sum = COEFFICIENTS[TERMS - 1];
        for (int k = TERMS - 2; k >= 0; k--) {
            sum = Math.fma(sum, y, COEFFICIENTS[k]);
        }
        final double weight = sum * y;
        return whole == 0 ? weight : 1 - Math.scalb(1 - weight, -whole);
    }
}
