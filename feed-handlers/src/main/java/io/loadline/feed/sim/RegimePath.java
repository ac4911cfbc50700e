package io.loadline.feed.sim;

import java.util.ArrayList;
import java.util.List;

/** The true path of regimes of a scenario, laid out at construction, and what each regime means for prices and books. */
final class RegimePath {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double CRASH_RETURN = -0.07;
    private static final double MARKET_SIGMA =
            Math.sqrt(FactorModel.covariance(FactorModel.MARKET, FactorModel.MARKET));
    private static final double DRIFT_PER_SECOND = 2e-5;
    private static final double TREND_PER_SECOND = 1e-4;

    private final List<RegimeLabel> labels = new ArrayList<>();
    private int current;

    RegimePath(final Scenario scenario, final long seed, final long openNs, final long durationNs) {
        final long endNs = openNs + durationNs;
        final SimulationRandom random = new SimulationRandom(seed, Streams.REGIMES);
        long timeNs = scenario == Scenario.FLASH_CRASH ? flashCrash(openNs) : openNs;
        int step = 0;
        do {
            timeNs += segment(scenario, step++, timeNs, random);
        } while (timeNs < endNs);
    }

    /** @return log return of the market factor in the crash leg of {@link Scenario#FLASH_CRASH} */
    static double crashReturn() {
        return CRASH_RETURN;
    }

    private long flashCrash(final long openNs) {
        add(openNs, MarketRegime.NEUTRAL, 0);
        add(openNs + 6 * SECOND_NS, MarketRegime.CRISIS, CRASH_RETURN / 2.5);
        add(openNs + 17 * SECOND_NS / 2, MarketRegime.CRISIS, 0);
        add(openNs + 12 * SECOND_NS, MarketRegime.BEAR, 0.03 / 5);
        return openNs + 17 * SECOND_NS;
    }

    private long segment(final Scenario scenario, final int step, final long timeNs, final SimulationRandom random) {
        switch (scenario) {
            case CALM -> {
                final boolean bull = step % 2 == 1;
                add(timeNs, bull ? MarketRegime.BULL : MarketRegime.NEUTRAL, bull ? DRIFT_PER_SECOND : 0);
            }
            case TRENDING -> {
                final boolean bull = step % 2 == 0;
                add(timeNs, bull ? MarketRegime.BULL : MarketRegime.BEAR, bull ? TREND_PER_SECOND : -TREND_PER_SECOND);
            }
            case VOLATILE -> {
                switch (step % 3) {
                    case 0 -> add(timeNs, MarketRegime.NEUTRAL, 0);
                    case 1 -> add(timeNs, MarketRegime.BEAR, -TREND_PER_SECOND);
                    default -> add(timeNs, MarketRegime.CRISIS, random.chance(0.5) ? -3e-4 : 3e-4);
                }
            }
            case FLASH_CRASH -> add(timeNs, MarketRegime.NEUTRAL, 0);
        }
        return (8 + random.below(8)) * SECOND_NS;
    }

    private void add(final long timeNs, final MarketRegime regime, final double driftPerSecond) {
        final double perSecond = MARKET_SIGMA * Math.sqrt(FactorModel.days(SECOND_NS)) * volatilityMultiple(regime);
        labels.add(new RegimeLabel(timeNs, regime, driftPerSecond, perSecond));
    }

    List<RegimeLabel> labels() {
        return List.copyOf(labels);
    }

    /** Moves to the label that holds at a time, which never goes back. */
    RegimeLabel advanceTo(final long timeNs) {
        while (current + 1 < labels.size() && labels.get(current + 1).timeNs() <= timeNs) {
            current++;
        }
        return labels.get(current);
    }

    static double volatilityMultiple(final MarketRegime regime) {
        return switch (regime) {
            case BULL -> 0.6;
            case NEUTRAL -> 1.0;
            case BEAR -> 1.8;
            case CRISIS -> 4.0;
        };
    }

    static double spreadMultiple(final MarketRegime regime) {
        return switch (regime) {
            case BULL, NEUTRAL -> 1.0;
            case BEAR -> 1.5;
            case CRISIS -> 5.0;
        };
    }

    static double depthMultiple(final MarketRegime regime) {
        return switch (regime) {
            case BULL -> 1.2;
            case NEUTRAL -> 1.0;
            case BEAR -> 0.7;
            case CRISIS -> 0.25;
        };
    }

    static double tradeShare(final MarketRegime regime) {
        return switch (regime) {
            case BULL, NEUTRAL -> 0.08;
            case BEAR -> 0.14;
            case CRISIS -> 0.35;
        };
    }
}
