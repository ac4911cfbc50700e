package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The shifted formula beside a simulation of the looks. */
class WatchedLookbackTest {
    private static final int LOOKS = 50;
    private static final int PATHS = 100_000;
    private static final long SEED = 5;

    @Test
    void shouldAgreeWithASimulation() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final double dt = 0.5 / LOOKS;
        final double[] sums = new double[4];
        final double[] squares = new double[4];
        for (int p = 0; p < PATHS; p++) {
            double log = 0;
            double low = 0;
            double high = 0;
            for (int i = 0; i < LOOKS; i++) {
                log += (0.05 - 0.02 - 0.045) * dt + 0.3 * Math.sqrt(dt) * random.nextGaussian();
                low = Math.min(low, log);
                high = Math.max(high, log);
            }
            final double least = Math.min(98, 100 * StrictMath.exp(low));
            final double most = Math.max(103, 100 * StrictMath.exp(high));
            final double last = 100 * StrictMath.exp(log);
            final double[] payments = {last - least, most - last, Math.max(most - 105, 0), Math.max(95 - least, 0)};
            for (int k = 0; k < 4; k++) {
                sums[k] += payments[k];
                squares[k] += payments[k] * payments[k];
            }
        }
        final double[] prices = {
            WatchedLookbackOption.floating(true, 100, 98, dt, 0.05, 0.02, 0.5, 0.3),
            WatchedLookbackOption.floating(false, 100, 103, dt, 0.05, 0.02, 0.5, 0.3),
            WatchedLookbackOption.fixed(true, 100, 103, 105, dt, 0.05, 0.02, 0.5, 0.3),
            WatchedLookbackOption.fixed(false, 100, 98, 95, dt, 0.05, 0.02, 0.5, 0.3)
        };
        for (int k = 0; k < 4; k++) {
            final double mean = sums[k] / PATHS;
            final double error = Math.sqrt((squares[k] / PATHS - mean * mean) / PATHS);
            assertEquals(mean * StrictMath.exp(-0.025), prices[k], 4 * error + 0.02, "payment " + k + " seed " + SEED);
        }
    }

    @Test
    void shouldBeWatchedWithoutABreakAtNoInterval() {
        Draw.forEach(100, d -> {
            final double extreme = d.spot() * (d.call() ? 0.9 : 1.1);
            final double still = LookbackOption.floating(
                    d.call(), d.spot(), extreme, d.rate(), d.yield(), d.years(), d.volatility());
            assertEquals(still, watched(d, extreme, 0), 1e-12, d.message());
            assertTrue(watched(d, extreme, d.years() / 20) < still, d.message());
        });
    }

    private static double watched(final Draw d, final double extreme, final double interval) {
        return WatchedLookbackOption.floating(
                d.call(), d.spot(), extreme, interval, d.rate(), d.yield(), d.years(), d.volatility());
    }
}
