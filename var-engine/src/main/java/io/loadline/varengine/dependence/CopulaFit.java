package io.loadline.varengine.dependence;

import io.loadline.core.math.StudentT;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.exception.TooManyEvaluationsException;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * A copula fitted to pairs of observations by maximum pseudo-likelihood: margins are replaced by their ranks (C. Genest, K. Ghoudi and L.-P. Rivest,
 * Biometrika 82 (1995)), so no model of the margins is needed. The degrees of freedom of a Student copula are sought from 1.01 to 300; at the upper end
 * the copula is as good as normal.
 *
 * @param copula the copula of the highest likelihood in its family
 * @param logLikelihood its log-likelihood
 * @param observations number of pairs
 */
public record CopulaFit(Copula copula, double logLikelihood, int observations) {
    private static final int LEAST = 10;
    private static final double LOWEST_NU = 1.01;
    private static final double HIGHEST_NU = 300;
    private static final int MOST_EVALUATIONS = 1000;

    /**
     * Fits a family to two series by their ranks.
     *
     * @param family what to fit
     * @param x first series, at least 10 values, not constant
     * @param y second series, as long
     * @return the fit
     * @throws IllegalArgumentException if the series cannot be ranked, or their dependence is negative and the family holds none
     */
    public static CopulaFit ofSeries(final CopulaFamily family, final double[] x, final double[] y) {
        final double tau = RankCorrelation.kendall(x, y);
        return ofUniforms(family, RankCorrelation.pseudoObservations(x), RankCorrelation.pseudoObservations(y), tau);
    }

    /** Fits a family to pairs that are uniform already; tau is their Kendall correlation. */
    static CopulaFit ofUniforms(final CopulaFamily family, final double[] u, final double[] v, final double tau) {
        if (u.length < LEAST) {
            throw new IllegalArgumentException("observations: " + u.length + " given; expected at least " + LEAST);
        }
        if (!family.allowsNegative() && tau <= 0) {
            throw new IllegalArgumentException(
                    "observations: Kendall's tau is " + tau + "; " + family + " expects positive dependence");
        }
        return switch (family) {
            case GAUSSIAN -> alongAngle(u, v, family);
            case STUDENT -> student(u, v);
            case CLAYTON -> alongLog(u, v, family, 0);
            case GUMBEL, JOE -> alongLog(u, v, family, 1);
            case FRANK -> frank(u, v, tau);
        };
    }

    /** Returns Akaike's criterion, 2 parameters - 2 log-likelihood: smaller is better. */
    public double aic() {
        return 2.0 * copula.parameters().length - 2 * logLikelihood;
    }

    private static CopulaFit alongAngle(final double[] u, final double[] v, final CopulaFamily family) {
        final double angle = maximise(a -> logLikelihood(family.with(StrictMath.sin(a)), u, v), -1.57, 1.57);
        return fit(family.with(StrictMath.sin(angle)), u, v);
    }

    private static CopulaFit alongLog(
            final double[] u, final double[] v, final CopulaFamily family, final double lowest) {
        final double log = maximise(t -> logLikelihood(family.with(lowest + StrictMath.exp(t)), u, v), -12, 5);
        return fit(family.with(lowest + StrictMath.exp(log)), u, v);
    }

    private static CopulaFit frank(final double[] u, final double[] v, final double tau) {
        final double start = CopulaFamily.FRANK.parameterOfKendallTau(Math.clamp(tau, -0.98, 0.98));
        final double reach = 3 + 0.5 * Math.abs(start);
        final double theta = maximise(t -> logLikelihood(new FrankCopula(t), u, v), start - reach, start + reach);
        return fit(new FrankCopula(theta), u, v);
    }

    /** The correlation is maximised within each number of degrees of freedom, for which the quantiles are computed once. */
    private static CopulaFit student(final double[] u, final double[] v) {
        final double log = maximise(
                t -> {
                    final Quantiles quantiles = new Quantiles(StrictMath.exp(t), u, v);
                    return quantiles.logLikelihood(quantiles.bestRho());
                },
                StrictMath.log(LOWEST_NU),
                StrictMath.log(HIGHEST_NU));
        final double nu = StrictMath.exp(log);
        final Quantiles quantiles = new Quantiles(nu, u, v);
        final double rho = quantiles.bestRho();
        return new CopulaFit(new StudentCopula(rho, nu), quantiles.logLikelihood(rho), u.length);
    }

    private static CopulaFit fit(final Copula copula, final double[] u, final double[] v) {
        return new CopulaFit(copula, logLikelihood(copula, u, v), u.length);
    }

    private static double logLikelihood(final Copula copula, final double[] u, final double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += copula.logDensity(u[i], v[i]);
        }
        return sum;
    }

    /** Brent's maximum, started from the best of a grid so that a flat or uneven likelihood does not trap it. */
    private static double maximise(final DoubleUnaryOperator function, final double from, final double to) {
        final int cells = 12;
        double best = from;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < cells; i++) {
            final double x = from + (to - from) * i / cells;
            final double value = function.applyAsDouble(x);
            if (value > highest) {
                highest = value;
                best = x;
            }
        }
        if (highest == Double.NEGATIVE_INFINITY) {
            throw new NoConvergenceException("copula: the likelihood is zero all over the range of the parameter");
        }
        final double cell = (to - from) / cells;
        try {
            return new BrentOptimizer(1e-10, 1e-12)
                    .optimize(
                            new MaxEval(MOST_EVALUATIONS),
                            GoalType.MAXIMIZE,
                            new UnivariateObjectiveFunction(function::applyAsDouble),
                            new SearchInterval(best - cell, best + cell, best))
                    .getPoint();
        } catch (final TooManyEvaluationsException e) {
            throw new NoConvergenceException(
                    "copula: the likelihood still rises after " + e.getMax() + " evaluations", e);
        }
    }

    /** The quantiles of all observations under one number of degrees of freedom. */
    private static final class Quantiles {
        private final double nu;
        private final double[] x;
        private final double[] y;
        private final double margins;

        Quantiles(final double nu, final double[] u, final double[] v) {
            this.nu = nu;
            final StudentT margin = new StudentT(nu);
            x = new double[u.length];
            y = new double[u.length];
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                x[i] = margin.quantile(u[i]);
                y[i] = margin.quantile(v[i]);
                sum += StrictMath.log1p(x[i] * x[i] / nu) + StrictMath.log1p(y[i] * y[i] / nu);
            }
            margins = 0.5 * (nu + 1) * sum;
        }

        double bestRho() {
            return StrictMath.sin(maximise(angle -> logLikelihood(StrictMath.sin(angle)), -1.57, 1.57));
        }

        double logLikelihood(final double rho) {
            final double square = (1 - rho) * (1 + rho);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                final double form = x[i] * x[i] + y[i] * y[i] - 2 * rho * x[i] * y[i];
                sum += StrictMath.log1p(form / (nu * square));
            }
            return x.length * StudentCopula.constant(nu, square) - 0.5 * (nu + 2) * sum + margins;
        }
    }
}
