package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.ElementaryLanes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchBlack76Test {
    private static final int SCENARIOS = 1_003;
    private static final long SEED = 21;

    private final double[] forwards = new double[SCENARIOS];
    private final double[] volatilities = new double[SCENARIOS];
    private final double[] prices = new double[SCENARIOS];
    private final BatchScenarios set = new BatchScenarios(SCENARIOS);

    private void scenarios(final SplittableRandom random) {
        for (int i = 0; i < SCENARIOS; i++) {
            forwards[i] = 100 * StrictMath.exp(random.nextDouble(-2, 2));
            volatilities[i] = i % 50 == 0 ? 0 : StrictMath.exp(random.nextDouble(-6, 1));
        }
        forwards[7] = Double.NaN;
        forwards[8] = -1;
        volatilities[9] = -0.1;
        volatilities[10] = Double.POSITIVE_INFINITY;
        forwards[50] = 100;
        set.set(forwards, volatilities, SCENARIOS);
    }

    @Test
    void shouldHaveTheBitsOfTheScalarTwin() {
        final SplittableRandom random = new SplittableRandom(SEED);
        scenarios(random);
        for (final boolean call : new boolean[] {true, false}) {
            BatchBlack76.prices(call, 100, 0.4, 0.97, set, prices, 0);
            for (int i = 0; i < SCENARIOS; i++) {
                final double twin = BatchBlack76.price(call, forwards[i], 100, 0.4, volatilities[i], 0.97);
                assertEquals(Double.doubleToLongBits(twin), Double.doubleToLongBits(prices[i]), "scenario " + i);
            }
        }
    }

    @Test
    void shouldAgreeWithTheReferenceFormula() {
        final SplittableRandom random = new SplittableRandom(SEED);
        scenarios(random);
        for (final boolean call : new boolean[] {true, false}) {
            BatchBlack76.prices(call, 100, 0.4, 0.97, set, prices, 0);
            for (int i = 11; i < SCENARIOS; i++) {
                final double exact = Black76.price(call, forwards[i], 100, 0.4, volatilities[i], 0.97);
                assertEquals(exact, prices[i], 1e-15 * (forwards[i] + 100), "seed " + SEED + " scenario " + i);
            }
        }
    }

    @Test
    void shouldMarkBadScenarios() {
        scenarios(new SplittableRandom(SEED));
        BatchBlack76.prices(true, 100, 0.4, 0.97, set, prices, 0);
        for (int i = 7; i <= 10; i++) {
            assertTrue(Double.isNaN(prices[i]), "scenario " + i);
        }
        BatchBlack76.prices(true, -100, 0.4, 0.97, set, prices, 0);
        assertTrue(Double.isNaN(prices[500]));
    }

    @Test
    void shouldGiveTheIntrinsicValueAtExpiry() {
        scenarios(new SplittableRandom(SEED));
        BatchBlack76.prices(false, 100, 0, 1, set, prices, 0);
        for (int i = 11; i < SCENARIOS; i++) {
            assertEquals(Math.max(100 - forwards[i], 0), prices[i], 1e-13, "scenario " + i);
        }
    }

    @Test
    void shouldKeepParity() {
        scenarios(new SplittableRandom(SEED));
        final double[] puts = new double[SCENARIOS];
        BatchBlack76.prices(true, 110, 1.7, 0.9, set, prices, 0);
        BatchBlack76.prices(false, 110, 1.7, 0.9, set, puts, 0);
        for (int i = 11; i < SCENARIOS; i++) {
            assertEquals(0.9 * (forwards[i] - 110), prices[i] - puts[i], 2e-15 * (forwards[i] + 110), "scenario " + i);
        }
    }

    @Test
    void shouldWriteNothingBeyondItsScenarios() {
        set.set(new double[] {100, 101, 102}, new double[] {0.1, 0.2, 0.3}, 3);
        BatchBlack76.prices(true, 100, 1, 1, set, prices, 5);
        assertEquals(0, prices[4]);
        assertTrue(prices[5] > 0 && prices[7] > 0);
        assertEquals(0, prices[8]);
    }

    /** Each width runs in a JVM of its own, as it is fixed when the classes load. */
    @ParameterizedTest
    @ValueSource(ints = {64, 128, 256, 512})
    void shouldHaveTheSameBitsAtAnyWidth(final int bits) throws Exception {
        final List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-D" + ElementaryLanes.PROPERTY + "=" + bits,
                "-cp",
                System.getProperty("java.class.path"),
                BatchDigest.class.getName());
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.lines().anyMatch(("digest " + BatchDigest.of())::equals), output);
    }
}
