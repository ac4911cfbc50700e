package io.loadline.bench.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.bench.BenchModel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RigTest {
    private static final int RATE = 2_000;

    @TempDir
    Path folder;

    private RigSettings settings() {
        return new RigSettings(RATE, 20, 50, 0, 1, 0, false, folder, 0, false);
    }

    private static BenchModel model() throws Exception {
        return BenchModel.of(20, 50, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()));
    }

    @Test
    void shouldRecordEveryEventOfTheRecordedTime() throws Exception {
        final RigResult result = new Rig(settings(), model()).run();
        assertTrue(
                result.load().events() >= RATE, () -> "events: " + result.load().events());
        assertEquals(result.load().events(), result.fromIntended().getTotalCount());
        assertEquals(result.load().events(), result.fromIngress().getTotalCount());
    }

    @Test
    void shouldGiveTheControlRunTheSamePackets() throws Exception {
        final RigResult result = new Rig(settings(), model()).run();
        assertTrue(result.packets() > 0);
        assertEquals(result.packets(), result.control().getTotalCount());
    }

    @Test
    void shouldMeasureStallsWhileTheEngineRuns() throws Exception {
        final RigResult result = new Rig(settings(), model()).run();
        assertTrue(result.hiccups().getTotalCount() > 0);
    }
}
