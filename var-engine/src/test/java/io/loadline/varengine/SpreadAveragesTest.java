package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpreadAveragesTest {
    private static final long HALF_LIFE_NS = 60_000_000_000L;

    @Test
    void shouldWeighByTheHalfLife() {
        final HalfLife halfLife = new HalfLife(HALF_LIFE_NS);
        for (long elapsed = 1; elapsed < 100 * HALF_LIFE_NS; elapsed = elapsed * 3 + 1) {
            final double exact = -StrictMath.expm1(-Math.log(2) * elapsed / HALF_LIFE_NS);
            assertEquals(exact, halfLife.weight(elapsed), 2e-15 * exact, "elapsed " + elapsed);
        }
        assertEquals(0, halfLife.weight(0));
    }

    @Test
    void shouldForgetHalfInAHalfLife() {
        final SpreadAverages averages = new SpreadAverages(1, new HalfLife(HALF_LIFE_NS));
        averages.quote(0, 1, 0);
        averages.quote(0, 3, 0);
        averages.quote(0, 3, HALF_LIFE_NS);
        assertEquals(2, averages.mean(0), 1e-15);
        assertEquals(1, averages.deviation(0), 1e-15);
    }

    @Test
    void shouldNotDependOnHowOftenASpreadIsRepeated() {
        final SpreadAverages once = new SpreadAverages(1, new HalfLife(HALF_LIFE_NS));
        final SpreadAverages often = new SpreadAverages(1, new HalfLife(HALF_LIFE_NS));
        once.quote(0, 1, 0);
        often.quote(0, 1, 0);
        once.quote(0, 2, 0);
        for (long t = 0; t < 1_000; t++) {
            often.quote(0, 2, t * 1_000_000);
        }
        once.quote(0, 5, 1_000_000_000);
        often.quote(0, 5, 1_000_000_000);
        assertEquals(once.mean(0), often.mean(0), 1e-14);
        assertEquals(once.deviation(0), often.deviation(0), 1e-13);
    }

    @Test
    void shouldNotWeighTheTimeWithoutAGoodQuote() {
        final SpreadAverages averages = new SpreadAverages(1, new HalfLife(HALF_LIFE_NS));
        averages.quote(0, 1, 0);
        averages.interrupt(0, 0);
        averages.quote(0, 3, HALF_LIFE_NS);
        assertEquals(1, averages.mean(0));
    }

    @Test
    void shouldRefuseAHalfLifeThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> new HalfLife(0));
    }
}
