package io.loadline.varengine.dependence;

/**
 * Clayton's copula, C = (u^-theta + v^-theta - 1)^(-1/theta): dependent in the lower tail, where losses are.
 *
 * @param theta positive; near 0 independent
 */
public record ClaytonCopula(double theta) implements Copula {
    /** Checks the parameter. */
    public ClaytonCopula {
        Checks.between("theta", theta, 0, Double.POSITIVE_INFINITY);
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.CLAYTON;
    }

    @Override
    public double[] parameters() {
        return new double[] {theta};
    }

    /** log(u^-theta + v^-theta - 1), without overflow. */
    private double logSum(final double logU, final double logV) {
        final double a = -theta * logU;
        final double b = -theta * logV;
        final double larger = Math.max(a, b);
        // e^larger + (e^smaller - 1): the second part is small where both arguments are near one.
        final double smaller = Math.min(a, b);
        return larger
                + StrictMath.log1p(
                        smaller < 700
                                ? StrictMath.expm1(smaller) * StrictMath.exp(-larger)
                                : StrictMath.exp(smaller - larger));
    }

    private double logCdf(final double u, final double v) {
        return -logSum(StrictMath.log(u), StrictMath.log(v)) / theta;
    }

    @Override
    public double cdf(final double u, final double v) {
        return Unit.inside(u, v) ? StrictMath.exp(logCdf(u, v)) : Unit.edge(u, v);
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double logU = StrictMath.log(u);
        final double logV = StrictMath.log(v);
        return StrictMath.log1p(theta) - (theta + 1) * (logU + logV) - (2 + 1 / theta) * logSum(logU, logV);
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double logV = StrictMath.log(v);
        return StrictMath.exp(-(theta + 1) * logV - (1 + 1 / theta) * logSum(StrictMath.log(u), logV));
    }

    @Override
    public double conditionalInverse(final double p, final double v) {
        if (!Unit.inside(p, v)) {
            return Double.NaN;
        }
        // u^-theta = 1 + v^-theta (p^(-theta / (1 + theta)) - 1)
        final double logV = -theta * StrictMath.log(v);
        final double growth = StrictMath.expm1(-theta / (1 + theta) * StrictMath.log(p));
        final double logTerm = logV + StrictMath.log(growth);
        final double log = logTerm > 700 ? logTerm : StrictMath.log1p(StrictMath.exp(logTerm));
        return StrictMath.exp(-log / theta);
    }

    @Override
    public double kendallTau() {
        return theta / (theta + 2);
    }

    @Override
    public double lowerTailDependence() {
        return StrictMath.pow(2, -1 / theta);
    }

    @Override
    public double upperTailDependence() {
        return 0;
    }
}
