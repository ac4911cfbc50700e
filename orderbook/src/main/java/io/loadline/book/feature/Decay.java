package io.loadline.book.feature;

/**
 * Exponential forgetting: after a time dt the past keeps the weight 2^(-dt / h). A table of 64 steps a half-life and a polynomial of fused
 * multiply-adds between them; the bits are the same on every machine, the relative error is below 1e-14 where the weight is above 2^-50.
 */
final class Decay {
    private static final int STEPS = 64;
    private static final int STEP_BITS = 6;
    private static final int FORGOTTEN = 1000;
    private static final long EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final double LN_2 = 0.6931471805599453;
    private static final double SECOND_NS = 1e9;
    private static final double C2 = 1.0 / 2;
    private static final double C3 = 1.0 / 6;
    private static final double C4 = 1.0 / 24;
    private static final double C5 = 1.0 / 120;
    private static final double C6 = 1.0 / 720;
    private static final double[] POWERS = powers();

    private final double length;
    private final double meanLifeSeconds;

    /**
     * @param length half-life, positive: nanoseconds, or a count where {@link #retained} is given counts
     */
    Decay(final long length) {
        this.length = length;
        meanLifeSeconds = length / SECOND_NS / LN_2;
    }

    private static double[] powers() {
        final double[] powers = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            powers[i] = StrictMath.pow(2, -i / (double) STEPS);
        }
        return powers;
    }

    /** Weight that is left after a time, in the unit of the half-life: 1 for none or less, 0 after a thousand half-lives. */
    double retained(final long elapsed) {
        if (elapsed <= 0) {
            return 1;
        }
        final double halfLives = elapsed / length;
        if (halfLives >= FORGOTTEN) {
            return 0;
        }
        final double steps = halfLives * STEPS;
        final int whole = (int) steps;
        final double y = (whole - steps) * (LN_2 / STEPS);
        final double square = y * y;
        final double low = Math.fma(square, Math.fma(C3, y, C2), 1 + y);
        final double high = Math.fma(square, C6, Math.fma(C5, y, C4));
        final double fraction = Math.fma(square * square, high, low);
        final long exponent = EXPONENT_BIAS - (whole >> STEP_BITS);
        return POWERS[whole & (STEPS - 1)] * fraction * Double.longBitsToDouble(exponent << MANTISSA_BITS);
    }

    /** Area of the kernel over a time that left this weight, seconds: what a constant rate of one a second sums up to in it. */
    double seconds(final double retained) {
        return (1 - retained) * meanLifeSeconds;
    }

    /** Area of the kernel over all the past, seconds: half-life / ln 2. */
    double meanLifeSeconds() {
        return meanLifeSeconds;
    }
}
