package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import java.util.Arrays;
import java.util.Random;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TailTrackerTest {
    @ParameterizedTest
    @CsvSource({"20, 3000", "21, 3000", "64, 3000", "250, 3000", "999, 2000", "1000, 2000", "1001, 2000", "20000, 60"})
    void shouldEqualASortOfTheWholeVector(final int scenarios, final int moves) {
        for (final double size : new double[] {1e-4, 1e-2, 1}) {
            walk(scenarios, moves, size, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1_000})
    void shouldEqualASortWhereManyScenariosTie(final int scenarios) {
        walk(scenarios, 500, 1, 3);
        walk(scenarios, 500, 1, 50);
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 100, 1_000, 100_000})
    void shouldEqualASortAtTheLargestAndSmallestNumberOfScenarios(final int scenarios) {
        walk(scenarios, 20, 0.05, 0);
    }

    /** Moves a vector by multiples of random rows; with {@code levels} all numbers are small integers, so that many are equal. */
    private static void walk(final int scenarios, final int moves, final double size, final int levels) {
        final long seed = scenarios + 31L * levels;
        final Random random = new Random(seed);
        final Counters counters = Counters.inMemory();
        final AtomicCounter rescans = counters.counter("rescans");
        final TailWorkspace workspace = new TailWorkspace(scenarios, rescans, counters.counter("reselections"));
        final TailTracker tracker = new TailTracker(workspace);
        final int depth = workspace.measures.depth();
        final double[] vector = new double[VectorWidth.padded(scenarios)];
        Arrays.fill(vector, scenarios, vector.length, Double.POSITIVE_INFINITY);
        final double[] changed = vector.clone();
        for (int move = 0; move < moves; move++) {
            final double scale = move == 0 ? 1 : size;
            final double most = shift(vector, vector, scenarios, scale, levels, random);
            tracker.move(most);
            final String where = "seed " + seed + ", scenarios " + scenarios + ", size " + size + ", move " + move;
            checkWorst(vector, scenarios, tracker.sort(vector), depth, where);
            if (move % 10 == 0) {
                final double mostOfCopy = shift(vector, changed, scenarios, 10 * scale, levels, random);
                final int needed = 1 + random.nextInt(depth);
                checkWorst(changed, scenarios, tracker.sortCopy(changed, mostOfCopy, needed), needed, where + " copy");
            }
        }
    }

    private static double shift(
            final double[] from,
            final double[] to,
            final int scenarios,
            final double scale,
            final int levels,
            final Random random) {
        double most = 0;
        for (int s = 0; s < scenarios; s++) {
            final double change = levels > 0 ? random.nextInt(levels) - levels / 2 : scale * random.nextGaussian();
            to[s] = from[s] + change;
            most = Math.max(most, Math.abs(change));
        }
        return most;
    }

    private static void checkWorst(
            final double[] vector, final int scenarios, final double[] worst, final int depth, final String where) {
        final double[] sorted = Arrays.copyOf(vector, scenarios);
        Arrays.sort(sorted);
        for (int i = 0; i < depth; i++) {
            assertEquals(sorted[i], worst[i], where);
        }
    }
}
