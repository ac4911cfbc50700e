package io.loadline.varengine.volatility;

/**
 * A symmetric density made skewed and standardised again: C. Fernandez and M. Steel, "On Bayesian modeling of fat tails and skewness", JASA 93
 * (1998), equation 1; standardisation of P. Lambert and S. Laurent (2001). The last shape is the skewness: one is symmetric, below one
 * leans to large losses.
 *
 * <p>An error z is taken to x = deviation z + mean, and x to y = skew x below zero and x / skew above; the density is a constant times that of
 * the base at y.
 */
final class SkewedDensity extends ErrorDensity {
    private final SymmetricDensity base;
    private final int skewness;
    private final double[] y;
    private double skew;
    private final Scalar mean = new Scalar();
    private final Scalar deviation = new Scalar();
    private final Scalar constant = new Scalar();

    /** A number that depends on base shape and skewness, with its derivatives. */
    private static final class Scalar {
        private double value;
        private double byBase;
        private double bySkew;
        private double byBaseTwice;
        private double byBoth;
        private double bySkewTwice;
    }

    SkewedDensity(final SymmetricDensity base, final int size) {
        super(base.shapeSlopes.length + 1, size);
        this.base = base;
        skewness = base.shapeSlopes.length;
        y = new double[size];
    }

    @Override
    boolean hasNormalTails() {
        return base.hasNormalTails();
    }

    @Override
    boolean hasCusp() {
        return base.hasCusp();
    }

    @Override
    void round(final double width) {
        base.round(width);
    }

    @Override
    boolean isSteepByShape() {
        return base.isSteepByError();
    }

    @Override
    void shape(final double[] parameters, final int from) {
        base.shape(parameters, from);
        skew = parameters[from + skewness];
        final double inverse = 1 / skew;
        final double first = base.absoluteMean;
        final double slope = base.absoluteMeanSlope;
        final double curvature = base.absoluteMeanCurvature;
        final double difference = skew - inverse;
        mean.value = first * difference;
        mean.byBase = slope * difference;
        mean.bySkew = first * (1 + inverse * inverse);
        mean.byBaseTwice = curvature * difference;
        mean.byBoth = slope * (1 + inverse * inverse);
        mean.bySkewTwice = -2 * first * inverse * inverse * inverse;
        takeDeviation(first, slope, curvature);
        takeConstant();
    }

    /** The root of the variance (1 - m^2) (s^2 + 1/s^2) + 2 m^2 - 1, m the absolute mean and s the skewness. */
    private void takeDeviation(final double first, final double slope, final double curvature) {
        final double inverse = 1 / skew;
        final double squares = skew * skew + inverse * inverse;
        final double squaresSlope = 2 * (skew - inverse * inverse * inverse);
        final double squaresCurvature = 2 + 6 * inverse * inverse * inverse * inverse;
        final double rest = 1 - first * first;
        final double value = Math.sqrt(rest * squares + 2 * first * first - 1);
        deviation.value = value;
        deviation.byBase = -first * slope * (squares - 2) / value;
        deviation.bySkew = 0.5 * rest * squaresSlope / value;
        deviation.byBaseTwice =
                (-(slope * slope + first * curvature) * (squares - 2) - deviation.byBase * deviation.byBase) / value;
        deviation.byBoth = (-first * slope * squaresSlope - deviation.byBase * deviation.bySkew) / value;
        deviation.bySkewTwice = (0.5 * rest * squaresCurvature - deviation.bySkew * deviation.bySkew) / value;
    }

    /** The logarithm of 2 deviation / (s + 1/s). */
    private void takeConstant() {
        final double inverse = 1 / skew;
        final double sum = skew + inverse;
        final double sumSlope = (1 - inverse * inverse) / sum;
        final double byBase = deviation.byBase / deviation.value;
        final double bySkew = deviation.bySkew / deviation.value;
        constant.value = StrictMath.log(2 * deviation.value / sum);
        constant.byBase = byBase;
        constant.bySkew = bySkew - sumSlope;
        constant.byBaseTwice = deviation.byBaseTwice / deviation.value - byBase * byBase;
        constant.byBoth = deviation.byBoth / deviation.value - byBase * bySkew;
        constant.bySkewTwice = deviation.bySkewTwice / deviation.value
                - bySkew * bySkew
                - 2 * inverse * inverse * inverse / sum
                + sumSlope * sumSlope;
    }

    @Override
    double logarithm(final double z) {
        final double x = Math.fma(z, deviation.value, mean.value);
        return constant.value + base.logarithm(x < 0 ? x * skew : x / skew);
    }

    private void takeBaseErrors(final double[] z, final int size) {
        final double inverse = 1 / skew;
        for (int t = 0; t < size; t++) {
            final double x = Math.fma(z[t], deviation.value, mean.value);
            y[t] = x * (x < 0 ? skew : inverse);
        }
    }

