package io.loadline.core.pricing.exotic;

/**
 * A formula that divides by the cost of carry but is smooth through zero. Nearer to zero than a step it is the cubic through two places on either
 * side; the step is small against the variance and the time, so that the cubic is good to about 1e-11 while the division loses three digits.
 */
final class CarryLimit {
    private static final double STEP = 3e-3;

    private CarryLimit() {}

    /** Any function of the cost of carry. */
    interface Formula {
        double at(double carry);
    }

    static double value(final double carry, final double volatility, final double years, final Formula formula) {
        final double step = STEP * Math.min(volatility * volatility, 1 / years);
        if (!(Math.abs(carry) < step)) {
            return formula.at(carry);
        }
        final double x = carry / step;
        final double outer = x * x - 1;
        final double inner = x * x - 4;
        return outer * ((x + 2) * formula.at(2 * step) - (x - 2) * formula.at(-2 * step)) / 12
                - inner * ((x + 1) * formula.at(step) - (x - 1) * formula.at(-step)) / 6;
    }
}
