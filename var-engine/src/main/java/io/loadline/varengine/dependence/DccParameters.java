package io.loadline.varengine.dependence;

/**
 * Parameters of dynamic conditional correlation.
 *
 * @param a weight of the last shock, at least 0
 * @param b weight of the past, at least 0; a + b is below 1
 */
public record DccParameters(double a, double b) {
    /** Checks the parameters. */
    public DccParameters {
        if (!(a >= 0 && b >= 0 && a + b < 1)) {
            throw new IllegalArgumentException(
                    "a, b: " + a + ", " + b + " given; expected both at least 0 and their sum below 1");
        }
    }
}
