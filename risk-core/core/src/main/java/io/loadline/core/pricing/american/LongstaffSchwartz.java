package io.loadline.core.pricing.american;

import io.loadline.core.math.Normal;
import java.util.SplittableRandom;

/**
 * Exercise by regression on simulated paths: F. Longstaff and E. Schwartz, "Valuing American options by simulation", Review of Financial Studies
 * 14 (2001). At each date the discounted later payments of the paths in the money are regressed on powers of S; a path is exercised where its
 * payoff is above that. A biased-low estimate with sampling error; {@link AmericanOption} needs neither.
 */
public final class LongstaffSchwartz {
    private LongstaffSchwartz() {}

    /**
     * The answer of one run.
     *
     * @param american mean of the discounted payments with early exercise, never at the start
     * @param european the same at the last date alone
     * @param coefficients of 1, S, S^2 and so on by date, from the first after the start to the last but one; NaN where too few paths were in the money
     */
    public record Result(double american, double european, double[][] coefficients) {}

    /**
     * @param call true for a call, false for a put
     * @param strike strike
     * @param rate continuously compounded, for one step of the paths
     * @param paths spot by path and date, the start first; rectangular
     * @param degree highest power of the regression, 2 in the example of the paper
     * @return values and regressions
     * @throws IllegalArgumentException if there are no paths of at least two dates
     */
    public static Result price(
            final boolean call, final double strike, final double rate, final double[][] paths, final int degree) {
        if (paths.length == 0 || paths[0].length < 2) {
            throw new IllegalArgumentException(
                    "paths: " + paths.length + " given; expected at least one, of two dates or more");
        }
        final int steps = paths[0].length - 1;
        final double discount = StrictMath.exp(-rate);
        final double[] payment = new double[paths.length];
        double european = 0;
        for (int p = 0; p < paths.length; p++) {
            payment[p] = payoff(call, paths[p][steps], strike);
            european += payment[p];
        }
        final double[][] coefficients = new double[Math.max(steps - 1, 0)][];
        for (int t = steps - 1; t > 0; t--) {
            for (int p = 0; p < paths.length; p++) {
                payment[p] *= discount;
            }
            final double[] fit = regress(call, strike, paths, t, payment, degree);
            coefficients[t - 1] = fit;
            for (int p = 0; p < paths.length; p++) {
                final double spot = paths[p][t];
                final double now = payoff(call, spot, strike);
                if (now > 0 && now > at(fit, spot)) {
                    payment[p] = now;
                }
            }
        }
        double american = 0;
        for (final double each : payment) {
            american += each;
        }
        return new Result(
                american / paths.length * discount,
                european / paths.length * StrictMath.exp(-rate * steps),
                coefficients);
    }

    /**
     * Simulates a lognormal spot at equal steps; every second path is the mirror of the one before.
     *
     * @param spot at the start, positive
     * @param drift of the spot a year, continuously compounded
     * @param volatility a year
     * @param years length
     * @param steps number of steps, at least 1
     * @param pairs pairs of paths, at least 1
     * @param seed of the random numbers
     * @return spot by path and date, the start first
     */
    public static double[][] simulate(
            final double spot,
            final double drift,
            final double volatility,
            final double years,
            final int steps,
            final int pairs,
            final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final double[][] paths = new double[2 * pairs][steps + 1];
        final double mean = (drift - 0.5 * volatility * volatility) * years / steps;
        final double deviation = volatility * Math.sqrt(years / steps);
        for (int pair = 0; pair < pairs; pair++) {
            double walk = 0;
            paths[2 * pair][0] = spot;
            paths[2 * pair + 1][0] = spot;
            for (int t = 1; t <= steps; t++) {
                walk += deviation * Normal.quantile(random.nextDouble(0x1p-53, 1));
                paths[2 * pair][t] = spot * StrictMath.exp(mean * t + walk);
                paths[2 * pair + 1][t] = spot * StrictMath.exp(mean * t - walk);
            }
        }
        return paths;
    }

    private static double payoff(final boolean call, final double spot, final double strike) {
        return Math.max(call ? spot - strike : strike - spot, 0);
    }

    private static double at(final double[] coefficients, final double spot) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * spot + coefficients[i];
        }
        return value;
    }

    /** Least squares by the normal equations in S / strike - 1, which keeps them well conditioned. */
    private static double[] regress(
            final boolean call,
            final double strike,
            final double[][] paths,
            final int t,
            final double[] payment,
            final int degree) {
        final int terms = degree + 1;
        final double[][] m = new double[terms][terms + 1];
        final double[] row = new double[terms];
        for (int p = 0; p < paths.length; p++) {
            final double spot = paths[p][t];
            if (payoff(call, spot, strike) > 0) {
                row[0] = 1;
                for (int a = 1; a < terms; a++) {
                    row[a] = row[a - 1] * (spot / strike - 1);
                }
                for (int a = 0; a < terms; a++) {
                    for (int b = 0; b < terms; b++) {
                        m[a][b] += row[a] * row[b];
                    }
                    m[a][terms] += row[a] * payment[p];
                }
            }
        }
        for (int pivot = 0; pivot < terms; pivot++) {
            final double[] top = m[pivot];
            for (int other = 0; other < terms; other++) {
                if (other != pivot) {
                    final double factor = m[other][pivot] / top[pivot];
                    for (int c = pivot; c <= terms; c++) {
                        m[other][c] -= factor * top[c];
                    }
                }
            }
        }
        return inPowersOfSpot(m, strike);
    }

    /** Multiplies the polynomial in S / strike - 1 out, from its highest coefficient down. */
    private static double[] inPowersOfSpot(final double[][] solved, final double strike) {
        final int terms = solved.length;
        final double[] powers = new double[terms];
        for (int i = terms - 1; i >= 0; i--) {
            for (int j = terms - 1; j > 0; j--) {
                powers[j] = powers[j - 1] / strike - powers[j];
            }
            powers[0] = solved[i][terms] / solved[i][i] - powers[0];
        }
        return powers;
    }
}
