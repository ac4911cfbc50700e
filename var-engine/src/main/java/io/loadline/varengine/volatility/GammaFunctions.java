package io.loadline.varengine.volatility;

import org.apache.commons.math3.special.Gamma;

/** Logarithm of the gamma function and its derivative, for arguments above zero. */
final class GammaFunctions {
    private static final double ASYMPTOTIC = 12;

    private GammaFunctions() {}

    static double logGamma(final double x) {
        return Gamma.logGamma(x);
    }

    /** Derivative of the logarithm: recurrence to a large argument, then the asymptotic series (Abramowitz and Stegun 6.3.5, 6.3.18). */
    static double digamma(final double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < ASYMPTOTIC) {
            sum -= 1 / shifted;
            shifted += 1;
        }
        final double y = 1 / (shifted * shifted);
        final double series = y
                * (1.0 / 12
                        - y
                                * (1.0 / 120
                                        - y
                                                * (1.0 / 252
                                                        - y
                                                                * (1.0 / 240
                                                                        - y
                                                                                * (1.0 / 132
                                                                                        - y
                                                                                                * (691.0 / 32760
                                                                                                        - y / 12))))));
        return sum + StrictMath.log(shifted) - 0.5 / shifted - series;
    }
}
