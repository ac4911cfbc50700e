package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.InstrumentRecovery.ANY;
import static io.loadline.feed.recovery.InstrumentRecovery.LOST;
import static io.loadline.feed.recovery.InstrumentRecovery.NONE;

import io.loadline.feed.StateReason;
import io.loadline.feed.recovery.InstrumentRecovery.State;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * The rules by which books go stale and become good again on one channel of a venue with a snapshot loop.
 *
 * <p>Two counters watch for loss: the number of the packet, and a number of each instrument's own changes where the venue gives one
 * ({@link #NO_NUMBER} where it does not). A lost packet makes every book stale; an instrument whose own number then goes on unbroken lost
 * nothing and is good at once, any other waits for its snapshot. So one instrument's loss costs no other its book.
 *
 * <table>
 * <caption>States and events of one instrument</caption>
 * <tr><th>state</th><th>event</th><th>next state</th></tr>
 * <tr><td>STALE</td><td>change whose number is the next one, or 1 where the count begins again</td><td>RECOVERING, change applied</td></tr>
 * <tr><td>STALE</td><td>any other change</td><td>STALE, change kept</td></tr>
 * <tr><td>STALE</td><td>last piece of a snapshot after which no change is missing</td><td>RECOVERING, then the kept changes behind it are
 * applied</td></tr>
 * <tr><td>STALE</td><td>the venue empties the book</td><td>RECOVERING, empty</td></tr>
 * <tr><td>RECOVERING</td><td>end of the exchange event</td><td>GOOD, told to the log</td></tr>
 * <tr><td>GOOD, RECOVERING</td><td>change that is next</td><td>applied</td></tr>
 * <tr><td>GOOD, RECOVERING</td><td>change that the snapshot in the book covers</td><td>dropped</td></tr>
 * <tr><td>GOOD, RECOVERING</td><td>any other change</td><td>STALE, change kept</td></tr>
 * <tr><td>GOOD, RECOVERING</td><td>gap, or a new count of the channel</td><td>STALE</td></tr>
 * <tr><td>GOOD</td><td>snapshot of changes that never came</td><td>STALE, then as there</td></tr>
 * <tr><td>ASSUMED</td><td>change</td><td>applied and kept; GOOD if its number is 1</td></tr>
 * <tr><td>ASSUMED</td><td>first piece of a snapshot after which no change is missing</td><td>STALE</td></tr>
 * </table>
 *
 * <p>A snapshot may come in pieces over many packets: {@link #beginSnapshot}, the pieces, {@link #completeSnapshot}. From its first piece
 * on the old book is gone, so until the last one only it, or another, helps.
 */
public final class SnapshotRecovery {
    /** The change carries no number of the instrument's own. */
    public static final long NO_NUMBER = -1;

    /** A snapshot so many packets ahead of the stream belongs to another count. */
    private static final int MOST_AHEAD = 4096;

    /** Learns which books went stale and which are good. */
    public interface Listener {
        /**
         * A book may be wrong from here on.
         *
         * @param index of the instrument
         * @param reason one of {@link StateReason}
         * @param timeNs when, UTC nanoseconds
         */
        void onStale(int index, int reason, long timeNs);

        /**
         * A book is right.
         *
         * @param index of the instrument
         * @param timeNs when, UTC nanoseconds
         * @param firstTime true where the log was never told that it was stale
         */
        void onGood(int index, long timeNs, boolean firstTime);
    }

    /** Takes changes that were kept aside. */
    @FunctionalInterface
    public interface KeptChange {
        /**
         * @param packet number of the packet that brought it
         * @param timeNs exchange time
         * @param buffer holds the change as it was handed over
         * @param offset of its first byte
         * @param length of it
         */
        void onKept(int packet, long timeNs, DirectBuffer buffer, int offset, int length);
    }

    /** What to do with a change. */
    public enum Verdict {
        /** Apply it. */
        APPLY,
        /** The instrument counts from 1 again: empty its book, then apply the change. */
        APPLY_TO_EMPTY,
        /** Nothing: it is kept aside. */
        KEPT,
        /** Nothing: the book has it from a snapshot. */
        COVERED
    }

    private final KeptChanges kept;
    private final List<InstrumentRecovery> instruments;
    private final Listener listener;
    private int waiting;
    private int completeFrom;

    /**
     * @param mostKeptBytes most memory for changes kept aside: a power of two from 65,536
     * @param listener learns of changes of state
     */
    public SnapshotRecovery(final int mostKeptBytes, final Listener listener) {
        kept = new KeptChanges(mostKeptBytes);
        instruments = kept.owners();
        this.listener = listener;
    }

    /**
     * Adds an instrument heard of, which is stale. Its changes are kept aside until {@link #define} or {@link #assume}.
     *
     * @return its state, to be handed to the other methods
     */
    public InstrumentRecovery add() {
        final InstrumentRecovery instrument = new InstrumentRecovery(instruments.size());
        instrument.completeFrom = completeFrom;
        instruments.add(instrument);
        waiting++;
        return instrument;
    }

    /**
     * The log knows the instrument now. Its changes kept so far may be all there ever were: call {@link #resume} next.
     *
     * @param instrument newly defined
     */
    public void define(final InstrumentRecovery instrument) {
        instrument.ready = true;
        listener.onStale(instrument.index, StateReason.LATE_START, 0);
    }

    /**
     * The log knows the instrument now, and the packets are loose: its book starts from empty until a snapshot comes.
     *
     * @param instrument newly defined
     */
    public void assume(final InstrumentRecovery instrument) {
        instrument.ready = true;
        instrument.state = State.ASSUMED;
        listener.onGood(instrument.index, 0, true);
    }

    /**
     * The first packet: what was before it is not known.
     *
     * @param firstPacket its number
     */
    public void onStart(final int firstPacket) {
        completeFrom(firstPacket);
        for (int i = 0; i < instruments.size(); i++) {
            final InstrumentRecovery instrument = instruments.get(i);
            if (instrument.covered && instrument.coveredThrough + 1 - firstPacket < 0) {
                lose(instrument, StateReason.LATE_START, 0);
            }
        }
    }

    /**
     * Packets are lost: no book can be trusted until its own numbers, or a snapshot, say so.
     *
     * @param nextPacket number that follows the lost ones
     * @param timeNs when
     */
    public void onGap(final int nextPacket, final long timeNs) {
        completeFrom(nextPacket);
        for (int i = 0; i < instruments.size(); i++) {
            lose(instruments.get(i), StateReason.SEQUENCE_GAP, timeNs);
        }
    }

    /**
     * The channel counts anew. Numbers of instruments may go on or begin again; which of the two, each instrument's next change says.
     *
     * @param nextPacket first number of the new count that was received
     * @param whole true if that is the first number there is, so that nothing of the new count is missing
     * @param timeNs when
     */
    public void onRestart(final int nextPacket, final boolean whole, final long timeNs) {
        onGap(nextPacket, timeNs);
        kept.clear();
        for (int i = 0; i < instruments.size(); i++) {
            final InstrumentRecovery instrument = instruments.get(i);
            abandonSnapshot(instrument);
            if (!whole) {
                instrument.number = LOST;
            }
            instrument.heard = 0;
            instrument.heardPacket = nextPacket - 1;
            instrument.recounts = true;
            instrument.covered = false;
            instrument.emptied = false;
        }
    }

    /**
     * The venue emptied the book: it is known again, whatever was lost. The caller empties it in the log.
     *
     * @param instrument whose book
     * @param packet that said so
     */
    public void onEmptied(final InstrumentRecovery instrument, final int packet) {
        abandonSnapshot(instrument);
        instrument.forgetKept();
        instrument.number = ANY;
        instrument.heard = 0;
        instrument.recounts = true;
        instrument.covered = false;
        instrument.emptied = true;
        instrument.emptiedAt = packet;
        instrument.completeFrom = packet;
        if (instrument.state == State.STALE && instrument.ready) {
            recover(instrument);
        } else if (instrument.state == State.ASSUMED) {
            instrument.state = State.GOOD;
            waiting--;
        }
    }

    /**
     * Decides about a change.
     *
     * @param instrument it belongs to
     * @param packet that brought it
     * @param number the instrument's own number of it, from 1, or {@link #NO_NUMBER}
     * @param timeNs exchange time
     * @param buffer holds it, in whatever form the venue's package wants it back
     * @param offset of its first byte
     * @param length of it
     * @return what the caller has to do
     */
    public Verdict onChange(
            final InstrumentRecovery instrument,
            final int packet,
            final long number,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!instrument.ready) {
            keep(instrument, packet, number, timeNs, buffer, offset, length);
            return Verdict.KEPT;
        }
        if (instrument.state == State.ASSUMED) {
            return assumed(instrument, packet, number, timeNs, buffer, offset, length);
        }
        if (isCovered(instrument, packet, number)) {
            return Verdict.COVERED;
        }
        if (isNext(instrument, number)) {
            final boolean toEmpty = instrument.recounts && number == 1;
            advance(instrument, packet, number);
            recover(instrument);
            return toEmpty ? Verdict.APPLY_TO_EMPTY : Verdict.APPLY;
        }
        if (instrument.state != State.STALE) {
            breakSequence(instrument, packet, number, timeNs);
        }
        keep(instrument, packet, number, timeNs, buffer, offset, length);
        return Verdict.KEPT;
    }

    /**
     * Asks whether a snapshot is of use, before any of it is taken.
     *
     * @param instrument whose snapshot
     * @param lastPacket last packet it covers
     * @param lastNumber number of the last change it covers, 0 where there was none, or {@link #NO_NUMBER}
     * @param nextPacket number of the packet that comes next on the incremental line
     * @param started false while no incremental packet has come: the first one then says if the snapshot still serves
     * @return true if it is: empty the book and take the snapshot
     */
    public boolean beginSnapshot(
            final InstrumentRecovery instrument,
            final int lastPacket,
            final long lastNumber,
            final int nextPacket,
            final boolean started) {
        abandonSnapshot(instrument);
        final boolean ahead = started && lastPacket - nextPacket >= 0;
        if (!instrument.ready
                || (started && lastPacket - nextPacket >= MOST_AHEAD)
                || (instrument.emptied && lastPacket - instrument.emptiedAt < 0)) {
            return false;
        }
        if (isTrusted(instrument)) {
            if (instrument.number < 0 || lastNumber <= instrument.number || ahead) {
                return false;
            }
            lose(instrument, StateReason.SEQUENCE_GAP, 0);
        }
        if (!serves(instrument, lastPacket, lastNumber, started)) {
            return false;
        }
        instrument.inSnapshot = true;
        instrument.snapshotPacket = lastPacket;
        instrument.snapshotNumber = lastNumber;
        instrument.number = LOST;
        if (instrument.state == State.ASSUMED) {
            instrument.state = State.STALE;
            listener.onStale(instrument.index, StateReason.LATE_START, 0);
        }
        return true;
    }

    /** The rest of a snapshot will not come: a later one is needed. */
    public void abandonSnapshot(final InstrumentRecovery instrument) {
        instrument.inSnapshot = false;
    }

    /**
     * The last piece of a snapshot is in the book. If nothing behind it is missing the book is right once the kept changes are applied;
     * that is done here.
     *
     * @param instrument whose snapshot
     * @param started as in {@link #beginSnapshot}
     * @param target applies the kept changes
     * @return true if the book is right; false if a loss since the first piece made the snapshot useless
     */
    public boolean completeSnapshot(
            final InstrumentRecovery instrument, final boolean started, final KeptChange target) {
        instrument.inSnapshot = false;
        if (!serves(instrument, instrument.snapshotPacket, instrument.snapshotNumber, started)) {
            return false;
        }
        instrument.covered = true;
        instrument.coveredThrough = instrument.snapshotPacket;
        instrument.number = instrument.snapshotNumber == NO_NUMBER ? ANY : instrument.snapshotNumber;
        instrument.heard = Math.max(instrument.heard, instrument.snapshotNumber);
        instrument.recounts = false;
        recover(instrument);
        replay(instrument, target);
        return true;
    }

    /**
     * Takes a stale instrument on from the change in its book, if all later ones heard of are kept.
     *
     * @param instrument stale
     * @param target applies the kept changes
     * @return true if the book is right
     */
    public boolean resume(final InstrumentRecovery instrument, final KeptChange target) {
        if (instrument.state != State.STALE || !instrument.ready || instrument.inSnapshot || !hasAllSince(instrument)) {
            return false;
        }
        recover(instrument);
        replay(instrument, target);
        return true;
    }

    /**
     * The book cannot be trusted any more, for a reason the venue's package knows: only a snapshot, or the venue emptying it, helps.
     *
     * @param instrument whose book
     * @param reason one of {@link StateReason}
     * @param nextPacket number of the packet after the one that did it
     * @param timeNs when
     */
    public void onBroken(
            final InstrumentRecovery instrument, final int reason, final int nextPacket, final long timeNs) {
        instrument.completeFrom = nextPacket;
        lose(instrument, reason, timeNs);
        if (instrument.state == State.STALE) {
            instrument.number = LOST;
        }
    }

    /**
     * The exchange event is in the log: a recovering instrument is good.
     *
     * @param instrument touched by the event
     * @param timeNs of the event
     */
    public void onCommitted(final InstrumentRecovery instrument, final long timeNs) {
        if (instrument.state == State.RECOVERING) {
            instrument.state = State.GOOD;
            waiting--;
            listener.onGood(instrument.index, timeNs, false);
            if (waiting == 0) {
                kept.clear();
            }
        }
    }

    /** @return instruments that are not good, undefined ones among them */
    public int waiting() {
        return waiting;
    }

    private Verdict assumed(
            final InstrumentRecovery instrument,
            final int packet,
            final long number,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (number == 1 && instrument.heard == 0) {
            final boolean toEmpty = instrument.recounts;
            instrument.state = State.GOOD;
            waiting--;
            advance(instrument, packet, number);
            return toEmpty ? Verdict.APPLY_TO_EMPTY : Verdict.APPLY;
        }
        keep(instrument, packet, number, timeNs, buffer, offset, length);
        return Verdict.APPLY;
    }

    private void keep(
            final InstrumentRecovery instrument,
            final int packet,
            final long number,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (number > instrument.heard) {
            instrument.heard = number;
            instrument.heardPacket = packet;
        }
        kept.append(instrument, packet, number, timeNs, buffer, offset, length);
    }

    /** A snapshot can be ahead of the stream: what it covers comes once more. */
    private static boolean isCovered(final InstrumentRecovery instrument, final int packet, final long number) {
        return instrument.covered
                && packet - instrument.coveredThrough <= 0
                && instrument.number != LOST
                && (number == NO_NUMBER || instrument.number == ANY || number <= instrument.number);
    }

    private static boolean isNext(final InstrumentRecovery instrument, final long number) {
        if (instrument.inSnapshot || (instrument.number == LOST && number == NO_NUMBER)) {
            return false;
        }
        return instrument.number == ANY
                || (number == instrument.number + 1 && instrument.number != LOST)
                || (instrument.recounts && number == 1);
    }

    private static boolean isTrusted(final InstrumentRecovery instrument) {
        return instrument.state == State.GOOD || instrument.state == State.RECOVERING;
    }

    /** @return true if no change after the snapshot is missing: those heard of are kept, and none could be lost unheard */
    private boolean serves(
            final InstrumentRecovery instrument, final int lastPacket, final long lastNumber, final boolean started) {
        final boolean covered = !started || lastPacket + 1 - instrument.completeFrom >= 0;
        if (lastNumber == NO_NUMBER) {
            return covered;
        }
        return (covered || (lastNumber <= instrument.heard && isHeardSinceLoss(instrument)))
                && leadsOn(instrument, lastNumber);
    }

    /** @return true if something is kept, and all that came after the change in the book is */
    private boolean hasAllSince(final InstrumentRecovery instrument) {
        return instrument.firstKept != NONE
                && (instrument.number == ANY
                        || (instrument.number >= 0
                                && isHeardSinceLoss(instrument)
                                && leadsOn(instrument, instrument.number)));
    }

    /** @return true if the last change heard of came after the last loss: one that was lost would have left a hole before it */
    private static boolean isHeardSinceLoss(final InstrumentRecovery instrument) {
        return instrument.heard > 0 && instrument.heardPacket - instrument.completeFrom >= 0;
    }

    private boolean leadsOn(final InstrumentRecovery instrument, final long number) {
        long reached = number;
        for (long at = instrument.firstKept; reached < instrument.heard && at != NONE; at = kept.after(at)) {
            reached = kept.number(at) == reached + 1 ? reached + 1 : reached;
        }
        return reached >= instrument.heard;
    }

    private void replay(final InstrumentRecovery instrument, final KeptChange target) {
        long at = instrument.firstKept;
        instrument.forgetKept();
        while (at != NONE) {
            final long number = kept.number(at);
            final int packet = kept.packet(at);
            final boolean wanted = number == NO_NUMBER
                    ? !instrument.covered || packet - instrument.coveredThrough > 0
                    : instrument.number == ANY || number == instrument.number + 1;
            if (wanted && isTrusted(instrument)) {
                advance(instrument, packet, number);
                target.onKept(packet, kept.timeNs(at), kept.buffer(), kept.offset(at), kept.length(at));
            }
            at = kept.after(at);
        }
    }

    private static void advance(final InstrumentRecovery instrument, final int packet, final long number) {
        if (number != NO_NUMBER) {
            instrument.number = number;
            if (number > instrument.heard || instrument.recounts) {
                instrument.heard = number;
                instrument.heardPacket = packet;
            }
            instrument.recounts = false;
        }
    }

    private static void recover(final InstrumentRecovery instrument) {
        if (instrument.state == State.STALE) {
            instrument.state = State.RECOVERING;
        }
    }

    private void breakSequence(
            final InstrumentRecovery instrument, final int packet, final long number, final long timeNs) {
        instrument.completeFrom = packet;
        lose(instrument, StateReason.SEQUENCE_GAP, timeNs);
        if (number <= instrument.number) {
            instrument.number = LOST;
            instrument.heard = 0;
        }
    }

    private void lose(final InstrumentRecovery instrument, final int reason, final long timeNs) {
        if (instrument.state == State.ASSUMED) {
            return;
        }
        // in a new count a lost change could be the one that began the instrument's count again
        if (instrument.number == ANY || instrument.recounts) {
            instrument.number = LOST;
        }
        if (isTrusted(instrument)) {
            if (instrument.state == State.GOOD) {
                waiting++;
                listener.onStale(instrument.index, reason, timeNs);
            }
            instrument.state = State.STALE;
        }
    }

    private void completeFrom(final int packet) {
        completeFrom = packet;
        for (int i = 0; i < instruments.size(); i++) {
            instruments.get(i).completeFrom = packet;
        }
    }
}
