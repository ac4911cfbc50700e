package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loadline.core.random.BrownianBridge;
import io.loadline.core.random.HaltonSequence;
import io.loadline.core.random.Philox;
import io.loadline.core.random.SobolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Generators of random and quasi-random numbers, and a price by simulation. */
final class RandomNumberModels {
    private static final int MOST_VALUES = 10_000_000;
    private static final int MOST_SKIPPED = 1_000_000_000;
    private static final int PRICE_POINTS = 1 << 14;
    private static final int TEN_THOUSAND = 10_000;
    private static final int FIRST = 5;
    private static final String PHILOX = "philox4x32-10";
    private static final List<String> GENERATORS = Stream.concat(
                    Stream.of(PHILOX, "pcg32"), ReferenceGenerators.kinds().keySet().stream())
            .sorted()
            .toList();

    private RandomNumberModels() {}

    static List<Model> all() {
        return List.of(randomNumbers(), sobol(), halton(), brownianBridge(), simulatedCall());
    }

    private static Model randomNumbers() {
        return ModelDeclaration.named("random-numbers")
                .titled("First outputs of a generator")
                .from("Salmon et al. (2011) for philox4x32-10; Steele, Lea and Flood (2014) for splitmix64;"
                        + " Matsumoto and Nishimura (1998, 2000) for mt19937; Blackman and Vigna (2021) for xoshiro256;"
                        + " O'Neill (2014) for pcg32; Park and Miller (1988) for minstd_rand0")
                .input("generator", "text", String.join(", ", GENERATORS))
                .optionalInput(
                        "seed",
                        "1",
                        "as many bits as an output, unsigned decimal or 0x hexadecimal, a text or a number")
                .optionalInput("stream", "1", "of pcg32; 0")
                .optionalInput("count", "1", "number of outputs in output; 5")
                .optionalInput("counter", "text", "for philox: four words of 32 bits in hexadecimal, the lowest first")
                .optionalInput("key", "text", "for philox: two words in hexadecimal, the lowest first")
                .output("output", "text", "philox: four words in hexadecimal; others: the first outputs")
                .optionalOutput("first5", "text", "the first five outputs; those of 64 bits as texts, unsigned decimal")
                .optionalOutput("first", "1", "the first output")
                .optionalOutput("tenThousandth", "1", "output 10,000")
                .answering("numerics", "rng")
                .evaluatedBy(inputs -> {
                    final String generator = inputs.oneOf("generator", GENERATORS);
                    return generator.equals(PHILOX) ? philox(inputs) : sequence(inputs, generator);
                });
    }

    private static Outputs philox(final Inputs inputs) {
        final long[] counter = words(inputs, "counter", 4);
        final long[] key = words(inputs, "key", 2);
        final int[] block = new int[4];
        Philox.block(counter[0] | counter[1] << 32, counter[2] | counter[3] << 32, key[0] | key[1] << 32, block, 0);
        final List<String> output = new ArrayList<>();
        for (final int word : block) {
            output.add(HexFormat.of().toHexDigits(word));
        }
        return new Outputs().put("output", output);
    }

    private static long[] words(final Inputs inputs, final String name, final int count) {
        final List<String> texts = inputs.texts(name);
        if (texts.size() != count) {
            throw inputs.bad(name, count + " words in hexadecimal");
        }
        final long[] words = new long[count];
        for (int i = 0; i < count; i++) {
            try {
                words[i] = Integer.parseUnsignedInt(texts.get(i), 16) & 0xFFFFFFFFL;
            } catch (final NumberFormatException e) {
                throw inputs.bad(name + '[' + i + ']', texts.get(i), "32 bits in hexadecimal");
            }
        }
        return words;
    }

