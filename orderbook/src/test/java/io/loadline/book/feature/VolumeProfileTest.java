package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VolumeProfileTest {
    private static final long BIN = VolumeProfile.BIN_NS;
    private static final long DAY = VolumeProfile.BINS * BIN;
    private static final long START = 20_000 * DAY;

    private final VolumeProfile profile = begun();

    /** A day on which quarter i trades i + 1 units in its middle. */
    private void day(final int day, final double scale) {
        for (int i = 0; i < VolumeProfile.BINS; i++) {
            profile.advance(START + day * DAY + i * BIN + BIN / 2);
            profile.onTrade(scale * (i + 1));
        }
    }

    private static VolumeProfile begun() {
        final VolumeProfile begun = new VolumeProfile(FeatureState.single());
        begun.begin();
        return begun;
    }

    @Test
    void shouldKnowNothingOnTheFirstDay() {
        day(0, 1);
        assertTrue(Double.isNaN(profile.relativeVolume(START + DAY - 1)));
    }

    @Test
    void shouldShareTheDayByTheVolumeOfEachQuarter() {
        day(0, 1);
        profile.advance(START + DAY + 3 * BIN);
        // The very first quarter was not seen from its beginning, the next days' first two quarters were empty.
        final double seen = 96 * 97 / 2.0 - 1 - 2 - 3;
        final double second = 2 + VolumeProfile.WEIGHT * (0 - 2);
        final double third = 3 + VolumeProfile.WEIGHT * (0 - 3);
        assertEquals(4 / (seen + second + third), profile.share(), 1e-15);
    }

    @Test
    void shouldCompareWithTheShareOfTheQuarterThatIsOver() {
        day(0, 1);
        profile.advance(START + DAY + 9 * BIN);
        profile.onTrade(5);
        assertEquals(2, profile.relativeVolume(START + DAY + 9 * BIN + BIN / 4), 1e-12);
        assertEquals(1, profile.relativeVolume(START + DAY + 9 * BIN + BIN / 2), 1e-12);
    }

    @Test
    void shouldMoveByAFifthEachDay() {
        day(0, 1);
        day(1, 2);
        profile.advance(START + 2 * DAY + 49 * BIN);
        profile.onTrade(60);
        final double mean = 50 + VolumeProfile.WEIGHT * 50;
        assertEquals(2 * 60 / mean, profile.relativeVolume(START + 2 * DAY + 49 * BIN + BIN / 2), 1e-12);
    }

    @Test
    void shouldCountAQuarterWithoutEventsAsEmpty() {
        day(0, 1);
        profile.advance(START + DAY + 20 * BIN);
        profile.advance(START + 2 * DAY + 10 * BIN);
        profile.onTrade(11);
        final double mean = 11 * (1 - VolumeProfile.WEIGHT);
        assertEquals(11 / mean, profile.relativeVolume(START + 2 * DAY + 11 * BIN - 1), 1e-9);
    }

    @Test
    void shouldNotLearnFromAQuarterWithABreak() {
        day(0, 1);
        profile.advance(START + DAY + 9 * BIN);
        profile.onTrade(1_000);
        profile.interrupt();
        profile.advance(START + 2 * DAY + 9 * BIN - 1);
        profile.advance(START + 2 * DAY + 9 * BIN);
        profile.onTrade(10);
        assertEquals(1, profile.relativeVolume(START + 2 * DAY + 10 * BIN - 1), 1e-9);
    }
}
