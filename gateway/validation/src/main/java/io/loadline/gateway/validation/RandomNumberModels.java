package io.loadline.gateway.validation;

import io.loadline.core.random.BrownianBridge;
import io.loadline.core.random.HaltonSequence;
import io.loadline.core.random.Philox;
import io.loadline.core.random.SobolSequence;
import io.loadline.core.random.SplitMix64;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;

/** Generators of random and quasi-random numbers, and a price by simulation. */
final class RandomNumberModels {
    private static final int MOST_VALUES = 10_000_000;
    private static final int PRICE_POINTS = 1 << 14;

    private RandomNumberModels() {}

    static List<Model> all() {
        return List.of(randomNumbers(), sobol(), halton(), brownianBridge(), simulatedCall());
    }

    private static Model randomNumbers() {
        return ModelDeclaration.named("random-numbers")
                .titled("First outputs of a generator")
                .from("Salmon et al. (2011) for philox4x32-10; Steele, Lea and Flood (2014) for splitmix64;"
                        + " Matsumoto and Nishimura (1998) for mt19937")
                .input("generator", "text", "philox4x32-10, splitmix64 or mt19937")
                .optionalInput("seed", "1", "for splitmix64 (64 bits, a text or a number) and mt19937 (32 bits)")
                .optionalInput("counter", "text", "for philox: four words of 32 bits in hexadecimal, the lowest first")
                .optionalInput("key", "text", "for philox: two words in hexadecimal, the lowest first")
                .optionalOutput("output", "text", "philox: four words in hexadecimal")
                .optionalOutput("first5", "text", "splitmix64: the first five outputs, unsigned decimal")
                .optionalOutput("first", "1", "mt19937: the first output")
                .optionalOutput("tenThousandth", "1", "mt19937: output 10,000")
                .answering("numerics", "rng")
                .evaluatedBy(inputs -> switch (inputs.oneOf(
                        "generator", List.of("philox4x32-10", "splitmix64", "mt19937"))) {
                    case "philox4x32-10" -> philox(inputs);
                    case "splitmix64" -> splitMix(inputs);
                    default -> mersenne(inputs);
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

    private static Outputs splitMix(final Inputs inputs) {
        final long seed;
        try {
            seed = Long.parseUnsignedLong(
                    inputs.has("seed") ? inputs.json().get("seed").asText() : "");
        } catch (final NumberFormatException e) {
            throw inputs.bad("seed", "64 bits as an unsigned decimal");
        }
        final SplitMix64 random = new SplitMix64(seed);
        final List<String> first = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            first.add(Long.toUnsignedString(random.next()));
        }
        return new Outputs().put("first5", first);
    }

    private static Outputs mersenne(final Inputs inputs) {
        final MersenneTwister random = new MersenneTwister((int) (long) inputs.number("seed", 0, 0xFFFFFFFFL));
        final long first = random.nextInt() & 0xFFFFFFFFL;
        for (int i = 1; i < 9_999; i++) {
            random.nextInt();
        }
        return new Outputs().put("first", first).put("tenThousandth", random.nextInt() & 0xFFFFFFFFL);
    }

    private static Model sobol() {
        return ModelDeclaration.named("sobol")
                .titled("Sobol sequence in Gray-code order, from the origin on")
                .from("Sobol (1967); Joe and Kuo (2008), direction numbers new-joe-kuo-6; scramble of Burley (2020)")
                .input("dimensions", "1", "1 to " + SobolSequence.MOST_DIMENSIONS)
                .input("points", "1", "number of points")
                .optionalInput("scrambleSeed", "1", "seed of an Owen scramble; none if left out")
                .output("points", "1", "one array a point")
                .answering("numerics", "sobol")
                .evaluatedBy(inputs -> {
                    final int dimensions = (int) inputs.number("dimensions", 1, SobolSequence.MOST_DIMENSIONS);
                    final int points = points(inputs, dimensions);
                    final SobolSequence sequence = inputs.has("scrambleSeed")
                            ? SobolSequence.scrambled(dimensions, inputs.integer("scrambleSeed"))
                            : SobolSequence.plain(dimensions);
                    final double[][] rows = new double[points][dimensions];
                    for (int i = 0; i < points; i++) {
                        sequence.uniforms(i, rows[i]);
                    }
                    return new Outputs().put("points", rows);
                });
    }

    private static int points(final Inputs inputs, final int dimensions) {
        return (int) inputs.number("points", 1, Math.floor((double) MOST_VALUES / dimensions));
    }

    private static Model halton() {
        return ModelDeclaration.named("halton")
                .titled("Halton sequence, from the origin on")
                .from("Halton (1960)")
                .input("dimensions", "1", "1 to 1,000")
                .input("points", "1", "number of points")
                .output("points", "1", "one array a point")
                .answering("numerics", "halton")
                .evaluatedBy(inputs -> {
                    final HaltonSequence sequence = new HaltonSequence(inputs.integer("dimensions"));
                    final double[][] rows = new double[points(inputs, sequence.dimensions())][sequence.dimensions()];
                    for (int i = 0; i < rows.length; i++) {
                        for (int d = 0; d < rows[i].length; d++) {
                            rows[i][d] = sequence.uniform(i, d);
                        }
                    }
                    return new Outputs().put("points", rows);
                });
    }

    private static Model brownianBridge() {
        return ModelDeclaration.named("brownian-bridge")
                .titled("Brownian path from normals, the end first")
                .from("Moskowitz and Caflisch (1996); Jaeckel (2002), section 10.8.3")
                .input("times", "years", "times, ascending from above 0")
                .input("normals", "1", "one standard normal a time, the most important first")
                .output("normalisedIncrements", "1", "increments over the roots of their lengths of time")
                .output("path", "1", "values at the times")
                .answering("numerics", "brownian_bridge")
                .evaluatedBy(inputs -> {
                    final BrownianBridge bridge = new BrownianBridge(inputs.numbers("times"));
                    final double[] normals = inputs.numbers("normals", bridge.size());
                    final double[] increments = new double[bridge.size()];
                    final double[] path = new double[bridge.size()];
                    bridge.increments(normals, increments);
                    bridge.path(normals, path);
                    return new Outputs().put("normalisedIncrements", increments).put("path", path);
                });
    }

    private static Model simulatedCall() {
        return ModelDeclaration.named("european-call-by-simulation")
                .titled("European call by 16,384 scrambled Sobol points, to see what quasi-random simulation achieves")
                .from("Glasserman (2003), section 5.4")
                .input("spot", "currency", "price of the underlying")
                .input("strike", "currency", "strike")
                .input("rate", "1/year", "rate, continuously compounded")
                .input("vol", "1/sqrt(year)", "volatility")
                .input("T", "years", "time to expiry")
                .optionalInput("seed", "1", "seed of the scramble, 1 if left out")
                .output("price", "currency", "mean of the discounted payoff")
                .answering("numerics", "mc_benchmark")
                .evaluatedBy(RandomNumberModels::simulateCall);
    }

    private static Outputs simulateCall(final Inputs inputs) {
        final double spot = inputs.number("spot", 0, Double.MAX_VALUE);
        final double strike = inputs.number("strike", 0, Double.MAX_VALUE);
        final double rate = inputs.number("rate", -10, 10);
        final double time = inputs.number("T", 0, 1000);
        final double deviation = inputs.number("vol", 0, 100) * Math.sqrt(time);
        final double[] normals = new double[PRICE_POINTS];
        SobolSequence.scrambled(1, inputs.integer("seed", 1)).normals(0, normals);
        final double drift = rate * time - 0.5 * deviation * deviation;
        double sum = 0;
        for (final double z : normals) {
            sum += Math.max(0, spot * StrictMath.exp(Math.fma(deviation, z, drift)) - strike);
        }
        return new Outputs().put("price", StrictMath.exp(-rate * time) * sum / PRICE_POINTS);
    }
}
