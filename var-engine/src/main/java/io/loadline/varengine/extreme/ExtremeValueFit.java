package io.loadline.varengine.extreme;

import io.loadline.core.math.GammaFunction;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Maximum likelihood of the generalised extreme value distribution, from the probability-weighted moments of J. Hosking, J. Wallis and E. Wood,
 * Technometrics 27 (1985): a simplex from several shapes, polished by Newton steps. Immutable.
 */
public final class ExtremeValueFit {
    private static final int LEAST = 10;
    private static final int MAXIMUM_EVALUATIONS = 20_000;

    private final GeneralisedExtremeValue distribution;
    private final double[][] covariance;
    private final double logLikelihood;

    private ExtremeValueFit(
            final GeneralisedExtremeValue distribution, final double[][] covariance, final double logLikelihood) {
        this.distribution = distribution;
        this.covariance = covariance;
        this.logLikelihood = logLikelihood;
    }

    /**
     * @param maxima of blocks, at least ten, not all the same
     * @return the estimate
     * @throws IllegalArgumentException if there are too few, or the likelihood has no maximum with a shape above -1
     */
    public static ExtremeValueFit of(final double[] maxima) {
        final double[] x = Sample.finite("maxima", maxima, LEAST).clone();
        Arrays.sort(x);
        Sample.varies("maxima", x[0], x[x.length - 1]);
        final GeneralisedExtremeValue moments = weightedMoments(x);
        final double spread = moments.scale();
        final double centre = moments.location();
        final MultivariateFunction objective = at -> likelihood(x, centre, spread, at);
        double[] best = null;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (final double shape : new double[] {moments.shape(), 0.1, -0.2, 0.5}) {
            final double[] guess = {0, 0, shape};
            if (!(likelihood(x, centre, spread, guess) > Double.NEGATIVE_INFINITY)) {
                continue;
            }
            final double[] found = new SimplexOptimizer(1e-14, 1e-14)
                    .optimize(
                            new MaxEval(MAXIMUM_EVALUATIONS),
                            GoalType.MAXIMIZE,
                            new ObjectiveFunction(objective),
                            new InitialGuess(guess),
                            new NelderMeadSimplex(3, 0.1))
                    .getPoint();
            final double value = likelihood(x, centre, spread, found);
            if (value > bestValue) {
                bestValue = value;
                best = found;
            }
        }
        if (best == null || !(best[2] > -1)) {
            throw new IllegalArgumentException("the likelihood of the maxima has no maximum with a shape above -1");
        }
        best = polish(x, centre, spread, best);
        final GeneralisedExtremeValue fitted = distribution(centre, spread, best);
        final double[][] information = ObservedInformation.of(
                at -> sum(x, at),
                new double[] {fitted.location(), fitted.scale(), fitted.shape()},
                new double[] {fitted.scale(), fitted.scale(), 1},
                x.length);
        return new ExtremeValueFit(
                fitted, ObservedInformation.inverse(information), likelihood(x, centre, spread, best));
    }

    /** The fitted distribution. */
    public GeneralisedExtremeValue distribution() {
        return distribution;
    }

    /** Logarithm of the likelihood. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** Standard error of the location; empty where the observed information is not positive definite. */
    public OptionalDouble locationError() {
        return error(0);
    }

    /** Standard error of the scale; empty as for the location. */
    public OptionalDouble scaleError() {
        return error(1);
    }

    /** Standard error of the shape; empty as for the location. */
    public OptionalDouble shapeError() {
        return error(2);
    }

    private static double likelihood(final double[] x, final double centre, final double spread, final double[] at) {
        return at[2] > -1 && at[2] < 5 && Math.abs(at[1]) < 50
                ? sum(x, new double[] {centre + spread * at[0], spread * StrictMath.exp(at[1]), at[2]})
                : Double.NEGATIVE_INFINITY;
    }

    private static double sum(final double[] x, final double[] parameters) {
        if (!(parameters[1] > 0)) {
            return Double.NEGATIVE_INFINITY;
        }
        final GeneralisedExtremeValue trial = new GeneralisedExtremeValue(parameters[0], parameters[1], parameters[2]);
        double sum = 0;
        for (final double value : x) {
            sum += trial.logDensity(value);
        }
        return sum;
    }

    private static GeneralisedExtremeValue distribution(final double centre, final double spread, final double[] at) {
        return new GeneralisedExtremeValue(centre + spread * at[0], spread * StrictMath.exp(at[1]), at[2]);
    }

    private static double[] polish(final double[] x, final double centre, final double spread, final double[] start) {
        double[] at = start;
        final double h = 1e-5;
        for (int step = 0; step < 4; step++) {
            final double[] gradient = new double[3];
            for (int i = 0; i < 3; i++) {
                final double[] up = at.clone();
                final double[] down = at.clone();
                up[i] += h;
                down[i] -= h;
                gradient[i] = (likelihood(x, centre, spread, up) - likelihood(x, centre, spread, down)) / (2 * h);
            }
            final double[] base = at;
            final double[][] information = ObservedInformation.of(
                    p -> likelihood(x, centre, spread, p), base, new double[] {1, 1, 1}, x.length);
            final double[] next = at.clone();
            try {
                final double[] move = new LUDecomposition(new Array2DRowRealMatrix(information, false))
                        .getSolver()
                        .solve(new ArrayRealVector(gradient, false))
                        .toArray();
                for (int i = 0; i < 3; i++) {
                    next[i] += move[i];
                }
            } catch (final SingularMatrixException _) {
                return at;
            }
            if (!(likelihood(x, centre, spread, next) >= likelihood(x, centre, spread, at))) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Hosking's approximation of the shape by c = 2 / (3 + t3) - log 2 / log 3, then scale and location by the first two moments. */
    private static GeneralisedExtremeValue weightedMoments(final double[] sorted) {
        final int n = sorted.length;
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        for (int i = 0; i < n; i++) {
            b0 += sorted[i] / n;
            b1 += sorted[i] * i / (n - 1.0) / n;
            b2 += sorted[i] * i * (i - 1.0) / ((n - 1.0) * (n - 2.0)) / n;
        }
        final double c = (2 * b1 - b0) / (3 * b2 - b0) - StrictMath.log(2) / StrictMath.log(3);
        // Hosking's k is minus the shape.
        final double k = Math.max(-0.9, Math.min(0.9, 7.8590 * c + 2.9554 * c * c));
        if (Math.abs(k) < 1e-6) {
            final double scale = (2 * b1 - b0) / StrictMath.log(2);
            return new GeneralisedExtremeValue(b0 - 0.5772156649015329 * scale, scale, 0);
        }
        final double gamma = StrictMath.exp(GammaFunction.logGamma(1 + k));
        final double scale = (2 * b1 - b0) * k / (gamma * -StrictMath.expm1(-k * StrictMath.log(2)));
        return new GeneralisedExtremeValue(b0 + scale * (gamma - 1) / k, scale, -k);
    }

    private OptionalDouble error(final int index) {
        if (covariance == null || !(covariance[index][index] > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.sqrt(covariance[index][index]));
    }
}
