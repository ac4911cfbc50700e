package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.InstrumentRecovery.ANY;
import static io.loadline.feed.recovery.InstrumentRecovery.LOST;

import io.loadline.feed.recovery.InstrumentRecovery.State;
import java.util.List;

/** Which books of a channel can be trusted: changes the state of instruments and tells the listener. */
final class BookTrust {
    private final List<InstrumentRecovery> instruments;
    private final SnapshotRecovery.Listener listener;
    private int waiting;

    BookTrust(final List<InstrumentRecovery> instruments, final SnapshotRecovery.Listener listener) {
        this.instruments = instruments;
        this.listener = listener;
    }

    /** Instruments that are not good, undefined ones among them. */
    int waiting() {
        return waiting;
    }

    void onAdded() {
        waiting++;
    }

    /** The log knows an instrument of which nothing else is known. */
    void start(final InstrumentRecovery instrument, final int reason) {
        instrument.ready = true;
        listener.onStale(instrument.index, reason, 0);
    }

    /** The log knows an instrument of loose packets. */
    void assume(final InstrumentRecovery instrument) {
        instrument.ready = true;
        instrument.state = State.ASSUMED;
        listener.onGood(instrument.index, 0, true);
    }

    /** What was assumed is known to be right. */
    void confirm(final InstrumentRecovery instrument) {
        instrument.state = State.GOOD;
        waiting--;
    }

    /** A snapshot takes the place of what was assumed. */
    void doubt(final InstrumentRecovery instrument, final int reason) {
        instrument.state = State.STALE;
        listener.onStale(instrument.index, reason, 0);
    }

    /** Packets before {@code nextPacket} are lost: a book that came from a snapshot of all of them has lost nothing. */
    void loseUncovered(final int nextPacket, final int reason, final long timeNs) {
        for (int i = 0; i < instruments.size(); i++) {
            final InstrumentRecovery instrument = instruments.get(i);
            if (!instrument.isTrusted() || !instrument.covers(nextPacket - 1)) {
                lose(instrument, reason, timeNs);
            }
        }
    }

    void loseAll(final int reason, final long timeNs) {
        for (int i = 0; i < instruments.size(); i++) {
            lose(instruments.get(i), reason, timeNs);
        }
    }

    void lose(final InstrumentRecovery instrument, final int reason, final long timeNs) {
        if (instrument.state == State.ASSUMED) {
            return;
        }
        // in a new count a lost change could be the one that began the instrument's count again
        if (instrument.number == ANY || instrument.recounts) {
            instrument.number = LOST;
        }
        if (instrument.isTrusted()) {
            if (instrument.state == State.GOOD) {
                waiting++;
                listener.onStale(instrument.index, reason, timeNs);
            }
            instrument.state = State.STALE;
        }
    }

    /** Changes are applied again; the log is told at the end of the exchange event. */
    void recover(final InstrumentRecovery instrument) {
        if (instrument.state == State.STALE) {
            instrument.state = State.RECOVERING;
        }
    }

    /**
     * The exchange event is in the log.
     *
     * @return true if every instrument is good now, and one of them was not before
     */
    boolean onCommitted(final InstrumentRecovery instrument, final long timeNs) {
        if (instrument.state != State.RECOVERING) {
            return false;
        }
        instrument.state = State.GOOD;
        waiting--;
        listener.onGood(instrument.index, timeNs, false);
        return waiting == 0;
    }
}
