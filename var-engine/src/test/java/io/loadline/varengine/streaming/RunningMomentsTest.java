package io.loadline.varengine.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningMomentsTest {
    private static final long SEED = 61;

    @Test
    void shouldGiveMomentsByHand() {
        final RunningMoments moments = new RunningMoments();
        for (final double value : new double[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            moments.add(value);
        }
        assertEquals(5, moments.mean(), 1e-15);
        assertEquals(4, moments.populationVariance(), 1e-15);
        assertEquals(32.0 / 7, moments.sampleVariance(), 1e-15);
        assertEquals(0.65625, moments.skewness(), 1e-14);
        assertEquals(-0.21875, moments.excessKurtosis(), 1e-14);
    }

    /** The hard sets of NIST: a level and an alternation of a tenth about it. */
    @ParameterizedTest
    @ValueSource(doubles = {1.2, 1_000_000.2, 10_000_000.2})
    void shouldKeepDigitsUnderALargeLevel(final double level) {
        final RunningMoments moments = new RunningMoments();
        final RunningAutocorrelation correlation = new RunningAutocorrelation();
        for (int i = 0; i < 1_001; i++) {
            final double value = i == 0 ? level : i % 2 == 1 ? level - 0.1 : level + 0.1;
            moments.add(value);
            correlation.add(value);
        }
        assertEquals(level, moments.mean(), 1e-15 * level);
        assertEquals(0.1, Math.sqrt(moments.sampleVariance()), 1e-8);
        assertEquals(-0.999, correlation.value(), 1e-9);
    }

    @Test
    void shouldEqualTwoPassesOverAMovingWindow() {
        final Random random = new Random(SEED);
        final double[] values = random.doubles(5_000).map(u -> 100 + u * u).toArray();
        final RunningMoments moments = new RunningMoments();
        final int window = 250;
        for (int t = 0; t < values.length; t++) {
            moments.add(values[t]);
            if (t >= window) {
                moments.remove(values[t - window]);
            }
        }
        final RunningMoments fresh = new RunningMoments();
        for (int t = values.length - window; t < values.length; t++) {
            fresh.add(values[t]);
        }
        assertEquals(fresh.mean(), moments.mean(), 1e-11, "seed " + SEED);
        assertEquals(fresh.sampleVariance(), moments.sampleVariance(), 1e-10, "seed " + SEED);
        assertEquals(fresh.skewness(), moments.skewness(), 1e-7, "seed " + SEED);
        assertEquals(fresh.excessKurtosis(), moments.excessKurtosis(), 1e-7, "seed " + SEED);
    }

    @Test
    void shouldComeBackWhenValuesLeaveInAnyOrder() {
        final RunningMoments moments = new RunningMoments();
        moments.add(3);
        moments.add(1);
        moments.add(4);
        for (final double value : new double[] {1.5, 9.2, 6}) {
            moments.add(value);
        }
        for (final double value : new double[] {6, 1.5, 9.2}) {
            moments.remove(value);
        }
        assertEquals(8.0 / 3, moments.mean(), 1e-14);
        assertEquals(7.0 / 3, moments.sampleVariance(), 1e-13);
        assertEquals(3, moments.count());
    }

    @Test
    void shouldLeaveOutWhatIsNoNumber() {
        final RunningMoments moments = new RunningMoments();
        moments.add(Double.NaN);
        assertEquals(0, moments.count());
        assertEquals(1, moments.rejected());
        assertEquals(0, moments.mean());
        assertFalse(moments.remove(1));
    }

    @Test
    void shouldHaveNoSkewnessWithoutVariation() {
        final RunningMoments moments = new RunningMoments();
        moments.add(7);
        moments.add(7);
        assertEquals(0, moments.skewness());
        assertEquals(0, moments.excessKurtosis());
    }
}
