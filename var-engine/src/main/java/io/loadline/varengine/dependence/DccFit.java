package io.loadline.varengine.dependence;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Dynamic conditional correlation fitted to standardised residuals, with the correlation targeted. First by the composite likelihood of neighbouring
 * pairs (R. Engle, N. Shephard and K. Sheppard, "Fitting vast dimensional time-varying covariance models" (2008)), whose cost grows with the number
 * of series only; then, if asked for, by the full likelihood from there.
 *
 * @param parameters weights of the highest likelihood
 * @param variant recursion
 * @param target S at these parameters
 * @param logLikelihood full log-likelihood of the correlations
 */
public record DccFit(DccParameters parameters, DccVariant variant, double[][] target, double logLikelihood) {
    private static final int LEAST = 50;
    private static final int MOST_EVALUATIONS = 500;
    private static final double MOST_PERSISTENT = 0.9999;
    private static final double[][] STARTS = {{0.97, 0.05}, {0.9, 0.1}, {0.995, 0.02}};

    /**
     * Fits a model.
     *
     * @param z standardised residuals by row, at least 50 of at least two series
     * @param variant recursion
     * @param composite whether to stop after the composite likelihood, which is much faster for many series and a little less precise
     * @return the fit
     * @throws IllegalArgumentException if the residuals are too few, not finite, constant or linearly dependent
     * @throws NoConvergenceException if the likelihood has no maximum that can be found
     */
    public static DccFit of(final double[][] z, final DccVariant variant, final boolean composite) {
        if (Checks.observations(z, LEAST) < 2) {
            throw new IllegalArgumentException("observations: one series given; expected at least two");
        }
        Checks.varying(z);
        Cholesky.factor(secondMoments(z));
        double[] best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (final double[] start : STARTS) {
            final double[] point = {logit(start[0] / MOST_PERSISTENT), logit(start[1])};
            final double value = pairLikelihood(z, variant, parameters(point));
            if (value > highest) {
                highest = value;
                best = point;
            }
        }
        if (best == null) {
            throw new NoConvergenceException("dcc: the likelihood is not finite at any start");
        }
        best = climb(p -> pairLikelihood(z, variant, p), best, 0.5);
        if (!composite) {
            best = climb(p -> fullLikelihood(z, variant, p), best, 0.1);
        }
        final DccParameters found = parameters(best);
        final double likelihood = fullLikelihood(z, variant, found);
        if (!Double.isFinite(likelihood)) {
            throw new NoConvergenceException("dcc: the likelihood is " + likelihood + " at " + found);
        }
        return new DccFit(found, variant, target(z, variant, found), likelihood);
    }

    /** Returns a filter at these parameters that has seen the residuals: its correlation is the forecast for the next time. */
    public DccFilter filter(final double[][] z) {
        final DccFilter filter = new DccFilter(parameters, variant, target);
        for (final double[] row : z) {
            filter.update(row);
        }
        return filter;
    }

    /**
     * The target S: the mean of z z' (Engle), or for the corrected recursion the mean of e e', e(i) = z(i) sqrt(Q(i,i)), at a unit diagonal
     * (Aielli 2013, section 3.2; the diagonal of Q does not depend on the rest of S).
     *
     * @param z standardised residuals by row
     * @param variant recursion
     * @param parameters weights; of no effect on Engle's
     * @return S
     */
    public static double[][] target(final double[][] z, final DccVariant variant, final DccParameters parameters) {
        if (variant == DccVariant.ENGLE) {
            return secondMoments(z);
        }
        final int n = z[0].length;
        final double[][] scaled = new double[z.length][n];
        for (int i = 0; i < n; i++) {
            double diagonal = 1;
            for (int t = 0; t < z.length; t++) {
                scaled[t][i] = z[t][i] * Math.sqrt(diagonal);
                diagonal = 1
                        - parameters.a()
                        - parameters.b()
                        + diagonal * (parameters.a() * z[t][i] * z[t][i] + parameters.b());
            }
        }
        return Covariance.toCorrelation(secondMoments(scaled));
    }

    private static double[][] secondMoments(final double[][] z) {
        return Covariance.crossProducts(z, 1.0 / z.length);
    }

    private static double fullLikelihood(final double[][] z, final DccVariant variant, final DccParameters parameters) {
        final DccFilter filter = new DccFilter(parameters, variant, target(z, variant, parameters));
        double sum = 0;
        for (final double[] row : z) {
            sum += filter.step(row);
        }
        return sum;
    }

    /** The sum of the log-likelihoods of the pairs of neighbours. */
    private static double pairLikelihood(final double[][] z, final DccVariant variant, final DccParameters parameters) {
        final double[][] target = target(z, variant, parameters);
        final double a = parameters.a();
        final double b = parameters.b();
        final double rest = 1 - a - b;
        double sum = 0;
        for (int i = 0; i + 1 < target.length; i++) {
            final double targetX = target[i][i];
            final double targetY = target[i + 1][i + 1];
            final double targetXy = target[i][i + 1];
            double qx = targetX;
            double qy = targetY;
            double qxy = targetXy;
            for (final double[] row : z) {
                final double x = row[i];
                final double y = row[i + 1];
                final double product = qx * qy;
                final double rho = qxy / Math.sqrt(product);
                final double square = (1 - rho) * (1 + rho);
                sum -= 0.5 * (StrictMath.log(square) + rho * (rho * (x * x + y * y) - 2 * x * y) / square);
                final double scaleX = variant == DccVariant.ENGLE ? 1 : qx;
                final double scaleY = variant == DccVariant.ENGLE ? 1 : qy;
                final double scaleXy = variant == DccVariant.ENGLE ? 1 : Math.sqrt(product);
                qx = rest * targetX + a * x * x * scaleX + b * qx;
                qy = rest * targetY + a * y * y * scaleY + b * qy;
                qxy = rest * targetXy + a * x * y * scaleXy + b * qxy;
            }
        }
        return sum;
    }

    /** Nelder and Mead's simplex in unbounded coordinates, twice, since a restarted simplex does not stop short. */
    private static double[] climb(
            final ToDoubleFunction<DccParameters> likelihood, final double[] start, final double size) {
        final ObjectiveFunction objective = new ObjectiveFunction(p -> {
            final double value = likelihood.applyAsDouble(parameters(p));
            return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
        });
        double[] point = start;
        try {
            for (int round = 0; round < 2; round++) {
                point = new SimplexOptimizer(new SimpleValueChecker(1e-11, 1e-7))
                        .optimize(
                                new MaxEval(MOST_EVALUATIONS),
                                GoalType.MAXIMIZE,
                                objective,
                                new InitialGuess(point),
                                new NelderMeadSimplex(2, round == 0 ? size : 0.2 * size))
                        .getPoint();
            }
        } catch (final TooManyEvaluationsException e) {
            throw new NoConvergenceException("dcc: the likelihood still rises after " + e.getMax() + " evaluations", e);
        }
        return point;
    }

    private static DccParameters parameters(final double[] point) {
        final double sum = MOST_PERSISTENT / (1 + StrictMath.exp(-Math.clamp(point[0], -30.0, 30.0)));
        final double share = 1 / (1 + StrictMath.exp(-Math.clamp(point[1], -30.0, 30.0)));
        return new DccParameters(sum * share, sum * (1 - share));
    }

    private static double logit(final double p) {
        return StrictMath.log(p / (1 - p));
    }
}
