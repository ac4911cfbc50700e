package io.loadline.core.pricing.exotic;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Derivatives of an option on two assets by five-point differences of its closed form: about seven digits.
 *
 * @param price value
 * @param delta1 by the first spot
 * @param delta2 by the second spot
 * @param gamma1 twice by the first spot
 * @param gamma2 twice by the second spot
 * @param crossGamma once by either spot
 * @param vega1 by the volatility of the first, for 1.00
 * @param vega2 by the volatility of the second, for 1.00
 * @param byCorrelation by the correlation, for 1.00; NaN where it is one
 * @param theta by calendar time, a year
 * @param rho by the rate, for 1.00, the yields being held
 */
public record TwoAssetGreeks(
        double price,
        double delta1,
        double delta2,
        double gamma1,
        double gamma2,
        double crossGamma,
        double vega1,
        double vega2,
        double byCorrelation,
        double theta,
        double rho) {
    private static final double SPOT_STEP = 0.02;
    private static final double STEP = 0.01;
    private static final double TIME_STEP = 2e-3;
    private static final double RATE_STEP = 3e-4;

    /**
     * @param at the contract
     * @param value which option of it, such as {@code pair -> pair.onMinimum(true, strike)}
     * @return value and derivatives; all NaN for invalid input
     */
    public static TwoAssetGreeks of(final TwoAssetOption at, final ToDoubleFunction<TwoAssetOption> value) {
        final double root = Math.sqrt(at.years());
        final double move1 = at.spot1() * Math.min(SPOT_STEP * at.volatility1() * root, STEP);
        final double move2 = at.spot2() * Math.min(SPOT_STEP * at.volatility2() * root, STEP);
        final Line bySpot1 = new Line(move1, h -> value.applyAsDouble(moved(at, h, 0)));
        final Line bySpot2 = new Line(move2, h -> value.applyAsDouble(moved(at, 0, h)));
        final Line cross = new Line(move2, h -> new Line(move1, g -> value.applyAsDouble(moved(at, g, h))).first());
        final Line byVolatility1 = new Line(STEP * at.volatility1(), h -> value.applyAsDouble(with(at, h, 0, 0)));
        final Line byVolatility2 = new Line(STEP * at.volatility2(), h -> value.applyAsDouble(with(at, 0, h, 0)));
        final double room = Math.min(STEP, (1 - Math.abs(at.correlation())) / 4);
        final Line byCorrelation = new Line(room, h -> value.applyAsDouble(with(at, 0, 0, h)));
        final Line byTime = new Line(TIME_STEP * at.years(), h -> value.applyAsDouble(later(at, h, 0)));
        final Line byRate = new Line(RATE_STEP, h -> value.applyAsDouble(later(at, 0, h)));
        return new TwoAssetGreeks(
                value.applyAsDouble(at),
                bySpot1.first(),
                bySpot2.first(),
                bySpot1.second(),
                bySpot2.second(),
                cross.first(),
                byVolatility1.first(),
                byVolatility2.first(),
                byCorrelation.first(),
                -byTime.first(),
                byRate.first());
    }

    private static TwoAssetOption moved(final TwoAssetOption p, final double first, final double second) {
        return new TwoAssetOption(
                p.spot1() + first,
                p.spot2() + second,
                p.yield1(),
                p.yield2(),
                p.rate(),
                p.years(),
                p.volatility1(),
                p.volatility2(),
                p.correlation());
    }

    private static TwoAssetOption with(
            final TwoAssetOption p, final double volatility1, final double volatility2, final double correlation) {
        return new TwoAssetOption(
                p.spot1(),
                p.spot2(),
                p.yield1(),
                p.yield2(),
                p.rate(),
                p.years(),
                p.volatility1() + volatility1,
                p.volatility2() + volatility2,
                p.correlation() + correlation);
    }

    private static TwoAssetOption later(final TwoAssetOption p, final double years, final double rate) {
        return new TwoAssetOption(
                p.spot1(),
                p.spot2(),
                p.yield1(),
                p.yield2(),
                p.rate() + rate,
                p.years() + years,
                p.volatility1(),
                p.volatility2(),
                p.correlation());
    }

    /** A function of the distance from a place, and the step it is looked at with. */
    private record Line(double step, DoubleUnaryOperator f) {
        private double at(final int steps) {
            return f.applyAsDouble(steps * step);
        }

        double first() {
            return (at(-2) - at(2) + 8 * (at(1) - at(-1))) / (12 * step);
        }

        double second() {
            return (16 * (at(1) + at(-1)) - (at(2) + at(-2)) - 30 * at(0)) / (12 * step * step);
        }
    }
}
