package io.loadline.core.random;

/**
 * SplitMix64: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014), with the constants of S.
 * Vigna. For seeds and hashes; a sequence, not a set of streams. Not thread-safe.
 */
public final class SplitMix64 {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Starts at a seed. */
    public SplitMix64(final long seed) {
        state = seed;
    }

    /** Returns the next 64 bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Mixes 64 bits: every bit of the input changes every bit of the output with probability one half. */
    public static long mix(final long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
