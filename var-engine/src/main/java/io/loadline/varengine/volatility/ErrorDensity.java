package io.loadline.varengine.volatility;

/**
 * Density of errors with mean zero and variance one, its derivatives over a series of errors. After {@link #differentiate} the arrays hold the
 * derivatives of the logarithm of the density, an entry an error. One thread; an instance belongs to one likelihood.
 */
abstract class ErrorDensity {
    /** First derivative by the error. */
    final double[] slopes;

    /** Second derivative by the error. */
    final double[] curvatures;

    /** First derivative by each shape parameter. */
    final double[][] shapeSlopes;

    /** Derivative by the error and each shape parameter. */
    final double[][] mixed;

    /** Second derivatives by the shape parameters, summed over the errors. */
    final double[][] shapeCurvatures;

    ErrorDensity(final int shapes, final int size) {
        slopes = new double[size];
        curvatures = new double[size];
        shapeSlopes = new double[shapes][size];
        mixed = new double[shapes][size];
        shapeCurvatures = new double[shapes][shapes];
    }

    /** Takes the shape parameters from an array, starting at an index. */
    abstract void shape(double[] parameters, int from);

    /** Logarithm of the density at one error. */
    abstract double logarithm(double z);

    /** Sum of the logarithms of the densities of errors. */
    abstract double sum(double[] z, int size);

    /**
     * The same sum, with the derivatives.
     *
     * @param second whether second derivatives are wanted
     */
    abstract double differentiate(double[] z, int size, boolean second);

    /** Whether the first derivative by the error is steep or jumps at the mode, so that one error can rule a second derivative. */
    boolean isSteepByError() {
        return false;
    }

    /** Whether the tails are those of the normal density. */
    boolean hasNormalTails() {
        return false;
    }

    /** Whether the density has a cusp at zero, for the shape that is set: then each error is a maximum by the mean when it is zero. */
    boolean hasCusp() {
        return false;
    }

    /** Rounds the density off within some distance of its mode, or, with zero, leaves it as it is; only one that has a cusp can be. */
    void round(final double width) {}

    /** Whether that mode moves with the shape, so that no second derivative is safe. */
    boolean isSteepByShape() {
        return false;
    }
}
