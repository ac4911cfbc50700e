package io.loadline.regime.hmm;

/**
 * Random numbers as a function of (seed, stream, counter) with no state, so that a start of a fit can be repeated alone. The mixing is the
 * finaliser of SplitMix64 (Steele, Lea and Flood 2014), applied twice.
 */
final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private CounterRandom() {}

    /** @return uniform in [0, 1) */
    static double uniform(final long seed, final long stream, final long counter) {
        final long key = mix(seed + GOLDEN * (stream + 1));
        return (mix(key + GOLDEN * (counter + 1)) >>> 11) * UNIT;
    }

    private static long mix(final long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
