package io.loadline.feed.sim;

/**
 * Fair value of the simulated options: Black (1976) without discounting, on a smile that is linear and quadratic in standardised
 * log moneyness. Accurate to about 1e-7 of the forward, a thousandth of a tick.
 */
final class OptionValue {
    private static final double NS_PER_YEAR = 365.0 * 86_400e9;
    private static final double SKEW = -0.08;
    private static final double CURVATURE = 0.03;
    private static final double LEAST_YEARS = 1.0 / 365 / 24;

    private OptionValue() {}

    /** @return years to expiry, ACT/365F, at least an hour */
    static double years(final OptionContract option, final long timeNs) {
        return Math.max(LEAST_YEARS, (option.expiryNs() - timeNs) / NS_PER_YEAR);
    }

    /**
     * @param volatilityLevel multiple of the ordinary at-the-money volatility
     * @return value in units of the forward's price
     */
    static double value(
            final OptionContract option, final double forward, final long timeNs, final double volatilityLevel) {
        final double rootYears = Math.sqrt(years(option, timeNs));
        final double logMoneyness = StrictMath.log(option.strike() / forward);
        final double deviation = smile(option, logMoneyness, rootYears) * volatilityLevel * rootYears;
        final double d1 = -logMoneyness / deviation + 0.5 * deviation;
        final double d2 = d1 - deviation;
        return option.call()
                ? forward * normal(d1) - option.strike() * normal(d2)
                : option.strike() * normal(-d2) - forward * normal(-d1);
    }

    /** @return change of value per unit of the forward, the smile held at its strike */
    static double delta(final OptionContract option, final double forward, final long timeNs) {
        final double rootYears = Math.sqrt(years(option, timeNs));
        final double logMoneyness = StrictMath.log(option.strike() / forward);
        final double deviation = smile(option, logMoneyness, rootYears) * rootYears;
        final double call = normal(-logMoneyness / deviation + 0.5 * deviation);
        return option.call() ? call : call - 1;
    }

    private static double smile(final OptionContract option, final double logMoneyness, final double rootYears) {
        final double atTheMoney = option.atTheMoneyVolatility();
        final double standardised = Math.clamp(logMoneyness / (atTheMoney * rootYears), -4.0, 4.0);
        return atTheMoney * (1 + standardised * (SKEW + CURVATURE * standardised));
    }

    /** Abramowitz and Stegun 26.2.17, absolute error below 7.5e-8. */
    private static double normal(final double x) {
        final double t = 1 / (1 + 0.2316419 * Math.abs(x));
        final double poly =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        final double tail = 0.3989422804014327 * StrictMath.exp(-0.5 * x * x) * poly;
        return x >= 0 ? 1 - tail : tail;
    }
}
