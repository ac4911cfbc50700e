package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;

/**
 * First guess of the exercise boundary of a put at one time to expiry: the QD+ approximation (M. Li, "Analytical approximations for the
 * critical stock prices of American options", Review of Derivatives Research 13, 2010). Its equation is solved by bisection mixed with secant
 * steps; a rough answer is enough for a start.
 */
final class QuadraticStart {
    private static final int STEPS = 60;
    private static final double LOWER = 0.8;
    private static final double LAST = 0x1p-52;
    private static final double SMALL = 1e-5;

    private final double strike;
    private final double rate;
    private final double yield;
    private final double volatility;
    private double years;
    private double root;
    private double discount;
    private double yieldDiscount;
    private double alpha;
    private double beta;

    QuadraticStart(final double strike, final double rate, final double yield, final double volatility) {
        this.strike = strike;
        this.rate = rate;
        this.yield = yield;
        this.volatility = volatility;
    }

    /**
     * @param timeToExpiry positive
     * @param below a boundary of a longer time, which is lower; or any guess
     * @param limit boundary at expiry, which is higher
     * @param closeness relative width of the bracket to stop at
     * @return the approximate boundary
     */
    double at(final double timeToExpiry, final double below, final double limit, final double closeness) {
        prepare(timeToExpiry);
        double high = limit;
        double atHigh = residual(high);
        if (!(atHigh > 0)) {
            return limit;
        }
        double low = Math.min(below, limit);
        double atLow = residual(low);
        for (int i = 0; i < STEPS && !(atLow <= 0); i++) {
            high = low;
            atHigh = atLow;
            low *= LOWER;
            atLow = residual(low);
        }
        return root(low, atLow, high, atHigh, limit, closeness);
    }

    /** False position with the Illinois rule: where one end stays, its residual is halved. */
    private double root(
            final double lowest,
            final double lowestResidual,
            final double highest,
            final double highestResidual,
            final double limit,
            final double closeness) {
        double low = lowest;
        double atLow = lowestResidual;
        double high = highest;
        double atHigh = highestResidual;
        double last = Double.NaN;
        boolean lastHigh = false;
        for (int i = 0; i < STEPS; i++) {
            final double secant = high - atHigh * (high - low) / (atHigh - atLow);
            final double x = secant > low && secant < high ? secant : 0.5 * (low + high);
            if (Math.abs(x - last) <= closeness * (limit - x) || high - low <= LAST * high) {
                return x;
            }
            last = x;
            final double value = residual(x);
            final boolean isHigh = value > 0;
            if (isHigh) {
                high = x;
                atHigh = value;
                atLow = i > 0 && lastHigh ? 0.5 * atLow : atLow;
            } else {
                low = x;
                atLow = value;
                atHigh = i > 0 && !lastHigh ? 0.5 * atHigh : atHigh;
            }
            lastHigh = isHigh;
        }
        return last;
    }

    private void prepare(final double timeToExpiry) {
        years = timeToExpiry;
        root = volatility * Math.sqrt(years);
        discount = Elementary.exp(-rate * years);
        yieldDiscount = Elementary.exp(-yield * years);
        final double variance = volatility * volatility;
        final double rt = rate * years;
        final double growth =
                Math.abs(rt) > SMALL ? rate / (1 - discount) : 1 / (years * (1 - 0.5 * rt * (1 - rt / 3)));
        final double omega = 2 * (rate - yield) / variance;
        final double spread = Math.sqrt((omega - 1) * (omega - 1) + 8 * growth / variance);
        final double lambda = 0.5 * (-(omega - 1) - spread);
        final double slope = 2 * growth * growth / (variance * spread);
        alpha = -2 * discount / (variance * spread);
        beta = alpha * (growth - slope / spread) - lambda;
    }

    /** Smooth pasting of the approximation; positive above the boundary. */
    private double residual(final double spot) {
        final double d1 = (Elementary.log(spot / strike) + (rate - yield) * years) / root + 0.5 * root;
        final double d2 = d1 - root;
        final double upper = yieldDiscount * GaussianTail.cdf(-d1);
        final double lower = discount * GaussianTail.cdf(-d2);
        final double price = strike * lower - spot * upper;
        final double theta = rate * strike * lower
                - yield * spot * upper
                - 0.5 * volatility * spot / Math.sqrt(years) * yieldDiscount * GaussianTail.density(d1);
        return (1 - upper) * spot - beta * (strike - spot - price) + alpha * theta / discount;
    }
}
