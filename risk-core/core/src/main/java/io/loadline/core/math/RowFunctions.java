package io.loadline.core.math;

/**
 * Exponentials, normal densities and normal probabilities of many arguments at once. Every step is a loop so short that the compiler makes vectors of
 * it, and each element has the same operations whatever their width, so the bits are those of any machine. Relative errors of
 * exponentials are two units in the last place, absolute ones of probabilities 1e-16. One thread; nothing is allocated once made.
 */
public final class RowFunctions {
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    /** So large that its product with any argument that matters is beyond a half. */
    private static final double STEEP = 0x1p900;

    /** Logarithm below which a density is taken as this, far from numbers that are slow since they are not normal. */
    private static final double LEAST_DENSITY = -600;

    private final double[] shifted;
    private final double[] rest;

    /** Makes room for rows up to a length. */
    public RowFunctions(final int longest) {
        shifted = new double[longest];
        rest = new double[longest];
    }

    /**
     * Replaces numbers by their exponentials; see {@link Elementary#exp}.
     *
     * @param values the numbers
     * @param count how many of them, from the first on
     */
    public void exp(final double[] values, final int count) {
        for (int i = 0; i < count; i++) {
            final double kept = Math.min(Math.max(values[i], Elementary.LEAST_EXPONENT), Elementary.LARGEST_EXPONENT);
            final double sum = Math.fma(kept, Elementary.LOG2_E, Elementary.ROUND);
            final double k = sum - Elementary.ROUND;
            shifted[i] = sum;
            rest[i] = Math.fma(-k, Elementary.LN2_LOW, Math.fma(-k, Elementary.LN2_HIGH, kept));
        }
        for (int i = 0; i < count; i++) {
            final double r = rest[i];
            double p = Elementary.EXP_9;
            p = Math.fma(p, r, Elementary.EXP_8);
            p = Math.fma(p, r, Elementary.EXP_7);
            p = Math.fma(p, r, Elementary.EXP_6);
            p = Math.fma(p, r, Elementary.EXP_5);
            p = Math.fma(p, r, Elementary.EXP_4);
            p = Math.fma(p, r, Elementary.EXP_3);
            p = Math.fma(p, r, Elementary.EXP_2);
            p = Math.fma(p, r, Elementary.EXP_1);
            p = Math.fma(p, r, Elementary.EXP_0);
            values[i] = Math.fma(p * r, r, r) + 1;
        }
        for (int i = 0; i < count; i++) {
            final long scale = Double.doubleToRawLongBits(shifted[i]) << Elementary.MANTISSA_BITS;
            values[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(values[i]) + scale);
        }
    }

    /**
     * @param d the arguments
     * @param count how many of them, from the first on
     * @param densities receives the normal density of each
     */
    public void densities(final double[] d, final int count, final double[] densities) {
        for (int i = 0; i < count; i++) {
            densities[i] = Math.max(d[i] * -0.5 * d[i], LEAST_DENSITY);
        }
        exp(densities, count);
        for (int i = 0; i < count; i++) {
            densities[i] *= INVERSE_ROOT_TWO_PI;
        }
    }

    /**
     * @param d the arguments
     * @param densities their normal densities
     * @param count how many of them, from the first on
     * @param probabilities receives the normal distribution function of each
     */
    public void probabilities(
            final double[] d, final double[] densities, final int count, final double[] probabilities) {
        for (int i = 0; i < count; i++) {
            final double distance = Math.abs(d[i]);
            final double inverse = 1 / (distance + NormalTail.CENTRE);
            shifted[i] = inverse;
            rest[i] = (distance - NormalTail.CENTRE) * inverse;
        }
        for (int i = 0; i < count; i++) {
            probabilities[i] = NormalTail.of(rest[i]) * shifted[i] * densities[i];
        }
        for (int i = 0; i < count; i++) {
            // Half of the sign, so that no branch is needed: the tail below zero, one less the tail above.
            final double half = Math.max(-0.5, Math.min(0.5, d[i] * STEEP));
            probabilities[i] = 0.5 + half - 2 * half * probabilities[i];
        }
    }
}
