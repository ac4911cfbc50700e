package io.loadline.varengine;

import java.util.Arrays;

/**
 * Value at risk and expected shortfall of a sample of equally likely profits and losses, by sorting it. The plain form of what
 * {@link VarStage} keeps up to date on every tick; for tools, tests and anything off the tick path. Stateless, any thread.
 *
 * <p>With m = S(1 - a): value at risk is the ceil(m)-th worst loss, an order statistic without interpolation (type 1 of Hyndman and Fan
 * 1996, applied to the profits and losses at 1 - a). Expected shortfall is the coherent tail mean (Acerbi and Tasche 2002): the floor(m)
 * worst losses plus the fraction of the next, over m. It differs from the mean of the losses beyond VaR where m is no whole number.
 */
public final class HistoricalVar {
    private HistoricalVar() {}

    /**
     * @param pnl profits and losses of S scenarios in any order, gains positive, not NaN; not changed
     * @param confidence a, in (0, 1)
     * @return value at risk, a loss is positive
     * @throws IllegalArgumentException if there is no scenario, one is NaN, or the confidence is outside (0, 1)
     */
    public static double valueAtRisk(final double[] pnl, final double confidence) {
        final TailRank rank = TailRank.of(pnl.length, confidence);
        return rank.valueAtRisk(sorted(pnl));
    }

    /**
     * @param pnl profits and losses of S scenarios in any order, gains positive, not NaN; not changed
     * @param confidence a, in (0, 1)
     * @return expected shortfall, a loss is positive; never below {@link #valueAtRisk}
     * @throws IllegalArgumentException if there is no scenario, one is NaN, or the confidence is outside (0, 1)
     */
    public static double expectedShortfall(final double[] pnl, final double confidence) {
        final TailRank rank = TailRank.of(pnl.length, confidence);
        return rank.expectedShortfall(sorted(pnl));
    }

    private static double[] sorted(final double[] pnl) {
        final double[] sorted = pnl.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("a scenario P&L is NaN; expected numbers");
        }
        return sorted;
    }
}
