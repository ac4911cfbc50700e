package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SimulationRandomTest {
    private static final int DRAWS = 400_000;

    @Test
    void shouldGiveEachStreamItsOwnNumbers() {
        assertNotEquals(new SimulationRandom(5, 1).next(), new SimulationRandom(5, 2).next());
    }

    @Test
    void shouldGiveNumberNOfAStreamWithoutTheOnesBefore() {
        final SimulationRandom random = new SimulationRandom(5, 3);
        random.next();
        random.next();
        assertEquals(random.next(), SimulationRandom.at(5, 3, 2));
    }

    @Test
    void shouldStayBelowTheBound() {
        final SimulationRandom random = new SimulationRandom(9, 1);
        final int[] seen = new int[7];
        for (int i = 0; i < 70_000; i++) {
            seen[random.below(7)]++;
        }
        for (final int count : seen) {
            assertTrue(Math.abs(count - 10_000) < 500, "seed 9: " + count);
        }
    }

    @Test
    void shouldDrawGaussiansOfUnitVariance() {
        final SimulationRandom random = new SimulationRandom(9, 1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            final double shock = random.gaussian();
            sum += shock;
            squares += shock * shock;
        }
        assertEquals(0, sum / DRAWS, 0.008);
        assertEquals(1, squares / DRAWS, 0.012);
    }
}
