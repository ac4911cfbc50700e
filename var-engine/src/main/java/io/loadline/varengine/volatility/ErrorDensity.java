package io.loadline.varengine.volatility;

/**
 * Density of errors with mean zero and variance one. After {@link #evaluate} the fields hold the logarithm of the density, its derivative by
 * the error and, where asked for, by each shape parameter. One thread; an instance belongs to one likelihood.
 */
abstract class ErrorDensity {
    /** Logarithm of the density at the last error. */
    double logarithm;

    /** Its derivative by the error. */
    double slope;

    /** Its derivatives by the shape parameters. */
    final double[] shapeSlopes;

    ErrorDensity(final int shapes) {
        shapeSlopes = new double[shapes];
    }

    /** Takes the shape parameters from an array, starting at an index. */
    abstract void shape(double[] parameters, int from);

    abstract void evaluate(double z, boolean shapeScores);
}
