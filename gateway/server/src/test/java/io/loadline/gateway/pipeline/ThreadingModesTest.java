package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import io.loadline.gateway.journal.LiveDigest;
import io.loadline.gateway.journal.LogEnd;
import io.loadline.gateway.journal.Messages;
import io.loadline.gateway.journal.TestJournal;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ThreadingModesTest {
    private static final int EVENTS = 20_000;
    private static final long SEED = 42;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ThreadingMode.class)
    void shouldGiveTheSameDigestLiveAndReplayed(final ThreadingMode mode) throws IOException {
        final long live = run(mode, folder);
        final ReplayResult result = replay(folder);
        assertNull(result.bad());
        assertEquals(EVENTS + 1, result.events());
        assertEquals(EVENTS + 1, result.cleanSequence());
        assertEquals(live, result.digest());
        assertTrue(result.equal(), result::toString);
    }

    @Test
    void shouldGiveTheSameDigestInEveryMode() throws IOException {
        final long invoker = run(ThreadingMode.INVOKER, folder.resolve("invoker"));
        assertEquals(invoker, run(ThreadingMode.SHARED, folder.resolve("shared")));
        assertEquals(invoker, run(ThreadingMode.DEDICATED, folder.resolve("dedicated")));
    }

    private static long run(final ThreadingMode mode, final Path folder) throws IOException {
        final IngressClock clock = IngressClock.capture(TestJournal.START_NS);
        final HashingStages stages = new HashingStages();
        final Messages messages = new Messages(SEED);
        final Pipeline pipeline = stages.into(new PipelineBuilder(1, Counters.inMemory()))
                .clock(clock)
                .threading(mode)
                .ringSize(256)
                .build();
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = directory.journal(JournalSettings.defaults(), Counters.inMemory());
                LiveDigest digest = directory.liveDigest(0);
                pipeline) {
            pipeline.start(journal, digest, LogEnd.EMPTY, new Epoch(new byte[32], "test"));
            final InputSink sink = pipeline.sink();
            for (int i = 0; i < EVENTS; i++) {
                clock.advanceTo(TestJournal.START_NS + i * 1_000L);
                sink.commit(messages.encode(sink.claim()));
            }
        }
        assertNull(pipeline.fault());
        return stages.digest();
    }

    private static ReplayResult replay(final Path folder) throws IOException {
        final HashingStages stages = new HashingStages();
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                Pipeline pipeline = stages.into(new PipelineBuilder(1, Counters.inMemory()))
                        .clock(IngressClock.capture(0))
                        .build()) {
            return new LogReplay(directory, pipeline).run();
        }
    }
}
