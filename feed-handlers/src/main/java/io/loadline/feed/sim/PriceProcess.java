package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;
import java.util.Arrays;
import java.util.List;

/**
 * Fair prices. Factors take a step each millisecond of simulated time; an instrument's own path takes a step when an event touches it,
 * with the variance of the time since its last one, so volatility does not depend on the event rate. Market conditions (volatility,
 * spread, depth, trading) move smoothly towards those of the regime, within about a third of a second.
 */
final class PriceProcess {
    private static final long STEP_NS = 1_000_000L;
    private static final double RELAXATION = 1.0 / 300;
    private static final double LEAST_TICKS = 3;
    /** Part of implied volatility that does not follow the regime. */
    private static final double CALM_PART = 0.85;

    private final RegimePath regimes;
    private final SimulationRandom factorRandom;
    private final SimulationRandom ownRandom;
    private final SimulatedInstrument[] instruments;
    private final RiskDrivers[] drivers;
    private final double[] levels = new double[FactorModel.COUNT];
    private final double[] own;
    private final long[] ownTimeNs;
    private final double stepDays = FactorModel.days(STEP_NS);
    private long nextStepNs;
    private double volatility = 1;
    private double spread = 1;
    private double depth = 1;
    private double tradeShare;

    PriceProcess(
            final List<SimulatedInstrument> instruments, final RegimePath regimes, final long seed, final long openNs) {
        this.instruments = instruments.toArray(SimulatedInstrument[]::new);
        this.regimes = regimes;
        drivers = new RiskDrivers[this.instruments.length];
        for (int i = 0; i < drivers.length; i++) {
            drivers[i] = this.instruments[i].drivers();
        }
        factorRandom = new SimulationRandom(seed, Streams.FACTORS);
        ownRandom = new SimulationRandom(seed, Streams.OWN_PRICES);
        own = new double[drivers.length];
        ownTimeNs = new long[drivers.length];
        Arrays.fill(ownTimeNs, openNs);
        nextStepNs = openNs + STEP_NS;
        tradeShare = RegimePath.tradeShare(MarketRegime.NEUTRAL);
    }

    /** Takes every factor step up to a time, which never goes back. */
    void advanceTo(final long timeNs) {
        while (nextStepNs <= timeNs) {
            final RegimeLabel label = regimes.advanceTo(nextStepNs);
            volatility = relaxed(volatility, RegimePath.volatilityMultiple(label.regime()));
            spread = relaxed(spread, RegimePath.spreadMultiple(label.regime()));
            depth = relaxed(depth, RegimePath.depthMultiple(label.regime()));
            tradeShare = relaxed(tradeShare, RegimePath.tradeShare(label.regime()));
            FactorModel.step(
                    levels,
                    factorRandom,
                    stepDays,
                    RegimePath.volatilityMultiple(label.regime()),
                    label.driftPerSecond() * (STEP_NS / 1e9));
            nextStepNs += STEP_NS;
        }
    }

    private static double relaxed(final double value, final double target) {
        return value + (target - value) * RELAXATION;
    }

    /** @return fair price in ticks at an event that touches the instrument now; takes the step of its own path */
    double touch(final int instrument, final long timeNs) {
        final SimulatedInstrument touched = instruments[instrument];
        if (touched.assetClass() == AssetClass.OPTION) {
            return optionTicks(touched, timeNs);
        }
        final long elapsedNs = timeNs - ownTimeNs[instrument];
        if (elapsedNs > 0) {
            ownTimeNs[instrument] = timeNs;
            final double multiple = 0.5 + 0.5 * volatility;
            own[instrument] += drivers[instrument].ownVolatility()
                    * Math.sqrt(FactorModel.days(elapsedNs))
                    * multiple
                    * ownRandom.shock();
        }
        return Math.max(LEAST_TICKS, fairTicks(instrument));
    }

    private double fairTicks(final int instrument) {
        return instruments[instrument].initialTicks()
                * StrictMath.exp(drivers[instrument].move(levels) + own[instrument]);
    }

    private double optionTicks(final SimulatedInstrument touched, final long timeNs) {
        final OptionContract option = touched.option();
        final int underlying = option.underlying();
        final double forward = fairTicks(underlying) * instruments[underlying].tickSize();
        final double level = CALM_PART + (1 - CALM_PART) * volatility;
        return Math.max(LEAST_TICKS, OptionValue.value(option, forward, timeNs, level) / touched.tickSize());
    }

    /** @return multiple of the ordinary spread */
    double spread() {
        return spread;
    }

    /** @return multiple of the ordinary depth */
    double depth() {
        return depth;
    }

    /** @return share of events that are trades */
    double tradeShare() {
        return tradeShare;
    }
}
