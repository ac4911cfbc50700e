package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;

/** The normal distribution from {@link Elementary}: a few units in the last place, and three times as fast as the library's. */
final class GaussianTail {
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;

    private GaussianTail() {}

    static double density(final double z) {
        return INVERSE_ROOT_TWO_PI * Elementary.exp(-0.5 * z * z);
    }

    static double cdf(final double z) {
        return cdf(z, density(z));
    }

    /** Probability below z from the density there. */
    static double cdf(final double z, final double density) {
        final double tail = density * Elementary.mills(Math.abs(z));
        return z > 0 ? 1 - tail : tail;
    }
}
