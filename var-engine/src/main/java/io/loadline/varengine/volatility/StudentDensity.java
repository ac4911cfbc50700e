package io.loadline.varengine.volatility;

/** Student's t with variance one: T. Bollerslev, Review of Economics and Statistics 69 (1987), equation 1. The shape is degrees of freedom. */
final class StudentDensity extends SymmetricDensity {
    private double freedom;
    private double constant;
    private double constantSlope;

    StudentDensity() {
        super(1);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        freedom = parameters[from];
        final double half = 0.5 * freedom;
        final double logGamma = GammaFunctions.logGamma(half + 0.5) - GammaFunctions.logGamma(half);
        final double digamma = 0.5 * (GammaFunctions.digamma(half + 0.5) - GammaFunctions.digamma(half));
        constant = logGamma - 0.5 * StrictMath.log(Math.PI * (freedom - 2));
        constantSlope = digamma - 0.5 / (freedom - 2);
        absoluteMean = 2 * Math.sqrt((freedom - 2) / Math.PI) / (freedom - 1) * StrictMath.exp(logGamma);
        absoluteMeanSlope = absoluteMean * (0.5 / (freedom - 2) - 1 / (freedom - 1) + digamma);
    }

    @Override
    void evaluate(final double z, final boolean shapeScores) {
        final double scale = freedom - 2;
        final double ratio = z * z / scale;
        final double logRatio = StrictMath.log1p(ratio);
        logarithm = constant - 0.5 * (freedom + 1) * logRatio;
        slope = -(freedom + 1) * z / (scale + z * z);
        if (shapeScores) {
            shapeSlopes[0] = constantSlope - 0.5 * logRatio + 0.5 * (freedom + 1) * ratio / (scale * (1 + ratio));
        }
    }
}
