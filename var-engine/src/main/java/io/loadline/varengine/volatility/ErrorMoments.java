package io.loadline.varengine.volatility;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Half-line moments of fitted errors, by double-exponential quadrature (H. Takahasi and M. Mori, 1974); one half of the whole if symmetric. */
final class ErrorMoments {
    private static final double STEP = 1.0 / 128;
    private static final double REACH = 5;

    private ErrorMoments() {}

    /** Share of the variance that comes from negative errors. */
    static double negativeShare(final VolatilityPath path) {
        return switch (path.model().errors()) {
            case NORMAL, STUDENT_T, GENERALISED_ERROR -> 0.5;
            default -> left(density(path), z -> z * z);
        };
    }

    /** Mean of the absolute error. */
    static double absoluteMean(final VolatilityPath path) {
        final ErrorDensity density = density(path);
        return density instanceof SymmetricDensity symmetric ? symmetric.absoluteMean : 2 * left(density, z -> -z);
    }

    private static ErrorDensity density(final VolatilityPath path) {
        final double[] parameters = path.parameters();
        final int shapes = path.model().errors().shapes().size();
        return path.model().errors().at(Arrays.copyOfRange(parameters, parameters.length - shapes, parameters.length));
    }

    /** Integral of a function times the density over negative errors, with z = -exp(pi/2 sinh u). */
    private static double left(final ErrorDensity density, final DoubleUnaryOperator function) {
        double sum = 0;
        for (double u = -REACH; u <= REACH; u += STEP) {
            final double z = -StrictMath.exp(0.5 * Math.PI * StrictMath.sinh(u));
            final double weight = -z * 0.5 * Math.PI * StrictMath.cosh(u);
            final double term = function.applyAsDouble(z) * StrictMath.exp(density.logarithm(z)) * weight;
            sum += Double.isFinite(term) ? term : 0;
        }
        return sum * STEP;
    }
}
