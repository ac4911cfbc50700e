package io.loadline.varengine.volatility;

/**
 * A symmetric density made skewed and standardised again: C. Fernandez and M. Steel, "On Bayesian modeling of fat tails and skewness", JASA 93
 * (1998), equation 1; standardisation of P. Lambert and S. Laurent (2001). The last shape is the skewness: one is symmetric, below one
 * leans to large losses.
 */
final class SkewedDensity extends ErrorDensity {
    private final SymmetricDensity base;
    private final int skewness;
    private double skew;
    private double mean;
    private double deviation;
    private double constant;
    private double constantBySkew;
    private double constantByBase;
    private double meanBySkew;
    private double meanByBase;
    private double deviationBySkew;
    private double deviationByBase;

    SkewedDensity(final SymmetricDensity base) {
        super(base.shapeSlopes.length + 1);
        this.base = base;
        skewness = base.shapeSlopes.length;
    }

    @Override
    void shape(final double[] parameters, final int from) {
        base.shape(parameters, from);
        skew = parameters[from + skewness];
        final double inverse = 1 / skew;
        final double first = base.absoluteMean;
        final double squares = skew * skew + inverse * inverse;
        mean = first * (skew - inverse);
        final double variance = (1 - first * first) * squares + 2 * first * first - 1;
        deviation = Math.sqrt(variance);
        meanBySkew = first * (1 + inverse * inverse);
        deviationBySkew = (1 - first * first) * (skew - inverse * inverse * inverse) / deviation;
        meanByBase = base.absoluteMeanSlope * (skew - inverse);
        deviationByBase = -first * base.absoluteMeanSlope * (squares - 2) / deviation;
        constant = StrictMath.log(2 * deviation / (skew + inverse));
        constantBySkew = deviationBySkew / deviation - (1 - inverse * inverse) / (skew + inverse);
        constantByBase = deviationByBase / deviation;
    }

    @Override
    void evaluate(final double z, final boolean shapeScores) {
        final double x = z * deviation + mean;
        final double side = x < 0 ? -1 : 1;
        final double shrink = x < 0 ? skew : 1 / skew;
        base.evaluate(x * shrink, shapeScores);
        logarithm = constant + base.logarithm;
        slope = base.slope * deviation * shrink;
        if (shapeScores) {
            for (int i = 0; i < skewness; i++) {
                shapeSlopes[i] =
                        base.shapeSlopes[i] + constantByBase + base.slope * shrink * (z * deviationByBase + meanByBase);
            }
            shapeSlopes[skewness] =
                    constantBySkew + base.slope * shrink * (z * deviationBySkew + meanBySkew - side * x / skew);
        }
    }
}
