package io.loadline.varengine.volatility;

import java.util.Arrays;

/** The standard normal density. */
final class NormalDensity extends SymmetricDensity {
    static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

    NormalDensity(final int size) {
        super(0, size);
        absoluteMean = ROOT_TWO_OVER_PI;
        Arrays.fill(curvatures, -1);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        // The normal density has no shape.
    }

    @Override
    boolean hasNormalTails() {
        return true;
    }

    @Override
    double logarithm(final double z) {
        return -HALF_LOG_TWO_PI - 0.5 * z * z;
    }

    @Override
    double sum(final double[] z, final int size) {
        return -0.5 * Sums.dot(z, z, size) - size * HALF_LOG_TWO_PI;
    }

    @Override
    double differentiate(final double[] z, final int size, final boolean second) {
        for (int t = 0; t < size; t++) {
            slopes[t] = -z[t];
        }
        return sum(z, size);
    }
}
