package io.loadline.core.pricing;

import io.loadline.core.math.Normal;

/**
 * All derivatives of the generalised Black-Scholes price from one pair d1, d2 and two probabilities. Where the total volatility is zero the
 * option is its discounted intrinsic value: curvature is zero, and NaN exactly at the kink (forward equal to strike).
 */
final class EuropeanGreeks {
    private EuropeanGreeks() {}

    static boolean write(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final Greeks into) {
        final double discount = StrictMath.exp(-rate * years);
        final double yieldDiscount = dividendYield == rate ? discount : StrictMath.exp(-dividendYield * years);
        final double growth = dividendYield == rate ? 1 : StrictMath.exp((rate - dividendYield) * years);
        final double forward = spot * growth;
        final boolean valid = spot > 0
                && strike > 0
                && years >= 0
                && volatility >= 0
                && forward < Double.POSITIVE_INFINITY
                && strike < Double.POSITIVE_INFINITY
                && volatility < Double.POSITIVE_INFINITY
                && discount > 0
                && discount < Double.POSITIVE_INFINITY;
        if (!valid) {
            into.clear();
            return false;
        }
        final double root = Math.sqrt(years);
        final double total = volatility * root;
        final double sign = call ? 1 : -1;
        if (total == 0) {
            return writeIntrinsic(sign, forward, strike, rate, dividendYield, years, discount, yieldDiscount, into);
        }
        final double moneyness = NormalisedBlack.logMoneyness(forward, strike);
        final double d1 = moneyness / total + 0.5 * total;
        final double d2 = moneyness / total - 0.5 * total;
        final double density = yieldDiscount * Normal.density(d1);
        final double upper = yieldDiscount * Normal.cdf(sign * d1);
        final double lower = discount * Normal.cdf(sign * d2);
        final double drift = rate - dividendYield;
        // Half of the sensitivity of d1 to time, as in charm and color, with the division by the total volatility last.
        final double passage = (2 * drift * years - d2 * total) / (2 * years * total);
        into.price = Black76.price(call, forward, strike, years, volatility, discount);
        into.delta = sign * upper;
        into.gamma = density / (spot * total);
        into.vega = spot * density * root;
        into.theta = -0.5 * spot * density * volatility / root
                + sign * (dividendYield * spot * upper - rate * strike * lower);
        into.rho = sign * strike * years * lower;
        into.dividendRho = -sign * spot * years * upper;
        into.vanna = -density * d2 / volatility;
        into.volga = into.vega * d1 * d2 / volatility;
        into.charm = sign * dividendYield * upper - density * passage;
        into.speed = -into.gamma / spot * (d1 / total + 1);
        into.zomma = into.gamma * (d1 * d2 - 1) / volatility;
        into.color = into.gamma * (dividendYield + 0.5 / years + passage * d1);
        into.ultima = -into.vega / (volatility * volatility) * (d1 * d2 * (1 - d1 * d2) + d1 * d1 + d2 * d2);
        into.strikeDelta = -sign * lower;
        into.strikeGamma = discount * Normal.density(d2) / (strike * total);
        return true;
    }

    private static boolean writeIntrinsic(
            final double sign,
            final double forward,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double discount,
            final double yieldDiscount,
            final Greeks into) {
        final double inside = sign * (forward - strike);
        final double probability = inside > 0 ? 1 : inside < 0 ? 0 : 0.5;
        // Spot is forward x discount / yield discount, by the definition of the forward.
        final double presentSpot = forward * discount;
        final double presentStrike = strike * discount;
        into.price = discount * Math.max(inside, 0);
        into.delta = sign * probability * yieldDiscount;
        into.strikeDelta = -sign * probability * discount;
        into.theta = sign * probability * (dividendYield * presentSpot - rate * presentStrike);
        into.rho = sign * probability * years * presentStrike;
        into.dividendRho = -sign * probability * years * presentSpot;
        into.charm = sign * probability * dividendYield * yieldDiscount;
        into.setCurvature(inside == 0 ? Double.NaN : 0);
        return true;
    }
}
