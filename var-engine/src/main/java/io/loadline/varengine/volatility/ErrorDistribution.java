package io.loadline.varengine.volatility;

import java.util.List;

/**
 * What the errors of a volatility model follow, always with mean zero and variance one. Two skewed t distributions are offered because both
 * are in use: Hansen (1994) and Fernandez-Steel (1998), which differ in how they skew.
 */
@SuppressWarnings("ImmutableEnumChecker") // List.of does not change, and the arrays stay inside
public enum ErrorDistribution {
    /** Normal. */
    NORMAL(List.of(), new double[] {}, new double[] {}, new double[] {}),
    /** Student's t; shape: degrees of freedom {@code nu}, above 2. */
    STUDENT_T(List.of("nu"), new double[] {2.01}, new double[] {500}, new double[] {8}),
    /** Generalised error; shape {@code nu}: 2 is normal, 1 is Laplace. */
    GENERALISED_ERROR(List.of("nu"), new double[] {0.5}, new double[] {50}, new double[] {1.5}),
    /** Hansen's skewed t; shapes: degrees of freedom {@code nu} and asymmetry {@code lambda} from -1 to 1. */
    HANSEN_SKEWED_T(
            List.of("nu", "lambda"), new double[] {2.01, -0.995}, new double[] {500, 0.995}, new double[] {8, 0}),
    /** Skewed normal after Fernandez and Steel; shape {@code xi}: 1 is symmetric. */
    SKEWED_NORMAL(List.of("xi"), new double[] {0.05}, new double[] {20}, new double[] {1}),
    /** Skewed t after Fernandez and Steel; shapes: degrees of freedom {@code nu} and skewness {@code xi}. */
    SKEWED_T(List.of("nu", "xi"), new double[] {2.01, 0.05}, new double[] {500, 20}, new double[] {8, 1}),
    /** Skewed generalised error after Fernandez and Steel; shapes {@code nu} and {@code xi}. */
    SKEWED_GENERALISED_ERROR(
            List.of("nu", "xi"), new double[] {0.5, 0.05}, new double[] {50, 20}, new double[] {1.5, 1});

    private final List<String> shapes;
    private final double[] lowest;
    private final double[] highest;
    private final double[] starts;

    ErrorDistribution(final List<String> shapes, final double[] lowest, final double[] highest, final double[] starts) {
        this.shapes = shapes;
        this.lowest = lowest;
        this.highest = highest;
        this.starts = starts;
    }

    /** Names of the shape parameters, in their order. */
    public List<String> shapes() {
        return shapes;
    }

    /**
     * @param z error
     * @param shape parameters in the order of {@link #shapes()}, inside their ranges
     * @return natural logarithm of the density
     */
    public double logDensity(final double z, final double... shape) {
        return at(shape).logarithm(z);
    }

    /** A density for single errors, with shapes that are checked. */
    ErrorDensity at(final double... shape) {
        if (shape.length != shapes.size()) {
            throw new IllegalArgumentException(
                    this + " has the shapes " + shapes + ", " + shape.length + " numbers were given");
        }
        for (int i = 0; i < shape.length; i++) {
            if (!(shape[i] >= lowest[i] && shape[i] <= highest[i])) {
                throw new IllegalArgumentException(shapes.get(i) + " of " + this + " is " + shape[i]
                        + ", expected a number from " + lowest[i] + " to " + highest[i]);
            }
        }
        final ErrorDensity density = density(0);
        density.shape(shape, 0);
        return density;
    }

    /** A density for a likelihood of some returns; its shapes are yet to be set. */
    ErrorDensity density(final int size) {
        return switch (this) {
            case NORMAL -> new NormalDensity(size);
            case STUDENT_T -> new StudentDensity(size);
            case GENERALISED_ERROR -> new GeneralisedErrorDensity(size);
            case HANSEN_SKEWED_T -> new HansenDensity(size);
            case SKEWED_NORMAL -> new SkewedDensity(new NormalDensity(size), size);
            case SKEWED_T -> new SkewedDensity(new StudentDensity(size), size);
            case SKEWED_GENERALISED_ERROR -> new SkewedDensity(new GeneralisedErrorDensity(size), size);
        };
    }

    /** Values of the first shape that a search may start from. */
    double[] firstShapes() {
        return switch (this) {
            case NORMAL -> new double[] {};
            case STUDENT_T, HANSEN_SKEWED_T, SKEWED_T -> new double[] {2.8, 4, 20};
            case GENERALISED_ERROR, SKEWED_GENERALISED_ERROR -> new double[] {1.15, 2};
            case SKEWED_NORMAL -> new double[] {0.9, 1.1};
        };
    }

    double lowest(final int shape) {
        return lowest[shape];
    }

    double highest(final int shape) {
        return highest[shape];
    }

    double start(final int shape) {
        return starts[shape];
    }
}
