package io.loadline.varengine.volatility;

/** The standard normal density. */
final class NormalDensity extends SymmetricDensity {
    static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    static final double ROOT_TWO_OVER_PI = 0.7978845608028654;

    NormalDensity() {
        super(0);
        absoluteMean = ROOT_TWO_OVER_PI;
    }

    @Override
    void shape(final double[] parameters, final int from) {
        // The normal density has no shape.
    }

    @Override
    void evaluate(final double z, final boolean shapeScores) {
        logarithm = -HALF_LOG_TWO_PI - 0.5 * z * z;
        slope = -z;
    }
}