    private static Outputs sequence(final Inputs inputs, final String generator) {
        final ReferenceGenerators.Kind kind = ReferenceGenerators.kinds().get(generator);
        final int bits = kind == null ? 32 : kind.bits();
        final long seed = word(inputs, "seed", kind == null ? 64 : bits);
        final LongSupplier random = kind == null
                ? ReferenceGenerators.pcg32(seed, inputs.has("stream") ? word(inputs, "stream", 63) : 0)
                : kind.seeded().apply(seed);
        final int count = inputs.has("count") ? (int) inputs.number("count", 1, TEN_THOUSAND) : FIRST;
        final ArrayNode output = JsonNodeFactory.instance.arrayNode();
        final ArrayNode first = JsonNodeFactory.instance.arrayNode();
        JsonNode last = null;
        for (int i = 0; i < TEN_THOUSAND; i++) {
            final long value = random.getAsLong();
            last = bits == 64
                    ? JsonNodeFactory.instance.textNode(Long.toUnsignedString(value))
                    : JsonNodeFactory.instance.numberNode(value);
            if (i < count) {
                output.add(last);
            }
            if (i < FIRST) {
                first.add(last);
            }
        }
        return new Outputs()
                .put("output", output)
                .put("first5", first)
                .put("first", first.get(0))
                .put("tenThousandth", last);
    }

    private static long word(final Inputs inputs, final String name, final int bits) {
        final String given = inputs.has(name) ? inputs.json().get(name).asText() : "nothing";
        try {
            final long word = given.startsWith("0x")
                    ? Long.parseUnsignedLong(given.substring(2), 16)
                    : Long.parseUnsignedLong(given);
            if (bits == 64 || word >>> bits == 0) {
                return word;
            }
        } catch (final NumberFormatException _) {
            // refused below
        }
        throw inputs.bad(name, given, bits + " bits, unsigned");
    }

    private static Model sobol() {
        return ModelDeclaration.named("sobol")
                .titled("Sobol sequence in Gray-code order, from the origin on")
                .from("Sobol (1967); Joe and Kuo (2008), direction numbers new-joe-kuo-6; scramble of Burley (2020)")
                .input("dimensions", "1", "1 to " + SobolSequence.MOST_DIMENSIONS)
                .input("points", "1", "number of points")
                .optionalInput("scrambleSeed", "1", "seed of an Owen scramble; none if left out")
                .optionalInput("skip", "1", "number of points left out at the beginning; 0")
                .output("points", "1", "one array a point")
                .answering("numerics", "sobol")
                .evaluatedBy(inputs -> {
                    final int dimensions = inputs.integer("dimensions");
                    if (dimensions < 1 || dimensions > SobolSequence.MOST_DIMENSIONS) {
                        throw inputs.bad("dimensions", "a whole number from 1 to " + SobolSequence.MOST_DIMENSIONS);
                    }
                    final int points = points(inputs, dimensions);
                    final SobolSequence sequence = inputs.has("scrambleSeed")
                            ? SobolSequence.scrambled(dimensions, inputs.integer("scrambleSeed"))
                            : SobolSequence.plain(dimensions);
                    final double[][] rows = new double[points][dimensions];
                    final int skip = skip(inputs);
                    for (int i = 0; i < points; i++) {
                        sequence.uniforms(skip + i, rows[i]);
                    }
                    return new Outputs().put("points", rows);
                });
    }

    private static int points(final Inputs inputs, final int dimensions) {
        final int points = inputs.integer("points");
        if (points < 1 || points > MOST_VALUES / dimensions) {
            throw inputs.bad("points", "a whole number from 1 to " + MOST_VALUES / dimensions);
        }
        return points;
    }

    private static int skip(final Inputs inputs) {
        final int skip = inputs.integer("skip", 0);
        if (skip < 0 || skip > MOST_SKIPPED) {
            throw inputs.bad("skip", "a whole number from 0 to " + MOST_SKIPPED);
        }
        return skip;
    }

    private static Model halton() {
        return ModelDeclaration.named("halton")
                .titled("Halton sequence, from the origin on")
                .from("Halton (1960)")
                .input("dimensions", "1", "1 to 1,000")
                .input("points", "1", "number of points")
                .optionalInput("skip", "1", "number of points left out at the beginning; 0")
                .output("points", "1", "one array a point")
                .answering("numerics", "halton")
                .evaluatedBy(inputs -> {
                    final HaltonSequence sequence = new HaltonSequence(inputs.integer("dimensions"));
                    final int skip = skip(inputs);
                    final double[][] rows = new double[points(inputs, sequence.dimensions())][sequence.dimensions()];
                    for (int i = 0; i < rows.length; i++) {
                        for (int d = 0; d < rows[i].length; d++) {
                            rows[i][d] = sequence.uniform(skip + i, d);
                        }
                    }
                    return new Outputs().put("points", rows);
                });
    }

