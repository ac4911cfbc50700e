package io.loadline.core.pricing.exotic;

/** Transform of a distribution: the mean of exp(i u x), where x is the logarithm of the spot at expiry over its forward. */
interface CharacteristicFunction {
    /**
     * Evaluates at a complex argument.
     *
     * @param re real part of u
     * @param im imaginary part of u
     * @param into receives the real and the imaginary part
     */
    void at(double re, double im, double[] into);
}
