package io.loadline.core.pricing;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.MillsRatio;

/**
 * The out-of-the-money Black price in its own units: with x = -|ln(F / K)| and s the total volatility sigma * sqrt(T), the undiscounted
 * price divided by sqrt(F K) is
 *
 * <pre>b(x, s) = exp(x/2) N(x/s + s/2) - exp(-x/2) N(x/s - s/2)</pre>
 *
 * <p>(P. Jaeckel, "By Implication", Wilmott 2006, eq. 2.2). With h = x/s, t = s/2 and the Mills ratio Y(z) = N(z) / n(z) it is b' (Y(h + t) - Y(h
 * - t)), where b' = n(h) exp(-t^2/2) is its own derivative by s. The difference of the ratios is taken, so that it never cancels by more than a digit,
 *
 * <ul>
 *   <li>below s = 1 and |x| = 5 as the odd Taylor series about h. Its derivatives obey Y[n+2] = (h^2 + 2n + 1) Y[n] - n (n - 1) Y[n-2] from the
 *       slope Y' of {@link MillsRatio}; what the recursion loses, about (h t)^2 / 6, the powers of t give back;
 *   <li>further out, where t is below a tenth of |h|, as the integral of Y' over (h - t, h + t) by Gauss and Legendre in six points;
 *   <li>elsewhere as it stands.
 * </ul>
 *
 * <p>Above its inflection at h + t = 0 the price is the bound exp(x/2) less the complement b' (M(h + t) + M(t - h)), M(a) = Y(-a).
 */
final class NormalisedBlack {
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;
    private static final double SERIES_BELOW = 0.5;
    private static final double SERIES_TO = 5;
    private static final double NARROW = 0.1;
    private static final double SHORT = 0.0025;
    private static final int SHORT_TERMS = 5;
    private static final double MEDIUM = 0.04;
    private static final int MEDIUM_TERMS = 8;
    private static final int TERMS = 11;

    /** 1 / ((2 k + 2) (2 k + 3)). */
    private static final double[] FACTORIAL_STEPS = new double[TERMS];

    /** Positive nodes and weights of the rule in six points on (-1, 1). */
    private static final double NODE_1 = 0.23861918608319693;

    private static final double NODE_2 = 0.6612093864662645;
    private static final double NODE_3 = 0.932469514203152;
    private static final double WEIGHT_1 = 0.46791393457269104;
    private static final double WEIGHT_2 = 0.3607615730481386;
    private static final double WEIGHT_3 = 0.17132449237917036;

    static {
        for (int k = 0; k < TERMS; k++) {
            FACTORIAL_STEPS[k] = 1 / ((2.0 * k + 2) * (2 * k + 3));
        }
    }

    private NormalisedBlack() {}

    /**
     * Returns ln(F / K) to the last digits also where forward and strike nearly agree: within a factor of two their difference is exact.
     *
     * @param forward positive and finite
     * @param strike positive and finite
     */
    static double logMoneyness(final double forward, final double strike) {
        final double excess = (forward - strike) / strike;
        if (excess > Elementary.LOG_NEAR_LOW && excess < Elementary.LOG_NEAR_HIGH) {
            return Elementary.logOnePlus(excess);
        }
        final double ratio = forward / strike;
        return ratio >= Double.MIN_NORMAL && ratio < Double.POSITIVE_INFINITY
                ? Elementary.log(ratio)
                : StrictMath.log(forward) - StrictMath.log(strike);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @return price over sqrt(F K), in [0, exp(x / 2))
     */
    static double price(final double x, final double s) {
        final double h = x / s;
        final double t = 0.5 * s;
        if (h + t > 0 && t >= SERIES_BELOW) {
            final double complement = densities(h, t) * (MillsRatio.of(h + t) + MillsRatio.of(t - h));
            return exp(0.5 * x) - complement;
        }
        final double slope = densities(h, t);
        return slope == 0 ? 0 : slope * ratio(x, h, t);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @param bound exp(x / 2)
     * @param target a price over sqrt(F K)
     * @return the Newton step in s from here to the target: what is missing to it over the slope
     */
    static double excess(final double x, final double s, final double bound, final double target) {
        final double h = x / s;
        final double t = 0.5 * s;
        final double slope = densities(h, t);
        return h + t > 0 && t >= SERIES_BELOW
                ? MillsRatio.of(h + t) + MillsRatio.of(t - h) - (bound - target) / slope
                : target / slope - ratio(x, h, t);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, at least sqrt(2 |x|)
     * @return exp(x / 2) less the price, without cancellation
     */
    static double complement(final double x, final double s) {
        return slope(x, s) * complementRatio(x, s);
    }

    /** {@link #complement} over {@link #slope}. */
    static double complementRatio(final double x, final double s) {
        final double h = x / s;
        final double t = 0.5 * s;
        return MillsRatio.of(h + t) + MillsRatio.of(t - h);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @return derivative of the price by s
     */
    static double slope(final double x, final double s) {
        return densities(x / s, 0.5 * s);
    }

    private static double densities(final double h, final double t) {
        final double square = h * h;
        final double timeSquare = t * t;
        final double exponent = -0.5 * (square + timeSquare);
        if (!(exponent < 0)) {
            return exponent == 0 ? INVERSE_ROOT_TWO_PI : 0;
        }
        final double rounding = Math.fma(h, h, -square) + Math.fma(t, t, -timeSquare);
        return INVERSE_ROOT_TWO_PI * exp(exponent) * (1 - 0.5 * rounding);
    }

    private static double exp(final double exponent) {
        return exponent >= Elementary.LEAST_EXPONENT ? Elementary.exp(exponent) : StrictMath.exp(exponent);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive and not above sqrt(2 |x|), or below 1
     * @return {@link #price} over {@link #slope}, which does not underflow
     */
    static double ratio(final double x, final double s) {
        return ratio(x, x / s, 0.5 * s);
    }

    private static double ratio(final double x, final double h, final double t) {
        if (t < SERIES_BELOW && x >= -SERIES_TO) {
            return series(h, t);
        }
        if (t < NARROW * -h) {
            return integral(-h, t);
        }
        return MillsRatio.of(-h - t) - MillsRatio.of(t - h);
    }

    private static double series(final double h, final double t) {
        final double square = h * h;
        final double w = t * t;
        final int terms = w < SHORT ? SHORT_TERMS : w < MEDIUM ? MEDIUM_TERMS : TERMS;
        double before = 1;
        double term = MillsRatio.slope(-h);
        double power = 1;
        double sum = term;
        for (int k = 0; k < terms; k++) {
            final double next = Math.fma(square + (4 * k + 3), term, -before) * FACTORIAL_STEPS[k];
            power *= w;
            sum = Math.fma(next, power, sum);
            before = term;
            term = next;
        }
        return 2 * t * sum;
    }

    private static double integral(final double a, final double t) {
        return t
                * (WEIGHT_1 * (MillsRatio.slope(a - NODE_1 * t) + MillsRatio.slope(a + NODE_1 * t))
                        + WEIGHT_2 * (MillsRatio.slope(a - NODE_2 * t) + MillsRatio.slope(a + NODE_2 * t))
                        + WEIGHT_3 * (MillsRatio.slope(a - NODE_3 * t) + MillsRatio.slope(a + NODE_3 * t)));
    }
}
