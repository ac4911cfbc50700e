package io.loadline.varengine.volatility;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.GammaFunction;

/** The generalised error distribution with variance one: D. Nelson, Econometrica 59 (1991), equation 2.4. The shape is 2 for the normal. */
final class GeneralisedErrorDensity extends SymmetricDensity {
    private static final double LOG_TWO = 0.6931471805599453;
    private static final double LEAST_SIZE = 1e-150;

    /** Errors are taken for the root of their square and this square: none, or so much that a cusp at zero is gone. */
    private double rounding;

    private double power;
    private double scale;
    private double logScaleSlope;
    private double logScaleCurvature;
    private double constant;
    private double constantSlope;
    private double constantCurvature;

    GeneralisedErrorDensity(final int size) {
        super(1, size);
    }

    @Override
    boolean isSteepByError() {
        return rounding == 0;
    }

    @Override
    boolean hasCusp() {
        return rounding == 0 && power <= 1;
    }

    @Override
    void round(final double width) {
        rounding = width;
    }

    @Override
    void shape(final double[] parameters, final int from) {
        power = parameters[from];
        // Log gammas of i / p and their derivatives by p, with q = 1 / p: q' = -q^2, q'' = 2 q^3.
        final double inverse = 1 / power;
        final double square = inverse * inverse;
        final double first = GammaFunction.logGamma(inverse);
        final double second = GammaFunction.logGamma(2 * inverse);
        final double third = GammaFunction.logGamma(3 * inverse);
        final double firstSlope = slope(1, inverse);
        final double secondSlope = slope(2, inverse);
        final double thirdSlope = slope(3, inverse);
        final double firstCurvature = curvature(1, inverse);
        final double thirdCurvature = curvature(3, inverse);
        final double logScale = 0.5 * (first - third) - inverse * LOG_TWO;
        scale = StrictMath.exp(logScale);
        logScaleSlope = 0.5 * (firstSlope - thirdSlope) + square * LOG_TWO;
        logScaleCurvature = 0.5 * (firstCurvature - thirdCurvature) - 2 * square * inverse * LOG_TWO;
        constant = StrictMath.log(power) - logScale - (1 + inverse) * LOG_TWO - first;
        constantSlope = inverse - logScaleSlope + square * LOG_TWO - firstSlope;
        constantCurvature = -square - logScaleCurvature - 2 * square * inverse * LOG_TWO - firstCurvature;
        takeAbsoluteMean(
                inverse * LOG_TWO + logScale + second - first,
                -square * LOG_TWO + logScaleSlope + secondSlope - firstSlope,
                2 * square * inverse * LOG_TWO + logScaleCurvature + curvature(2, inverse) - firstCurvature);
    }

    private static double slope(final int multiple, final double inverse) {
        return -multiple * GammaFunction.digamma(multiple * inverse) * inverse * inverse;
    }

    private static double curvature(final int multiple, final double inverse) {
        final double square = inverse * inverse;
        return multiple
                * square
                * (multiple * GammaFunction.trigamma(multiple * inverse) * square
                        + 2 * inverse * GammaFunction.digamma(multiple * inverse));
    }

    @Override
    double logarithm(final double z) {
        return constant - 0.5 * StrictMath.pow(rounded(z) / scale, power);
    }

    @Override
    double sum(final double[] z, final int size) {
        final double inverseScale = 1 / scale;
        double sum = 0;
        for (int t = 0; t < size; t++) {
            sum += raised(Math.max(rounded(z[t]) * inverseScale, LEAST_SIZE));
        }
        return size * constant - 0.5 * sum;
    }

    private double rounded(final double z) {
        return rounding == 0 ? Math.abs(z) : Math.sqrt(Math.fma(z, z, rounding * rounding));
    }

    private double raised(final double ratio) {
        return Elementary.exp(power * Elementary.log(ratio));
    }

    @Override
    double differentiate(final double[] z, final int count, final boolean second) {
        final double inverseScale = 1 / scale;
        final double[] byShape = shapeSlopes[0];
        double sum = 0;
        double curvature = 0;
        for (int t = 0; t < count; t++) {
            final double size = rounded(z[t]);
            final double ratio = Math.max(size * inverseScale, LEAST_SIZE);
            final double logRatio = Elementary.log(ratio);
            final double raised = Elementary.exp(power * logRatio);
            final double inverse = z[t] == 0 ? 0 : rounding == 0 ? 1 / z[t] : z[t] / (size * size);
            // d log raised / dp = log ratio - p (log scale)'.
            final double growth = logRatio - power * logScaleSlope;
            sum += raised;
            slopes[t] = -0.5 * power * raised * inverse;
            byShape[t] = constantSlope - 0.5 * raised * growth;
            if (second) {
                curvatures[t] = rounding == 0
                        ? (power - 1) * slopes[t] * inverse
                        : -0.5 * power * raised * Math.fma((power - 2) * inverse, inverse, 1 / (size * size));
                mixed[0][t] = -0.5 * raised * inverse * Math.fma(power, growth, 1);
                curvature += raised * (growth * growth - 2 * logScaleSlope - power * logScaleCurvature);
            }
        }
        if (second) {
            shapeCurvatures[0][0] = count * constantCurvature - 0.5 * curvature;
        }
        return count * constant - 0.5 * sum;
    }
}
