package io.loadline.core.pricing.exotic;

/**
 * Lookback options whose extreme is taken at intervals: M. Broadie, P. Glasserman and S. Kou, "Connecting discrete and continuous path-dependent
 * options", Finance and Stochastics 3 (1999). The highest of the prices that are looked at is lower than the highest of all by the factor
 * exp(0.5826 v sqrt(dt)), the lowest higher by the same: an error of the next order in sqrt(dt) is left.
 */
public final class WatchedLookbackOption {
    private WatchedLookbackOption() {}

    /**
     * Pays the spot at expiry less the lowest price (call), or the highest price less the spot (put).
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme lowest (call) or highest (put) price so far, positive; the spot counts too
     * @param interval years between two looks, not negative
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return approximate value; NaN for invalid input
     */
    public static double floating(
            final boolean call,
            final double spot,
            final double extreme,
            final double interval,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!LookbackOption.valid(spot, extreme, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double reached = call ? Math.min(extreme, spot) : Math.max(extreme, spot);
        final double factor = factor(call, interval, volatility);
        final double asset = spot * StrictMath.exp(-dividendYield * years);
        return factor * LookbackOption.floating(call, spot, reached / factor, rate, dividendYield, years, volatility)
                + (call ? 1 - factor : factor - 1) * asset;
    }

    /**
     * Pays the highest price less the strike (call), or the strike less the lowest price (put), if positive.
     *
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param extreme highest (call) or lowest (put) price so far, positive; the spot counts too
     * @param strike strike, positive
     * @param interval years between two looks, not negative
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return approximate value; NaN for invalid input
     */
    public static double fixed(
            final boolean call,
            final double spot,
            final double extreme,
            final double strike,
            final double interval,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        if (!LookbackOption.valid(spot, extreme, rate, dividendYield, years, volatility)) {
            return Double.NaN;
        }
        final double reached = call ? Math.max(extreme, spot) : Math.min(extreme, spot);
        final double factor = factor(!call, interval, volatility);
        return factor
                * LookbackOption.fixed(
                        call, spot, reached / factor, strike / factor, rate, dividendYield, years, volatility);
    }

    /** What is looked at over what there is: above one for the lowest price, below one for the highest. */
    private static double factor(final boolean lowest, final double interval, final double volatility) {
        if (!(interval >= 0)) {
            return Double.NaN;
        }
        final double shift = BarrierOption.DISCRETE_SHIFT * volatility * Math.sqrt(interval);
        return StrictMath.exp(lowest ? shift : -shift);
    }
}
