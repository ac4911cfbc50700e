package io.loadline.feed.recovery;

import static io.loadline.feed.recovery.InstrumentRecovery.LOST;

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
 * <tr><td>GOOD, RECOVERING</td><td>gap of packets that the snapshot in the book does not cover</td><td>STALE</td></tr>
 * <tr><td>GOOD, RECOVERING</td><td>new count of the channel</td><td>STALE</td></tr>
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
    private final BookTrust trust;
    private final SnapshotIntake intake;
    private int completeFrom;

    /**
     * @param mostKeptBytes most memory for changes kept aside: a power of two from 65,536
     * @param listener learns of changes of state
     */
    public SnapshotRecovery(final int mostKeptBytes, final Listener listener) {
        kept = new KeptChanges(mostKeptBytes);
        instruments = kept.owners();
        trust = new BookTrust(instruments, listener);
        intake = new SnapshotIntake(kept, trust);
    }

    /**
     * Adds an instrument heard of, of which the venue's package keeps nothing else here.
     *
     * @return its state, to be handed to the other methods
     */
    public InstrumentRecovery add() {
        final InstrumentRecovery instrument = new InstrumentRecovery();
        add(instrument);
        return instrument;
    }

    /**
     * Adds an instrument heard of, which is stale. Its changes are kept aside until {@link #define} or {@link #assume}.
     *
     * @param instrument new, and handed to the other methods from now on
     */
    public void add(final InstrumentRecovery instrument) {
        instrument.index = instruments.size();
        instrument.completeFrom = completeFrom;
        instruments.add(instrument);
        trust.onAdded();
    }

    /**
     * The log knows the instrument now. Its changes kept so far may be all there ever were: call {@link #resume} next.
     *
     * @param instrument newly defined
     */
    public void define(final InstrumentRecovery instrument) {
        trust.start(instrument, StateReason.LATE_START);
    }

    /**
     * The log knows the instrument now, and the packets are loose: its book starts from empty until a snapshot comes.
     *
     * @param instrument newly defined
     */
    public void assume(final InstrumentRecovery instrument) {
        trust.assume(instrument);
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
                trust.lose(instrument, StateReason.LATE_START, 0);
            }
        }
    }

    /**
     * Packets are lost: no book can be trusted until its own numbers, or a snapshot, say so, but one whose snapshot was ahead of the stream
     * and has what is lost.
     *
     * @param nextPacket number that follows the lost ones
     * @param timeNs when
     */
    public void onGap(final int nextPacket, final long timeNs) {
        completeFrom(nextPacket);
        trust.loseUncovered(nextPacket, StateReason.SEQUENCE_GAP, timeNs);
    }

    /**
     * The channel counts anew. Numbers of instruments may go on or begin again; which of the two, each instrument's next change says.
     *
     * @param nextPacket first number of the new count that was received
     * @param whole true if that is the first number there is, so that nothing of the new count is missing
     * @param timeNs when
     */
    public void onRestart(final int nextPacket, final boolean whole, final long timeNs) {
        completeFrom(nextPacket);
        trust.loseAll(StateReason.SEQUENCE_GAP, timeNs);
        kept.clear();
        for (int i = 0; i < instruments.size(); i++) {
            instruments.get(i).recount(nextPacket, whole);
        }
    }

    /**
     * The venue emptied the book: it is known again, whatever was lost. The caller empties it in the log.
     *
     * @param instrument whose book
     * @param packet that said so
     */
    public void onEmptied(final InstrumentRecovery instrument, final int packet) {
        instrument.empty(packet);
        if (instrument.state == State.STALE && instrument.ready) {
            trust.recover(instrument);
        } else if (instrument.state == State.ASSUMED) {
            trust.confirm(instrument);
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
        return onChange(instrument, packet, number, 0, timeNs, buffer, offset, length);
    }

    /**
     * Decides about a change that does not say itself what it is.
     *
     * @param instrument it belongs to
     * @param packet that brought it
     * @param number the instrument's own number of it, from 1, or {@link #NO_NUMBER}
     * @param tag mark of the venue's package, 16 bits; see {@link #tag}
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
            final int tag,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!instrument.ready) {
            if (instrument.isBehind(number)) {
                instrument.beginAgain();
            }
            keep(instrument, packet, number, tag, timeNs, buffer, offset, length);
            return Verdict.KEPT;
        }
        if (instrument.state == State.ASSUMED) {
            return assumed(instrument, packet, number, tag, timeNs, buffer, offset, length);
        }
        if (instrument.isCovered(packet, number)) {
            return Verdict.COVERED;
        }
        if (instrument.isNext(number)) {
            final boolean toEmpty = instrument.recounts && number == 1;
            instrument.advance(packet, number);
            trust.recover(instrument);
            return toEmpty ? Verdict.APPLY_TO_EMPTY : Verdict.APPLY;
        }
        if (instrument.state != State.STALE) {
            breakSequence(instrument, packet, number, timeNs);
        } else if (instrument.isBehind(number)) {
            instrument.beginAgain();
        }
        keep(instrument, packet, number, tag, timeNs, buffer, offset, length);
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
        return intake.begin(instrument, lastPacket, lastNumber, nextPacket, started);
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
        return intake.complete(instrument, started, target);
    }

    /**
     * Takes a stale instrument on from the change in its book, if all later ones heard of are kept.
     *
     * @param instrument stale
     * @param target applies the kept changes
     * @return true if the book is right
     */
    public boolean resume(final InstrumentRecovery instrument, final KeptChange target) {
        return intake.resume(instrument, target);
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
        trust.lose(instrument, reason, timeNs);
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
        if (trust.onCommitted(instrument, timeNs)) {
            kept.clear();
        }
    }

    /** @return mark of the change that is being handed to a {@link KeptChange} */
    public int tag() {
        return intake.tag();
    }

    /** @return instruments that are not good, undefined ones among them */
    public int waiting() {
        return trust.waiting();
    }

    private Verdict assumed(
            final InstrumentRecovery instrument,
            final int packet,
            final long number,
            final int tag,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (number == 1 && instrument.heard == 0) {
            final boolean toEmpty = instrument.recounts;
            trust.confirm(instrument);
            instrument.advance(packet, number);
            return toEmpty ? Verdict.APPLY_TO_EMPTY : Verdict.APPLY;
        }
        keep(instrument, packet, number, tag, timeNs, buffer, offset, length);
        return Verdict.APPLY;
    }

    private void keep(
            final InstrumentRecovery instrument,
            final int packet,
            final long number,
            final int tag,
            final long timeNs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        instrument.hear(packet, number);
        kept.append(instrument, packet, number, tag, timeNs, buffer, offset, length);
    }

    private void breakSequence(
            final InstrumentRecovery instrument, final int packet, final long number, final long timeNs) {
        instrument.completeFrom = packet;
        trust.lose(instrument, StateReason.SEQUENCE_GAP, timeNs);
        if (number <= instrument.number) {
            instrument.number = LOST;
            instrument.heard = 0;
        }
    }

    private void completeFrom(final int packet) {
        completeFrom = packet;
        for (int i = 0; i < instruments.size(); i++) {
            instruments.get(i).completeFrom = packet;
        }
    }
}
