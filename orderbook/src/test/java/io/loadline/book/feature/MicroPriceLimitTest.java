package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicroPriceLimitTest {
    private static final int CLASSES = 10;

    private final MicroPriceLimit limit = new MicroPriceLimit(CLASSES);

    /** Elimination with the largest pivot of each column that leaves nothing out; null where a pivot is too small. */
    private static double[] naive(final double[][] rows) {
        for (int column = 0; column < CLASSES; column++) {
            int best = column;
            for (int row = column + 1; row < CLASSES; row++) {
                best = Math.abs(rows[row][column]) > Math.abs(rows[best][column]) ? row : best;
            }
            if (Math.abs(rows[best][column]) < MicroPriceLimit.LEAST_PIVOT) {
                return null;
            }
            final double[] pivot = rows[best];
            rows[best] = rows[column];
            rows[column] = pivot;
            for (int row = column + 1; row < CLASSES; row++) {
                final double factor = rows[row][column] / pivot[column];
                for (int i = column; i <= CLASSES; i++) {
                    rows[row][i] -= factor * pivot[i];
                }
            }
        }
        final double[] limits = new double[CLASSES];
        for (int row = CLASSES - 1; row >= 0; row--) {
            double rest = rows[row][CLASSES];
            for (int column = row + 1; column < CLASSES; column++) {
                rest -= rows[row][column] * limits[column];
            }
            limits[row] = rest / rows[row][row];
        }
        return limits;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldHaveTheBitsOfAnEliminationThatLeavesNothingOut(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        int solved = 0;
        for (int round = 0; round < 2_000; round++) {
            final double[][] rows = new double[CLASSES][CLASSES + 1];
            for (int from = 0; from < CLASSES; from++) {
                final boolean known = random.nextInt(3) > 0;
                rows[from][from] = 1;
                rows[from][CLASSES] = known ? random.nextInt(-60, 60) / 40.0 : 0;
                limit.begin(from, rows[from][CLASSES]);
                for (int to = 0; known && to < CLASSES; to++) {
                    final double chance = random.nextBoolean() ? 0 : random.nextInt(-10, 21) / 100.0;
                    rows[from][to] -= chance;
                    limit.leads(from, to, chance);
                }
            }
            final double[] expected = naive(rows);
            assertEquals(expected != null, limit.solve(), "seed " + seed + ", round " + round);
            if (expected != null) {
                solved++;
                final double[] got = new double[CLASSES];
                for (int i = 0; i < CLASSES; i++) {
                    got[i] = limit.limit(i);
                }
                assertArrayEquals(bits(expected), bits(got), "seed " + seed + ", round " + round);
            }
        }
        assertTrue(solved > 1_000, "seed " + seed);
    }

    private static long[] bits(final double[] values) {
        final long[] bits = new long[values.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        return bits;
    }
}
