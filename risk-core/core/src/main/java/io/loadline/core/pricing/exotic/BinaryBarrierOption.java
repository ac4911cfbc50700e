package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * Options that pay cash at expiry if the spot ends beyond the strike and has, or has not, touched a barrier: M. Rubinstein and E. Reiner,
 * "Unscrambling the binary code", Risk 4 (1991); the terms B1 to B4 of E. Haug (2007), ch. 4.19.5.
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
        final boolean valid = spot > 0
                && strike > 0
                && barrier > 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + barrier + cash + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final double whole =
                DigitalOption.cashOrNothing(call, spot, strike, cash, rate, dividendYield, years, volatility);
        if (kind.isTouched(spot, barrier)) {
            return kind.isIn() ? whole : 0;
        }
        final double total = volatility * Math.sqrt(years);
        if (total == 0) {
            final double last = spot * StrictMath.exp((rate - dividendYield) * years);
            return kind.isTouched(last, barrier) == kind.isIn() ? whole : 0;
        }
        final double mu = (rate - dividendYield) / (volatility * volatility) - 0.5;
        final double sign = call ? 1 : -1;
        final double side = kind.isDown() ? 1 : -1;
        final double toBarrier = StrictMath.log(barrier / spot);
        final double power = StrictMath.exp(2 * mu * toBarrier);
        final double plainBarrier = Normal.cdf(sign * (-toBarrier / total + mu * total));
        final double mirroredStrike =
                power * Normal.cdf(side * (StrictMath.log(barrier / spot * (barrier / strike)) / total + mu * total));
        final double mirroredBarrier = power * Normal.cdf(side * (toBarrier / total + mu * total));
        final double amount = cash * StrictMath.exp(-rate * years);
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
