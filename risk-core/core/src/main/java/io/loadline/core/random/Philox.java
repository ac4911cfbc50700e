package io.loadline.core.random;

/**
 * Philox4x32-10: J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 3.3. A
 * keyed bijection of 128-bit counters that passes BigCrush: numbers are looked up, not generated in turn.
 */
public final class Philox {
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Encrypts a counter.
     *
     * @param counter01 words 0 (low half) and 1 (high half) of the counter
     * @param counter23 words 2 (low half) and 3 (high half) of the counter
     * @param key words 0 (low half) and 1 (high half) of the key
     * @param out receives four words of 32 bits
     * @param offset where the four words start
     */
    public static void block(
            final long counter01, final long counter23, final long key, final int[] out, final int offset) {
        int c0 = (int) counter01;
        int c1 = (int) (counter01 >>> 32);
        int c2 = (int) counter23;
        int c3 = (int) (counter23 >>> 32);
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            final long product0 = MULTIPLIER_0 * (c0 & LOW);
            final long product1 = MULTIPLIER_1 * (c2 & LOW);
            c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        out[offset] = c0;
        out[offset + 1] = c1;
        out[offset + 2] = c2;
        out[offset + 3] = c3;
    }
}
