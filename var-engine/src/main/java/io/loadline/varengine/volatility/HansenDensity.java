package io.loadline.varengine.volatility;

/**
 * The skewed t of B. Hansen, "Autoregressive conditional density estimation", International Economic Review 35 (1994), equations 10 to 12,
 * with mean zero and variance one. Shapes: degrees of freedom, and asymmetry from -1 to 1 (negative leans to large losses). It is the skewed
 * t of Fernandez and Steel at the skewness sqrt((1 + lambda) / (1 - lambda)), and is computed as that.
 */
final class HansenDensity extends ErrorDensity {
    private final SkewedDensity skewed;
    private final double[] shapes = new double[2];
    private double skewSlope;
    private double skewCurvature;

    HansenDensity(final int size) {
        super(2, size);
        skewed = new SkewedDensity(new StudentDensity(size), size);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        final double asymmetry = parameters[from + 1];
        final double rest = (1 - asymmetry) * (1 + asymmetry);
        final double skew = Math.sqrt((1 + asymmetry) / (1 - asymmetry));
        skewSlope = skew / rest;
        skewCurvature = skew * (1 + 2 * asymmetry) / (rest * rest);
        shapes[0] = parameters[from];
        shapes[1] = skew;
        skewed.shape(shapes, 0);
    }

    @Override
    double logarithm(final double z) {
        return skewed.logarithm(z);
    }

    @Override
    double sum(final double[] z, final int size) {
        return skewed.sum(z, size);
    }

    @Override
    double differentiate(final double[] z, final int size, final boolean second) {
        final double sum = skewed.differentiate(z, size, second);
        System.arraycopy(skewed.slopes, 0, slopes, 0, size);
        System.arraycopy(skewed.shapeSlopes[0], 0, shapeSlopes[0], 0, size);
        for (int t = 0; t < size; t++) {
            shapeSlopes[1][t] = skewSlope * skewed.shapeSlopes[1][t];
        }
        if (second) {
            System.arraycopy(skewed.curvatures, 0, curvatures, 0, size);
            System.arraycopy(skewed.mixed[0], 0, mixed[0], 0, size);
            for (int t = 0; t < size; t++) {
                mixed[1][t] = skewSlope * skewed.mixed[1][t];
            }
            shapeCurvatures[0][0] = skewed.shapeCurvatures[0][0];
            shapeCurvatures[1][0] = skewSlope * skewed.shapeCurvatures[1][0];
            shapeCurvatures[0][1] = shapeCurvatures[1][0];
            shapeCurvatures[1][1] = skewSlope * skewSlope * skewed.shapeCurvatures[1][1]
                    + skewCurvature * Sums.sum(skewed.shapeSlopes[1], size);
        }
        return sum;
    }
}
