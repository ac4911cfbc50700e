package io.loadline.varengine.dependence;

import io.loadline.core.math.AdaptiveQuadrature;

/**
 * Frank's copula, C = -log(1 - (1 - e^(-theta u)) (1 - e^(-theta v)) / (1 - e^-theta)) / theta: symmetric, no dependence in the tails.
 *
 * @param theta any finite number; 0 is independence, negative is negative dependence
 */
public record FrankCopula(double theta) implements Copula {
    private static final double INDEPENDENT = 1e-9;
    private static final double SMALL = 1e-3;

    /** Checks the parameter. */
    public FrankCopula {
        if (!Double.isFinite(theta)) {
            throw new IllegalArgumentException("theta: " + theta + " given; expected a finite number");
        }
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.FRANK;
    }

    @Override
    public double[] parameters() {
        return new double[] {theta};
    }

    private boolean isIndependent() {
        return Math.abs(theta) < INDEPENDENT;
    }

    @Override
    public double cdf(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Unit.edge(u, v);
        }
        if (isIndependent()) {
            return u * v;
        }
        return theta > 0 ? ascendingCdf(u, v) : descendingCdf(u, v, -theta);
    }

    private double ascendingCdf(final double u, final double v) {
        final double whole = StrictMath.expm1(-theta);
        final double product = StrictMath.expm1(-theta * u) * StrictMath.expm1(-theta * v) / whole;
        if (product > -0.5) {
            return -StrictMath.log1p(product) / theta;
        }
        // 1 + product is a difference of neighbours under strong dependence; e^(-theta smaller) taken out, it is a sum
        // of two positive parts.
        final double smaller = Math.min(u, v);
        final double rest = StrictMath.exp(-theta * Math.abs(u - v)) * StrictMath.expm1(-theta * smaller)
                + StrictMath.expm1(-theta * (1 - smaller));
        return smaller - StrictMath.log(rest / whole) / theta;
    }

    /** For theta = -size: log(1 + (e^(size u) - 1) (e^(size v) - 1) / (e^size - 1)) / size, without overflow. */
    private static double descendingCdf(final double u, final double v, final double size) {
        final double excess = u - (1 - v);
        final double logTerm = size * excess
                + StrictMath.log(StrictMath.expm1(-size * u) * StrictMath.expm1(-size * v) / -StrictMath.expm1(-size));
        return logTerm > 0
                ? (logTerm + StrictMath.log1p(StrictMath.exp(-logTerm))) / size
                : StrictMath.log1p(StrictMath.exp(logTerm)) / size;
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        if (isIndependent()) {
            return 0;
        }
        if (theta < 0) {
            return new FrankCopula(-theta).logDensity(u, 1 - v);
        }
        return StrictMath.log(theta * -StrictMath.expm1(-theta))
                - theta * (u + v)
                - 2 * StrictMath.log(denominator(u, v));
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        if (isIndependent()) {
            return u;
        }
        if (theta < 0) {
            return new FrankCopula(-theta).conditional(u, 1 - v);
        }
        return StrictMath.exp(-theta * v) * -StrictMath.expm1(-theta * u) / denominator(u, v);
    }

    /** The sum 1 - e^-theta - (1 - e^(-theta u)) (1 - e^(-theta v)), for a positive theta, as two positive parts. */
    private double denominator(final double u, final double v) {
        return StrictMath.exp(-theta * v) * -StrictMath.expm1(-theta * u)
                + StrictMath.exp(-theta * u) * -StrictMath.expm1(-theta * (1 - u));
    }

    @Override
    public double conditionalInverse(final double p, final double v) {
        if (!Unit.inside(p, v)) {
            return Double.NaN;
        }
        if (isIndependent()) {
            return p;
        }
        if (theta < 0) {
            return new FrankCopula(-theta).conditionalInverse(p, 1 - v);
        }
        final double weight = StrictMath.exp(-theta * v) * (1 / p - 1);
        return -StrictMath.log1p(StrictMath.expm1(-theta) / (1 + weight)) / theta;
    }

    @Override
    public double kendallTau() {
        if (Math.abs(theta) < SMALL) {
            return theta / 9 - theta * theta * theta / 900;
        }
        return 1 - 4 / theta * (1 - debye(1));
    }

    @Override
    public double spearmanRho() {
        if (Math.abs(theta) < SMALL) {
            return theta / 6 - theta * theta * theta / 450;
        }
        return 1 - 12 / theta * (debye(1) - debye(2));
    }

    /** Debye function of order k (Abramowitz and Stegun 27.1.1), which for a negative argument adds k |theta| / (k + 1). */
    private double debye(final int k) {
        final double size = Math.abs(theta);
        final double integral = AdaptiveQuadrature.integrate(
                t -> (k == 1 ? t : t * t) / StrictMath.expm1(t), 0, Math.min(size, 750), 1e-14);
        final double value = k * integral / (k == 1 ? size : size * size);
        return theta > 0 ? value : value + k * size / (k + 1);
    }

    @Override
    public double lowerTailDependence() {
        return 0;
    }

    @Override
    public double upperTailDependence() {
        return 0;
    }
}
