package io.loadline.gateway.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OutputDigestTest {
    private static final long SEED = 20261121;

    private final UnsafeBuffer first = random(200, SEED);
    private final UnsafeBuffer second = random(200, SEED + 1);

    private static UnsafeBuffer random(final int length, final long seed) {
        final byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return new UnsafeBuffer(bytes);
    }

    private static String digest(final UnsafeBuffer... messages) {
        final OutputDigest digest = new OutputDigest();
        for (final UnsafeBuffer message : messages) {
            digest.update(10, message, 0, message.capacity());
        }
        return digest.hex();
    }

    @Test
    void shouldBeTheSameForTheSameMessages() {
        assertEquals(digest(first, second), digest(first, second));
    }

    @Test
    void shouldPrintThirtyTwoHexadecimalDigits() {
        assertTrue(digest(first).matches("[0-9a-f]{32}"));
    }

    @Test
    void shouldChangeWithEverySingleBit() {
        final Set<String> seen = new HashSet<>();
        seen.add(digest(first, second));
        for (int bit = 0; bit < first.capacity() * Byte.SIZE; bit++) {
            flip(bit);
            assertTrue(seen.add(digest(first, second)), "bit " + bit + ", seed " + SEED);
            flip(bit);
        }
    }

    private void flip(final int bit) {
        final int index = bit / Byte.SIZE;
        first.putByte(index, (byte) (first.getByte(index) ^ (1 << (bit % Byte.SIZE))));
    }

    @Test
    void shouldChangeHalfOfItsBitsWithOneBitOfInput() {
        final OutputDigest before = new OutputDigest();
        before.update(10, first, 0, 200);
        int changed = 0;
        final int trials = first.capacity() * Byte.SIZE;
        for (int bit = 0; bit < trials; bit++) {
            flip(bit);
            final OutputDigest after = new OutputDigest();
            after.update(10, first, 0, 200);
            changed += Long.bitCount(before.high() ^ after.high()) + Long.bitCount(before.low() ^ after.low());
            flip(bit);
        }
        assertEquals(64.0, (double) changed / trials, 4.0);
    }

    @Test
    void shouldChangeWithTheOrderOfMessages() {
        assertNotEquals(digest(first, second), digest(second, first));
    }

    @Test
    void shouldChangeWithTheOrderOfWords() {
        final UnsafeBuffer swapped = new UnsafeBuffer(first.byteArray().clone());
        for (int distance = Long.BYTES; distance <= 64; distance += Long.BYTES) {
            swapped.putLong(0, first.getLong(distance));
            swapped.putLong(distance, first.getLong(0));
            assertNotEquals(digest(first), digest(swapped), "distance " + distance);
            swapped.putBytes(0, first, 0, first.capacity());
        }
    }

    @Test
    void shouldChangeWithTruncationAtEveryLength() {
        final Set<String> seen = new HashSet<>();
        for (int length = 0; length <= first.capacity(); length++) {
            final OutputDigest digest = new OutputDigest();
            digest.update(10, first, 0, length);
            assertTrue(seen.add(digest.hex()), "length " + length);
        }
    }

    @Test
    void shouldChangeWithAnAppendedZero() {
        final UnsafeBuffer zeros = new UnsafeBuffer(new byte[64]);
        final OutputDigest shorter = new OutputDigest();
        shorter.update(10, zeros, 0, 40);
        final OutputDigest longer = new OutputDigest();
        longer.update(10, zeros, 0, 41);
        assertNotEquals(shorter.hex(), longer.hex());
    }

    @Test
    void shouldChangeWithTheStream() {
        final OutputDigest one = new OutputDigest();
        one.update(10, first, 0, 200);
        final OutputDigest other = new OutputDigest();
        other.update(11, first, 0, 200);
        assertNotEquals(one.hex(), other.hex());
    }

    @Test
    void shouldDependOnBytesAloneAndNotOnTheirPlace() {
        final UnsafeBuffer moved = new UnsafeBuffer(new byte[300]);
        moved.putBytes(37, first, 0, 200);
        final OutputDigest digest = new OutputDigest();
        digest.update(10, moved, 37, 200);
        assertEquals(digest(first), digest.hex());
    }
}
