package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.GammaFunction;

/** Student's t with variance one: T. Bollerslev, Review of Economics and Statistics 69 (1987), equation 1. The shape is degrees of freedom. */
final class StudentDensity extends SymmetricDensity {
    private double freedom;
    private double constant;
    private double constantSlope;
    private double constantCurvature;

    StudentDensity(final int size) {
        super(1, size);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        freedom = parameters[from];
        final double half = 0.5 * freedom;
        final double scale = freedom - 2;
        final double logGamma = GammaFunction.logGamma(half + 0.5) - GammaFunction.logGamma(half);
        final double digamma = 0.5 * (GammaFunction.digamma(half + 0.5) - GammaFunction.digamma(half));
        final double trigamma = 0.25 * (GammaFunction.trigamma(half + 0.5) - GammaFunction.trigamma(half));
        constant = logGamma - 0.5 * StrictMath.log(Math.PI * scale);
        constantSlope = digamma - 0.5 / scale;
        constantCurvature = trigamma + 0.5 / (scale * scale);
        takeAbsoluteMean(
                logGamma + StrictMath.log(2 * Math.sqrt(scale / Math.PI) / (freedom - 1)),
                0.5 / scale - 1 / (freedom - 1) + digamma,
                -0.5 / (scale * scale) + 1 / ((freedom - 1) * (freedom - 1)) + trigamma);
    }

    @Override
    double logarithm(final double z) {
        return constant - 0.5 * (freedom + 1) * StrictMath.log1p(z * z / (freedom - 2));
    }

    @Override
    double sum(final double[] z, final int size) {
        final double inverseScale = 1 / (freedom - 2);
        final LogProduct product = new LogProduct();
        for (int t = 0; t < size; t++) {
            product.times(Math.fma(z[t] * z[t], inverseScale, 1));
        }
        return size * constant - 0.5 * (freedom + 1) * product.logarithm();
    }

    @Override
    double differentiate(final double[] z, final int size, final boolean second) {
        final double scale = freedom - 2;
        final double inverseScale = 1 / scale;
        final double weight = freedom + 1;
        final double[] byShape = shapeSlopes[0];
        for (int t = 0; t < size; t++) {
            final double square = z[t] * z[t];
            final double inverse = 1 / (scale + square);
            final double share = square * inverse * inverseScale;
            slopes[t] = -weight * z[t] * inverse;
            byShape[t] =
                    constantSlope + 0.5 * Math.fma(weight, share, -Elementary.log(Math.fma(square, inverseScale, 1)));
        }
        if (second) {
            final double[] cross = mixed[0];
            double curvature = 0;
            for (int t = 0; t < size; t++) {
                final double square = z[t] * z[t];
                final double inverse = 1 / (scale + square);
                final double byScale = inverse * inverse;
                curvatures[t] = weight * (square - scale) * byScale;
                cross[t] = -z[t] * inverse + weight * z[t] * byScale;
                final double share = square * inverse * inverseScale;
                curvature += share - 0.5 * weight * share * (2 * scale + square) * inverse * inverseScale;
            }
            shapeCurvatures[0][0] = curvature + size * constantCurvature;
        }
        return sum(z, size);
    }
}
