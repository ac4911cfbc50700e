package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import io.loadline.core.event.SurfaceSection;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.egress.FileOutput;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.ThreadingMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One log of a flash crash with orders, fills and commands in it gives the same bytes whichever threads run the stages. */
final class ModesAgreeTest {
    private static final long SEED = 20_261_102;
    private static final int INSTRUMENTS = 100;
    private static final int EVENTS_PER_SECOND = 20_000;
    private static final long DURATION_NS = 2_000_000_000L;

    @TempDir
    private static Path folder;

    private static TestUniverse universe;
    private static Path invokerOutput;
    private static SimulatedSession.Result invoker;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VolatilitySmileDecoder smile = new VolatilitySmileDecoder();

    @BeforeAll
    static void runInvoker() throws IOException {
        universe = TestUniverse.write(folder.resolve("model"), SEED, INSTRUMENTS);
        invokerOutput = folder.resolve("out-invoker");
        try (FileOutput output = new FileOutput(invokerOutput)) {
            invoker = session().run(folder.resolve("journal-invoker"), output);
        }
    }

    private static SimulatedSession session() {
        return new SimulatedSession(
                universe,
                SimulationSettings.of(SEED, INSTRUMENTS, Scenario.FLASH_CRASH, EVENTS_PER_SECOND, DURATION_NS));
    }

    @ParameterizedTest
    @CsvSource({"INVOKER, 64", "SHARED, 64", "SHARED, 4096", "DEDICATED, 64", "DEDICATED, 1024"})
    void shouldPublishTheSameBytesInEveryModeAndRing(final ThreadingMode mode, final int ringSize) throws IOException {
        final Path out = folder.resolve("out-" + mode + ringSize);
        final SimulatedSession.Result result;
        try (FileOutput output = new FileOutput(out)) {
            result = session()
                    .threading(mode)
                    .ringSize(ringSize)
                    .run(folder.resolve("journal-" + mode + ringSize), output);
        }
        assertNull(result.fault());
        assertEquals(invoker.events(), result.events());
        assertEquals(invoker.stages().digest().hex(), result.stages().digest().hex(), "seed " + SEED);
        assertSameBytes(out);
    }

    @Test
    void shouldReplayToTheSameBytes() throws IOException {
        final Path out = folder.resolve("out-replay");
        final JournalReplay.Outcome outcome;
        try (FileOutput output = new FileOutput(out)) {
            outcome = JournalReplay.run(folder.resolve("journal-invoker"), output, sequence -> {});
        }
        assertTrue(outcome.result().equal(), outcome.result()::toString);
        assertSameBytes(out);
    }

    @Test
    void shouldHavePublishedGoodSmiles() throws IOException {
        final int[] states = new int[4];
        final OutputPort counting = new OutputPort() {
            @Override
            public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
                onReplayed(streamId, buffer, offset, length);
            }

            @Override
            public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
                header.wrap(buffer, offset);
                if (header.templateId() == VolatilitySmileDecoder.TEMPLATE_ID) {
                    smile.wrapAndApplyHeader(buffer, offset, header);
                    states[smile.state()]++;
                }
            }
        };
        JournalReplay.run(folder.resolve("journal-invoker"), counting, sequence -> {});
        assertTrue(states[SurfaceSection.GOOD] > 20, () -> "smiles by state: " + Arrays.toString(states));
    }

    @Test
    void shouldHaveSeenTheKillOfTheOperatorAndALotOfTicks() throws IOException {
        assertNull(invoker.fault());
        assertTrue(invoker.events() > EVENTS_PER_SECOND, () -> "only " + invoker.events() + " events");
        final List<Trip> trips = JournalReplay.run(folder.resolve("journal-invoker"), OutputPort.NONE, sequence -> {})
                .trips();
        assertTrue(
                trips.stream()
                        .anyMatch(trip ->
                                trip.scope().equals("rates-t1") && trip.rule().equals("operator")),
                trips::toString);
    }

    private static void assertSameBytes(final Path out) throws IOException {
        final Path expected = invokerOutput.resolve(FileOutput.FILE_NAME);
        final Path given = out.resolve(FileOutput.FILE_NAME);
        assertEquals(-1, Files.mismatch(expected, given), "seed " + SEED);
        Files.delete(given);
    }
}
