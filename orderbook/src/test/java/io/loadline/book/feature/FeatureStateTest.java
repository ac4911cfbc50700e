package io.loadline.book.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Words of many instruments beside plain arrays. */
class FeatureStateTest {
    private static final long SEED = 4_801;
    private static final int INSTRUMENTS = 3 * FeatureState.INSTRUMENTS + 7;

    private final FeatureState state = new FeatureState(INSTRUMENTS);

    @Test
    void shouldKeepTheWordsOfEachInstrumentApart() {
        final SplittableRandom random = new SplittableRandom(SEED);
        final long[][] near = new long[INSTRUMENTS][FeatureWords.NEAR];
        final long[][] far = new long[INSTRUMENTS][FeatureWords.FAR];
        for (int i = 0; i < 200_000; i++) {
            final int instrument = random.nextInt(INSTRUMENTS);
            final int nearWord = random.nextInt(FeatureWords.NEAR);
            final int farWord = random.nextInt(FeatureWords.FAR);
            state.select(instrument);
            assertEquals(near[instrument][nearWord], state.get(nearWord), "seed " + SEED);
            assertEquals(far[instrument][farWord], state.far(farWord), "seed " + SEED);
            near[instrument][nearWord] = random.nextLong();
            state.set(nearWord, near[instrument][nearWord]);
            far[instrument][farWord] = random.nextLong();
            state.far(farWord, far[instrument][farWord]);
        }
    }

    @Test
    void shouldKeepFlagsApart() {
        state.select(5);
        state.flag(FeatureWords.GOOD, true);
        state.flag(FeatureWords.BEGUN, true);
        state.flag(FeatureWords.GOOD, false);
        assertTrue(state.flag(FeatureWords.BEGUN));
        assertFalse(state.flag(FeatureWords.GOOD));
    }

    @Test
    void shouldHaveWordsForAllThatShareAnArrayOnceOneWasSelected() {
        state.select(1);
        assertTrue(state.has(0) && state.has(FeatureState.INSTRUMENTS - 1));
        assertFalse(state.has(FeatureState.INSTRUMENTS));
        assertEquals(0, state.far(FeatureWords.FAR_PROFILE));
    }
}
