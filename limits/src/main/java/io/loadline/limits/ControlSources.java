package io.loadline.limits;

/** Which control sources are lost (C25). A source counts as alive until the log says that it is not. */
final class ControlSources {
    private static final int IDENTIFIERS = 1 << 16;

    private final long[] lost = new long[IDENTIFIERS / Long.SIZE];

    /** @return true if the source was not lost before */
    boolean lose(final int sourceId) {
        final long before = lost[sourceId / Long.SIZE];
        lost[sourceId / Long.SIZE] = before | 1L << sourceId;
        return lost[sourceId / Long.SIZE] != before;
    }

    /** @return true if the source was lost before */
    boolean connect(final int sourceId) {
        final long before = lost[sourceId / Long.SIZE];
        lost[sourceId / Long.SIZE] = before & ~(1L << sourceId);
        return lost[sourceId / Long.SIZE] != before;
    }

    boolean lost(final int sourceId) {
        return (lost[sourceId / Long.SIZE] >>> sourceId & 1) != 0;
    }
}