    @Override
    double sum(final double[] z, final int size) {
        takeBaseErrors(z, size);
        return base.sum(y, size) + size * constant.value;
    }

    @Override
    double differentiate(final double[] z, final int size, final boolean second) {
        takeBaseErrors(z, size);
        final double sum = base.differentiate(y, size, second) + size * constant.value;
        final double inverse = 1 / skew;
        final double[] bySkew = shapeSlopes[skewness];
        for (int t = 0; t < size; t++) {
            final boolean left = y[t] < 0;
            final double shrink = left ? skew : inverse;
            final double shrinkSlope = left ? 1 : -inverse * inverse;
            final double x = Math.fma(z[t], deviation.value, mean.value);
            final double ySkew = Math.fma(shrink, Math.fma(z[t], deviation.bySkew, mean.bySkew), shrinkSlope * x);
            slopes[t] = base.slopes[t] * deviation.value * shrink;
            bySkew[t] = Math.fma(base.slopes[t], ySkew, constant.bySkew);
        }
        if (skewness == 1) {
            takeBaseSlopes(z, size);
        }
        if (second) {
            takeSkewCurvatures(z, size);
            if (skewness == 1) {
                takeBaseCurvatures(z, size);
            }
        }
        return sum;
    }

    private void takeBaseSlopes(final double[] z, final int size) {
        final double inverse = 1 / skew;
        for (int t = 0; t < size; t++) {
            final double shrink = y[t] < 0 ? skew : inverse;
            final double yBase = shrink * Math.fma(z[t], deviation.byBase, mean.byBase);
            shapeSlopes[0][t] = base.shapeSlopes[0][t] + Math.fma(base.slopes[t], yBase, constant.byBase);
        }
    }

    private void takeSkewCurvatures(final double[] z, final int size) {
        final double inverse = 1 / skew;
        final double[] cross = mixed[skewness];
        double sum = 0;
        for (int t = 0; t < size; t++) {
            final boolean left = y[t] < 0;
            final double shrink = left ? skew : inverse;
            final double shrinkSlope = left ? 1 : -inverse * inverse;
            final double shrinkCurvature = left ? 0 : 2 * inverse * inverse * inverse;
            final double x = Math.fma(z[t], deviation.value, mean.value);
            final double xSkew = Math.fma(z[t], deviation.bySkew, mean.bySkew);
            final double yError = shrink * deviation.value;
            final double ySkew = Math.fma(shrink, xSkew, shrinkSlope * x);
            final double yBoth = Math.fma(shrink, deviation.bySkew, shrinkSlope * deviation.value);
            final double ySkewTwice = shrink * Math.fma(z[t], deviation.bySkewTwice, mean.bySkewTwice)
                    + 2 * shrinkSlope * xSkew
                    + shrinkCurvature * x;
            final double slope = base.slopes[t];
            final double curvature = base.curvatures[t];
            curvatures[t] = curvature * yError * yError;
            cross[t] = Math.fma(curvature * yError, ySkew, slope * yBoth);
            sum += Math.fma(curvature * ySkew, ySkew, slope * ySkewTwice);
        }
        shapeCurvatures[skewness][skewness] = sum + size * constant.bySkewTwice;
    }

    private void takeBaseCurvatures(final double[] z, final int size) {
        final double inverse = 1 / skew;
        double twice = 0;
        double both = 0;
        for (int t = 0; t < size; t++) {
            final boolean left = y[t] < 0;
            final double shrink = left ? skew : inverse;
            final double shrinkSlope = left ? 1 : -inverse * inverse;
            final double x = Math.fma(z[t], deviation.value, mean.value);
            final double xSkew = Math.fma(z[t], deviation.bySkew, mean.bySkew);
            final double xBase = Math.fma(z[t], deviation.byBase, mean.byBase);
            final double yError = shrink * deviation.value;
            final double ySkew = Math.fma(shrink, xSkew, shrinkSlope * x);
            final double yBase = shrink * xBase;
            final double yBaseTwice = shrink * Math.fma(z[t], deviation.byBaseTwice, mean.byBaseTwice);
            final double yBaseSkew =
                    Math.fma(shrink, Math.fma(z[t], deviation.byBoth, mean.byBoth), shrinkSlope * xBase);
            final double slope = base.slopes[t];
            final double curvature = base.curvatures[t];
            final double baseMixed = base.mixed[0][t];
            mixed[0][t] = yError * Math.fma(curvature, yBase, baseMixed) + slope * shrink * deviation.byBase;
            twice += 2 * baseMixed * yBase + curvature * yBase * yBase + slope * yBaseTwice;
            both += baseMixed * ySkew + curvature * yBase * ySkew + slope * yBaseSkew;
        }
        shapeCurvatures[0][0] = base.shapeCurvatures[0][0] + twice + size * constant.byBaseTwice;
        shapeCurvatures[1][0] = both + size * constant.byBoth;
        shapeCurvatures[0][1] = shapeCurvatures[1][0];
    }
}
