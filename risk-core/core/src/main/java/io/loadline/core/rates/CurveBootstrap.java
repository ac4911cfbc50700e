package io.loadline.core.rates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * A curve that reprices its quotes: a node at each quote's maturity, solved one after the other, and, where a later node changes earlier
 * discount factors, Newton's method on all nodes together. Repricing is to 1e-13 of a notional of one.
 */
public final class CurveBootstrap {
    private static final double TOLERANCE = 1e-13;
    private static final int MAXIMUM_STEPS = 100;
    private static final int MAXIMUM_SWEEPS = 40;
    private static final double BUMP = 1e-7;
    private static final double LARGEST_RATE = 10;

    private CurveBootstrap() {}

    /**
     * @param quotes in any order, one a maturity
     * @param interpolation of the curve
     * @return curve that reprices every quote
     * @throws IllegalArgumentException if there is no quote, two share a maturity, or no curve reprices one; the message names it
     */
    public static YieldCurve curve(final List<CurveQuote> quotes, final CurveInterpolation interpolation) {
        Require.atLeast("number of quotes", quotes.size(), 1);
        final CurveQuote[] sorted = quotes.toArray(CurveQuote[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(CurveQuote::maturity));
        final double[] times = new double[sorted.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = sorted[i].maturity();
            if (i > 0 && times[i] == times[i - 1]) {
                throw new IllegalArgumentException("two quotes mature at " + times[i] + " years: " + sorted[i - 1]
                        + " and " + sorted[i] + ", expected one a maturity");
            }
        }
        final boolean local = interpolation.isLocal();
        final CurveInterpolation first = local ? interpolation : CurveInterpolation.LOG_LINEAR_DISCOUNT;
        final double[] zeros = new double[times.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = i == 0 ? 0 : zeros[i - 1];
            solveNode(sorted[i], Arrays.copyOf(times, i + 1), Arrays.copyOf(zeros, i + 1), first, zeros, i);
        }
        if (!local) {
            solveTogether(sorted, times, zeros, interpolation);
        }
        return YieldCurve.ofZeros(times, zeros, interpolation);
    }

    private static void solveNode(
            final CurveQuote quote,
            final double[] times,
            final double[] trial,
            final CurveInterpolation interpolation,
            final double[] zeros,
            final int node) {
        double low = -LARGEST_RATE;
        double high = LARGEST_RATE;
        double rate = trial[node];
        double lastRate = rate + 1e-4;
        double lastError = error(quote, times, trial, interpolation, node, lastRate);
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            final double error = error(quote, times, trial, interpolation, node, rate);
            if (Math.abs(error) <= TOLERANCE * 0.1) {
                break;
            }
            // The value of the last payment falls with its rate.
            if (error * quote.lastAmount() > 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate - error * (rate - lastRate) / (error - lastError);
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - rate) <= Math.ulp(rate)) {
                break;
            }
            lastRate = rate;
            lastError = error;
            rate = next;
        }
        final double rest = error(quote, times, trial, interpolation, node, rate);
        if (!(Math.abs(rest) <= TOLERANCE * 10)) {
            throw new IllegalArgumentException("no zero rate reprices the " + quote + "; the best leaves " + rest);
        }
        zeros[node] = rate;
    }

    private static double error(
            final CurveQuote quote,
            final double[] times,
            final double[] trial,
            final CurveInterpolation interpolation,
            final int node,
            final double rate) {
        trial[node] = rate;
        return quote.error(YieldCurve.trusted(times, trial, interpolation));
    }

    private static void solveTogether(
            final CurveQuote[] quotes,
            final double[] times,
            final double[] zeros,
            final CurveInterpolation interpolation) {
        final int n = zeros.length;
        double[] errors = errors(quotes, times, zeros, interpolation);
        for (int sweep = 0; sweep < MAXIMUM_SWEEPS && largest(errors) > TOLERANCE * 0.5; sweep++) {
            final double[][] slopes = new double[n][n];
            for (int j = 0; j < n; j++) {
                final double kept = zeros[j];
                zeros[j] = kept + BUMP;
                final double[] up = errors(quotes, times, zeros, interpolation);
                zeros[j] = kept - BUMP;
                final double[] down = errors(quotes, times, zeros, interpolation);
                zeros[j] = kept;
                for (int i = 0; i < n; i++) {
                    slopes[i][j] = (up[i] - down[i]) / (2 * BUMP);
                }
            }
            final double before = largest(errors);
            final double[] step = step(slopes, errors);
            final double[] start = zeros.clone();
            double size = 1;
            do {
                for (int i = 0; i < n; i++) {
                    zeros[i] = start[i] - size * step[i];
                }
                errors = errors(quotes, times, zeros, interpolation);
                size *= 0.5;
            } while (!(largest(errors) < before) && size > 1e-6);
            if (!(largest(errors) < before)) {
                System.arraycopy(start, 0, zeros, 0, n);
                errors = errors(quotes, times, zeros, interpolation);
                break;
            }
        }
        for (int i = 0; i < n; i++) {
            if (!(Math.abs(errors[i]) <= TOLERANCE * 10)) {
                throw new IllegalArgumentException(
                        "no " + interpolation + " curve reprices the " + quotes[i] + "; the best leaves " + errors[i]);
            }
        }
    }

    private static double[] step(final double[][] slopes, final double[] errors) {
        try {
            return new LUDecomposition(new Array2DRowRealMatrix(slopes, false))
                    .getSolver()
                    .solve(new ArrayRealVector(errors, false))
                    .toArray();
        } catch (final SingularMatrixException e) {
            throw new IllegalArgumentException("the quotes do not determine the curve: their equations depend", e);
        }
    }

    private static double[] errors(
            final CurveQuote[] quotes,
            final double[] times,
            final double[] zeros,
            final CurveInterpolation interpolation) {
        final YieldCurve curve = YieldCurve.trusted(times, zeros, interpolation);
        final double[] errors = new double[quotes.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = quotes[i].error(curve);
        }
        return errors;
    }

    private static double largest(final double[] errors) {
        double largest = 0;
        for (final double error : errors) {
            if (!(Math.abs(error) <= largest)) {
                largest = Math.abs(error);
            }
        }
        return largest;
    }
}
