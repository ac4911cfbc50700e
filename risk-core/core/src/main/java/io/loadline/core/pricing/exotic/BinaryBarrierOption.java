package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * Options that pay cash, or the underlying, at expiry if the spot ends beyond the strike and has, or has not, touched a barrier: M. Rubinstein
 * and E. Reiner, "Unscrambling the binary code", Risk 4 (1991); the terms A1 to A4 and B1 to B4 of E. Haug (2007), ch. 4.19.5.
 */
public final class BinaryBarrierOption {
    private BinaryBarrierOption() {}

    /**
     * @param kind side of the barrier and what happens there
     * @param call true to be paid above the strike, false below
     * @param spot price of the underlying, positive; the barrier has not been touched before now
     * @param strike trigger at expiry, positive
     * @param barrier level, positive
     * @param cash amount that is paid
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double cashOrNothing(
            final BarrierKind kind,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double cash,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double whole =
                DigitalOption.cashOrNothing(call, spot, strike, cash, rate, dividendYield, years, volatility);
        final double amount = cash * StrictMath.exp(-rate * years);
        return value(kind, call, spot, strike, barrier, whole, amount, rate - dividendYield, 0, years, volatility);
    }

    /**
     * @param kind side of the barrier and what happens there
     * @param call true to be paid above the strike, false below
     * @param spot price of the underlying, positive; the barrier has not been touched before now
     * @param strike trigger at expiry, positive
     * @param barrier level, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value of one unit of the underlying, delivered or not; NaN for invalid input
     */
    public static double assetOrNothing(
            final BarrierKind kind,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final double whole = DigitalOption.assetOrNothing(call, spot, strike, rate, dividendYield, years, volatility);
        final double amount = spot * StrictMath.exp(-dividendYield * years);
        return value(kind, call, spot, strike, barrier, whole, amount, rate - dividendYield, 1, years, volatility);
    }

    /**
     * The payment is the amount, now, times a probability: in the measure of the money market (share 0) or of the underlying (share 1).
     *
     * @param whole value without the barrier; NaN for invalid input
     */
    private static double value(
            final BarrierKind kind,
            final boolean call,
            final double spot,
            final double strike,
            final double barrier,
            final double whole,
            final double amount,
            final double carry,
            final int share,
            final double years,
            final double volatility) {
        if (Double.isNaN(whole) || !(barrier > 0 && Double.isFinite(barrier))) {
            return Double.NaN;
        }
        if (kind.isTouched(spot, barrier)) {
            return kind.isIn() ? whole : 0;
        }
        final double total = volatility * Math.sqrt(years);
        if (total == 0) {
            final double last = spot * StrictMath.exp(carry * years);
            return kind.isTouched(last, barrier) == kind.isIn() ? whole : 0;
        }
        final double mu = carry / (volatility * volatility) + share - 0.5;
        final double sign = call ? 1 : -1;
        final double side = kind.isDown() ? 1 : -1;
        final double toBarrier = StrictMath.log(barrier / spot);
        final double plainBarrier = Normal.cdf(sign * (-toBarrier / total + mu * total));
        // By logarithms: with little volatility the power overflows and the probability vanishes.
        final double mirroredStrike = StrictMath.exp(2 * mu * toBarrier
                + Normal.logCdf(side * (StrictMath.log(barrier / spot * (barrier / strike)) / total + mu * total)));
        final double mirroredBarrier =
                StrictMath.exp(2 * mu * toBarrier + Normal.logCdf(side * (toBarrier / total + mu * total)));
        final boolean strikeAbove = strike >= barrier;
        final double in;
        if (kind.isDown() == call) {
            in = strikeAbove == call ? amount * mirroredStrike : whole + amount * (mirroredBarrier - plainBarrier);
        } else {
            in = strikeAbove == call ? whole : amount * (plainBarrier - mirroredStrike + mirroredBarrier);
        }
        return kind.isIn() ? in : whole - in;
    }
}
