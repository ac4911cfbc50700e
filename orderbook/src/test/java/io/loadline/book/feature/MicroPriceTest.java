package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MicroPriceTest {
    private final MicroPrice microPrice = new MicroPrice(FeatureState.single());

    @Test
    void shouldFindAPlantedMove() {
        final SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 200_000; i++) {
            final double share = random.nextDouble();
            microPrice.onTop(share, false);
            final double upward = Math.floor(share * 10) / 10 + 0.05;
            microPrice.onMove(random.nextDouble() < upward ? 0.5 : -0.5);
        }
        for (int bucket = 0; bucket < 10; bucket++) {
            microPrice.onTop(bucket / 10.0 + 0.03, false);
            assertEquals(bucket / 10.0 + 0.05 - 0.5, microPrice.adjustment(), 0.01, "class " + bucket);
        }
    }

    @Test
    void shouldTakeBidAndAskAsMirrorImages() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.83, false);
            microPrice.onMove(1);
        }
        microPrice.onTop(0.17, false);
        assertEquals(-1, microPrice.adjustment());
    }

    @Test
    void shouldKeepWideSpreadsApart() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.83, true);
            microPrice.onMove(1);
        }
        microPrice.onTop(0.83, false);
        assertTrue(Double.isNaN(microPrice.adjustment()));
        microPrice.onTop(0.83, true);
        assertEquals(1, microPrice.adjustment());
    }

    @Test
    void shouldTellEveryTopTheNextMove() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.95, false);
            microPrice.onTop(0.55, false);
            microPrice.onMove(i % 3 == 0 ? -1 : 1);
        }
        microPrice.onTop(0.55, false);
        assertEquals(1 / 3.0, microPrice.adjustment(), 1e-12);
        microPrice.onTop(0.95, false);
        assertEquals(1 / 3.0, microPrice.adjustment(), 1e-12);
    }

    @Test
    void shouldNotTellAMoveAcrossABreak() {
        for (int i = 0; i < MicroPrice.LEAST; i++) {
            microPrice.onTop(0.5, false);
        }
        microPrice.interrupt();
        microPrice.onMove(7);
        microPrice.onTop(0.5, false);
        assertTrue(Double.isNaN(microPrice.adjustment()));
    }
}
