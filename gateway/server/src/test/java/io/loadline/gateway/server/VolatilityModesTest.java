package io.loadline.gateway.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.event.VolatilitySection;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.egress.FileOutput;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.ThreadingMode;
import io.loadline.varengine.FitWriter;
import io.loadline.varengine.VolatilityStage;
import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One log with fits of volatility models in it, good and failed ones, gives the same bytes whichever threads run the stages, and in a replay. */
final class VolatilityModesTest {
    private static final long SEED = 20_261_122;
    private static final int INSTRUMENTS = 40;
    private static final long BAR_NS = 100_000_000L;
    private static final RiskSettings SETTINGS =
            RiskSettings.defaults().withVolatility(new VolatilitySettings(BAR_NS, 0, 864_000, 252, 700_000_000L, true));

    @TempDir
    private static Path folder;

    private static List<VolatilityFit> fits;
    private static TestUniverse universe;
    private static Path expectedOutput;
    private static SimulatedSession.Result expected;

    @BeforeAll
    static void runInvoker() throws IOException {
        final Random random = new Random(SEED);
        final double[] returns = random.doubles(500, -1e-3, 1e-3)
                .map(u -> u * (0.5 + random.nextDouble()))
                .toArray();
        fits = List.of(
                VolatilityModel.gjr().with(ErrorDistribution.STUDENT_T).fit(returns),
                VolatilityModel.egarch().fit(returns),
                VolatilityModel.garch().with(ErrorDistribution.SKEWED_T).fit(returns));
        universe = TestUniverse.write(folder.resolve("model"), SEED, INSTRUMENTS, SETTINGS);
        expectedOutput = folder.resolve("out-invoker");
        try (FileOutput output = new FileOutput(expectedOutput)) {
            expected = session().run(folder.resolve("journal-invoker"), output);
        }
    }

    private static SimulatedSession session() {
        return new SimulatedSession(
                        universe, SimulationSettings.of(SEED, INSTRUMENTS, Scenario.VOLATILE, 10_000, 2_000_000_000L))
                .beside(fitScript(universe.model()));
    }

    /** A fit of one instrument after the other, one in five without success; half of them are left alone after a while. The same for each run. */
    private static Consumer<InputSink> fitScript(final RiskModel model) {
        final FitWriter writer = new FitWriter();
        final int[] followed = model.instruments().stream()
                .filter(VolatilityStage::isFollowed)
                .mapToInt(instrument -> instrument.id())
                .toArray();
        final int[] turn = {0};
        return sink -> {
            final int at = turn[0]++;
            final int half = followed.length / 2;
            final int instrument = followed[at < 4 * followed.length ? at % followed.length : at % half];
            if (at % 5 == 3) {
                sink.commit(writer.failed(sink.claim(), instrument, VolatilitySection.NO_MAXIMUM, 500, 0, 0, "script"));
            } else {
                final VolatilityFit fit = fits.get(at % fits.size());
                sink.commit(writer.converged(
                        sink.claim(), instrument, fit, at % 2 * 10, 0, HorizonVariance.of(fit, 1 + at % 30)));
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"INVOKER, 64", "SHARED, 64", "SHARED, 1024", "DEDICATED, 64", "DEDICATED, 1024"})
    void shouldPublishTheSameBytesInEveryMode(final ThreadingMode mode, final int ringSize) throws IOException {
        final Path out = folder.resolve("out-" + mode + ringSize);
        final SimulatedSession.Result result;
        try (FileOutput output = new FileOutput(out)) {
            result = session()
                    .threading(mode)
                    .ringSize(ringSize)
                    .run(folder.resolve("journal-" + mode + ringSize), output);
        }
        assertNull(result.fault());
        assertEquals(expected.stages().digest().hex(), result.stages().digest().hex(), "seed " + SEED);
        assertSameBytes(out);
    }

    @Test
    void shouldReplayToTheSameBytes() throws IOException {
        final Path out = folder.resolve("out-replay");
        try (FileOutput output = new FileOutput(out)) {
            assertTrue(JournalReplay.run(folder.resolve("journal-invoker"), output, sequence -> {})
                    .result()
                    .equal());
        }
        assertSameBytes(out);
    }

    @Test
    void shouldHaveVolatilitiesOfEveryState() throws IOException {
        final List<InstrumentVolatility> volatilities = JournalReplay.run(
                        folder.resolve("journal-invoker"), OutputPort.NONE, sequence -> {})
                .volatilities();
        for (final String state : List.of("good", "degraded", "stale")) {
            assertTrue(
                    volatilities.stream()
                            .anyMatch(volatility -> volatility.state().equals(state)),
                    () -> state + " is missing in " + volatilities);
        }
        assertTrue(volatilities.stream().anyMatch(volatility -> volatility.returns() > 5), volatilities::toString);
        assertTrue(volatilities.stream().anyMatch(volatility -> volatility.failures() > 0), volatilities::toString);
    }

    private static void assertSameBytes(final Path out) throws IOException {
        final byte[] given = Files.readAllBytes(out.resolve(FileOutput.FILE_NAME));
        final int mismatch = Arrays.mismatch(Files.readAllBytes(expectedOutput.resolve(FileOutput.FILE_NAME)), given);
        assertEquals(-1, mismatch, "seed " + SEED);
    }
}
