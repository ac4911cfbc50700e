package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CarryTest {
    @Test
    void shouldGrowTheSpotAtTheCostOfCarry() {
        assertEquals(
                100 * Math.exp(0.5 * (0.05 - 0.02 + 0.01 - 0.005)),
                CostOfCarry.forward(100, 0.05, 0.02, 0.01, 0.005, 0.5),
                1e-12);
    }

    @Test
    void shouldGiveTheSpotAtDelivery() {
        assertEquals(-36.98, CostOfCarry.forward(-36.98, 0.05, 0, 0.3, 0, 0));
    }

    /** Hull: a share at 50 that pays 0.75 after 3, 6 and 9 months, at 8 %, has the ten-month forward 51.14. */
    @Test
    void shouldTakeKnownPaymentsOffTheSpot() {
        final double forward = CostOfCarry.forward(
                50,
                new double[] {0.75, 0.75, 0.75},
                new double[] {0.25, 0.5, 0.75},
                DiscountCurve.flat(0.08),
                10.0 / 12);
        assertEquals(51.14, forward, 0.005);
    }

    @Test
    void shouldComeBackToTheImpliedCarry() {
        final double forward = CostOfCarry.forward(80, 0.03, 0.01, 0, 0, 1.7);
        assertEquals(0.02, CostOfCarry.impliedCarry(80, forward, 1.7), 1e-15);
    }

    @Test
    void shouldBeWorthNothingAtItsOwnForward() {
        assertEquals(0, CostOfCarry.value(103.5, 103.5, 0.97));
    }

    @Test
    void shouldRefuseAContractPastDelivery() {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> CostOfCarry.forward(100, 0.05, 0, 0, 0, -0.01));
        assertTrue(thrown.getMessage().contains("years is -0.01"), thrown.getMessage());
    }

    @Test
    void shouldHoldCoveredInterestParity() {
        final double base = Math.exp(-0.02 * 2);
        final double quote = Math.exp(-0.05 * 2);
        final double forward = ForeignExchange.forward(1.25, base, quote);
        assertEquals(1.25 * Math.exp(0.06), forward, 1e-14);
        assertEquals(forward, ForeignExchange.forward(1.25, 0.02, 0.05, 2), 1e-14);
        assertEquals(base, ForeignExchange.impliedBaseDiscount(1.25, forward, quote), 1e-15);
    }

    @Test
    void shouldQuoteSimpleForwards() {
        assertEquals(
                1.1 * (1 + 0.05 * 0.25) / (1 + 0.03 * 0.25),
                ForeignExchange.forwardSimple(1.1, 0.03, 0.25, 0.05, 0.25),
                1e-15);
    }

    @Test
    void shouldCrossBidWithBidAndAskWithAsk() {
        final ForeignExchange.Quote euroDollar = new ForeignExchange.Quote(1.0999, 1.1001);
        final ForeignExchange.Quote dollarYen = new ForeignExchange.Quote(149.98, 150.02);
        final ForeignExchange.Quote cross = ForeignExchange.cross(euroDollar, dollarYen);
        assertEquals(1.0999 * 149.98, cross.bid(), 1e-12);
        assertEquals(1.1001 * 150.02, cross.ask(), 1e-12);
        assertEquals(cross.bid(), cross.inverse().inverse().bid(), 1e-12);
    }

    @Test
    void shouldSeeNoGainRoundAConsistentTriangle() {
        final ForeignExchange.Quote first = new ForeignExchange.Quote(1.0999, 1.1001);
        final ForeignExchange.Quote second = new ForeignExchange.Quote(149.98, 150.02);
        assertTrue(ForeignExchange.triangularGain(first, second, ForeignExchange.cross(first, second)) < 0);
    }

    @Test
    void shouldSeeTheGainRoundATriangleThatDoesNotClose() {
        final ForeignExchange.Quote first = new ForeignExchange.Quote(1.0999, 1.1001);
        final ForeignExchange.Quote second = new ForeignExchange.Quote(149.98, 150.02);
        assertEquals(
                1.0999 * 149.98 / 160.1 - 1,
                ForeignExchange.triangularGain(first, second, new ForeignExchange.Quote(150, 160.1)),
                1e-12);
    }

    @Test
    void shouldRefuseACrossedQuote() {
        assertThrows(IllegalArgumentException.class, () -> new ForeignExchange.Quote(1.2, 1.1));
    }

    @Test
    void shouldRefuseARateThatIsNotPositive() {
        assertThrows(IllegalArgumentException.class, () -> ForeignExchange.forward(-1.1, 1, 1));
    }
}
