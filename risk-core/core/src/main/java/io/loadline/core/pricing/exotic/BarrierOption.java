package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;

/**
 * Options that begin or end when the spot touches a barrier, watched without a break: E. Reiner and M. Rubinstein, "Breaking down the
 * barriers", Risk 4 (1991), in the terms A to F of E. Haug (2007), ch. 4.17. A rebate is paid at the touch for a knock-out, at expiry for a
 * knock-in that was never touched.
 */
public final class BarrierOption {
    /** -zeta(1/2) / sqrt(2 pi), of Broadie, Glasserman and Kou. */
    static final double DISCRETE_SHIFT = 0.5825971579390106;

    private BarrierOption() {}

    /**
     * Barrier that, watched without a break, stands for one watched at intervals: M. Broadie, P. Glasserman and S. Kou, "A continuity
     * correction for discrete barrier options", Mathematical Finance 7 (1997).
     *
     * @param kind side of the barrier
     * @param barrier level that is watched
     * @param volatility a year
     * @param interval years between two looks
     * @return the level further away from the spot
     */
    public static double shiftedBarrier(
            final BarrierKind kind, final double barrier, final double volatility, final double interval) {
        final double shift = DISCRETE_SHIFT * volatility * Math.sqrt(interval);
        return barrier * StrictMath.exp(kind.isDown() ? -shift : shift);
    }

    /**
     * @param kind side of the barrier and what happens there
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive; the barrier has not been touched before now
     * @param strike strike, positive
     * @param barrier level, positive
     * @param rebate paid where the option does not live, not negative
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final BarrierKind kind,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double rebate,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && strike > 0
                && barrier > 0
                && rebate >= 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + barrier + rebate + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        if (kind.isTouched(spot, barrier)) {
            return kind.isIn()
                    ? BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility)
                    : rebate;
        }
        if (volatility * Math.sqrt(years) == 0) {
            return certain(kind, call, spot, strike, barrier, rebate, rate, dividendYield, years);
        }
        return new Terms(kind, call, spot, strike, barrier, rebate, rate, dividendYield, years, volatility).price();
    }

    /** The spot grows at the carry and touches the barrier at one time or never. */
    private static double certain(
            final BarrierKind kind,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double rebate,
            final double rate,
            final double dividendYield,
            final double years) {
        final double discount = StrictMath.exp(-rate * years);
        final double plain = BlackScholes.price(call, spot, strike, rate, dividendYield, years, 0);
        final double carry = rate - dividendYield;
        if (kind.isTouched(spot * StrictMath.exp(carry * years), barrier)) {
            final double touch = StrictMath.log(barrier / spot) / carry;
            return kind.isIn() ? plain : rebate * StrictMath.exp(-rate * touch);
        }
        return kind.isIn() ? rebate * discount : plain;
    }

    /** The six terms that every barrier option is a sum of. */
    private record Terms(
            BarrierKind kind,
            boolean call,
            double spot,
            double strike,
            double barrier,
            double rebate,
            double rate,
            double dividendYield,
            double years,
            double volatility) {
        private double total() {
            return volatility * Math.sqrt(years);
        }

        private double mu() {
            return (rate - dividendYield) / (volatility * volatility) - 0.5;
        }

        private double side() {
            return kind.isDown() ? 1 : -1;
        }

        private double sign() {
            return call ? 1 : -1;
        }

        /** (barrier / spot)^power N(z), by logarithms: with little volatility the one overflows and the other vanishes. */
        private double weighted(final double power, final double z) {
            return StrictMath.exp(power * StrictMath.log(barrier / spot) + Normal.logCdf(z));
        }

        /** Terms A and B: the payment where the spot ends beyond a level. */
        private double plain(final double level) {
            final double x = StrictMath.log(spot / level) / total() + (1 + mu()) * total();
            final double asset = spot * StrictMath.exp(-dividendYield * years) * Normal.cdf(sign() * x);
            final double cash = strike * StrictMath.exp(-rate * years) * Normal.cdf(sign() * (x - total()));
            return sign() * (asset - cash);
        }

        /** Terms C and D: the same of the path mirrored at the barrier. */
        private double mirrored(final double level) {
            final double y = StrictMath.log(barrier / spot * (barrier / level)) / total() + (1 + mu()) * total();
            final double asset = spot * StrictMath.exp(-dividendYield * years) * weighted(2 * (mu() + 1), side() * y);
            final double cash = strike * StrictMath.exp(-rate * years) * weighted(2 * mu(), side() * (y - total()));
            return sign() * (asset - cash);
        }

        private double toBarrier() {
            return StrictMath.log(barrier / spot);
        }

        /** Term E: the rebate at expiry where the barrier was never touched. */
        private double rebateAtExpiry() {
            final double alive = TouchOption.alive(kind.isDown(), toBarrier(), rate - dividendYield, years, volatility);
            return rebate * StrictMath.exp(-rate * years) * alive;
        }

        /** Term F: the rebate at the touch. */
        private double rebateAtTouch() {
            return rebate == 0
                    ? 0
                    : rebate
                            * TouchOption.discountAtTouch(
                                    kind.isDown(), toBarrier(), rate, rate - dividendYield, years, volatility);
        }

        private double price() {
            final double inside = knockIn();
            if (kind.isIn()) {
                return inside + rebateAtExpiry();
            }
            final double whole = plain(strike);
            return whole - inside + rebateAtTouch();
        }

        private double knockIn() {
            final boolean strikeAbove = strike >= barrier;
            if (kind.isDown() == call) {
                // The barrier is on the side where the option is worth little.
                return strikeAbove == call ? mirrored(strike) : plain(strike) - plain(barrier) + mirrored(barrier);
            }
            return strikeAbove == call ? plain(strike) : plain(barrier) - mirrored(strike) + mirrored(barrier);
        }
    }
}
