package io.loadline.limits;

/** Limits that one person asked to raise and no second person has approved yet. The oldest gives way when there are too many. */
final class PendingRaises {
    /** No such request. */
    static final int NONE = -1;

    private static final int CAPACITY = 256;

    private final long[] requestIds = new long[CAPACITY];
    private final int[] nodes = new int[CAPACITY];
    private final int[] controls = new int[CAPACITY];
    private final int[] metrics = new int[CAPACITY];
    private final double[] values = new double[CAPACITY];
    private final long[] personFirst = new long[CAPACITY];
    private final long[] personSecond = new long[CAPACITY];
    private final long[] expiryNs = new long[CAPACITY];
    private final boolean[] open = new boolean[CAPACITY];
    private int next;

    void add(
            final long requestId,
            final int node,
            final int control,
            final int metric,
            final double value,
            final Person person,
            final long expiresNs) {
        requestIds[next] = requestId;
        nodes[next] = node;
        controls[next] = control;
        metrics[next] = metric;
        values[next] = value;
        personFirst[next] = person.first();
        personSecond[next] = person.second();
        expiryNs[next] = expiresNs;
        open[next] = true;
        next = (next + 1) % CAPACITY;
    }

    /** @return row of an open request of a node, or {@link #NONE} */
    int find(final long requestId, final int node) {
        for (int row = 0; row < CAPACITY; row++) {
            if (open[row] && requestIds[row] == requestId && nodes[row] == node) {
                return row;
            }
        }
        return NONE;
    }

    void close(final int row) {
        open[row] = false;
    }

    int control(final int row) {
        return controls[row];
    }

    int metric(final int row) {
        return metrics[row];
    }

    double value(final int row) {
        return values[row];
    }

    boolean askedBy(final int row, final Person person) {
        return person.is(personFirst[row], personSecond[row]);
    }

    boolean expired(final int row, final long nowNs) {
        return nowNs >= expiryNs[row];
    }
}
