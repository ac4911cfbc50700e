package io.loadline.varengine.dependence;

import io.loadline.core.math.GammaFunction;

/**
 * Joe's copula, C = 1 - (a + b - a b)^(1/theta) with a = (1 - u)^theta, b = (1 - v)^theta: strongly dependent in the upper tail.
 *
 * @param theta at least 1, where the two are independent
 */
public record JoeCopula(double theta) implements Copula {
    private static final double NEAR_TWO = 1e-5;
    private static final double TETRAGAMMA_OF_TWO = -0.4041138063191886;

    /** Checks the parameter. */
    public JoeCopula {
        Checks.atLeast("theta", theta, 1);
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.JOE;
    }

    @Override
    public double[] parameters() {
        return new double[] {theta};
    }

    /** log(a + b - a b) from log a and log b, both negative. */
    private static double logSum(final double logA, final double logB) {
        final double larger = Math.max(logA, logB);
        final double smaller = Math.min(logA, logB);
        return larger + StrictMath.log1p(-StrictMath.exp(smaller - larger) * StrictMath.expm1(larger));
    }

    @Override
    public double cdf(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Unit.edge(u, v);
        }
        return -StrictMath.expm1(logSum(theta * StrictMath.log1p(-u), theta * StrictMath.log1p(-v)) / theta);
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double logU = StrictMath.log1p(-u);
        final double logV = StrictMath.log1p(-v);
        final double logSum = logSum(theta * logU, theta * logV);
        return (1 / theta - 2) * logSum
                + (theta - 1) * (logU + logV)
                + StrictMath.log(theta - 1 + StrictMath.exp(logSum));
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double logV = StrictMath.log1p(-v);
        final double logA = theta * StrictMath.log1p(-u);
        final double logSum = logSum(logA, theta * logV);
        return StrictMath.exp((1 / theta - 1) * logSum + (theta - 1) * logV) * -StrictMath.expm1(logA);
    }

    @Override
    public double conditionalInverse(final double p, final double v) {
        if (!Unit.inside(p, v)) {
            return Double.NaN;
        }
        return Unit.solve(u -> conditional(u, v), u -> density(u, v), p, p);
    }

    @Override
    public double kendallTau() {
        if (Math.abs(theta - 2) < NEAR_TWO) {
            // First two terms of the expansion around 2; the second derivative of digamma at 2 is 2 - 2 zeta(3).
            return 1 - 2 / theta * (GammaFunction.trigamma(2) + 0.5 * TETRAGAMMA_OF_TWO * (2 - theta) / theta);
        }
        return 1 + 2 / (2 - theta) * (GammaFunction.digamma(2) - GammaFunction.digamma(2 / theta + 1));
    }

    @Override
    public double lowerTailDependence() {
        return 0;
    }

    @Override
    public double upperTailDependence() {
        return 2 - StrictMath.pow(2, 1 / theta);
    }
}
