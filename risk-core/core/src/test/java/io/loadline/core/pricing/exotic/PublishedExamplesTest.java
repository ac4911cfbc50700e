package io.loadline.core.pricing.exotic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Examples of E. Haug (2007) to the digits that are printed, and values of QuantLib 1.29 for contracts of spot 100, r 7%, q 2%, 25%, one year. */
class PublishedExamplesTest {
    @Test
    void shouldEqualTheChoosersOfTheBook() {
        assertEquals(6.1071, new ChooserOption(0.25, 50, 0.5, 50, 0.5).price(50, 0.08, 0, 0.25), 1e-4);
        assertEquals(6.0508, new ChooserOption(0.25, 55, 0.5, 48, 0.5833).price(50, 0.1, 0.05, 0.35), 1e-4);
    }

    @Test
    void shouldEqualTheForwardStartOfTheBook() {
        assertEquals(4.4064, ForwardStartOption.price(true, 60, 1.1, 0.25, 0.08, 0.04, 1, 0.3), 1e-4);
    }

    @Test
    void shouldEqualTheQuantoOfTheBook() {
        assertEquals(5.3280, QuantoOption.price(true, 100, 105, 1.5, 0.08, 0.05, 0.04, 0.5, 0.2, 0.1, 0.3), 1e-4);
    }

    @Test
    void shouldEqualThePartialLookbacksOfTheBook() {
        final double[] prices = {20.2845, 19.6239, 18.6244};
        for (int i = 0; i < prices.length; i++) {
            assertEquals(prices[i], PartialLookbackOption.fixed(true, 100, 90, 0.25 * (i + 1), 0.06, 0, 1, 0.1), 1e-4);
        }
    }

    /** AnalyticContinuousPartialFixedLookbackEngine. */
    @Test
    void shouldEqualPartialFixedLookbacksOfAnotherLibrary() {
        assertEquals(30.7831563500, partialFixed(true, 90, 0.2), 1e-9);
        assertEquals(14.2692399174, partialFixed(true, 110, 0.4), 1e-9);
        assertEquals(12.1382993434, partialFixed(false, 100, 0.6), 1e-9);
        assertEquals(31.9061339017, partialFixed(false, 120, 0.2), 1e-9);
    }

    private static double partialFixed(final boolean call, final double strike, final double start) {
        return PartialLookbackOption.fixed(call, 100, strike, start, 0.07, 0.02, 1, 0.25);
    }

    /** AnalyticContinuousPartialFloatingLookbackEngine. */
    @Test
    void shouldEqualPartialFloatingLookbacksOfAnotherLibrary() {
        assertEquals(18.6164177393, partialFloating(true, 90, 1, 0.2), 1e-9);
        assertEquals(9.9898533672, partialFloating(false, 115, 0.9, 0.4), 1e-9);
        assertEquals(12.7520850921, partialFloating(true, 100, 1.1, 0.6), 1e-9);
    }

    private static double partialFloating(
            final boolean call, final double extreme, final double scale, final double end) {
        return PartialLookbackOption.floating(call, 100, extreme, scale, end, 0.07, 0.02, 1, 0.25);
    }

    /** AnalyticDoubleBarrierEngine, whose put is off for a strike above the upper barrier and is not asked for there. */
    @Test
    void shouldEqualDoubleBarriersOfAnotherLibrary() {
        assertEquals(1.9232855195, knockOut(true, 100, 80, 130), 1e-9);
        assertEquals(0.2193094066, knockOut(false, 100, 85, 120), 1e-9);
        assertEquals(10.8490130760, knockOut(true, 90, 70, 150), 1e-9);
        assertEquals(0.0559513902, knockOut(false, 110, 90, 115), 1e-9);
    }

    private static double knockOut(final boolean call, final double strike, final double lower, final double upper) {
        return DoubleBarrierOption.price(false, call, 100, strike, lower, upper, 0.07, 0.02, 1, 0.25);
    }
}
