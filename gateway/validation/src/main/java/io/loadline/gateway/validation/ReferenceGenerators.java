package io.loadline.gateway.validation;

import io.loadline.core.random.SplitMix64;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Sequential generators by their published names, to check streams that other systems recorded. Sources: Steele, Lea and Flood (2014) for splitmix64;
 * Matsumoto and Nishimura (1998) and Nishimura (2000) for mt19937 and mt19937-64; Blackman and Vigna (2021) for xoshiro256, whose state splitmix64 fills
 * from the seed; O'Neill (2014) for pcg32 (XSH-RR, stream 0 unless given); Park and Miller (1988, 1993) for minstd_rand0 and minstd_rand.
 */
final class ReferenceGenerators {
    private static final long MERSENNE_PRIME_31 = (1L << 31) - 1;
    private static final Map<String, Kind> KINDS = Map.of(
            "splitmix64", new Kind(64, seed -> new SplitMix64(seed)::next),
            "mt19937", new Kind(32, ReferenceGenerators::mersenne),
            "mt19937-64", new Kind(64, ReferenceGenerators::mersenneWide),
            "xoshiro256**", new Kind(64, seed -> xoshiro(seed, s1 -> Long.rotateLeft(s1 * 5, 7) * 9)),
            "xoshiro256++", new Kind(64, seed -> xoshiro(seed, null)),
            "minstd_rand0", new Kind(32, seed -> congruential(seed, 16_807)),
            "minstd_rand", new Kind(32, seed -> congruential(seed, 48_271)));

    private ReferenceGenerators() {}

    /**
     * A generator: width of its outputs, and how it starts at a seed.
     *
     * @param bits 32 or 64
     * @param seeded makes it
     */
    record Kind(int bits, Function<Long, LongSupplier> seeded) {}

    static Map<String, Kind> kinds() {
        return KINDS;
    }

    private static LongSupplier mersenne(final long seed) {
        final int n = 624;
        final int[] state = new int[n];
        state[0] = (int) seed;
        for (int i = 1; i < n; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        final int[] at = {n};
        return () -> {
            if (at[0] == n) {
                for (int i = 0; i < n; i++) {
                    final int joined = (state[i] & 0x80000000) | (state[(i + 1) % n] & 0x7FFFFFFF);
                    state[i] = state[(i + 397) % n] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0x9908B0DF);
                }
                at[0] = 0;
            }
            int x = state[at[0]++];
            x ^= x >>> 11;
            x ^= x << 7 & 0x9D2C5680;
            x ^= x << 15 & 0xEFC60000;
            return (x ^ x >>> 18) & 0xFFFFFFFFL;
        };
    }

    private static LongSupplier mersenneWide(final long seed) {
        final int n = 312;
        final long[] state = new long[n];
        state[0] = seed;
        for (int i = 1; i < n; i++) {
            state[i] = 6364136223846793005L * (state[i - 1] ^ state[i - 1] >>> 62) + i;
        }
        final int[] at = {n};
        return () -> {
            if (at[0] == n) {
                for (int i = 0; i < n; i++) {
                    final long joined = (state[i] & 0xFFFFFFFF80000000L) | (state[(i + 1) % n] & 0x7FFFFFFFL);
                    state[i] = state[(i + 156) % n] ^ joined >>> 1 ^ ((joined & 1) == 0 ? 0 : 0xB5026F5AA96619E9L);
                }
                at[0] = 0;
            }
            long x = state[at[0]++];
            x ^= x >>> 29 & 0x5555555555555555L;
            x ^= x << 17 & 0x71D67FFFEDA60000L;
            x ^= x << 37 & 0xFFF7EEE000000000L;
            return x ^ x >>> 43;
        };
    }

    /** With an output of the second word, or of the first and last as ++ has it. */
    private static LongSupplier xoshiro(final long seed, final LongUnaryOperator ofSecond) {
        final SplitMix64 fill = new SplitMix64(seed);
        final long[] s = {fill.next(), fill.next(), fill.next(), fill.next()};
        return () -> {
            final long output = ofSecond == null ? Long.rotateLeft(s[0] + s[3], 23) + s[0] : ofSecond.applyAsLong(s[1]);
            final long shifted = s[1] << 17;
            s[2] ^= s[0];
            s[3] ^= s[1];
            s[1] ^= s[2];
            s[0] ^= s[3];
            s[2] ^= shifted;
            s[3] = Long.rotateLeft(s[3], 45);
            return output;
        };
    }

    /** The C++ standard maps a seed that is a multiple of the modulus to one. */
    private static LongSupplier congruential(final long seed, final long multiplier) {
        final long start = Long.remainderUnsigned(seed, MERSENNE_PRIME_31);
        final long[] state = {start == 0 ? 1 : start};
        return () -> {
            state[0] = state[0] * multiplier % MERSENNE_PRIME_31;
            return state[0];
        };
    }

    /** The reference code's pcg32_srandom and pcg32_random. */
    static LongSupplier pcg32(final long seed, final long stream) {
        final long increment = stream << 1 | 1;
        final long[] state = {(increment + seed) * 6364136223846793005L + increment};
        return () -> {
            final long old = state[0];
            state[0] = old * 6364136223846793005L + increment;
            final int folded = (int) ((old >>> 18 ^ old) >>> 27);
            return Integer.rotateRight(folded, (int) (old >>> 59)) & 0xFFFFFFFFL;
        };
    }
}
