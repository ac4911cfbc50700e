package io.loadline.core.pricing.exotic;

import io.loadline.core.math.BivariateNormal;
import io.loadline.core.pricing.BlackScholes;

/**
 * The right to choose, at a time, between a call and a put that may differ in strike and expiry: M. Rubinstein, "Options for the undecided", Risk 4
 * (1991), in the form of E. Haug (2007), ch. 4.12.2. With one strike and one expiry it is the simple chooser of ch. 4.12.1.
 *
 * @param choiceYears time of the choice, not negative
 * @param callStrike strike of the call, positive
 * @param callYears expiry of the call, after the choice
 * @param putStrike strike of the put, positive
 * @param putYears expiry of the put, after the choice
 */
public record ChooserOption(
        double choiceYears, double callStrike, double callYears, double putStrike, double putYears) {
    private static final int STEPS = 200;

    /**
     * @param spot price of the underlying, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public double price(final double spot, final double rate, final double dividendYield, final double volatility) {
        final boolean valid = spot > 0
                && volatility >= 0
                && callStrike > 0
                && putStrike > 0
                && choiceYears >= 0
                && callYears > choiceYears
                && putYears > choiceYears
                && Double.isFinite(spot + volatility + rate + dividendYield)
                && Double.isFinite(callStrike + putStrike + callYears + putYears);
        if (!valid) {
            return Double.NaN;
        }
        final double total = volatility * Math.sqrt(choiceYears);
        if (total == 0) {
            final double then = spot * StrictMath.exp((rate - dividendYield) * choiceYears);
            return StrictMath.exp(-rate * choiceYears)
                    * Math.max(call(then, rate, dividendYield, volatility), put(then, rate, dividendYield, volatility));
        }
        final double drift = rate - dividendYield + 0.5 * volatility * volatility;
        final double equal = equal(spot, rate, dividendYield, volatility);
        final double d1 = (StrictMath.log(spot / equal) + drift * choiceYears) / total;
        final double d2 = d1 - total;
        final double callTotal = volatility * Math.sqrt(callYears);
        final double putTotal = volatility * Math.sqrt(putYears);
        final double y1 = (StrictMath.log(spot / callStrike) + drift * callYears) / callTotal;
        final double y2 = (StrictMath.log(spot / putStrike) + drift * putYears) / putTotal;
        final double callShared = Math.sqrt(choiceYears / callYears);
        final double putShared = Math.sqrt(choiceYears / putYears);
        return spot * StrictMath.exp(-dividendYield * callYears) * BivariateNormal.cdf(d1, y1, callShared)
                - callStrike * StrictMath.exp(-rate * callYears) * BivariateNormal.cdf(d2, y1 - callTotal, callShared)
                - spot * StrictMath.exp(-dividendYield * putYears) * BivariateNormal.cdf(-d1, -y2, putShared)
                + putStrike * StrictMath.exp(-rate * putYears) * BivariateNormal.cdf(-d2, putTotal - y2, putShared);
    }

    private double call(final double spot, final double rate, final double dividendYield, final double volatility) {
        return BlackScholes.price(true, spot, callStrike, rate, dividendYield, callYears - choiceYears, volatility);
    }

    private double put(final double spot, final double rate, final double dividendYield, final double volatility) {
        return BlackScholes.price(false, spot, putStrike, rate, dividendYield, putYears - choiceYears, volatility);
    }

    /** Spot at the choice at which both are worth the same: the call's value rises with it, the put's falls. */
    private double equal(final double spot, final double rate, final double dividendYield, final double volatility) {
        double low = spot;
        double high = spot;
        for (int i = 0; i < STEPS && better(low, rate, dividendYield, volatility); i++) {
            low *= 0.5;
        }
        for (int i = 0; i < STEPS && !better(high, rate, dividendYield, volatility); i++) {
            high *= 2;
        }
        for (int i = 0; i < STEPS && high - low > 0x1p-52 * high; i++) {
            final double middle = 0.5 * (low + high);
            if (better(middle, rate, dividendYield, volatility)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private boolean better(final double spot, final double rate, final double dividendYield, final double volatility) {
        return call(spot, rate, dividendYield, volatility) > put(spot, rate, dividendYield, volatility);
    }
}
