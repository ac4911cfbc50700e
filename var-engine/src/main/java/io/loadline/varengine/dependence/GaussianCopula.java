package io.loadline.varengine.dependence;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;

/**
 * The copula of two correlated normals.
 *
 * @param rho correlation, above -1 and below 1
 */
public record GaussianCopula(double rho) implements Copula {
    /** Checks the correlation. */
    public GaussianCopula {
        Checks.between("rho", rho, -1, 1);
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.GAUSSIAN;
    }

    @Override
    public double[] parameters() {
        return new double[] {rho};
    }

    @Override
    public double cdf(final double u, final double v) {
        return Unit.inside(u, v) ? BivariateNormal.cdf(Normal.quantile(u), Normal.quantile(v), rho) : Unit.edge(u, v);
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final double x = Normal.quantile(u);
        final double y = Normal.quantile(v);
        final double square = (1 - rho) * (1 + rho);
        return -0.5 * StrictMath.log(square) - rho * (rho * (x * x + y * y) - 2 * x * y) / (2 * square);
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        return Normal.cdf((Normal.quantile(u) - rho * Normal.quantile(v)) / Math.sqrt((1 - rho) * (1 + rho)));
    }

    @Override
    public double conditionalInverse(final double p, final double v) {
        if (!Unit.inside(p, v)) {
            return Double.NaN;
        }
        return Normal.cdf(rho * Normal.quantile(v) + Math.sqrt((1 - rho) * (1 + rho)) * Normal.quantile(p));
    }

    @Override
    public double kendallTau() {
        return 2 / Math.PI * StrictMath.asin(rho);
    }

    @Override
    public double spearmanRho() {
        return 6 / Math.PI * StrictMath.asin(0.5 * rho);
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
