package io.loadline.varengine.volatility;

/** Sum of logarithms as the logarithm of products, taken whenever a product is near the edge of the range of numbers. */
final class LogProduct {
    private static final double LIMIT = 1e100;

    private double product = 1;
    private double logarithms;

    void times(final double factor) {
        product *= factor;
        if (!(product < LIMIT && product > 1 / LIMIT)) {
            logarithms += StrictMath.log(product);
            product = 1;
        }
    }

    double logarithm() {
        return logarithms + StrictMath.log(product);
    }
}
