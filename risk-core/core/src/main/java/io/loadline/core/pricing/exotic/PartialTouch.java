package io.loadline.core.pricing.exotic;

import io.loadline.core.math.AdaptiveQuadrature;
import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.Normal;

/**
 * A unit of cash for the touch of a barrier that is watched for a part of the time, or for none. Where the watch begins later, what a touch is worth then
 * is a sum of powers of the spot times normal probabilities ({@link TouchOption}); its mean over the spot at that time is the same of bivariate
 * ones.
 */
record PartialTouch(
        BarrierKind kind,
        PartialBarrierOption.Watch watch,
        double spot,
        double barrier,
        double watchYears,
        double rate,
        double dividendYield,
        double years,
        double volatility) {
    private static final double TOLERANCE = 1e-13;
    private static final double FAR = 10;

    /** Value of cash at the touch. */
    double atTouch() {
        if (watch == PartialBarrierOption.Watch.UNTIL) {
            return TouchOption.atTouch(kind.isDown(), spot, barrier, 1, rate, dividendYield, watchYears, volatility);
        }
        final double discount = StrictMath.exp(-rate * watchYears);
        if (volatility * Math.sqrt(watchYears) == 0) {
            return discount * fromNow(spot * StrictMath.exp((rate - dividendYield) * watchYears));
        }
        if (watch == PartialBarrierOption.Watch.FROM_EITHER_SIDE) {
            return discount * (later(true, rate) + later(false, rate));
        }
        final double beyond = 1 - alone(kind.isDown());
        return discount * (beyond + later(kind.isDown(), rate));
    }

    /** Value of cash at expiry where there is no touch. */
    double never() {
        final double discount = StrictMath.exp(-rate * years);
        if (watch == PartialBarrierOption.Watch.UNTIL) {
            final double carry = rate - dividendYield;
            return discount * TouchOption.untouched(kind.isDown(), spot, barrier, 1, 0, -carry, watchYears, volatility);
        }
        if (volatility * Math.sqrt(watchYears) == 0) {
            final double middle = spot * StrictMath.exp((rate - dividendYield) * watchYears);
            return StrictMath.exp(-rate * watchYears)
                    * TouchOption.untouched(
                            isDown(middle), middle, barrier, 1, rate, dividendYield, years - watchYears, volatility);
        }
        if (watch == PartialBarrierOption.Watch.FROM_EITHER_SIDE) {
            return discount * (1 - later(true, 0) - later(false, 0));
        }
        return discount * (alone(kind.isDown()) - later(kind.isDown(), 0));
    }

    private boolean isDown(final double level) {
        return watch == PartialBarrierOption.Watch.FROM ? kind.isDown() : level > barrier;
    }

    private double fromNow(final double level) {
        return TouchOption.atTouch(
                isDown(level), level, barrier, 1, rate, dividendYield, years - watchYears, volatility);
    }

    private double mean() {
        return StrictMath.log(spot / barrier) + (rate - dividendYield - 0.5 * volatility * volatility) * watchYears;
    }

    /** Probability to be on one side of the barrier when the watch begins. */
    private double alone(final boolean down) {
        final double d = mean() / (volatility * Math.sqrt(watchYears));
        return Normal.cdf(down ? d : -d);
    }

    /** Mean, over the spots on one side when the watch begins, of the value then of a touch after that; at rate zero its probability. */
    private double later(final boolean down, final double discountRate) {
        final double left = years - watchYears;
        if (left == 0) {
            return 0;
        }
        final double variance = volatility * volatility;
        final double mu = (rate - dividendYield) / variance - 0.5;
        final double square = mu * mu + 2 * discountRate / variance;
        if (square < 0) {
            return laterBySpots(down, discountRate, left);
        }
        final double lambda = Math.sqrt(square);
        final double spread = lambda * volatility * Math.sqrt(left);
        final double side = down ? 1 : -1;
        return moment(side, -side * (mu + lambda), side * spread, left)
                + moment(side, -side * (mu - lambda), -side * spread, left);
    }

    /** Mean of exp(power y) N(shift - y / (volatility sqrt(left))) where y, the logarithm of the distance to the barrier, is positive. */
    private double moment(final double side, final double power, final double shift, final double left) {
        final double deviation = volatility * Math.sqrt(watchYears);
        final double rest = volatility * Math.sqrt(left);
        final double centre = side * mean() + power * deviation * deviation;
        final double whole = volatility * Math.sqrt(years);
        final double probability = BivariateNormal.cdf(
                centre / deviation, (rest * shift - centre) / whole, -Math.sqrt(watchYears / years));
        return PartialLookbackOption.weighted(
                power * (side * mean() + 0.5 * power * deviation * deviation), probability);
    }

    /** The same by quadrature, for rates so far below zero that the powers are complex. */
    private double laterBySpots(final boolean down, final double discountRate, final double left) {
        final double deviation = volatility * Math.sqrt(watchYears);
        final double side = down ? 1 : -1;
        final double carry = rate - dividendYield;
        final double least = Math.max(-side * mean() / deviation, -FAR);
        return least >= FAR
                ? 0
                : AdaptiveQuadrature.integrate(
                        z -> Normal.density(z)
                                * TouchOption.discountAtTouch(
                                        down, -mean() - side * deviation * z, discountRate, carry, left, volatility),
                        least,
                        FAR,
                        TOLERANCE);
    }
}
