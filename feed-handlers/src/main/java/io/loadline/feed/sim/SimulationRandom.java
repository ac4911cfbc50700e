package io.loadline.feed.sim;

/**
 * Integer random numbers from a counter: SplitMix64 (Steele, Lea and Flood 2014) with a stream number, so that each part of the
 * simulation has its own sequence and adding a draw in one place moves no other.
 */
final class SimulationRandom {
    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIFORM = 0x1p-53;
    /** Standard deviation of the sum of four independent uniform 16-bit integers: 2 * sqrt((65536^2 - 1) / 12). */
    private static final double SUM_DEVIATION = 37837.2266;

    private static final double SUM_MEAN = 131070.0;

    private long state;

    SimulationRandom(final long seed, final long stream) {
        state = mix(seed ^ mix(STEP * (stream + 1)));
    }

    /** @return number n of a stream, without a generator object: the same for the same three arguments */
    static long at(final long seed, final long stream, final long n) {
        return mix(mix(seed ^ mix(STEP * (stream + 1))) + STEP * (n + 1));
    }

    /** @return the number as a uniform in [0, 1) */
    static double uniformOf(final long bits) {
        return (bits >>> 11) * TO_UNIFORM;
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** @return uniform in [0, bound); bound positive */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** @return uniform in [0, 1) */
    double uniform() {
        return uniformOf(next());
    }

    /** @return uniform in [low, high) */
    double between(final double low, final double high) {
        return low + (high - low) * uniform();
    }

    boolean chance(final double probability) {
        return uniform() < probability;
    }

    /** @return mean 0, variance 1, bounded at 3.46, from one draw: enough for a single tick's shock */
    double shock() {
        final long bits = next();
        final long sum = (bits & 0xFFFF) + ((bits >>> 16) & 0xFFFF) + ((bits >>> 32) & 0xFFFF) + (bits >>> 48);
        return (sum - SUM_MEAN) / SUM_DEVIATION;
    }

    /** @return mean 0, variance 1, the sum of twelve uniforms: within 0.3 % of the normal distribution up to 2.5 deviations */
    double gaussian() {
        return (shock() + shock() + shock()) * 0.5773502691896258;
    }

    private static long mix(final long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
