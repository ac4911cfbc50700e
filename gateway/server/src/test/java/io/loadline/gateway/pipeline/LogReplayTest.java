package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalSettings;
import io.loadline.gateway.journal.LiveDigest;
import io.loadline.gateway.journal.Messages;
import io.loadline.gateway.journal.TestJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogReplayTest {
    private static final int EVENTS = 5_000;
    private static final int FILL_SOURCE = 7;

    @TempDir
    private Path folder;

    private final InstrumentDirectory instruments = new InstrumentDirectory(List.of(), 10);
    private final List<Integer> epochs = new ArrayList<>();
    private SourceSequences sources;

    @Test
    void shouldGoOnFromTheJournalAfterRestarts() throws IOException {
        live(1);
        live(2);
        final long digest = live(3);
        assertEquals(List.of(1, 2, 3), epochs);
        final ReplayResult result = replay(new HashingStages());
        assertEquals(3 * (EVENTS + 2), result.events());
        assertEquals(digest, result.digest());
        assertTrue(result.equal(), result::toString);
    }

    @Test
    void shouldRestoreBindingsOfInstruments() throws IOException {
        live(1);
        replay(new HashingStages());
        assertEquals(4, instruments.idOf(Venue.NONE, 77));
        assertEquals(5, instruments.size());
    }

    @Test
    void shouldRestoreTheNumbersOfSources() throws IOException {
        live(1);
        replay(new HashingStages());
        assertTrue(sources.last(FILL_SOURCE) > 0);
        assertFalse(sources.accept(FILL_SOURCE, sources.last(FILL_SOURCE)));
    }

    @Test
    void shouldReadTheModelFromTheHeadOfTheLog() throws IOException {
        live(1);
        try (JournalDirectory directory = JournalDirectory.forReading(folder)) {
            final LogHead head = LogHead.read(directory).orElseThrow();
            assertArrayEquals(new byte[32], head.epoch().modelDigest());
            assertEquals("test", head.epoch().build());
        }
    }

    @Test
    void shouldFindNoHeadInAnEmptyLog() throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder)) {
            assertEquals(Optional.empty(), LogHead.read(directory));
        }
    }

    @Test
    void shouldNameTheFirstCheckpointThatDiffers() throws IOException {
        live(1);
        final HashingStages other = new HashingStages();
        final ReplayResult result = replay(other, new PipelineBuilder(1, Counters.inMemory()), 3_000);
        assertFalse(result.equal());
        assertEquals(2_048, result.lastEqual());
        assertEquals(3_072, result.firstDifferent());
    }

    @Test
    void shouldNotBeEqualToALiveServerThatNotedNothing() throws IOException {
        TestJournal.write(folder, 10, 1);
        final ReplayResult result = replay(new HashingStages());
        assertEquals(0, result.checkpoints());
        assertFalse(result.equal());
    }

    @Test
    void shouldSayThatTheTailIsLost() throws IOException {
        TestJournal.write(folder, 10, 1);
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                LiveDigest digest = directory.liveDigest(10)) {
            digest.record(12, 1);
        }
        assertEquals(12, replay(new HashingStages()).lostSequence());
    }

    /** One life of a server: replay, start behind it, take events, shut down. */
    private long live(final long seed) throws IOException {
        final IngressClock clock = IngressClock.capture(TestJournal.START_NS);
        final HashingStages stages = new HashingStages();
        final Pipeline pipeline = stages.into(new PipelineBuilder(1, Counters.inMemory()))
                .clock(clock)
                .threading(ThreadingMode.SHARED)
                .build();
        try (JournalDirectory directory = JournalDirectory.forWriting(folder)) {
            final ReplayResult replayed = new LogReplay(directory, pipeline).run();
            try (Journal journal = directory.journal(JournalSettings.defaults(), Counters.inMemory());
                    LiveDigest digest = directory.liveDigest(replayed.end().sequence());
                    pipeline) {
                pipeline.start(journal, digest, replayed.end(), new Epoch(new byte[32], "test"));
                epochs.add(replayed.end().epoch() + 1);
                define(pipeline.sink());
                final Messages messages = new Messages(seed);
                for (int i = 0; i < EVENTS; i++) {
                    pipeline.sink().commit(messages.encode(pipeline.sink().claim()));
                }
            }
        }
        return stages.digest();
    }

    private ReplayResult replay(final HashingStages stages) throws IOException {
        return replay(stages, new PipelineBuilder(1, Counters.inMemory()), Long.MAX_VALUE);
    }

    private ReplayResult replay(final HashingStages stages, final PipelineBuilder builder, final long differFrom)
            throws IOException {
        stages.into(builder).clock(IngressClock.capture(0)).pricing((event, sequence) -> {
            event.book.bidPrice += sequence == differFrom ? 1 : 0;
            stages.pricing.onEvent(event, sequence);
        });
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                Pipeline pipeline = builder.build()) {
            sources = new SourceSequences(pipeline.sink(), Counters.inMemory());
            return new LogReplay(directory, pipeline)
                    .instruments(instruments)
                    .sources(sources)
                    .run();
        }
    }

    private static void define(final InputSink sink) {
        final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder();
        definition
                .wrapAndApplyHeader(sink.claim(), 0, new MessageHeaderEncoder())
                .instrumentId(4)
                .venue((short) 0)
                .securityId(77)
                .symbol("X");
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
    }
}
