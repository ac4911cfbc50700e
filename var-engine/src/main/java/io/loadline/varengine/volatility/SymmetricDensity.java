package io.loadline.varengine.volatility;

/** A symmetric density that a skewed one is built on: it also knows the mean of the absolute error. */
abstract class SymmetricDensity extends ErrorDensity {
    /** Mean of the absolute error. */
    double absoluteMean;

    /** Derivative of {@link #absoluteMean} by the shape. */
    double absoluteMeanSlope;

    /** Second derivative of {@link #absoluteMean} by the shape. */
    double absoluteMeanCurvature;

    SymmetricDensity(final int shapes, final int size) {
        super(shapes, size);
    }

    /** Takes the mean of the absolute error from its logarithm, with the derivatives of that. */
    final void takeAbsoluteMean(final double logarithm, final double slope, final double curvature) {
        absoluteMean = StrictMath.exp(logarithm);
        absoluteMeanSlope = absoluteMean * slope;
        absoluteMeanCurvature = absoluteMean * Math.fma(slope, slope, curvature);
    }
}
