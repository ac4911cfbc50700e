package io.loadline.core.rates;

import java.util.function.ToDoubleFunction;

/**
 * Sensitivity to single points of the curve: T. Ho, "Key rate durations", Journal of Fixed Income 2 (1992). Each key rate moves the zero
 * rates around it by a triangle that reaches zero at its neighbours; the first and last stay flat outwards. The triangles add up to a parallel
 * shift, so key-rate values of a basis point add up to the parallel one, to first order.
 */
public final class KeyRates {
    private static final double BASIS_POINT = 1e-4;

    private final double[] times;

    /** @param times of the key rates in years, increasing, positive */
    public KeyRates(final double... times) {
        Require.atLeast("number of key rates", times.length, 1);
        this.times = Require.times("times", times.clone());
    }

    /**
     * @param value of an instrument on a curve
     * @param curve at which sensitivities are taken
     * @return loss for a rise of each key rate by a basis point, half the difference of a move up and down
     */
    public double[] dv01(final ToDoubleFunction<DiscountCurve> value, final DiscountCurve curve) {
        final double[] losses = new double[times.length];
        for (int i = 0; i < losses.length; i++) {
            final double up = value.applyAsDouble(new Bumped(curve, this, i, BASIS_POINT));
            final double down = value.applyAsDouble(new Bumped(curve, this, i, -BASIS_POINT));
            losses[i] = 0.5 * (down - up);
        }
        return losses;
    }

    /**
     * @param value of an instrument on a curve; must not be zero on it
     * @param curve at which durations are taken
     * @return relative loss a unit of rate, one a key rate
     */
    public double[] durations(final ToDoubleFunction<DiscountCurve> value, final DiscountCurve curve) {
        final double price = value.applyAsDouble(curve);
        if (price == 0 || !Double.isFinite(price)) {
            throw new IllegalArgumentException("value is " + price + ", it has no duration");
        }
        final double[] durations = dv01(value, curve);
        for (int i = 0; i < durations.length; i++) {
            durations[i] /= price * BASIS_POINT;
        }
        return durations;
    }

    /** Height of the triangle of a key rate at a time, from 0 to 1. */
    double weight(final int key, final double years) {
        final int last = times.length - 1;
        if (years <= times[key]) {
            return key == 0 ? 1 : Math.max(0, (years - times[key - 1]) / (times[key] - times[key - 1]));
        }
        return key == last ? 1 : Math.max(0, (times[key + 1] - years) / (times[key + 1] - times[key]));
    }

    private double slope(final int key, final double years) {
        if (years <= times[key]) {
            return key == 0 || years <= times[key - 1] ? 0 : 1 / (times[key] - times[key - 1]);
        }
        return key == times.length - 1 || years >= times[key + 1] ? 0 : -1 / (times[key + 1] - times[key]);
    }

    private record Bumped(DiscountCurve base, KeyRates keys, int key, double shift) implements DiscountCurve {
        @Override
        public double discount(final double years) {
            return base.discount(years) * StrictMath.exp(-shift * keys.weight(key, years) * years);
        }

        @Override
        public double instantaneousForward(final double years) {
            return base.instantaneousForward(years)
                    + shift * (keys.weight(key, years) + years * keys.slope(key, years));
        }
    }
}
