package io.loadline.varengine.volatility;

/**
 * What the recursion of the variance sees before the first return: the value m of the squared error and of the variance at time zero. A
 * negative error has probability one half there. In models of another power d, m is the moment of the absolute error of that power. In the
 * asymmetric power model a presample that is one variance gives m its half power, d / 2, and a shock m without a side, as in the package arch.
 */
public sealed interface Presample {
    /**
     * The mean square of all errors, taken again for every mean parameter: G. Fiorentini, G. Calzolari and L. Panattoni, J. Applied
     * Econometrics 11 (1996). In the exponential model the presample shock is zero: log h1 = omega + beta log m - alpha sqrt(2/pi).
     */
    record MeanSquare() implements Presample {}

    /**
     * The exponentially weighted mean square of the first 75 errors about the mean by least squares, with the weights 0.94^i; constant during a
     * fit. In the exponential model the presample shock has its expected size: log h1 = omega + beta log m.
     */
    record Backcast() implements Presample {}

    /**
     * The rule of the package fGarch: the first states, as many as the longest lag, are omega + (sum alpha + sum beta) m with m the mean square of
     * all errors, in models of another power d times v^(d/2 - 1), v the variance of the returns. In variance equations of order one it is {@link MeanSquare}; in the exponential model it is
     * log h1 = omega + beta log m, the shock having its expected size.
     */
    record FirstStates() implements Presample {}

    /**
     * A variance that is given; the exponential model treats it as {@link Backcast}.
     *
     * @param variance positive
     */
    record Given(double variance) implements Presample {
        public Given {
            if (!(variance > 0 && variance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "presample variance is " + variance + ", expected a positive number");
            }
        }
    }
}
