package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.VolatilitySmileDecoder;
import io.loadline.core.counter.Counters;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;
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
    private static final double RATE = 0.04;

    @TempDir
    private static Path folder;

    private static final Map<String, AtomicCounter> COUNTERS = new HashMap<>();

    private static TestUniverse universe;
    private static Path invokerOutput;
    private static SimulatedSession.Result invoker;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VolatilitySmileDecoder smile = new VolatilitySmileDecoder();

    @BeforeAll
    static void runInvoker() throws IOException {
        universe = TestUniverse.writeAmerican(folder.resolve("model"), SEED, INSTRUMENTS, RATE);
        invokerOutput = folder.resolve("out-invoker");
        final Counters memory = Counters.inMemory();
        try (FileOutput output = new FileOutput(invokerOutput)) {
            final RiskStages stages =
                    RiskStages.of(universe.model(), output, name -> COUNTERS.computeIfAbsent(name, memory::counter));
            invoker = session()
                    .run(
                            folder.resolve("journal-invoker"),
                            stages,
                            stages.addTo(session().builder()));
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
    void shouldHavePricedAndRevaluedAmericanOptions() {
        assertTrue(
                COUNTERS.get("pricing: early exercise boundaries solved").get() >= 20, "one table has ten boundaries");
        assertTrue(COUNTERS.get("pricing: definitions with another exercise style than the model")
                        .get()
                > 0);
        final long revalued = universe.model().instruments().stream()
                .filter(instrument -> instrument.option() != null)
                .filter(instrument -> invoker.stages().var().revaluedAt(instrument.id()) != null)
                .count();
        assertTrue(revalued > 2, () -> revalued + " options");
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
