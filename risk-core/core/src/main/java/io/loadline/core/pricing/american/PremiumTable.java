package io.loadline.core.pricing.american;

/**
 * Early exercise premium of a put with strike one, as a polynomial in two numbers: how far the spot is above the boundary, in deviations, and the total
 * volatility. Rate and yield times the time to expiry are those it was made for. At the boundary and below it the option is worth its payment;
 * {@value #REACH} deviations above it the premium is below 1e-8.
 *
 * <p>Let s be the total volatility and y the logarithm of the spot over the strike. Then z = y / s + depth(v) is the distance to the boundary, u = 2 z / REACH - 1,
 * and v = (s - c) / (s + c) / span with the centre c. The premium is the sum of {@code coefficients[j][i] u^j v^i}, the depth that of {@code depth[i] v^i}.
 */
final class PremiumTable {
    /** Coefficients by u. */
    static final int ACROSS = 16;

    /** Coefficients by v. */
    static final int ALONG = 10;

    /** Deviations above the boundary where the premium ends. */
    static final double REACH = 7;

    private static final double SLOPE = 2 / REACH;

    final double[] coefficients = new double[ACROSS * ALONG];
    final double[] depth = new double[ALONG];
    private final double[] row = new double[ACROSS];

    /** Range of the total volatility. */
    double lowest;

    double highest;

    /** Its middle, and the largest |s - c| / (s + c). */
    double centre;

    double span;
    double rate;
    double yield;

    /** Number of the range it was made for, -1 before. */
    int band = -1;

    /** True if no boundary was found at which the premium is what exercise is worth. */
    boolean isRefused;

    /** Place above the boundary in deviations, after {@link #locate}; not above 0: exercised. */
    double distance;

    /** Premium and its derivatives by y, twice by y and by s, after {@link #premium}. */
    double value;

    double byLog;
    double byLogTwice;
    double byTotal;

    private double v;
    private double slopeOfV;
    private double slopeOfDepth;

    /** Total volatility that is not outside of the table. */
    double kept(final double total) {
        return Math.clamp(total, lowest, highest);
    }

    double v(final double total) {
        return (total - centre) / (total + centre) / span;
    }

    /** Depth of the boundary below the strike, in deviations. */
    double depth(final double at) {
        return polynomial(depth, 0, at);
    }

    /** Takes the polynomial in u at a v. */
    void collapse(final double at, final double[] into) {
        for (int j = 0; j < ACROSS; j++) {
            into[j] = polynomial(coefficients, j * ALONG, at);
        }
    }

    private static double polynomial(final double[] from, final int offset, final double at) {
        double sum = from[offset + ALONG - 1];
        for (int i = ALONG - 2; i >= 0; i--) {
            sum = Math.fma(sum, at, from[offset + i]);
        }
        return sum;
    }

    private static double slope(final double[] from, final int offset, final double at) {
        double sum = (ALONG - 1) * from[offset + ALONG - 1];
        for (int i = ALONG - 2; i > 0; i--) {
            sum = Math.fma(sum, at, i * from[offset + i]);
        }
        return sum;
    }

    /** Finds a place; from {@link #REACH} on there is no premium, up to 0 it is what exercise is worth more than waiting for expiry. */
    void locate(final double y, final double total) {
        v = v(total);
        slopeOfV = 2 * centre / ((total + centre) * (total + centre) * span);
        slopeOfDepth = slope(depth, 0, v);
        distance = y / total + depth(v);
    }

    /** Takes the premium and its derivatives at the place, between 0 and {@link #REACH}. */
    void premium(final double y, final double total) {
        final double u = SLOPE * distance - 1;
        collapse(v, row);
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int j = ACROSS - 1; j >= 0; j--) {
            second = Math.fma(second, u, first);
            first = Math.fma(first, u, sum);
            sum = Math.fma(sum, u, row[j]);
        }
        double along = 0;
        for (int j = ACROSS - 1; j >= 0; j--) {
            along = Math.fma(along, u, slope(coefficients, j * ALONG, v));
        }
        value = Math.max(sum, 0);
        byLog = first * SLOPE / total;
        byLogTwice = 2 * second * SLOPE * SLOPE / (total * total);
        byTotal = Math.fma(along, slopeOfV, first * SLOPE * (slopeOfDepth * slopeOfV - y / (total * total)));
    }
}
