package io.loadline.varengine.extreme;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Maximum likelihood of the generalised Pareto distribution. With theta = xi / beta the likelihood has the profile
 * xi(theta) = mean log(1 + theta y), so one dimension is searched: S. Grimshaw, Technometrics 35 (1993). The search starts from the
 * probability-weighted moments of J. Hosking and J. Wallis, Technometrics 29 (1987). A likelihood without a maximum inside (it is unbounded
 * for shapes below -1) is refused. Immutable.
 */
public final class ParetoFit {
    private static final int LEAST = 10;
    private static final int GRID = 400;
    private static final int MAXIMUM_STEPS = 200;

    private final GeneralisedPareto distribution;
    private final double[][] covariance;
    private final double logLikelihood;
    private final int size;

    private ParetoFit(
            final GeneralisedPareto distribution,
            final double[][] covariance,
            final double logLikelihood,
            final int size) {
        this.distribution = distribution;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
        this.size = size;
    }

    /**
     * @param excesses over a threshold, positive, at least ten, not all the same
     * @return the estimate
     * @throws IllegalArgumentException if the excesses are too few, not positive or the likelihood has no maximum with a shape above -1
     */
    public static ParetoFit of(final double[] excesses) {
        final double[] y = Sample.finite("excesses", excesses, LEAST).clone();
        Arrays.sort(y);
        if (!(y[0] > 0)) {
            throw new IllegalArgumentException("an excess is " + y[0] + ", expected positive ones");
        }
        final double largest = y[y.length - 1];
        Sample.varies("excesses", y[0], largest);
        final double theta = maximise(y);
        final double shape = profileShape(y, theta);
        final double scale = theta == 0 ? mean(y) : shape / theta;
        if (!(shape > -1 && scale > 0)) {
            throw new IllegalArgumentException("the likelihood has no maximum with a shape above -1 (it ended at "
                    + shape + "); the tail is too short for this distribution");
        }
        final GeneralisedPareto distribution = new GeneralisedPareto(shape, scale);
        return new ParetoFit(distribution, covariance(y, distribution), profile(y, theta), y.length);
    }

    /** The fitted distribution. */
    public GeneralisedPareto distribution() {
        return distribution;
    }

    /** Logarithm of the likelihood. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Number of excesses. */
    public int size() {
        return size;
    }

    /** Standard error of the shape from the observed information; empty where that is not positive definite. */
    public OptionalDouble shapeError() {
        return error(0);
    }

    /** Standard error of the scale; empty as for {@link #shapeError}. */
    public OptionalDouble scaleError() {
        return error(1);
    }

    /**
     * Probability-weighted moments: shape 2 - a0 / (a0 - 2 a1), scale 2 a0 a1 / (a0 - 2 a1).
     *
     * @param excesses positive, at least ten
     * @return estimate, good for shapes below one half
     */
    public static GeneralisedPareto weightedMoments(final double[] excesses) {
        final double[] y = Sample.finite("excesses", excesses, LEAST).clone();
        Arrays.sort(y);
        Sample.varies("excesses", y[0], y[y.length - 1]);
        final int n = y.length;
        double first = 0;
        double second = 0;
        for (int i = 0; i < n; i++) {
            first += y[i] / n;
            second += y[i] * (n - 1 - i) / (n - 1.0) / n;
        }
        final double spread = first - 2 * second;
        return new GeneralisedPareto(2 - first / spread, 2 * first * second / spread);
    }

