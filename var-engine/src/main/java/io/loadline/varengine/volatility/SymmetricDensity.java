package io.loadline.varengine.volatility;

/** A symmetric density that a skewed one is built on: it also knows the mean of the absolute error. */
abstract class SymmetricDensity extends ErrorDensity {
    /** Mean of the absolute error. */
    double absoluteMean;

    /** Derivative of {@link #absoluteMean} by the shape. */
    double absoluteMeanSlope;

    SymmetricDensity(final int shapes) {
        super(shapes);
    }
}
