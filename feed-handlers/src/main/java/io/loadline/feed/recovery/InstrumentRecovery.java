package io.loadline.feed.recovery;

/**
 * Where one instrument stands in the count of its own changes, and which of them is right. {@link SnapshotRecovery} has the rules by which
 * its book goes stale and becomes good again. A venue's package extends it by what else it keeps of an instrument: one object, because
 * an instrument is rarely in the cache, and a second one would be waited for after the first.
 */
public class InstrumentRecovery {
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

    int index = (int) NONE;
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

    /** An instrument to be added by {@link SnapshotRecovery#add}. */
    protected InstrumentRecovery() {}

    /** @return place in the order in which instruments were added, from 0 */
    public final int index() {
        return index;
    }

    /** @return how far the book can be trusted */
    public final State state() {
        return state;
    }

    /** @return true between the first and the last piece of a snapshot that is being taken */
    public final boolean isInSnapshot() {
        return inSnapshot;
    }

    /** @return number of the last change in the book; means nothing while it is not trusted */
    protected final long lastNumber() {
        return number;
    }

    boolean isTrusted() {
        return state == State.GOOD || state == State.RECOVERING;
    }

    /** True if a change is the next one: the book is right once it is applied. */
    boolean isNext(final long change) {
        if (inSnapshot || (number == LOST && change == SnapshotRecovery.NO_NUMBER)) {
            return false;
        }
        return number == ANY || (change == number + 1 && number != LOST) || (recounts && change == 1);
    }

    /** A snapshot can be ahead of the stream: what it covers comes once more. */
    boolean isCovered(final int packet, final long change) {
        return covered
                && packet - coveredThrough <= 0
                && number != LOST
                && (change == SnapshotRecovery.NO_NUMBER || number == ANY || change <= number);
    }

    /** True if the book came from a snapshot that has all up to a packet. */
    boolean covers(final int packet) {
        return covered && coveredThrough - packet >= 0;
    }

    /** True if a change kept aside is still to be applied. */
    boolean isWanted(final int packet, final long change) {
        return change == SnapshotRecovery.NO_NUMBER
                ? !covered || packet - coveredThrough > 0
                : number == ANY || change == number + 1;
    }

    /** True if the last change heard of came after the last loss: one that was lost would have left a hole before it. */
    boolean isHeardSinceLoss() {
        return heard > 0 && heardPacket - completeFrom >= 0;
    }

    /** A change goes into the book. */
    void advance(final int packet, final long change) {
        if (change != SnapshotRecovery.NO_NUMBER) {
            number = change;
            if (change > heard || recounts) {
                heard = change;
                heardPacket = packet;
            }
            recounts = false;
        }
    }

    /** A change is kept aside. */
    void hear(final int packet, final long change) {
        if (change > heard) {
            heard = change;
            heardPacket = packet;
        }
    }

    /** True if a change comes after one of a higher number: the venue counts from 1 again, and what said so is lost. */
    boolean isBehind(final long change) {
        return !inSnapshot && change != SnapshotRecovery.NO_NUMBER && change <= heard;
    }

    /** Nothing known of the old count helps: only a snapshot, or the venue emptying the book, does. */
    void beginAgain() {
        forgetKept();
        number = LOST;
        heard = 0;
    }

    /** The channel counts anew: the instrument goes on with its number, or begins again at 1. */
    void recount(final int nextPacket, final boolean whole) {
        inSnapshot = false;
        if (!whole) {
            number = LOST;
        }
        heard = 0;
        heardPacket = nextPacket - 1;
        recounts = true;
        covered = false;
        emptied = false;
    }

    /** The venue emptied the book: any number may follow. */
    void empty(final int packet) {
        inSnapshot = false;
        forgetKept();
        number = ANY;
        heard = 0;
        recounts = true;
        covered = false;
        emptied = true;
        emptiedAt = packet;
        completeFrom = packet;
    }

    /** A snapshot is in the book. */
    void cover() {
        covered = true;
        coveredThrough = snapshotPacket;
        number = snapshotNumber == SnapshotRecovery.NO_NUMBER ? ANY : snapshotNumber;
        heard = Math.max(heard, snapshotNumber);
        recounts = false;
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
