package io.loadline.core.random;

import io.loadline.core.math.Normal;

/**
 * Random numbers by (seed, scenario, factor, draw): a scenario keeps its numbers whatever else is simulated, and a bumped run uses those of the
 * base run. {@link Philox} with the seed as key.
 */
public final class CounterRandom {
    private static final double STEP = 0x1p-52;

    private final long seed;

    /** Makes the numbers of a seed. */
    public CounterRandom(final long seed) {
        this.seed = seed;
    }

    /** Returns the seed. */
    public long seed() {
        return seed;
    }

    /** Returns 64 random bits. */
    public long bits(final long scenario, final int factor, final int draw) {
        final int[] block = new int[4];
        fill(scenario, factor, draw >>> 1, block);
        return (draw & 1) == 0 ? pair(block, 0) : pair(block, 2);
    }

    /** Returns a uniform between 0 and 1, never either, on the midpoints of 2^52 cells. */
    public double uniform(final long scenario, final int factor, final int draw) {
        return toUniform(bits(scenario, factor, draw));
    }

    /** Returns a standard normal. */
    public double normal(final long scenario, final int factor, final int draw) {
        return Normal.quantile(uniform(scenario, factor, draw));
    }

    /** Fills an array with the uniforms of draws 0, 1, 2, ... of a scenario and factor. */
    public void uniforms(final long scenario, final int factor, final double[] out) {
        final int[] block = new int[4];
        for (int draw = 0; draw < out.length; draw += 2) {
            fill(scenario, factor, draw >>> 1, block);
            out[draw] = toUniform(pair(block, 0));
            if (draw + 1 < out.length) {
                out[draw + 1] = toUniform(pair(block, 2));
            }
        }
    }

    /** Fills an array with the standard normals of draws 0, 1, 2, ... of a scenario and factor. */
    public void normals(final long scenario, final int factor, final double[] out) {
        uniforms(scenario, factor, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = Normal.quantile(out[i]);
        }
    }

    private void fill(final long scenario, final int factor, final int pairOfDraws, final int[] block) {
        Philox.block((long) factor << 32 | (pairOfDraws & 0xFFFFFFFFL), scenario, seed, block, 0);
    }

    private static long pair(final int[] block, final int at) {
        return (long) block[at] << 32 | (block[at + 1] & 0xFFFFFFFFL);
    }

    private static double toUniform(final long bits) {
        return ((bits >>> 12) + 0.5) * STEP;
    }
}
