package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SentValueWindowsTest {
    private record Sent(long timeNs, double value) {}

    private static double since(final List<Sent> sent, final long fromNs) {
        return sent.stream()
                .filter(order -> order.timeNs() > fromNs)
                .mapToDouble(Sent::value)
                .sum();
    }

    @Test
    void shouldCoverItsWindowAndAtMostOneBucketMore() {
        final long seed = 17;
        final Random random = new Random(seed);
        final SentValueWindows windows = new SentValueWindows(2);
        final List<Sent> sent = new ArrayList<>();
        long now = Rig.START;
        for (int i = 0; i < 3_000; i++) {
            now += random.nextInt(100) == 0 ? 90 * Rig.SECOND : random.nextInt(300_000_000);
            final double value = random.nextInt(1_000);
            windows.add(1, now, value);
            sent.add(new Sent(now, value));
            now += random.nextInt(50_000_000);
            final long at = now;
            final String message = "seed " + seed + ", step " + i;
            final double second = windows.oneSecond(1, at);
            assertTrue(second >= since(sent, at - Rig.SECOND) - 1e-9, message);
            assertTrue(second <= since(sent, at - 11 * Rig.SECOND / 10 - 1) + 1e-9, message);
            final double minute = windows.sixtySeconds(1, at);
            assertTrue(minute >= since(sent, at - 60 * Rig.SECOND) - 1e-9, message);
            assertTrue(minute <= since(sent, at - 61 * Rig.SECOND - 1) + 1e-9, message);
        }
    }

    @Test
    void shouldKeepNodesApart() {
        final SentValueWindows windows = new SentValueWindows(2);
        windows.add(1, Rig.START, 5);
        assertTrue(windows.oneSecond(0, Rig.START) == 0);
    }
}
