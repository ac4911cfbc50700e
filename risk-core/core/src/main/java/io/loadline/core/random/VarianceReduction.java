package io.loadline.core.random;

/** Simple reductions of the variance of a sample of normals, in place (P. Glasserman, "Monte Carlo Methods in Financial Engineering", 2003, ch. 4). */
public final class VarianceReduction {
    private VarianceReduction() {}

    /**
     * Makes the second half of a sample the mirror image of the first (section 4.2): its mean is exactly zero, and so is the error of every odd
     * function.
     *
     * @param sample an even number of values; the second half is overwritten
     * @throws IllegalArgumentException if the length is odd
     */
    public static void antithetic(final double[] sample) {
        if ((sample.length & 1) != 0) {
            throw new IllegalArgumentException("sample: " + sample.length + " values given; expected an even number");
        }
        final int half = sample.length / 2;
        for (int i = 0; i < half; i++) {
            sample[half + i] = -sample[i];
        }
    }

    /**
     * Shifts and stretches a sample to mean 0 and variance 1 (section 4.5). The values are then no longer independent: do not compute a standard
     * error from them.
     *
     * @param sample at least two values, not all equal
     * @throws IllegalArgumentException if there are too few values, or all are equal, or one is not finite
     */
    public static void matchMoments(final double[] sample) {
        double sum = 0;
        for (final double value : sample) {
            sum += value;
        }
        final double mean = sum / sample.length;
        double squares = 0;
        for (final double value : sample) {
            squares = Math.fma(value - mean, value - mean, squares);
        }
        final double deviation = Math.sqrt(squares / sample.length);
        if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sample: " + sample.length + " values with standard deviation "
                    + deviation + " given; expected at least two finite values that differ");
        }
        for (int i = 0; i < sample.length; i++) {
            sample[i] = (sample[i] - mean) / deviation;
        }
    }
}
