package io.loadline.feed.recovery;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A recovery whose changes are single numbers, with everything it says as lines of text. */
final class RecoveryHarness implements SnapshotRecovery.Listener, SnapshotRecovery.KeptChange {
    final List<String> said = new ArrayList<>();
    final SnapshotRecovery recovery;
    private final UnsafeBuffer bytes = new UnsafeBuffer(new byte[64]);
    private int length = 8;

    RecoveryHarness() {
        this(1 << 16);
    }

    RecoveryHarness(final int keptBytes) {
        recovery = new SnapshotRecovery(keptBytes, this);
    }

    RecoveryHarness withChangesOf(final int changeLength) {
        length = changeLength;
        return this;
    }

    InstrumentRecovery defined() {
        final InstrumentRecovery instrument = recovery.add();
        recovery.define(instrument);
        said.clear();
        return instrument;
    }

    /** An instrument that is good with number 1 in its book. */
    InstrumentRecovery good() {
        final InstrumentRecovery instrument = defined();
        change(instrument, 1, 1);
        recovery.onCommitted(instrument, 0);
        said.clear();
        return instrument;
    }

    SnapshotRecovery.Verdict change(final InstrumentRecovery instrument, final int packet, final long number) {
        bytes.putLong(4, number);
        return recovery.onChange(instrument, packet, number, packet * 10L, bytes, 4, length);
    }

    SnapshotRecovery.Verdict unnumbered(final InstrumentRecovery instrument, final int packet) {
        bytes.putLong(4, packet);
        return recovery.onChange(instrument, packet, SnapshotRecovery.NO_NUMBER, packet * 10L, bytes, 4, length);
    }

    /** Takes a snapshot of one piece and ends the event; false if it was of no use. */
    boolean snapshot(
            final InstrumentRecovery instrument, final int lastPacket, final long lastNumber, final int nextPacket) {
        if (!recovery.beginSnapshot(instrument, lastPacket, lastNumber, nextPacket, true)) {
            return false;
        }
        final boolean right = recovery.completeSnapshot(instrument, true, this);
        recovery.onCommitted(instrument, 0);
        return right;
    }

    List<String> take() {
        final List<String> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    @Override
    public void onStale(final int index, final int reason, final long timeNs) {
        said.add(index + " stale " + reason);
    }

    @Override
    public void onGood(final int index, final long timeNs, final boolean firstTime) {
        said.add(index + (firstTime ? " assumed" : " good"));
    }

    @Override
    public void onKept(
            final int packet, final long timeNs, final DirectBuffer buffer, final int offset, final int keptLength) {
        said.add("kept " + buffer.getLong(offset) + " of packet " + packet + " at " + timeNs);
    }
}
