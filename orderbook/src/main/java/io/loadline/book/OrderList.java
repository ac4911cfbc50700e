package io.loadline.book;

import io.loadline.core.Scale;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * One side of a book that is a list of orders: blocks of up to {@value #BLOCK} orders in one array, and a directory that gives the sequence of
 * the blocks. A change moves the rest of one block only; a full block is halved, and neighbours that together fill half a block are joined. A
 * position is found by adding up block sizes from the nearer end. Beside the list the levels are kept, the sums of the orders of a price.
 */
final class OrderList {
    static final int BLOCK = 64;

    private static final int PRICE = 0;
    private static final int QUANTITY = 1;
    private static final int ID = 2;
    private static final int RECORD = 3;

    private final PriceLadder ladder;
    private final AtomicCounter growths;
    private long[] records = new long[BLOCK * RECORD];
    /** Block at each place of the sequence, then the unused blocks. */
    private int[] blocks = new int[1];

    private int[] counts = new int[1];
    private int blocksUsed;
    private int size;

    /** Place in the directory and offset in its block of the order that {@link #locate} found. */
    private int place;

    private int offset;

    OrderList(final boolean bid, final AtomicCounter growths) {
        ladder = new PriceLadder(bid, growths);
        this.growths = growths;
    }

    int size() {
        return size;
    }

    PriceLadder ladder() {
        return ladder;
    }

    /** Inserts ahead of the order at the index; at {@link #size}, behind all. */
    void insert(final int index, final long price, final long quantity, final long id) {
        if (index == size) {
            locateEnd();
        } else {
            locate(index);
            if (counts[place] == BLOCK) {
                halve();
            }
        }
        final int at = recordOf(place, offset);
        System.arraycopy(records, at, records, at + RECORD, (counts[place] - offset) * RECORD);
        counts[place]++;
        size++;
        put(at, price, quantity, id);
    }

    private void locateEnd() {
        if (blocksUsed == 0 || counts[blocksUsed - 1] == BLOCK) {
            openBlock(blocksUsed);
        }
        place = blocksUsed - 1;
        offset = counts[place];
    }

    /** Replaces the order at the index. */
    void set(final int index, final long price, final long quantity, final long id) {
        locate(index);
        final int at = recordOf(place, offset);
        forget(at);
        put(at, price, quantity, id);
    }

    long id(final int index) {
        locate(index);
        return records[recordOf(place, offset) + ID];
    }

    /** Removes the orders from one index to before another. */
    void remove(final int from, final int to) {
        int left = to - from;
        while (left > 0) {
            locate(from);
            final int gone = Math.min(left, counts[place] - offset);
            final int at = recordOf(place, offset);
            for (int i = 0; i < gone; i++) {
                forget(at + i * RECORD);
            }
            final int kept = counts[place] - offset - gone;
            System.arraycopy(records, at + gone * RECORD, records, at, kept * RECORD);
            counts[place] -= gone;
            size -= gone;
            left -= gone;
            join(place);
        }
    }

    private void put(final int at, final long price, final long quantity, final long id) {
        records[at + PRICE] = price;
        records[at + QUANTITY] = quantity;
        records[at + ID] = id;
        if (price != Scale.NULL_PRICE) {
            ladder.add(price, quantity, 1);
        }
    }

    private void forget(final int at) {
        if (records[at + PRICE] != Scale.NULL_PRICE) {
            ladder.add(records[at + PRICE], -records[at + QUANTITY], -1);
        }
    }

    private void locate(final int index) {
        if (index < size / 2) {
            place = 0;
            offset = index;
            while (offset >= counts[place]) {
                offset -= counts[place];
                place++;
            }
        } else {
            place = blocksUsed - 1;
            int start = size - counts[place];
            while (start > index) {
                place--;
                start -= counts[place];
            }
            offset = index - start;
        }
    }

    private int recordOf(final int atPlace, final int atOffset) {
        return (blocks[atPlace] * BLOCK + atOffset) * RECORD;
    }

    private void halve() {
        openBlock(place + 1);
        final int half = BLOCK / 2;
        System.arraycopy(records, recordOf(place, half), records, recordOf(place + 1, 0), half * RECORD);
        counts[place] = half;
        counts[place + 1] = half;
        if (offset > half) {
            place++;
            offset -= half;
        }
    }

    /** Closes a block that is empty, or joins it with a neighbour where both are small. */
    private void join(final int at) {
        if (counts[at] == 0) {
            closeBlock(at);
        } else if (at + 1 < blocksUsed && counts[at] + counts[at + 1] <= BLOCK / 2) {
            joinWithNext(at);
        } else if (at > 0 && counts[at - 1] + counts[at] <= BLOCK / 2) {
            joinWithNext(at - 1);
        }
    }

    private void joinWithNext(final int at) {
        System.arraycopy(records, recordOf(at + 1, 0), records, recordOf(at, counts[at]), counts[at + 1] * RECORD);
        counts[at] += counts[at + 1];
        closeBlock(at + 1);
    }

    private void openBlock(final int at) {
        if (blocksUsed == blocks.length) {
            grow();
        }
        final int block = blocks[blocksUsed];
        System.arraycopy(blocks, at, blocks, at + 1, blocksUsed - at);
        System.arraycopy(counts, at, counts, at + 1, blocksUsed - at);
        blocks[at] = block;
        counts[at] = 0;
        blocksUsed++;
    }

    private void closeBlock(final int at) {
        final int block = blocks[at];
        blocksUsed--;
        System.arraycopy(blocks, at + 1, blocks, at, blocksUsed - at);
        System.arraycopy(counts, at + 1, counts, at, blocksUsed - at);
        blocks[blocksUsed] = block;
    }

    private void grow() {
        final int capacity = 2 * blocks.length;
        blocks = Arrays.copyOf(blocks, capacity);
        for (int i = blocksUsed; i < capacity; i++) {
            blocks[i] = i;
        }
        counts = Arrays.copyOf(counts, capacity);
        records = Arrays.copyOf(records, capacity * BLOCK * RECORD);
        growths.incrementRelease();
    }

    void clear() {
        blocksUsed = 0;
        size = 0;
        ladder.clear();
    }

    void walk(final OrderVisitor visitor) {
        int level = 0;
        int position = 0;
        long last = Scale.NULL_PRICE;
        for (int i = 0; i < blocksUsed; i++) {
            for (int j = 0; j < counts[i]; j++) {
                final int at = recordOf(i, j);
                final long price = records[at + PRICE];
                if (price != Scale.NULL_PRICE && price != last) {
                    level++;
                    last = price;
                }
                position++;
                if (!visitor.onOrder(
                        price == Scale.NULL_PRICE ? 0 : level,
                        position,
                        price,
                        records[at + QUANTITY],
                        records[at + ID])) {
                    return;
                }
            }
        }
    }

    long memoryBytes() {
        return (long) records.length * Long.BYTES
                + (long) (blocks.length + counts.length) * Integer.BYTES
                + ladder.memoryBytes();
    }
}
