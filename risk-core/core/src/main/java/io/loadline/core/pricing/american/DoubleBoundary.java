package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.GaussLegendre;
import io.loadline.core.pricing.BlackScholes;

/**
 * The region of exercise of an American put with a negative rate above a more negative yield: between a lower and an upper boundary that start from K r /
 * q and K at expiry and close on each other, for as long as they have not met (L. Andersen and M. Lake, Wilmott 2021). Each is solved by itself up to a
 * time, and the time is brought to where they meet. The premium is Kim's integral of what exercise gains over the region.
 *
 * <p>One thread; the tables are made once.
 */
final class DoubleBoundary {
    private static final int NODES = 24;
    private static final int POINTS = 48;
    private static final int PRICE_POINTS = 192;
    private static final int STEPS = 100;
    private static final int ATTEMPTS = 40;
    private static final int HALVINGS = 60;
    private static final double SHORTER = 0.8;
    private static final double BEYOND = 1.02;
    private static final double NEAR = 0.9;
    private static final double MISMATCH = 1e-6;
    private static final int[] DAMPING = {0, 8, 16};

    private final BoundaryGrid grid = new BoundaryGrid(NODES, POINTS, 2);
    private final ExerciseBoundary upper = new ExerciseBoundary(grid, STEPS);
    private final LowerBoundary lower = new LowerBoundary(grid);
    private final GaussLegendre rule = new GaussLegendre(PRICE_POINTS);
    private double span;
    private double meeting;
    private double lowest;

    /**
     * Solves both boundaries, from another start if that fails, and sees that the value on the upper one is the payment.
     *
     * @return false where no time was found up to which they could be
     */
    boolean solve(
            final double strike, final double rate, final double yield, final double volatility, final double years) {
        for (final int halfSteps : DAMPING) {
            upper.damp(halfSteps);
            if (search(strike, rate, yield, volatility, years)
                    && matches(0.5, strike, rate, yield, volatility)
                    && matches(0.9, strike, rate, yield, volatility)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(
            final double share, final double strike, final double rate, final double yield, final double volatility) {
        final double time = share * meeting;
        final double spot = strike * StrictMath.exp(upper.logAt(Math.sqrt(time / span)));
        final double value = BlackScholes.price(false, spot, strike, rate, yield, time, volatility)
                + premium(spot, strike, rate, yield, volatility, time);
        return Math.abs(value - (strike - spot)) < MISMATCH * strike;
    }

    private boolean search(
            final double strike, final double rate, final double yield, final double volatility, final double years) {
        lowest = strike * (rate / yield);
        double shortest = 0;
        double longest = years;
        span = years;
        for (int i = 0; i < ATTEMPTS; i++) {
            upper.solve(strike, rate, yield, volatility, span);
            final boolean settled = upper.isSettled() && lower.solve(rate, yield, volatility, span);
            if (settled && gap(1, strike) > 0) {
                meeting = span;
                if (span == years || longest - span < 1e-9 * years) {
                    return true;
                }
                shortest = span;
                span = Math.min(longest, 0.5 * (shortest + longest));
            } else if (settled) {
                meeting = crossing(strike);
                if (meeting > NEAR * span) {
                    return true;
                }
                longest = span;
                span = Math.max(meeting * BEYOND, shortest);
            } else {
                longest = span;
                span = shortest > 0 ? 0.5 * (shortest + longest) : SHORTER * span;
            }
        }
        return false;
    }

    /** ln(upper / lower) at a root of the share of the span. */
    private double gap(final double root, final double strike) {
        return StrictMath.log(strike / lowest) + upper.logAt(root) - lower.logAt(root);
    }

    private double crossing(final double strike) {
        double open = 0;
        double closed = 1;
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = 0.5 * (open + closed);
            if (gap(middle, strike) > 0) {
                open = middle;
            } else {
                closed = middle;
            }
        }
        return span * open * open;
    }

    /** Whether a spot is between the boundaries at a time to expiry. */
    boolean isExercised(final double spot, final double strike, final double years) {
        if (years > meeting) {
            return false;
        }
        final double root = Math.sqrt(years / span);
        return StrictMath.log(spot / lowest) >= lower.logAt(root) && StrictMath.log(spot / strike) <= upper.logAt(root);
    }

    /** Value of the right to exercise, for a spot outside the boundaries. */
    double premium(
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double volatility,
            final double years) {
        final double end = Math.min(meeting, years);
        final double toStrike = StrictMath.log(spot / strike);
        final double toLowest = StrictMath.log(spot / lowest);
        double sum = 0;
        for (int k = 0; k < rule.size(); k++) {
            final double angle = 0.25 * StrictMath.PI * (1 + rule.node(k));
            final double sine = StrictMath.sin(angle);
            final double cosine = StrictMath.cos(angle);
            final double left = years - end + end * cosine * cosine;
            final double root = sine * Math.sqrt(end / span);
            final double spread = volatility * Math.sqrt(left);
            final double drift = (rate - yield) * left / spread - 0.5 * spread;
            final double above = (toStrike - upper.logAt(root)) / spread + drift;
            final double below = (toLowest - lower.logAt(root)) / spread + drift;
            final double earned = GaussianTail.cdf(-above) - GaussianTail.cdf(-below);
            final double carried = GaussianTail.cdf(-above - spread) - GaussianTail.cdf(-below - spread);
            final double gain = rate * strike * Elementary.exp(-rate * left) * earned
                    - yield * spot * Elementary.exp(-yield * left) * carried;
            sum += rule.weight(k) * 0.25 * StrictMath.PI * 2 * sine * cosine * gain;
        }
        return end * sum;
    }
}
