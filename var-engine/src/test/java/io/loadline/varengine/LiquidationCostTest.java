package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LiquidationCostTest {
    @Test
    void shouldGiveJorionsExample() {
        assertEquals(12_500, LiquidationCost.spreadCost(10_000_000, 0.0025 / 2, 0, 0), 1e-6);
    }

    @Test
    void shouldAddDeviationsToTheMeanForTheStressedCost() {
        assertEquals(33_625, LiquidationCost.spreadCost(5_000_000, 0.004 / 2, 0.0021 / 2, 4.5), 1e-8);
    }

    @Test
    void shouldMoveThePriceWithTheSquareRootOfTheQuantity() {
        assertEquals(0.002, LiquidationCost.impact(100_000, 10_000_000, 0.02, 1), 1e-16);
        assertEquals(0.004, LiquidationCost.impact(400_000, 10_000_000, 0.02, 1), 1e-16);
    }

    @Test
    void shouldChargeNoImpactWithinTheVisibleDepth() {
        assertEquals(0, LiquidationCost.impactCost(-400, 400, 100, 1_000, 0.02, 1));
    }

    @Test
    void shouldChargeImpactOfTheWholeOnThePartBeyondTheVisibleDepth() {
        assertEquals(0.02 * 1 * 600 * 100, LiquidationCost.impactCost(1_000, 400, 100, 1_000, 0.02, 1), 1e-9);
    }

    @Test
    void shouldNotJumpWhereThePositionOutgrowsTheDepth() {
        assertTrue(LiquidationCost.impactCost(400.000001, 400, 100, 1_000, 0.02, 1) < 1e-5);
    }

    @Test
    void shouldTakeLongerAtALowerParticipation() {
        assertEquals(5, LiquidationCost.liquidationDays(-500, 1_000, 0.1), 1e-15);
    }
}
