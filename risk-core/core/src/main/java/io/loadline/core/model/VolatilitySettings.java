package io.loadline.core.model;

/**
 * The bars that conditional volatilities are kept over. They decide results, and so belong to the model and its digest. How and when a model is
 * fitted does not: a fit comes through the log.
 *
 * @param barNs length of a bar, event time; 0 keeps no volatility
 * @param offsetNs where bars begin, after the multiples of their length since 1970: of bars of a day, the time of day at which they close
 * @param barsADay bars in the trading time of a day; 1 for bars of a day
 * @param daysAYear trading days that a year of volatility has
 * @param maxFitAgeNs a fit older than this is STALE
 * @param impact true for market impact at the conditional volatility where it is good and above the instrument's daily volatility
 */
public record VolatilitySettings(
        long barNs, long offsetNs, double barsADay, double daysAYear, long maxFitAgeNs, boolean impact) {
    /** Length of a day. */
    public static final long DAY_NS = 86_400_000_000_000L;

    private static final VolatilitySettings OFF = new VolatilitySettings(0, 0, 1, 1, 1);

    /** Refuses what makes no bars. */
    public VolatilitySettings {
        if (barNs < 0 || barNs > DAY_NS) {
            throw new IllegalArgumentException("barNs is " + barNs + "; expected 0 to " + DAY_NS);
        }
        if (offsetNs < 0 || offsetNs > DAY_NS) {
            throw new IllegalArgumentException("offsetNs is " + offsetNs + "; expected 0 to " + DAY_NS);
        }
        if (!(barsADay >= 1 && barsADay < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("barsADay is " + barsADay + "; expected 1 or more");
        }
        if (!(daysAYear >= 1 && daysAYear <= 366)) {
            throw new IllegalArgumentException("daysAYear is " + daysAYear + "; expected 1 to 366");
        }
        if (maxFitAgeNs <= 0) {
            throw new IllegalArgumentException("maxFitAgeNs is " + maxFitAgeNs + "; expected a positive number");
        }
    }

    /** Volatilities that market impact does not use. */
    public VolatilitySettings(
            final long barNs,
            final long offsetNs,
            final double barsADay,
            final double daysAYear,
            final long maxFitAgeNs) {
        this(barNs, offsetNs, barsADay, daysAYear, maxFitAgeNs, false);
    }

    /** @return no volatilities */
    public static VolatilitySettings off() {
        return OFF;
    }

    /** @return true if volatilities are kept */
    public boolean isOn() {
        return barNs > 0;
    }

    /** @return true if a bar is as long as those of the daily history */
    public boolean hasDailyBars() {
        return barNs == DAY_NS;
    }

    /** @return factor from the deviation of a bar to that of a year */
    public double annualisation() {
        return Math.sqrt(barsADay * daysAYear);
    }
}
