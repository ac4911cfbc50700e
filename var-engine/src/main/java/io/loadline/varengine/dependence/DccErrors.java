package io.loadline.varengine.dependence;

import java.util.OptionalDouble;

/**
 * Standard errors of the weights of dynamic conditional correlation. Empty where a weight lies at a side of its range, and the classical ones of
 * a composite likelihood, whose Hessian is not the variance of its score.
 *
 * @param a classical error of a, from the inverse Hessian
 * @param b classical error of b
 * @param robustA sandwich of inverse Hessian and outer product of scores: T. Bollerslev and J. Wooldridge, Econometric Reviews 11 (1992)
 * @param robustB the same of b
 */
public record DccErrors(OptionalDouble a, OptionalDouble b, OptionalDouble robustA, OptionalDouble robustB) {
    private static final DccErrors NONE = new DccErrors(
            OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    static DccErrors of(final DccSearch search, final boolean composite) {
        final double[][] inverse = search.information();
        if (inverse == null) {
            return NONE;
        }
        return new DccErrors(
                composite ? OptionalDouble.empty() : error(inverse[0][0]),
                composite ? OptionalDouble.empty() : error(inverse[1][1]),
                error(sandwich(inverse[0], search.outer)),
                error(sandwich(inverse[1], search.outer)));
    }

    static double sandwich(final double[] row, final double[][] outer) {
        return row[0] * (outer[0][0] * row[0] + outer[0][1] * row[1])
                + row[1] * (outer[1][0] * row[0] + outer[1][1] * row[1]);
    }

    static OptionalDouble error(final double variance) {
        return variance > 0 && variance < Double.POSITIVE_INFINITY
                ? OptionalDouble.of(Math.sqrt(variance))
                : OptionalDouble.empty();
    }
}