    private static Model brownianBridge() {
        return ModelDeclaration.named("brownian-bridge")
                .titled("Brownian path from normals, the end first")
                .from("Moskowitz and Caflisch (1996); Jaeckel (2002), section 10.8.3")
                .optionalInput("times", "years", "times, ascending from above 0; 1, 2, ... if left out")
                .input("normals", "1", "one standard normal a time, the most important first")
                .output("normalisedIncrements", "1", "increments over the roots of their lengths of time")
                .output("path", "1", "values at the times")
                .answering("numerics", "brownian_bridge")
                .evaluatedBy(inputs -> {
                    final BrownianBridge bridge = new BrownianBridge(
                            inputs.has("times")
                                    ? inputs.numbers("times")
                                    : unitTimes(inputs.numbers("normals").length));
                    final double[] normals = inputs.numbers("normals", bridge.size());
                    final double[] increments = new double[bridge.size()];
                    final double[] path = new double[bridge.size()];
                    bridge.increments(normals, increments);
                    bridge.path(normals, path);
                    return new Outputs().put("normalisedIncrements", increments).put("path", path);
                });
    }

    private static double[] unitTimes(final int count) {
        final double[] times = new double[count];
        Arrays.setAll(times, i -> i + 1);
        return times;
    }

    private static Model simulatedCall() {
        return ModelDeclaration.named("european-call-by-simulation")
                .titled("European option by scrambled Sobol points, to see what quasi-random simulation achieves")
                .from("Glasserman (2003), sections 4.1 and 5.4: the underlying at expiry is a control variate of"
                        + " weight one")
                .input("spot", "currency", "price of the underlying")
                .input("strike", "currency", "strike")
                .input("rate", "1/year", "rate, continuously compounded")
                .input("vol", "1/sqrt(year)", "volatility")
                .input("T", "years", "time to expiry; also expiryYears")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .optionalInput("type", "text", "call or put; call")
                .optionalInput("name", "text", "words about the case; not read")
                .optionalInput("points", "1", "number of points; 16384")
                .optionalInput("seed", "1", "seed of the scramble, 1 if left out")
                .output("price", "currency", "mean of the discounted payoff")
                .answering("numerics", "mc_benchmark")
                .evaluatedBy(RandomNumberModels::simulateOption);
    }

    /** The payoff of the put is bounded, so that is simulated; the call is the put and the forward, whose expectation is known. */
    private static Outputs simulateOption(final Inputs inputs) {
        final double spot = inputs.number("spot", 0, Double.MAX_VALUE);
        final double strike = inputs.number("strike", 0, Double.MAX_VALUE);
        final double rate = inputs.number("rate", -10, 10);
        final double dividendYield = inputs.has("dividendYield") ? inputs.number("dividendYield", -10, 10) : 0;
        final double time = inputs.number(inputs.has("expiryYears") ? "expiryYears" : "T", 0, 1000);
        final double deviation = inputs.number("vol", 0, 100) * Math.sqrt(time);
        final double[] normals = new double[inputs.has("points") ? points(inputs, 1) : PRICE_POINTS];
        SobolSequence.scrambled(1, inputs.integer("seed", 1)).normals(0, normals);
        final double drift = (rate - dividendYield) * time - 0.5 * deviation * deviation;
        double sum = 0;
        for (final double z : normals) {
            sum += Math.max(0, strike - spot * StrictMath.exp(Math.fma(deviation, z, drift)));
        }
        final double discount = StrictMath.exp(-rate * time);
        final double put = discount * sum / normals.length;
        final boolean call = !inputs.has("type") || OptionContract.isCall(inputs, "type");
        final double forward = spot * StrictMath.exp(-dividendYield * time) - strike * discount;
        return new Outputs().put("price", call ? put + forward : put);
    }
}
