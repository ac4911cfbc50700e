package io.loadline.varengine.volatility;

/** The generalised error distribution with variance one: D. Nelson, Econometrica 59 (1991), equation 2.4. The shape is 2 for the normal. */
final class GeneralisedErrorDensity extends SymmetricDensity {
    private double power;
    private double scale;
    private double logScaleSlope;
    private double constant;
    private double constantSlope;

    GeneralisedErrorDensity() {
        super(1);
    }

    @Override
    void shape(final double[] parameters, final int from) {
        power = parameters[from];
        final double inverse = 1 / power;
        final double logTwo = StrictMath.log(2);
        final double first = GammaFunctions.logGamma(inverse);
        final double firstSlope = -GammaFunctions.digamma(inverse) * inverse * inverse;
        final double third = GammaFunctions.logGamma(3 * inverse);
        final double thirdSlope = -3 * GammaFunctions.digamma(3 * inverse) * inverse * inverse;
        final double logScale = 0.5 * (-2 * inverse * logTwo + first - third);
        scale = StrictMath.exp(logScale);
        logScaleSlope = 0.5 * (2 * inverse * inverse * logTwo + firstSlope - thirdSlope);
        constant = StrictMath.log(power) - logScale - (1 + inverse) * logTwo - first;
        constantSlope = inverse - logScaleSlope + inverse * inverse * logTwo - firstSlope;
        final double second = GammaFunctions.logGamma(2 * inverse);
        final double secondSlope = -2 * GammaFunctions.digamma(2 * inverse) * inverse * inverse;
        absoluteMean = StrictMath.exp(inverse * logTwo + logScale + second - first);
        absoluteMeanSlope = absoluteMean * (-inverse * inverse * logTwo + logScaleSlope + secondSlope - firstSlope);
    }

    @Override
    void evaluate(final double z, final boolean shapeScores) {
        final double size = Math.abs(z) / scale;
        if (size == 0) {
            logarithm = constant;
            slope = 0;
            if (shapeScores) {
                shapeSlopes[0] = constantSlope;
            }
            return;
        }
        final double logSize = StrictMath.log(size);
        final double powered = StrictMath.exp(power * logSize);
        logarithm = constant - 0.5 * powered;
        slope = -0.5 * power * powered / z;
        if (shapeScores) {
            shapeSlopes[0] = constantSlope - 0.5 * powered * (logSize - power * logScaleSlope);
        }
    }
}
