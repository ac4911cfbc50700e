package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.pricing.BlackScholes;

/**
 * Barrier options whose barrier is watched, without a break, for a part of their life: R. Heynen and H. Kat, "Partial barrier options", J.
 * Financial Engineering 3 (1994); E. Haug (2007), ch. 4.17.4. Each is a sum of bivariate normal probabilities of the spot at the
 * time when the watch ends or begins and at expiry: those of the path as it is, less those of the path mirrored at the barrier.
 */
public final class PartialBarrierOption {
    /** When the barrier is watched, and which crossing counts. */
    public enum Watch {
        /** Until the given time: type A of Heynen and Kat. */
        UNTIL,

        /** From the given time on: type B2. A spot that is beyond the barrier at that time has touched it. */
        FROM,

        /** From the given time on, on whichever side of the barrier the spot is then: type B1. Any crossing is a touch. */
        FROM_EITHER_SIDE
    }

    private PartialBarrierOption() {}

    /**
     * @param kind side of the barrier and what happens there; the side does not matter to {@link Watch#FROM_EITHER_SIDE}
     * @param watch when the barrier is watched
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param barrier level, positive
     * @param watchYears time at which the watch ends or begins, not negative, at most that to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final BarrierKind kind,
            final Watch watch,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double watchYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        return price(kind, watch, call, spot, strike, barrier, 0, watchYears, rate, dividendYield, years, volatility);
    }

    /**
     * The same with a rebate, paid at the touch by an option that ends there, and at expiry by one that never began. A spot beyond the barrier when a
     * watch of type B2 begins is a touch at that time.
     *
     * @param kind side of the barrier and what happens there; the side does not matter to {@link Watch#FROM_EITHER_SIDE}
     * @param watch when the barrier is watched
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param barrier level, positive
     * @param rebate paid where the option does not live, not negative
     * @param watchYears time at which the watch ends or begins, not negative, at most that to expiry
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final BarrierKind kind,
            final Watch watch,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double rebate,
            final double watchYears,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && strike > 0
                && barrier > 0
                && rebate >= 0
                && rebate < Double.POSITIVE_INFINITY
                && watchYears >= 0
                && watchYears <= years
                && volatility >= 0
                && Double.isFinite(spot + strike + barrier + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final double plain = BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        final Terms terms = new Terms(call, spot, strike, barrier, watchYears, rate, dividendYield, years, volatility);
        final double out = Math.clamp(terms.knockOut(kind, watch, plain), 0, plain);
        if (rebate == 0) {
            return kind.isIn() ? plain - out : out;
        }
        final PartialTouch touch =
                new PartialTouch(kind, watch, spot, barrier, watchYears, rate, dividendYield, years, volatility);
        return kind.isIn() ? plain - out + rebate * touch.never() : out + rebate * touch.atTouch();
    }

    private record Terms(
            boolean call,
            double spot,
            double strike,
            double barrier,
            double watchYears,
            double rate,
            double dividendYield,
            double years,
            double volatility) {
        private double carry() {
            return rate - dividendYield;
        }

        private double knockOut(final BarrierKind kind, final Watch watch, final double plain) {
            final int side = kind.isDown() ? 1 : -1;
            if (volatility * Math.sqrt(years) == 0) {
                return isTouchedForCertain(kind, watch) ? 0 : plain;
            }
            if (watch == Watch.UNTIL) {
                return kind.isTouched(spot, barrier) ? 0 : watchYears == 0 ? plain : watchedUntil(side);
            }
            if (watchYears == 0) {
                return watchedFromNow(kind, watch);
            }
            return watch == Watch.FROM ? watchedFrom(side) : watchedFrom(1) + watchedFrom(-1);
        }

        /** The spot grows at the carry. */
        private boolean isTouchedForCertain(final BarrierKind kind, final Watch watch) {
            final double middle = spot * StrictMath.exp(carry() * watchYears);
            final double end = spot * StrictMath.exp(carry() * years);
            return switch (watch) {
                case UNTIL -> kind.isTouched(spot, barrier) || kind.isTouched(middle, barrier);
                case FROM -> kind.isTouched(middle, barrier) || kind.isTouched(end, barrier);
                case FROM_EITHER_SIDE -> (middle - barrier) * (end - barrier) <= 0;
            };
        }

        private double watchedFromNow(final BarrierKind kind, final Watch watch) {
            final boolean down = watch == Watch.FROM ? kind.isDown() : spot > barrier;
            final BarrierKind out = down ? BarrierKind.DOWN_OUT : BarrierKind.UP_OUT;
            return BarrierOption.price(out, call, spot, strike, barrier, 0, rate, dividendYield, years, volatility);
        }

        private double watchedUntil(final int side) {
            final int sign = call ? 1 : -1;
            return sign * amount(strike, side, sign, 1);
        }

        /** Alive where the spot is on this side of the barrier from the beginning of the watch to expiry. */
        private double watchedFrom(final int side) {
            final int sign = call ? 1 : -1;
            if (side == sign) {
                final double level = call ? Math.max(strike, barrier) : Math.min(strike, barrier);
                return sign * amount(level, side, side, -1);
            }
            // The payment is made between barrier and strike alone.
            final boolean between = call ? strike < barrier : strike > barrier;
            return between ? sign * (amount(barrier, side, side, -1) - amount(strike, side, side, -1)) : 0;
        }

        /**
         * Discounted mean of spot less strike where the spot ends beyond a level and the barrier was not touched.
         *
         * @param tail 1 for an end above the level, -1 below
         * @param image 1 if the mirrored path is on the same side at the inner time, -1 if on the other
         */
        private double amount(final double level, final int side, final int tail, final int image) {
            return spot * StrictMath.exp(-dividendYield * years) * alive(level, side, tail, image, 1)
                    - strike * StrictMath.exp(-rate * years) * alive(level, side, tail, image, 0);
        }

        /** Probability in the measure of the money market (share 0) or of the underlying (share 1). */
        private double alive(final double level, final int side, final int tail, final int image, final int share) {
            final double drift = carry() + (share - 0.5) * volatility * volatility;
            final double inner = volatility * Math.sqrt(watchYears);
            final double total = volatility * Math.sqrt(years);
            final double toBarrier = StrictMath.log(barrier / spot);
            final double e = (drift * watchYears - toBarrier) / inner;
            final double d = (StrictMath.log(spot / level) + drift * years) / total;
            final double rho = side * tail * Math.sqrt(watchYears / years);
            final double direct = BivariateNormal.cdf(side * e, tail * d, rho);
            final double mirrored = BivariateNormal.cdf(
                    image * side * (e + 2 * toBarrier / inner), tail * (d + 2 * toBarrier / total), image * rho);
            final double power = 2 * drift / (volatility * volatility);
            return direct - PartialLookbackOption.weighted(power * toBarrier, mirrored);
        }
    }
}