    /** The theta of the largest profile likelihood: the best point of a grid round the start, then Brent's search between its neighbours. */
    private static double maximise(final double[] y) {
        final double largest = y[y.length - 1];
        final double mean = mean(y);
        final double lowest = -1 / largest;
        // u in (-1, 1) runs over theta in (-1 / largest, infinity): dense near both zero and the lower end.
        int best = 0;
        double bestValue = Double.NEGATIVE_INFINITY;
        final double start = start(y);
        double bestTheta = Math.max(start, lowest * (1 - 1e-6));
        if (Double.isFinite(start)) {
            bestValue = profile(y, bestTheta);
        }
        final double[] grid = new double[GRID + 1];
        for (int i = 0; i <= GRID; i++) {
            grid[i] = theta((i + 0.5) / (GRID + 1) * 2 - 1, lowest, mean);
            final double value = profile(y, grid[i]);
            if (value > bestValue) {
                bestValue = value;
                best = i;
                bestTheta = grid[i];
            }
        }
        best = bestTheta == grid[best] ? best : nearest(grid, bestTheta);
        final double left = best == 0 ? lowest * (1 - 1e-12) : grid[best - 1];
        final double right = best == GRID ? 10 * grid[GRID] : grid[best + 1];
        return refine(y, left, right);
    }

    private static double start(final double[] y) {
        final GeneralisedPareto moments;
        try {
            moments = weightedMoments(y);
        } catch (final IllegalArgumentException _) {
            return Double.NaN;
        }
        return moments.shape() / moments.scale();
    }

    private static int nearest(final double[] grid, final double theta) {
        final int found = Arrays.binarySearch(grid, theta);
        final int at = found >= 0 ? found : -found - 1;
        return Math.min(at, grid.length - 1);
    }

    private static double theta(final double u, final double lowest, final double mean) {
        return u < 0 ? lowest * -u : 2 / mean * u / (1 - u);
    }

    /** Bisection of the derivative of the profile, which falls through zero at a maximum. */
    private static double refine(final double[] y, final double left, final double right) {
        double low = left;
        double high = right;
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            final double middle = 0.5 * (low + high);
            if (!(middle > low && middle < high)) {
                break;
            }
            if (slope(y, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.abs(high) * y[y.length - 1] < 1e-12 ? 0 : high;
    }

    /** Profile log-likelihood: -n (log(xi / theta) + xi + 1) with xi the mean of log(1 + theta y). */
    private static double profile(final double[] y, final double theta) {
        if (theta == 0) {
            return -y.length * (StrictMath.log(mean(y)) + 1);
        }
        final double shape = profileShape(y, theta);
        return -y.length * (StrictMath.log(shape / theta) + shape + 1);
    }

    private static double profileShape(final double[] y, final double theta) {
        double sum = 0;
        for (final double value : y) {
            sum += StrictMath.log1p(theta * value);
        }
        return sum / y.length;
    }

    /** Derivative of the profile by theta over n: 1/theta - xi' (1/xi + 1), with a series near theta = 0. */
    private static double slope(final double[] y, final double theta) {
        double shape = 0;
        double byTheta = 0;
        for (final double value : y) {
            shape += StrictMath.log1p(theta * value);
            byTheta += value / (1 + theta * value);
        }
        shape /= y.length;
        byTheta /= y.length;
        if (Math.abs(theta) * y[y.length - 1] < 1e-7) {
            double squares = 0;
            for (final double value : y) {
                squares += value * value / y.length;
            }
            final double mean = mean(y);
            return 0.5 * squares / mean - mean;
        }
        return 1 / theta - byTheta * (1 / shape + 1);
    }

    private static double mean(final double[] y) {
        double sum = 0;
        for (final double value : y) {
            sum += value;
        }
        return sum / y.length;
    }

    /** Inverse of the observed information by (shape, scale). */
    private static double[][] covariance(final double[] y, final GeneralisedPareto fitted) {
        final double[][] information = ObservedInformation.of(
                at -> {
                    if (!(at[1] > 0)) {
                        return Double.NEGATIVE_INFINITY;
                    }
                    final GeneralisedPareto trial = new GeneralisedPareto(at[0], at[1]);
                    double sum = 0;
                    for (final double value : y) {
                        sum += trial.logDensity(value);
                    }
                    return sum;
                },
                new double[] {fitted.shape(), fitted.scale()},
                new double[] {1, fitted.scale()},
                y.length);
        return ObservedInformation.inverse(information);
    }

    private OptionalDouble error(final int index) {
        if (covariance == null || !(covariance[index][index] > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.sqrt(covariance[index][index]));
    }
}
