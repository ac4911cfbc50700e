package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Room for the sorted levels of many sides of books: blocks that lie together in one array. A block has room for a power of two levels, from
 * {@link #FIRST_CAPACITY}; one that has grown too small is given back and used again for another side.
 */
final class LevelBlocks {
    /** Words a level: its key, then its number. */
    static final int ENTRY = 2;

    private static final int FIRST_BITS = 3;
    /** Levels of the smallest block. */
    static final int FIRST_CAPACITY = 1 << FIRST_BITS;

    private static final int NO_BLOCK = -1;

    private final AtomicCounter growths;
    private final int[] firstFree = new int[Integer.SIZE];
    private long[] words;
    private int end;

    /**
     * @param levels room at first
     * @param growths counts how often more room had to be made
     */
    LevelBlocks(final int levels, final AtomicCounter growths) {
        this.growths = growths;
        words = new long[levels * ENTRY];
        Arrays.fill(firstFree, NO_BLOCK);
    }

    /** The words of all blocks; another array once a block was taken. */
    long[] words() {
        return words;
    }

    /**
     * @param capacity levels, a power of two of {@link #FIRST_CAPACITY} or more
     * @return number of its first word
     */
    int take(final int capacity) {
        final int size = Integer.numberOfTrailingZeros(capacity);
        final int block = firstFree[size];
        if (block != NO_BLOCK) {
            firstFree[size] = (int) words[block];
            return block;
        }
        final int taken = end;
        end += capacity * ENTRY;
        if (end > words.length) {
            words = Arrays.copyOf(words, Math.max(end, 2 * words.length));
            growths.incrementRelease();
        }
        return taken;
    }

    /** Gives a block back. */
    void giveBack(final int block, final int capacity) {
        final int size = Integer.numberOfTrailingZeros(capacity);
        words[block] = firstFree[size];
        firstFree[size] = block;
    }

    long memoryBytes() {
        return (long) words.length * Long.BYTES;
    }
}
