package io.loadline.varengine;

/**
 * What it costs to close a position: half the spread (Bangia, Diebold, Schuermann and Stroughair 1999) and market impact by the square-root
 * law (Almgren, Thum, Hauptmann and Li 2005; Toth et al. 2011). Pure functions, any thread; costs are positive.
 */
public final class LiquidationCost {
    private LiquidationCost() {}

    /**
     * Exogenous cost of liquidity: value times mean half-spread, plus a multiple of its standard deviation for the stressed cost (Bangia et
     * al. 1999, equation 3, where spreads are whole: {@code P (mean + a * sd) / 2}).
     *
     * @param value absolute value of the position at mid
     * @param meanHalfSpread mean half-spread, relative to mid
     * @param deviation standard deviation of the half-spread, relative to mid
     * @param deviations how many deviations to add; 0 for the mean cost
     * @return cost, in the unit of {@code value}
     */
    public static double spreadCost(
            final double value, final double meanHalfSpread, final double deviation, final double deviations) {
        return value * Math.fma(deviations, deviation, meanHalfSpread);
    }

    /**
     * Relative price move that trading a quantity causes: {@code Y * sigma * sqrt(Q / ADV)}.
     *
     * @param quantity units, not negative
     * @param averageDailyVolume units a day, positive
     * @param dailyVolatility standard deviation of the daily return
     * @param coefficient Y, about 1
     * @return expected move against the trader, as a fraction of the price
     */
    public static double impact(
            final double quantity,
            final double averageDailyVolume,
            final double dailyVolatility,
            final double coefficient) {
        return coefficient * dailyVolatility * Math.sqrt(quantity / averageDailyVolume);
    }

    /**
     * Impact cost of a position: the impact of the whole quantity, paid on the part of it that the visible book cannot take. A position no
     * larger than the visible depth pays its half-spread only; without a book everything pays.
     *
     * @param quantity units, either sign
     * @param visibleDepth units visible on the side that would take it, not negative
     * @param unitValue value of one unit at mid
     * @param averageDailyVolume units a day, positive
     * @param dailyVolatility standard deviation of the daily return
     * @param coefficient Y, about 1
     * @return cost, in the unit of {@code unitValue}
     */
    public static double impactCost(
            final double quantity,
            final double visibleDepth,
            final double unitValue,
            final double averageDailyVolume,
            final double dailyVolatility,
            final double coefficient) {
        final double size = Math.abs(quantity);
        final double beyond = size - visibleDepth;
        if (beyond <= 0) {
            return 0;
        }
        return impact(size, averageDailyVolume, dailyVolatility, coefficient) * beyond * unitValue;
    }

    /**
     * @param quantity units, either sign
     * @param averageDailyVolume units a day, positive
     * @param participationRate share of the volume that liquidation may take, in (0, 1]
     * @return days to liquidate at that rate
     */
    public static double liquidationDays(
            final double quantity, final double averageDailyVolume, final double participationRate) {
        return Math.abs(quantity) / (participationRate * averageDailyVolume);
    }
}
