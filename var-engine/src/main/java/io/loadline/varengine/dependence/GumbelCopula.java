package io.loadline.varengine.dependence;

/**
 * Gumbel's copula, C = exp(-((-log u)^theta + (-log v)^theta)^(1/theta)): dependent in the upper tail.
 *
 * @param theta at least 1, where the two are independent
 */
public record GumbelCopula(double theta) implements Copula {
    /** Checks the parameter. */
    public GumbelCopula {
        Checks.atLeast("theta", theta, 1);
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.GUMBEL;
    }

    @Override
    public double[] parameters() {
        return new double[] {theta};
    }

    /** log of ((-log u)^theta + (-log v)^theta)^(1/theta), from log(-log u) and log(-log v). */
    private double logNorm(final double a, final double b) {
        final double larger = Math.max(a, b);
        return larger + StrictMath.log1p(StrictMath.exp(theta * (Math.min(a, b) - larger))) / theta;
    }

    private static double logOfMinusLog(final double u) {
        return StrictMath.log(-StrictMath.log(u));
    }

    @Override
    public double cdf(final double u, final double v) {
        return Unit.inside(u, v)
                ? StrictMath.exp(-StrictMath.exp(logNorm(logOfMinusLog(u), logOfMinusLog(v))))
                : Unit.edge(u, v);
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double a = logOfMinusLog(u);
        final double b = logOfMinusLog(v);
        final double logNorm = logNorm(a, b);
        final double norm = StrictMath.exp(logNorm);
        return -norm
                + StrictMath.log(norm + theta - 1)
                + (theta - 1) * (a + b)
                + (1 - 2 * theta) * logNorm
                - StrictMath.log(u)
                - StrictMath.log(v);
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double b = logOfMinusLog(v);
        final double logNorm = logNorm(logOfMinusLog(u), b);
        return StrictMath.exp(-StrictMath.exp(logNorm) + (theta - 1) * (b - logNorm) - StrictMath.log(v));
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
        return 1 - 1 / theta;
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
