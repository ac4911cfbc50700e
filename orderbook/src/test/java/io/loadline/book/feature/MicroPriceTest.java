package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroPriceTest {
    private static final int CLASSES = 10;

    private final MicroPrice microPrice = microPrice();
    private final MicroPriceLimit limit = new MicroPriceLimit(MicroPrice.STATES);

    private static MicroPrice microPrice() {
        final MicroPrice made = new MicroPrice(FeatureState.single());
        made.begin();
        return made;
    }

    /** A top, and how the mid moved to it from the one before. */
    private record Top(double share, boolean wide, double move) {
        int number(final boolean mirrored) {
            final int up = Math.min(CLASSES - 1, (int) (share * CLASSES));
            return (mirrored ? CLASSES - 1 - up : up) + (wide ? CLASSES : 0);
        }
    }

    private void tell(final Top top) {
        if (top.move != 0) {
            microPrice.onMove(top.move, top.share, top.wide);
        }
        microPrice.onTop(top.share, top.wide);
    }

    private double adjustment(final double share, final boolean wide) {
        microPrice.onTop(share, wide);
        return microPrice.adjustment();
    }

    /** Both classes of both sides apart, each top told twice, as it was and mirrored; the recursion as it stands in the paper. */
    private static double[] naive(final List<Top> tops) {
        final int states = 2 * CLASSES;
        final double[] seen = new double[states];
        final double[] first = new double[states];
        final double[][] leads = new double[states][states];
        for (int i = 0; i < tops.size(); i++) {
            int next = i + 1;
            while (next < tops.size() && tops.get(next).move == 0) {
                next++;
            }
            if (next < tops.size()) {
                for (final boolean mirrored : new boolean[] {false, true}) {
                    final int from = tops.get(i).number(mirrored);
                    seen[from]++;
                    first[from] += mirrored ? -tops.get(next).move : tops.get(next).move;
                    leads[from][tops.get(next).number(mirrored)]++;
                }
            }
        }
        double[] sum = new double[states];
        for (int step = 0; step < 5_000; step++) {
            final double[] more = new double[states];
            for (int from = 0; from < states; from++) {
                more[from] = first[from];
                for (int to = 0; to < states; to++) {
                    more[from] += leads[from][to] * sum[to];
                }
                more[from] = seen[from] < MicroPrice.LEAST ? 0 : more[from] / seen[from];
            }
            sum = more;
        }
        for (int state = 0; state < states; state++) {
            sum[state] = seen[state] < MicroPrice.LEAST ? Double.NaN : sum[state];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldEqualTheRecursionOverTheWholeListOfTops(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Top> tops = new ArrayList<>();
        double share = 0.5;
        for (int i = 0; i < 3_000; i++) {
            final boolean moves = i > 0 && random.nextInt(3) == 0;
            final double move = moves ? (random.nextDouble() < share ? 0.5 : -0.5) * random.nextInt(1, 3) : 0;
            // what pushed the price goes on pushing, for a while
            share = Math.clamp(share + (moves ? -0.2 * Math.signum(move) : 0) + random.nextDouble(-0.2, 0.2), 0, 0.999);
            tops.add(new Top(share, random.nextInt(8) == 0, move));
        }
        tops.forEach(this::tell);
        microPrice.estimate(limit);
        final double[] expected = naive(tops);
        for (int state = 0; state < expected.length; state++) {
            final double got = adjustment((state % CLASSES + 0.5) / CLASSES, state >= CLASSES);
            assertEquals(expected[state], got, 1e-9, "seed " + seed + ", class " + state);
        }
    }

    @Test
    void shouldFindAPlantedMove() {
        final SplittableRandom random = new SplittableRandom(9);
        double share = 0.5;
        for (int i = 0; i < 200_000; i++) {
            microPrice.onTop(share, false);
            final double upward = Math.floor(share * 10) / 10 + 0.05;
            // what comes next has nothing to do with what was, so that the next move is all there is
            share = random.nextDouble();
            microPrice.onMove(random.nextDouble() < upward ? 0.5 : -0.5, share, false);
        }
        microPrice.estimate(limit);
        for (int bucket = 0; bucket < 10; bucket++) {
            final double expected = bucket / 10.0 + 0.05 - 0.5;
            assertEquals(expected, adjustment(bucket / 10.0 + 0.03, false), 0.02, "class " + bucket);
        }
    }

    /** From a class the mid moves up by 1; in three of four cases it is then in the same class, else in its mirror image. */
    private void push(final int times) {
        for (int i = 0; i < times; i++) {
            microPrice.onTop(0.95, false);
            microPrice.onMove(1, i % 4 == 0 ? 0.05 : 0.95, false);
            microPrice.interrupt();
        }
    }

    @Test
    void shouldAddTheMovesBehindTheNextOne() {
        push(40);
        microPrice.estimate(limit);
        // g = 1 + 3/4 g - 1/4 g
        assertEquals(2, adjustment(0.95, false), 1e-12);
        assertEquals(-2, adjustment(0.05, false), 1e-12);
    }

    @Test
    void shouldSayNothingWhereTheSumHasNoLimit() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.95, false);
            microPrice.onMove(1, 0.95, false);
        }
        microPrice.estimate(limit);
        assertTrue(Double.isNaN(adjustment(0.95, false)));
    }

    @Test
    void shouldSayNothingBeforeTheFirstEstimate() {
        push(40);
        assertTrue(Double.isNaN(adjustment(0.95, false)));
    }

    @Test
    void shouldKeepAnEstimateUntilTheNext() {
        push(40);
        microPrice.estimate(limit);
        for (int i = 0; i < 100; i++) {
            microPrice.onTop(0.95, false);
            microPrice.onMove(-1, 0.5, false);
        }
        assertEquals(2, adjustment(0.95, false), 1e-12);
    }

    @Test
    void shouldKeepWideSpreadsApart() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.83, true);
            microPrice.onMove(1, 0.5, false);
        }
        microPrice.interrupt();
        microPrice.estimate(limit);
        assertTrue(Double.isNaN(adjustment(0.83, false)));
        assertEquals(1, adjustment(0.83, true));
    }

    @Test
    void shouldTellEveryTopTheNextMove() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.95, false);
            microPrice.onTop(0.75, false);
            microPrice.onMove(i % 3 == 0 ? -1 : 1, 0.85, true);
        }
        microPrice.interrupt();
        microPrice.estimate(limit);
        assertEquals(1 / 3.0, adjustment(0.75, false), 1e-12);
        assertEquals(1 / 3.0, adjustment(0.95, false), 1e-12);
    }

    @Test
    void shouldNotTellAMoveAcrossABreak() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.5, false);
        }
        microPrice.interrupt();
        microPrice.onMove(7, 0.5, false);
        microPrice.estimate(limit);
        assertTrue(Double.isNaN(adjustment(0.5, false)));
    }

    @Test
    void shouldKnowNothingAfterAReset() {
        push(40);
        microPrice.estimate(limit);
        microPrice.reset();
        assertTrue(Double.isNaN(adjustment(0.95, false)));
        microPrice.estimate(limit);
        assertTrue(Double.isNaN(adjustment(0.95, false)));
    }
}
