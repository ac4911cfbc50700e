package io.loadline.core.pricing;

import io.loadline.core.math.Normal;

/**
 * The out-of-the-money Black price in its own units: with x = -|ln(F / K)| and s the total volatility sigma * sqrt(T), the undiscounted
 * price divided by sqrt(F K) is
 *
 * <pre>b(x, s) = exp(x/2) N(x/s + s/2) - exp(-x/2) N(x/s - s/2)</pre>
 *
 * <p>(P. Jaeckel, "By Implication", Wilmott 2006, eq. 2.2). Where s is small the two terms nearly cancel; with h = x/s, t = s/2 and Mills
 * ratio Y(z) = N(z) / n(z), b = n(h) exp(-t^2/2) (Y(h + t) - Y(h - t)), which is summed as the odd Taylor series of Y about h. Its
 * derivatives are the positive integrals of u^n exp(h u - u^2/2) over u > 0, so the series has no cancellation; they obey Y[n+1] = h Y[n] +
 * n Y[n-1], run upwards where h is near zero and as a continued fraction downwards where that would lose digits.
 */
final class NormalisedBlack {
    private static final double SERIES_BELOW = 0.25;
    private static final double UPWARDS_ABOVE = -1.5;
    private static final int TERMS = 8;
    private static final int ORDERS = 2 * TERMS;
    private static final double CONTRACTION = 19.0;

    private NormalisedBlack() {}

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @return price over sqrt(F K), in [0, exp(x / 2))
     */
    static double price(final double x, final double s) {
        final double h = x / s;
        final double t = 0.5 * s;
        if (t < SERIES_BELOW) {
            return Normal.density(h) * StrictMath.exp(-0.5 * t * t) * series(h, t);
        }
        if (h + t > 0) {
            return StrictMath.exp(0.5 * x) * Normal.cdf(h + t) - StrictMath.exp(-0.5 * x) * Normal.cdf(h - t);
        }
        return Normal.density(h) * StrictMath.exp(-0.5 * t * t) * (Normal.mills(h + t) - Normal.mills(h - t));
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @return exp(x / 2) less the price, without cancellation
     */
    static double complement(final double x, final double s) {
        final double h = x / s;
        final double t = 0.5 * s;
        return StrictMath.exp(0.5 * x) * Normal.cdf(-h - t) + StrictMath.exp(-0.5 * x) * Normal.cdf(h - t);
    }

    /**
     * @param x -|ln(F / K)|
     * @param s total volatility, positive
     * @return derivative of the price by s
     */
    static double slope(final double x, final double s) {
        final double t = 0.5 * s;
        return Normal.density(x / s) * StrictMath.exp(-0.5 * t * t);
    }

    /** Y(h + t) - Y(h - t) = 2 sum of Y[2k+1](h) t^(2k+1) / (2k+1)!. */
    private static double series(final double h, final double t) {
        return h > UPWARDS_ABOVE ? seriesUpwards(h, t) : seriesDownwards(h, t);
    }

    private static double seriesUpwards(final double h, final double t) {
        double even = Normal.mills(h);
        double odd = 1 + h * even;
        double power = t;
        double sum = odd * power;
        for (int n = 1; n < ORDERS - 2; n += 2) {
            even = h * odd + n * even;
            odd = h * even + (n + 1) * odd;
            power *= t * t / ((n + 1) * (n + 2));
            sum += odd * power;
        }
        return 2 * sum;
    }

    /** Sums from the highest order down, as a product of the ratios r[n] = Y[n] / Y[n-1] = n / (r[n+1] - h). */
    private static double seriesDownwards(final double h, final double t) {
        final double steps = CONTRACTION / h;
        final int start = ORDERS + (int) (steps * steps);
        double ratio = 0.5 * (h + Math.sqrt(h * h + 4.0 * start));
        for (int n = start - 1; n >= ORDERS; n--) {
            ratio = n / (ratio - h);
        }
        double sum = 0;
        for (int n = ORDERS - 1; n > 1; n -= 2) {
            final double odd = n / (ratio - h);
            final double even = (n - 1) / (odd - h);
            sum = odd * even * t * t / (n * (n - 1.0)) * (1 + sum);
            ratio = even;
        }
        final double first = 1 / (ratio - h);
        return 2 * t * Normal.mills(h) * first * (1 + sum);
    }
}
