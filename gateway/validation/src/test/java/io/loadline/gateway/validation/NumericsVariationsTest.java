package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapters of special functions and random numbers take beside the usual inputs, against published values, limits and naive sums. */
final class NumericsVariationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long SEED = 4;

    private static ObjectNode generator(final String name, final String seed) {
        return JSON.createObjectNode().put("generator", name).put("seed", seed);
    }

    /** Output 10,000 from the default seed, as the C++ standard prescribes it ([rand.predef]). */
    @ParameterizedTest
    @CsvSource({
        "minstd_rand0, 1, 1043618065",
        "minstd_rand, 1, 399268537",
        "mt19937, 5489, 4123659995",
        "mt19937-64, 5489, 9981545732273789042"
    })
    void shouldReachThePrescribedOutput(final String name, final String seed, final String expected) {
        assertEquals(
                expected,
                Evaluation.of("random-numbers", generator(name, seed))
                        .get("tenThousandth")
                        .asText());
    }

    /** The first output of numpy's generator, legacy seeding; the highest bit of the seed counts. */
    @ParameterizedTest
    @CsvSource({"0, 2357136044", "4294967295, 419326371", "123456789, 2288500408"})
    void shouldSeedTheMersenneTwisterWith32Bits(final String seed, final long expected) {
        assertEquals(
                expected,
                Evaluation.of("random-numbers", generator("mt19937", seed))
                        .get("first")
                        .longValue());
    }

    /** The demonstration output of the reference code of pcg32. */
    @Test
    void shouldGiveTheDemonstratedStreamOfPcg() {
        final JsonNode first = Evaluation.of(
                        "random-numbers", generator("pcg32", "42").put("stream", 54))
                .get("first5");
        final long[] expected = {0xa15c02b7L, 0x7b47f409L, 0xba1d3330L, 0x83d2f293L, 0xbfa4784bL};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], first.get(i).longValue());
        }
    }

    /** From states of known words the second output of both variants follows by hand from the recurrence. */
    @Test
    void shouldStepXoshiroAsPublished() {
        final long[] s = new long[4];
        final JsonNode fill =
                Evaluation.of("random-numbers", generator("splitmix64", "99")).get("first5");
        for (int i = 0; i < 4; i++) {
            s[i] = Long.parseUnsignedLong(fill.get(i).asText());
        }
        final long starred = Long.rotateLeft(s[1] * 5, 7) * 9;
        final long plussed = Long.rotateLeft(s[0] + s[3], 23) + s[0];
        assertEquals(
                Long.toUnsignedString(starred),
                Evaluation.of("random-numbers", generator("xoshiro256**", "99"))
                        .get("first")
                        .asText());
        assertEquals(
                Long.toUnsignedString(plussed),
                Evaluation.of("random-numbers", generator("xoshiro256++", "99"))
                        .get("first")
                        .asText());
        final long second = s[1] ^ s[2] ^ s[0];
        assertEquals(
                Long.toUnsignedString(Long.rotateLeft(second * 5, 7) * 9),
                Evaluation.of("random-numbers", generator("xoshiro256**", "99"))
                        .get("first5")
                        .get(1)
                        .asText());
    }

    @Test
    void shouldTakeSeedsInHexadecimalAndCountOutputs() {
        assertEquals(
                Evaluation.of("random-numbers", generator("splitmix64", "255")),
                Evaluation.of("random-numbers", generator("splitmix64", "0xff")));
        assertEquals(
                17,
                Evaluation.of("random-numbers", generator("mt19937", "7").put("count", 17))
                        .get("output")
                        .size());
    }

    @Test
    void shouldRefuseGeneratorsAndSeedsItDoesNotKnow() {
        Evaluation.refused("random-numbers", generator("randu", "1"), "generator");
        Evaluation.refused("random-numbers", generator("mt19937", "4294967296"), "seed");
        Evaluation.refused("random-numbers", generator("splitmix64", "-1"), "seed");
        Evaluation.refused("random-numbers", generator("splitmix64", "1.5"), "seed");
        Evaluation.refused("sobol", JSON.createObjectNode().put("dimensions", 0).put("points", 4), "dimensions");
        Evaluation.refused(
                "sobol", JSON.createObjectNode().put("dimensions", 2.5).put("points", 4), "dimensions");
        Evaluation.refused(
                "halton", JSON.createObjectNode().put("dimensions", 2).put("points", -4), "points");
        Evaluation.refused(
                "halton",
                JSON.createObjectNode().put("dimensions", 2).put("points", 4).put("skip", -1),
                "skip");
    }

    @ParameterizedTest
    @CsvSource({"sobol, 40", "halton, 9"})
    void shouldSkipPoints(final String sequence, final int dimensions) {
        final ObjectNode given = JSON.createObjectNode().put("dimensions", dimensions);
        final JsonNode all =
                Evaluation.of(sequence, given.deepCopy().put("points", 100)).get("points");
        final JsonNode rest = Evaluation.of(
                        sequence, given.deepCopy().put("points", 63).put("skip", 37))
                .get("points");
        for (int i = 0; i < 63; i++) {
            assertEquals(all.get(37 + i), rest.get(i));
        }
    }

    @Test
    void shouldCoverEveryDyadicIntervalOfEveryDimension() {
        final JsonNode points = Evaluation.of(
                        "sobol", JSON.createObjectNode().put("dimensions", 300).put("points", 256))
                .get("points");
        for (int d = 0; d < 300; d++) {
            final boolean[] seen = new boolean[256];
            for (int i = 0; i < 256; i++) {
                seen[(int) (256 * points.get(i).get(d).doubleValue())] = true;
            }
            for (int i = 0; i < 256; i++) {
                assertEquals(true, seen[i], "dimension " + d + " interval " + i);
            }
        }
    }

    @Test
    void shouldReverseDigitsInTheBasesOfPrimes() {
        final int[] primes = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
        final JsonNode points = Evaluation.of(
                        "halton", JSON.createObjectNode().put("dimensions", 10).put("points", 200))
                .get("points");
        for (int i = 0; i < 200; i++) {
            for (int d = 0; d < 10; d++) {
                final String digits = Integer.toString(i, primes[d]);
                double value = 0;
                for (int k = 0; k < digits.length(); k++) {
                    value = (value + Character.digit(digits.charAt(k), primes[d])) / primes[d];
                }
                assertEquals(value, points.get(i).get(d).doubleValue(), 1e-15);
            }
        }
    }

    @Test
    void shouldBridgeUnitStepsWithoutTimes() {
        final ObjectNode given = JSON.createObjectNode();
        final ArrayNode normals = given.putArray("normals");
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 7; i++) {
            normals.add(random.nextGaussian());
        }
        final ObjectNode timed = given.deepCopy();
        for (int i = 1; i <= 7; i++) {
            timed.withArray("times").add(i);
        }
        final ObjectNode out = Evaluation.of("brownian-bridge", given);
        assertEquals(Evaluation.of("brownian-bridge", timed), out);
        // A rotation of the normals: lengths stay.
        double before = 0;
        double after = 0;
        for (int i = 0; i < 7; i++) {
            before += normals.get(i).doubleValue() * normals.get(i).doubleValue();
            final double increment = out.get("normalisedIncrements").get(i).doubleValue();
            after += increment * increment;
        }
        assertEquals(before, after, 1e-12);
        assertEquals(
                Math.sqrt(7) * normals.get(0).doubleValue(),
                out.get("path").get(6).doubleValue(),
                1e-14);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 105, 0.03, 0, 0.25, 1",
        "100, 90, -0.01, 0.02, 0.6, 3",
        "50, 80, 0.08, 0, 0.9, 2",
        "1, 1, 0, 0, 0.05, 0.1"
    })
    void shouldSimulateOptionsToTheAccuracyOfTheirCases(
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double vol,
            final double years) {
        for (final String type : new String[] {"call", "put"}) {
            final ObjectNode given = JSON.createObjectNode()
                    .put("type", type)
                    .put("spot", spot)
                    .put("strike", strike)
                    .put("rate", rate)
                    .put("dividendYield", dividendYield)
                    .put("vol", vol)
                    .put("expiryYears", years);
            assertEquals(
                    Evaluation.of("black-scholes", given).get("price").doubleValue(),
                    Evaluation.of("european-call-by-simulation", given)
                            .get("price")
                            .doubleValue(),
                    1e-3);
        }
    }

    @Test
    void shouldTakeInfinitelyManyDegreesOfFreedomAsTheNormal() {
        final ObjectNode given = JSON.createObjectNode().put("x", -1.3).put("nu", "Infinity");
        assertEquals(
                Evaluation.of("normal-distribution", JSON.createObjectNode().put("x", -1.3))
                        .get("cdf"),
                Evaluation.of("student-t-distribution", given).get("cdf"));
        final ObjectNode two =
                JSON.createObjectNode().put("h", 0.4).put("k", -0.2).put("rho", 0.3);
        assertEquals(
                Evaluation.of("bivariate-normal", two).get("p"),
                Evaluation.of("bivariate-t", two.deepCopy().put("nu", "Infinity"))
                        .get("p"));
    }

    @Test
    void shouldIntegrateTheDensityOfStudentsT() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 50; trial++) {
            final double nu = 0.3 + 20 * random.nextDouble();
            final double x = -3 + 6 * random.nextDouble();
            final ObjectNode up = Evaluation.of(
                    "student-t-distribution",
                    JSON.createObjectNode().put("x", x + 1e-4).put("nu", nu));
            final ObjectNode down = Evaluation.of(
                    "student-t-distribution",
                    JSON.createObjectNode().put("x", x - 1e-4).put("nu", nu));
            final double slope = (up.get("cdf").doubleValue() - down.get("cdf").doubleValue()) / 2e-4;
            final double density =
                    0.5 * (up.get("pdf").doubleValue() + down.get("pdf").doubleValue());
            assertEquals(density, slope, 1e-7, "seed " + SEED + " trial " + trial);
        }
    }

    @Test
    void shouldGiveTheWholeAndItsComplement() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 200; trial++) {
            final double a = 0.01 + 100 * random.nextDouble() * random.nextDouble();
            final double b = 0.01 + 100 * random.nextDouble() * random.nextDouble();
            final double x = random.nextDouble();
            final double one = Evaluation.of(
                            "incomplete-beta",
                            JSON.createObjectNode().put("a", a).put("b", b).put("x", x))
                    .get("I")
                    .doubleValue();
            final double other = Evaluation.of(
                            "incomplete-beta",
                            JSON.createObjectNode().put("a", b).put("b", a).put("x", 1 - x))
                    .get("I")
                    .doubleValue();
            assertEquals(1, one + other, 1e-12, "seed " + SEED + " trial " + trial);
            final ObjectNode gamma = Evaluation.of(
                    "incomplete-gamma", JSON.createObjectNode().put("a", a).put("x", 2 * a * x));
            assertEquals(1, gamma.get("P").doubleValue() + gamma.get("Q").doubleValue(), 1e-13);
        }
    }

    @Test
    void shouldFactorThreeNormalsWhenOneIsIndependent() {
        final ObjectNode given = JSON.createObjectNode();
        given.putArray("upper").add(0.5).add(-0.2).add(1.1);
        final ArrayNode rho = given.putArray("correlation");
        rho.addArray().add(1).add(0.6).add(0);
        rho.addArray().add(0.6).add(1).add(0);
        rho.addArray().add(0).add(0).add(1);
        final double pair = Evaluation.of(
                        "bivariate-normal",
                        JSON.createObjectNode().put("h", 0.5).put("k", -0.2).put("rho", 0.6))
                .get("p")
                .doubleValue();
        final double alone = Evaluation.of(
                        "normal-distribution", JSON.createObjectNode().put("x", 1.1))
                .get("cdf")
                .doubleValue();
        assertEquals(
                pair * alone, Evaluation.of("trivariate-normal", given).get("p").doubleValue(), 1e-12);
        ((ArrayNode) rho.get(0)).set(1, 0.5);
        Evaluation.refused("trivariate-normal", given, "correlation");
    }

    @ParameterizedTest
    @CsvSource({"Clayton, clayton", "Student-t, student_t", "GUMBEL, gumbel"})
    void shouldKnowCopulaFamiliesInAnyCase(final String one, final String other) {
        final ObjectNode given =
                JSON.createObjectNode().put("nu", 4).put("parameter", other.equals("student_t") ? 0.4 : 2);
        assertEquals(
                Evaluation.of("tail-dependence", given.deepCopy().put("family", other)),
                Evaluation.of("tail-dependence", given.deepCopy().put("family", one)));
        Evaluation.refused("tail-dependence", given.put("family", "plackett"), "family");
    }
}
