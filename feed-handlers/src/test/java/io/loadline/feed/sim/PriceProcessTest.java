package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PriceProcessTest {
    private static final long SEED = 23;
    private static final long STEP_NS = 200_000_000L;
    private static final int STEPS = 4_000;

    private final List<SimulatedInstrument> instruments = InstrumentListing.of(SEED, 100, 0);

    private double[][] returns(final Scenario scenario) {
        final RegimePath path = new RegimePath(scenario, SEED, 0, STEP_NS * STEPS);
        final PriceProcess process = new PriceProcess(instruments, path, SEED, 0);
        final double[][] returns = new double[instruments.size()][STEPS];
        final double[] last = new double[instruments.size()];
        for (int step = 0; step <= STEPS; step++) {
            process.advanceTo(step * STEP_NS);
            for (int i = 0; i < last.length; i++) {
                final double price = process.touch(i, step * STEP_NS);
                if (step > 0) {
                    returns[i][step - 1] = Math.log(price / last[i]);
                }
                last[i] = price;
            }
        }
        return returns;
    }

    static double correlation(final double[] x, final double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double modelCorrelation(final SimulatedInstrument first, final SimulatedInstrument second) {
        return first.drivers().factorCovariance(second.drivers())
                / (first.drivers().dailyVolatility() * second.drivers().dailyVolatility());
    }

    @Test
    void shouldCorrelateReturnsAsTheFactorModelSays() {
        final double[][] returns = returns(Scenario.CALM);
        double worst = 0;
        for (int i = 0; i < instruments.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (instruments.get(i).option() == null && instruments.get(j).option() == null) {
                    final double model = modelCorrelation(instruments.get(i), instruments.get(j));
                    worst = Math.max(worst, Math.abs(correlation(returns[i], returns[j]) - model));
                }
            }
        }
        assertTrue(worst < 0.12, "seed " + SEED + ", worst difference " + worst);
    }

    @Test
    void shouldMoveByTheDailyVolatilityInADayOfSimulatedTime() {
        final double[][] returns = returns(Scenario.CALM);
        final double perStep = Math.sqrt(FactorModel.days(STEP_NS));
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).option() == null) {
                double squares = 0;
                for (final double step : returns[i]) {
                    squares += step * step;
                }
                final double measured = Math.sqrt(squares / STEPS) / perStep;
                // Bull regimes, about half of the time, are quieter than the ordinary volatility.
                assertEquals(0.87, measured / instruments.get(i).drivers().dailyVolatility(), 0.1, "instrument " + i);
            }
        }
    }

    @Test
    void shouldKeepCrossRatesWithinTheirTriangle() {
        final RegimePath path = new RegimePath(Scenario.VOLATILE, SEED, 0, STEP_NS * 100);
        final PriceProcess process = new PriceProcess(instruments, path, SEED, 0);
        process.advanceTo(STEP_NS * 100);
        final double eurusd =
                process.touch(0, STEP_NS * 100) * instruments.get(0).tickSize();
        final double usdjpy =
                process.touch(2, STEP_NS * 100) * instruments.get(2).tickSize();
        final double eurjpy =
                process.touch(4, STEP_NS * 100) * instruments.get(4).tickSize();
        assertEquals("EURJPY", instruments.get(4).symbol());
        assertEquals(1, eurusd * usdjpy / eurjpy, 1e-4);
    }
}
