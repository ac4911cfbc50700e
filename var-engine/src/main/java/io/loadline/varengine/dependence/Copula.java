package io.loadline.varengine.dependence;

import io.loadline.core.math.GaussLegendre;

/**
 * A bivariate copula: the joint distribution of two uniforms. All families here are exchangeable, C(u, v) = C(v, u). Formulas as in H. Joe,
 * "Dependence Modeling with Copulas" (2014), chapter 4, and R. Nelsen, "An Introduction to Copulas" (2006), chapter 4. Densities and conditional
 * distributions are for arguments strictly between 0 and 1 and NaN elsewhere. Immutable; any thread.
 */
public sealed interface Copula
        permits GaussianCopula, StudentCopula, ClaytonCopula, GumbelCopula, FrankCopula, JoeCopula {
    /** Returns the family. */
    CopulaFamily family();

    /** Returns the parameters in the order of the constructor. */
    double[] parameters();

    /** Returns C(u, v), the probability that the first is below u and the second below v; margins at the edges. */
    double cdf(double u, double v);

    /** Returns the natural logarithm of the density. */
    double logDensity(double u, double v);

    /** Returns the density. */
    default double density(final double u, final double v) {
        return StrictMath.exp(logDensity(u, v));
    }

    /** Returns the h-function dC/dv: the probability that the first is below u, given the second is v. */
    double conditional(double u, double v);

    /** Returns the u with {@code conditional(u, v) = p}: with p uniform, a draw of the first given the second. */
    double conditionalInverse(double p, double v);

    /** Returns Kendall's tau. */
    double kendallTau();

    /**
     * Returns Spearman's rho, 12 times the integral of C less 3. Where there is no closed form, by quadrature over the triangle u below v, to about
     * 1e-12: the diagonal, on which C bends sharply under strong dependence, is an edge of it, and points crowd towards edges and corners.
     */
    default double spearmanRho() {
        final GaussLegendre rule = new GaussLegendre(48);
        double sum = 0;
        for (int i = 0; i < rule.size(); i++) {
            final double x = 0.5 * (1 + rule.node(i));
            final double v = x * x * (3 - 2 * x);
            double inner = 0;
            for (int j = 0; j < rule.size(); j++) {
                final double y = 0.5 * (1 + rule.node(j));
                inner += rule.weight(j) * y * (1 - y) * cdf(v * y * y * (3 - 2 * y), v);
            }
            sum += rule.weight(i) * x * (1 - x) * v * inner;
        }
        return 216 * sum - 3;
    }

    /** Returns the probability that one is extremely low given that the other is, in the limit. */
    double lowerTailDependence();

    /** Returns the probability that one is extremely high given that the other is, in the limit. */
    double upperTailDependence();
}
