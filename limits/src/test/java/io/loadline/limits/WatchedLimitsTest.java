package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.Limit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WatchedLimitsTest {
    private static final double[] SHARES = {0.5, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0};

    /** The plain rule: passed shares count from above, and a level once reached is kept until five points below it. */
    private static int naive(final int level, final double value, final double limit) {
        int reached = 0;
        int kept = 0;
        for (final double share : SHARES) {
            reached += value >= share * limit ? 1 : 0;
            kept += value >= (share - 0.05) * limit ? 1 : 0;
        }
        return Math.max(reached, Math.min(level, kept));
    }

    @Test
    void shouldEqualThePlainRuleForAnyWalk() {
        final long seed = 7;
        final Random random = new Random(seed);
        final double limit = 12_345.678;
        final WatchedLimits limits =
                new WatchedLimits(Models.of(List.of(new Limit(0, 10, 0, -1, 0.8, limit))), LimitsSettings.defaults());
        double value = 0;
        double published = 0;
        int level = 0;
        for (int i = 0; i < 200_000; i++) {
            value = Math.max(0, value + random.nextGaussian() * limit * (random.nextInt(50) == 0 ? 0.3 : 0.002));
            value = value > 1.3 * limit ? 0.4 * limit : value;
            level = naive(level, value, limit);
            final boolean moved = Math.abs(value / limit - published) >= 0.01;
            published = moved ? value / limit : published;
            final boolean said = take(limits, value);
            final int at = i;
            assertEquals(level, limits.level(0), () -> "seed " + seed + ", step " + at);
            assertEquals(moved, said, () -> "seed " + seed + ", step " + at);
        }
    }

    private static boolean take(final WatchedLimits limits, final double value) {
        final boolean quiet = limits.quiet(0, value);
        limits.last(0, value);
        if (quiet) {
            return false;
        }
        limits.level(0, limits.levelAt(0, value));
        final boolean moved = limits.moved(0);
        if (moved) {
            limits.markPublished(0);
        }
        limits.rebound(0);
        return moved;
    }

    @Test
    void shouldSayNothingWhereNoLimitIsSet() {
        final WatchedLimits limits = new WatchedLimits(Models.of(List.of()), LimitsSettings.defaults());
        assertTrue(limits.quiet(0, 1e300));
    }

    @Test
    void shouldReachTheLimitAtExactlyItsValue() {
        final WatchedLimits limits =
                new WatchedLimits(Models.of(List.of(new Limit(0, 16, 0, -1, 0.8, 100))), LimitsSettings.defaults());
        final int index = WatchedLimits.DAILY_LOSS;
        assertEquals(Ladder.KILLED, limits.state(index, limits.levelAt(index, 100)));
        assertEquals(Ladder.REDUCE_ONLY, limits.state(index, limits.levelAt(index, Math.nextDown(100.0))));
    }
}
