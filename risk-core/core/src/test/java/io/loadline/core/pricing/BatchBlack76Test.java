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
    }

    @Test
    void shouldHaveTheBitsOfTheScalarTwin() {
        final SplittableRandom random = new SplittableRandom(SEED);
        scenarios(random);
        for (final boolean call : new boolean[] {true, false}) {
            BatchBlack76.prices(call, 100, 0.4, 0.97, forwards, volatilities, SCENARIOS, prices, 0);
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
            BatchBlack76.prices(call, 100, 0.4, 0.97, forwards, volatilities, SCENARIOS, prices, 0);
            for (int i = 11; i < SCENARIOS; i++) {
                final double exact = Black76.price(call, forwards[i], 100, 0.4, volatilities[i], 0.97);
                assertEquals(exact, prices[i], 4e-15 * (forwards[i] + 100), "seed " + SEED + " scenario " + i);
            }
        }
    }

    @Test
    void shouldMarkBadScenarios() {
        scenarios(new SplittableRandom(SEED));
        BatchBlack76.prices(true, 100, 0.4, 0.97, forwards, volatilities, SCENARIOS, prices, 0);
        for (int i = 7; i <= 10; i++) {
            assertTrue(Double.isNaN(prices[i]), "scenario " + i);
        }
        BatchBlack76.prices(true, -100, 0.4, 0.97, forwards, volatilities, SCENARIOS, prices, 0);
        assertTrue(Double.isNaN(prices[500]));
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
