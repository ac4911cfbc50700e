package io.loadline.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StreamWatchTest {
    private final StreamWatch watch = new StreamWatch();

    @Test
    void shouldTakeTheFirstHeartbeatAsItComes() {
        watch.onImage(0);
        assertTrue(watch.onHeartbeat(0, 12_345));
    }

    @Test
    void shouldFindAMissingMessage() {
        watch.onImage(0);
        watch.onHeartbeat(0, 100);
        watch.onMessage(1, 2);
        assertFalse(watch.onHeartbeat(2, 103));
    }

    @Test
    void shouldTellAGapOnce() {
        watch.onImage(0);
        watch.onHeartbeat(0, 100);
        watch.onHeartbeat(1, 101);
        watch.onMessage(2, 1);
        assertTrue(watch.onHeartbeat(3, 102));
    }

    @Test
    void shouldBeginAnewWithANewImage() {
        watch.onImage(0);
        watch.onHeartbeat(0, 100);
        watch.onImageLost();
        watch.onImage(1);
        assertTrue(watch.onHeartbeat(2, 5));
    }

    @Test
    void shouldBeSilentOnlyPastTheLimit() {
        watch.onImage(10);
        assertFalse(watch.isSilent(110, 100));
        assertTrue(watch.isSilent(111, 100));
    }
}
