package io.loadline.gateway.config;

import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VolatilityModel;

/**
 * Reads the section {@code volatility}: the bars of conditional volatilities, which belong to the model, and how their models are fitted, which
 * may change from one start to the next.
 *
 * @param bars none where volatilities are off
 * @param refit how models are fitted
 */
record VolatilityReader(VolatilitySettings bars, RefitSettings refit) {
    private static final long SHORTEST_NS = 100_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_RETURNS = 100_000;
    private static final double LEAST_SHARE = 0.01;

    static VolatilityReader read(final Section section) {
        final boolean on = section.flag(
                "enabled",
                false,
                "keep conditional volatilities and fit their models (docs/mathematics/live-volatility.md)");
        final VolatilitySettings bars = bars(section);
        final RefitSettings refit = refit(section, bars);
        section.conclude();
        return new VolatilityReader(on ? bars : VolatilitySettings.off(), refit);
    }

    private static VolatilitySettings bars(final Section section) {
        final long barNs = duration(section, "bar", "1d", "length of a bar of returns in event time", SHORTEST_NS);
        if (barNs > VolatilitySettings.DAY_NS) {
            throw Units.refusal(section.key("bar"), barNs + "ns", "a duration of 1d or less");
        }
        final long offsetNs = section.durationNs(
                "barOffset",
                "0s",
                "where bars begin after the multiples of their length, UTC: of bars of a day, the close");
        if (offsetNs >= barNs) {
            throw Units.refusal(section.key("barOffset"), offsetNs + "ns", "a duration shorter than a bar");
        }
        final long sessionNs = duration(
                section, "session", "1d", "trading time of a day: how many bars shorter than a day it has", barNs);
        if (sessionNs > VolatilitySettings.DAY_NS) {
            throw Units.refusal(section.key("session"), sessionNs + "ns", "a duration of 1d or less");
        }
        return new VolatilitySettings(
                barNs,
                offsetNs,
                (double) sessionNs / barNs,
                section.number("daysAYear", 252, 1, 366, "trading days that a year of volatility has"),
                duration(section, "maxFitAge", "7d", "a fit older than this is STALE", SECOND_NS),
                section.flag(
                        "impact",
                        false,
                        "market impact in LVaR at this volatility where it is good and above the model's"
                                + " dailyVolatility"));
    }

    private static RefitSettings refit(final Section section, final VolatilitySettings bars) {
        final VolatilityModel model = section.choice(
                        "model", VolatilityEquation.GJR, VolatilityEquation.class, "variance equation")
                .model()
                .with(section.choice("errors", ReturnErrors.STUDENT, ReturnErrors.class, "distribution of errors")
                        .distribution());
        final int horizonBars = horizonBars(section, bars, model);
        final int window = section.integer("window", 1_000, 50, MOST_RETURNS, "most returns of a fit, the latest");
        final int least = section.integer("leastReturns", 250, 30, MOST_RETURNS, "fewest returns of a fit");
        if (least < model.leastReturns() || least > window) {
            throw Units.refusal(
                    section.key("leastReturns"),
                    Integer.toString(least),
                    "a number from " + model.leastReturns() + ", which the model needs, to the window of " + window);
        }
        final long intervalNs = duration(section, "refitInterval", "1h", "time between two rounds of fits", SECOND_NS);
        if (intervalNs > bars.maxFitAgeNs()) {
            throw Units.refusal(section.key("refitInterval"), intervalNs + "ns", "a duration no longer than maxFitAge");
        }
        return new RefitSettings(
                model,
                horizonBars,
                window,
                least,
                intervalNs,
                section.flag(
                        "history",
                        true,
                        "fill windows with the daily history until live returns do, scaled to the bar; DEGRADED where"
                                + " it is shorter than a day"),
                coreShare(section));
    }

    private static double coreShare(final Section section) {
        final double share = section.ratio("coreShare", "25%", "most of one core that the thread of fits takes");
        if (share < LEAST_SHARE) {
            throw Units.refusal(section.key("coreShare"), Double.toString(share), "a share of 1% or more");
        }
        return share;
    }

    private static int horizonBars(final Section section, final VolatilitySettings bars, final VolatilityModel model) {
        final double days = section.number("horizonDays", 1, 1, 30, "risk horizon of the forecast, trading days");
        final long horizon = Math.round(days * bars.barsADay());
        final int most = model.variance() instanceof VarianceModel.Exponential
                ? HorizonVariance.MOST_POWERS
                : HorizonVariance.MOST_BARS;
        if (horizon > most) {
            throw Units.refusal(
                    section.key("horizonDays"),
                    Double.toString(days),
                    "a horizon of " + most + " bars or fewer for this model, not " + horizon);
        }
        return (int) horizon;
    }

    private static long duration(
            final Section section, final String key, final String fallback, final String meaning, final long leastNs) {
        final long value = section.durationNs(key, fallback, meaning);
        if (value < leastNs) {
            throw Units.refusal(section.key(key), value + "ns", "a duration of " + leastNs + "ns or more");
        }
        return value;
    }
}
