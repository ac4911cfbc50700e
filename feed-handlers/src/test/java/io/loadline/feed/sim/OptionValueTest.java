package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OptionValueTest {
    private static final long YEAR_NS = 365L * 86_400_000_000_000L;

    private static OptionContract contract(final boolean call, final double strike) {
        return new OptionContract(0, call, strike, YEAR_NS, 0.2);
    }

    @Test
    void shouldValueAnAtTheMoneyCallByBlack() {
        // 100 * (N(0.1) - N(-0.1))
        assertEquals(7.965567455405804, OptionValue.value(contract(true, 100), 100, 0, 1), 1e-4);
    }

    @Test
    void shouldKeepPutCallParity() {
        for (double strike = 60; strike <= 150; strike += 5) {
            final double call = OptionValue.value(contract(true, strike), 100, 0, 1);
            final double put = OptionValue.value(contract(false, strike), 100, 0, 1);
            assertEquals(100 - strike, call - put, 1e-4, "strike " + strike);
        }
    }

    @Test
    void shouldGiveOutOfTheMoneyPutsMoreVolatilityThanCalls() {
        final double putPerFlat = OptionValue.value(contract(false, 80), 100, 0, 1);
        final double callPerFlat = OptionValue.value(contract(true, 125), 100, 0, 1);
        assertTrue(putPerFlat > callPerFlat, putPerFlat + " against " + callPerFlat);
    }

    @Test
    void shouldRiseWithTheVolatilityLevel() {
        assertTrue(OptionValue.value(contract(true, 110), 100, 0, 1.5)
                > OptionValue.value(contract(true, 110), 100, 0, 1));
    }
}
