package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.InstrumentRecovery.ANY;
import static io.loadline.feed.recovery.InstrumentRecovery.LOST;
import static io.loadline.feed.recovery.InstrumentRecovery.NONE;

import io.loadline.feed.StateReason;
import io.loadline.feed.recovery.InstrumentRecovery.State;

/** Takes snapshots of single instruments, and what was kept aside behind them: a snapshot serves if no change after it is missing. */
final class SnapshotIntake {
    /** A snapshot so many packets ahead of the stream belongs to another count. */
    private static final int MOST_AHEAD = 4096;

    private final KeptChanges kept;
    private final BookTrust trust;
    private int tag;

    SnapshotIntake(final KeptChanges kept, final BookTrust trust) {
        this.kept = kept;
        this.trust = trust;
    }

    /** Mark of the change being handed back. */
    int tag() {
        return tag;
    }

    /** See {@link SnapshotRecovery#beginSnapshot}. */
    boolean begin(
            final InstrumentRecovery instrument,
            final int lastPacket,
            final long lastNumber,
            final int nextPacket,
            final boolean started) {
        instrument.inSnapshot = false;
        if (!instrument.ready
                || (started && lastPacket - nextPacket >= MOST_AHEAD)
                || (instrument.emptied && lastPacket - instrument.emptiedAt < 0)) {
            return false;
        }
        if (instrument.isTrusted()) {
            final boolean ahead = started && lastPacket - nextPacket >= 0;
            if (instrument.number < 0 || lastNumber <= instrument.number || ahead) {
                return false;
            }
            trust.lose(instrument, StateReason.SEQUENCE_GAP, 0);
        }
        if (!serves(instrument, lastPacket, lastNumber, started)) {
            return false;
        }
        instrument.inSnapshot = true;
        instrument.snapshotPacket = lastPacket;
        instrument.snapshotNumber = lastNumber;
        instrument.number = LOST;
        if (instrument.state == State.ASSUMED) {
            trust.doubt(instrument, StateReason.LATE_START);
        }
        return true;
    }

    /** See {@link SnapshotRecovery#completeSnapshot}. */
    boolean complete(
            final InstrumentRecovery instrument, final boolean started, final SnapshotRecovery.KeptChange target) {
        instrument.inSnapshot = false;
        if (!serves(instrument, instrument.snapshotPacket, instrument.snapshotNumber, started)) {
            return false;
        }
        instrument.cover();
        goOn(instrument, target);
        return true;
    }

    /** See {@link SnapshotRecovery#resume}. */
    boolean resume(final InstrumentRecovery instrument, final SnapshotRecovery.KeptChange target) {
        if (instrument.state != State.STALE || !instrument.ready || instrument.inSnapshot || !hasAllSince(instrument)) {
            return false;
        }
        goOn(instrument, target);
        return true;
    }

    /** True if no change after the snapshot is missing: those heard of are kept, and none could be lost unheard. */
    private boolean serves(
            final InstrumentRecovery instrument, final int lastPacket, final long lastNumber, final boolean started) {
        final boolean covered = !started || lastPacket + 1 - instrument.completeFrom >= 0;
        if (lastNumber == SnapshotRecovery.NO_NUMBER) {
            return covered;
        }
        return (covered || (lastNumber <= instrument.heard && instrument.isHeardSinceLoss()))
                && kept.leadOn(instrument, lastNumber);
    }

    /** True if something is kept, and all that came after the change in the book is. */
    private boolean hasAllSince(final InstrumentRecovery instrument) {
        return instrument.firstKept != NONE
                && (instrument.number == ANY
                        || (instrument.number >= 0
                                && instrument.isHeardSinceLoss()
                                && kept.leadOn(instrument, instrument.number)));
    }

    private void goOn(final InstrumentRecovery instrument, final SnapshotRecovery.KeptChange target) {
        trust.recover(instrument);
        long at = instrument.firstKept;
        instrument.forgetKept();
        while (at != NONE) {
            final long number = kept.number(at);
            final int packet = kept.packet(at);
            if (instrument.isTrusted() && instrument.isWanted(packet, number)) {
                instrument.advance(packet, number);
                tag = kept.tag(at);
                target.onKept(packet, kept.timeNs(at), kept.buffer(), kept.offset(at), kept.length(at));
            }
            at = kept.after(at);
        }
    }
}
