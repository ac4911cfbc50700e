package io.loadline.varengine.dependence;

import io.loadline.core.math.BivariateT;
import io.loadline.core.math.GammaFunction;
import io.loadline.core.math.StudentT;

/**
 * The copula of a bivariate Student t: dependent in both tails whatever the correlation.
 *
 * @param rho correlation, above -1 and below 1
 * @param degreesOfFreedom nu, positive and finite
 */
public record StudentCopula(double rho, double degreesOfFreedom) implements Copula {
    /** Checks the parameters. */
    public StudentCopula {
        Checks.between("rho", rho, -1, 1);
        Checks.between("degreesOfFreedom", degreesOfFreedom, 0, Double.POSITIVE_INFINITY);
    }

    @Override
    public CopulaFamily family() {
        return CopulaFamily.STUDENT;
    }

    @Override
    public double[] parameters() {
        return new double[] {rho, degreesOfFreedom};
    }

    @Override
    public double cdf(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Unit.edge(u, v);
        }
        final StudentT margin = new StudentT(degreesOfFreedom);
        return BivariateT.cdf(margin.quantile(u), margin.quantile(v), rho, degreesOfFreedom);
    }

    @Override
    public double logDensity(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final StudentT margin = new StudentT(degreesOfFreedom);
        return logDensityAt(margin, margin.quantile(u), margin.quantile(v), rho);
    }

    /** The same at the quantiles of u and v, for whoever has them already. */
    static double logDensityAt(final StudentT margin, final double x, final double y, final double rho) {
        final double nu = margin.degreesOfFreedom();
        final double square = (1 - rho) * (1 + rho);
        final double form = (x * x + y * y - 2 * rho * x * y) / (nu * square);
        return constant(nu, square)
                - 0.5 * (nu + 2) * StrictMath.log1p(form)
                + 0.5 * (nu + 1) * (StrictMath.log1p(x * x / nu) + StrictMath.log1p(y * y / nu));
    }

    /** log of gamma(nu/2 + 1) gamma(nu/2) / (gamma((nu+1)/2)^2 sqrt(1 - rho^2)). */
    static double constant(final double nu, final double square) {
        final double half = 0.5 * nu;
        return StrictMath.log(half)
                + 2 * (GammaFunction.logGamma(half) - GammaFunction.logGamma(half + 0.5))
                - 0.5 * StrictMath.log(square);
    }

    @Override
    public double conditional(final double u, final double v) {
        if (!Unit.inside(u, v)) {
            return Double.NaN;
        }
        final StudentT margin = new StudentT(degreesOfFreedom);
        final double y = margin.quantile(v);
        final double scale = conditionalScale(y);
        return new StudentT(degreesOfFreedom + 1).cdf((margin.quantile(u) - rho * y) / scale);
    }

    @Override
    public double conditionalInverse(final double p, final double v) {
        if (!Unit.inside(p, v)) {
            return Double.NaN;
        }
        final StudentT margin = new StudentT(degreesOfFreedom);
        final double y = margin.quantile(v);
        return margin.cdf(rho * y + conditionalScale(y) * new StudentT(degreesOfFreedom + 1).quantile(p));
    }

    private double conditionalScale(final double y) {
        return Math.sqrt((degreesOfFreedom + y * y) * (1 - rho) * (1 + rho) / (degreesOfFreedom + 1));
    }

    @Override
    public double kendallTau() {
        return 2 / Math.PI * StrictMath.asin(rho);
    }

    @Override
    public double lowerTailDependence() {
        final double argument = Math.sqrt((degreesOfFreedom + 1) * (1 - rho) / (1 + rho));
        return 2 * new StudentT(degreesOfFreedom + 1).cdf(-argument);
    }

    @Override
    public double upperTailDependence() {
        return lowerTailDependence();
    }
}
