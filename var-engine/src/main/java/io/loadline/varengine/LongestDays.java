package io.loadline.varengine;

/** The longest liquidation time over each node's instruments, exact after every change: maxima of blocks of 64, then of the blocks. */
final class LongestDays {
    private static final int BLOCK = 64;

    private final int blocks;
    private final double[] days;
    private final double[] blockLongest;
    private final double[] longest;

    LongestDays(final int nodes, final int instruments) {
        blocks = (instruments + BLOCK - 1) / BLOCK;
        days = new double[Math.multiplyExact(nodes, blocks * BLOCK)];
        blockLongest = new double[nodes * blocks];
        longest = new double[nodes];
    }

    void set(final int node, final int instrument, final double value) {
        final int block = node * blocks + instrument / BLOCK;
        days[block * BLOCK + instrument % BLOCK] = value;
        blockLongest[block] = largest(days, block * BLOCK, BLOCK);
        longest[node] = largest(blockLongest, node * blocks, blocks);
    }

    private static double largest(final double[] values, final int from, final int count) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, values[i]);
        }
        return largest;
    }

    double longest(final int node) {
        return longest[node];
    }
}
