package io.loadline.bench.offline;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OfflineRunsTest {
    /** Room for what happens once: a new block of the journal file, a late class, the counting itself. */
    private static final long ONCE_BYTES = 20_000;

    @TempDir
    Path folder;

    @Test
    void shouldAllocateNothingAnEventOnceWarm() throws Exception {
        final AllocationSoak.Result result = AllocationSoak.run(50, 100, folder, 2_000_000, 300_000, false);
        assertTrue(result.events() >= 300_000);
        assertTrue(result.bytes() < ONCE_BYTES, () -> result.bytes() + " bytes in " + result.events() + " events");
    }

    @Test
    void shouldKeepIncrementalRiskEqualToFullRevaluation() throws Exception {
        final DriftRun.Result result = DriftRun.run(50, 100, 200_000);
        assertTrue(result.fills() > 0);
        assertTrue(result.rateMoves() > 0);
        assertTrue(result.worst() <= 1e-9, () -> "relative difference " + result.worst());
    }
}
