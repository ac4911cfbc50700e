package io.loadline.limits;

/**
 * The latest verdicts by order identifier, so that an order asked for twice gets the same answer. The oldest gives way when the memory is
 * full.
 */
final class RecentDecisions {
    private final LongToInt index;
    private final long[] clOrdIds;
    private final long[] fingerprints;
    private final long[] failed;
    private final double[] values;
    private final double[] limits;
    private int next;
    private int size;

    RecentDecisions(final int capacity) {
        index = new LongToInt(capacity);
        clOrdIds = new long[capacity];
        fingerprints = new long[capacity];
        failed = new long[capacity];
        values = new double[capacity];
        limits = new double[capacity];
    }

    /** @return row of the verdict, or {@link LongToInt#MISSING} */
    int find(final long clOrdId) {
        return index.get(clOrdId);
    }

    void remember(
            final long clOrdId, final long fingerprint, final long failedBits, final double value, final double limit) {
        if (size == clOrdIds.length) {
            index.remove(clOrdIds[next]);
        } else {
            size++;
        }
        clOrdIds[next] = clOrdId;
        fingerprints[next] = fingerprint;
        failed[next] = failedBits;
        values[next] = value;
        limits[next] = limit;
        index.put(clOrdId, next);
        next = next + 1 == clOrdIds.length ? 0 : next + 1;
    }

    long fingerprint(final int row) {
        return fingerprints[row];
    }

    long failed(final int row) {
        return failed[row];
    }

    double value(final int row) {
        return values[row];
    }

    double limit(final int row) {
        return limits[row];
    }
}
