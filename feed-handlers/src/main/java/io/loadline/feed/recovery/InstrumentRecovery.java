package io.loadline.feed.recovery;

/** Where one instrument stands in its recovery. Made by {@link SnapshotRecovery#add}, which also holds the rules. */
public final class InstrumentRecovery {
    /** How far the book can be trusted. */
    public enum State {
        /** Changes are kept aside until a snapshot comes or the instrument's own numbers go on. */
        STALE,
        /** Changes are applied again; the log learns that the book is good at the end of the exchange event. */
        RECOVERING,
        /** Loose packets of a recording: changes are applied from an empty book, and kept in case a snapshot comes. */
        ASSUMED,
        /** Changes are applied. */
        GOOD
    }

    /** The next number is right, whatever it is. */
    static final long ANY = -1;

    /** No next number is right but a first one. */
    static final long LOST = -2;

    static final long NONE = -1;

    final int index;
    State state = State.STALE;
    /** True once the log knows the instrument, so that its changes can be applied. */
    boolean ready;
    /** Number of the last change in the book; 0 before the first; {@link #ANY} or {@link #LOST}. */
    long number;
    /** Number of the last change heard of, in the book or kept aside. */
    long heard;
    /** Packet that brought it. */
    int heardPacket;
    /** Packet from which on none was lost that could concern this instrument. */
    int completeFrom;
    /** True if the book came from a snapshot, so that {@link #coveredThrough} means something. */
    boolean covered;
    /** Last packet that the snapshot in the book covers. */
    int coveredThrough;
    /** True until the first change after the venue emptied the book or began a new count: a number of 1 is then right. */
    boolean recounts;
    /** True if the venue emptied the book, so that {@link #emptiedAt} means something. */
    boolean emptied;
    /** Packet in which the venue emptied the book: older snapshots are of no use. */
    int emptiedAt;
    /** True between the first and the last piece of a snapshot. */
    boolean inSnapshot;

    int snapshotPacket;
    long snapshotNumber;
    /** Chain of kept changes, oldest first: positions in {@link KeptChanges}. */
    long firstKept = NONE;

    long lastKept = NONE;

    InstrumentRecovery(final int index) {
        this.index = index;
    }

    /** @return place in the order in which instruments were added, from 0 */
    public int index() {
        return index;
    }

    /** @return how far the book can be trusted */
    public State state() {
        return state;
    }

    /** @return true between the first and the last piece of a snapshot that is being taken */
    public boolean isInSnapshot() {
        return inSnapshot;
    }

    void forgetKept() {
        firstKept = NONE;
        lastKept = NONE;
    }

    /** A kept change was dropped for want of room. */
    void onDropped(final int packet) {
        if (packet + 1 - completeFrom > 0) {
            completeFrom = packet + 1;
        }
        if (number == ANY) {
            number = LOST;
        }
    }
}
