package io.loadline.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CounterRandomTest {
    /** Known answers published with Random123: counter, key, output. */
    private static final int[][] KNOWN = {
        {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
        {-1, -1, -1, -1, -1, -1, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
        {
            0x243f6a88,
            0x85a308d3,
            0x13198a2e,
            0x03707344,
            0xa4093822,
            0x299f31d0,
            0xd16cfe09,
            0x94fdcceb,
            0x5001e420,
            0x24126ea1
        }
    };

    private static long join(final int low, final int high) {
        return (long) high << 32 | (low & 0xFFFFFFFFL);
    }

    @Test
    void shouldGiveTheKnownAnswersOfPhilox() {
        for (final int[] known : KNOWN) {
            final int[] out = new int[4];
            Philox.block(join(known[0], known[1]), join(known[2], known[3]), join(known[4], known[5]), out, 0);
            assertArrayEquals(new int[] {known[6], known[7], known[8], known[9]}, out);
        }
    }

    @Test
    void shouldGiveTheKnownSequenceOfSplitMix() {
        final SplitMix64 random = new SplitMix64(1234567);
        assertEquals("6457827717110365317", Long.toUnsignedString(random.next()));
        assertEquals("3203168211198807973", Long.toUnsignedString(random.next()));
    }

    @Test
    void shouldGiveTheSameNumberInAnyOrderAndOnAnyThread() {
        final CounterRandom random = new CounterRandom(42);
        final double[] inOrder = new double[1000];
        random.normals(7, 3, inOrder);
        final double[] parallel = IntStream.range(0, 1000)
                .parallel()
                .mapToDouble(draw -> random.normal(7, 3, draw))
                .toArray();
        assertArrayEquals(inOrder, parallel);
    }

    @Test
    void shouldGiveOtherNumbersToEverySeedScenarioAndFactor() {
        final double here = new CounterRandom(1).uniform(2, 3, 4);
        assertNotEquals(here, new CounterRandom(2).uniform(2, 3, 4));
        assertNotEquals(here, new CounterRandom(1).uniform(3, 3, 4));
        assertNotEquals(here, new CounterRandom(1).uniform(2, 4, 4));
        assertNotEquals(here, new CounterRandom(1).uniform(2, 3, 5));
    }

    @Test
    void shouldHaveTheMomentsOfANormal() {
        final CounterRandom random = new CounterRandom(2026);
        final int n = 200_000;
        final double[] moments = new double[5];
        for (int i = 0; i < n; i++) {
            final double z = random.normal(i, 0, 0);
            for (int k = 1; k <= 4; k++) {
                moments[k] += StrictMath.pow(z, k) / n;
            }
        }
        assertEquals(0, moments[1], 4 / Math.sqrt(n));
        assertEquals(1, moments[2], 4 * Math.sqrt(2.0 / n));
        assertEquals(0, moments[3], 4 * Math.sqrt(15.0 / n));
        assertEquals(3, moments[4], 4 * Math.sqrt(96.0 / n));
    }

    @Test
    void shouldFillEveryCellOfTheUnitIntervalEvenly() {
        final CounterRandom random = new CounterRandom(5);
        final int[] counts = new int[100];
        for (int i = 0; i < 100_000; i++) {
            final double u = random.uniform(i / 10, i % 10, 1);
            assertTrue(u > 0 && u < 1);
            counts[(int) (100 * u)]++;
        }
        double chiSquare = 0;
        for (final int count : counts) {
            chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
        }
        // 99 degrees of freedom: 4 deviations either side.
        assertEquals(99, chiSquare, 4 * Math.sqrt(198));
    }
}
