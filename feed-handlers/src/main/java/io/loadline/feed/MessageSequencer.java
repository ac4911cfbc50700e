package io.loadline.feed;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Puts the messages of one channel in sequence where a packet carries the 64-bit number of its first message and a count (MoldUDP64,
 * IEX-TP, MEMX), whatever line brings it: the first copy of a message wins, and a packet that overlaps what was seen is used from its first
 * new message on. A packet ahead of its turn is held until the missing messages arrive; when nothing moves for the time-out they are asked
 * for again, if that is possible, and at last declared lost. They are lost at once when there is no more room to hold packets.
 *
 * <p>One packet is not enough to leave a session or to skip {@link #FAR} messages: it takes a second one that agrees, the end of the session, or
 * silence. So a packet with a broken header does not end a session. Never throws; memory is bounded; no allocation once warm. Ingress
 * thread only.
 */
public final class MessageSequencer {
    /** Receives messages in sequence. */
    public interface Listener {
        /**
         * A packet whose turn it is.
         *
         * @param first number of its first message
         * @param seen how many of its messages were seen before and must be passed over
         * @param count its messages, those seen before included
         * @param buffer holds the packet
         * @param offset of its first byte
         * @param length of the packet
         * @param timeNs when it was received
         */
        void onMessages(long first, int seen, int count, DirectBuffer buffer, int offset, int length, long timeNs);

        /**
         * Messages are lost: they come no more, or come too late.
         *
         * @param first number of the first message lost
         * @param next number of the message that follows the lost ones
         * @param timeNs when this was decided
         */
        void onGap(long first, long next, long timeNs);

        /**
         * A session begins: the first one ever, or another than before.
         *
         * @param session as the protocol names it
         * @param first number of the first message that will be handed on
         * @param restart false for the first session ever
         * @param timeNs when it was received
         */
        void onNewSession(long session, long first, boolean restart, long timeNs);

        /**
         * The venue ended the session, and all of its messages were handed on or are lost.
         *
         * @param session that ended
         * @param timeNs when this was known
         */
        default void onEndOfSession(final long session, final long timeNs) {}
    }

    /** What became of a packet. */
    public enum Outcome {
        /** Handed on, at once or with packets it released. */
        SEQUENCED,
        /** Held back until its turn, or until another packet confirms it. */
        HELD,
        /** Dropped: all of its messages were seen, or its session is over. */
        DUPLICATE,
        /** Dropped: an answer that brings nothing of what is missing. */
        USELESS;

        /** @return true if the packet was kept or handed on */
        public boolean isProgress() {
            return this == SEQUENCED || this == HELD;
        }
    }

    /** So many messages ahead, a packet is not believed alone. */
    public static final long FAR = 1L << 20;

    /** So many packets in a row that are all behind, and nothing else for {@link #BEHIND_NS}: the venue counts anew. */
    static final int BEHIND_IN_A_ROW = 256;

    static final long BEHIND_NS = 1_000_000_000L;

    /** So long without a word of the session, a packet alone is believed: three heartbeats. */
    static final long DOUBT_NS = 3_000_000_000L;

    private static final DirectBuffer NO_BYTES = new UnsafeBuffer(new byte[0]);

    private final Listener listener;
    private final MessageSequence sequence;
    private final DoubtedPacket doubted = new DoubtedPacket();
    private final MessagePacket offered = new MessagePacket();
    private boolean started;
    private boolean hasPrevious;
    private long previousSession;
    private int behindInARow;

    /**
     * A sequencer of a feed that repeats nothing.
     *
     * @param window most packets held back
     * @param timeoutNs longest wait for a missing message while nothing moves
     * @param listener receives the messages
     */
    public MessageSequencer(final int window, final long timeoutNs, final Listener listener) {
        this(listener, window, new GapWait(timeoutNs, null, null));
    }

    /**
     * A sequencer that asks for what is missing, whatever it is and as often as it waits for the slower line.
     *
     * @param window most packets held back
     * @param timeoutNs wait for a missing message before it is asked for; doubled after each request
     * @param listener receives the messages
     * @param request asks the venue, or null where nobody does
     * @param attempts most requests for the same message
     */
    public MessageSequencer(
            final int window,
            final long timeoutNs,
            final Listener listener,
            final RetransmissionRequest request,
            final int attempts) {
        this(
                timeoutNs,
                listener,
                request,
                new RetransmissionPolicy(2 * timeoutNs, attempts, Integer.MAX_VALUE, timeoutNs, window));
    }

    /**
     * A sequencer that asks for what is missing.
     *
     * @param reorderNs wait for the slower line before a missing message is asked for
     * @param listener receives the messages
     * @param request asks the venue, or null where nobody does
     * @param policy how it is asked, and how many packets are held back meanwhile
     */
    public MessageSequencer(
            final long reorderNs,
            final Listener listener,
            final RetransmissionRequest request,
            final RetransmissionPolicy policy) {
        this(listener, policy.heldPackets(), new GapWait(reorderNs, request, policy));
    }

    private MessageSequencer(final Listener listener, final int window, final GapWait wait) {
        this.listener = listener;
        sequence = new MessageSequence(listener, window, wait);
    }

    /** @return true once a packet was seen */
    public boolean isStarted() {
        return started;
    }

    /** @return the message number that comes next */
    public long next() {
        return sequence.next();
    }

    /** @return the session of that number; 0 before the first packet */
    public long session() {
        return sequence.session();
    }

    /**
     * Takes a packet, already known to be well formed.
     *
     * @param packetSession its session, as a number of the caller's choice
     * @param first number of its first message
     * @param count its messages, at least 1
     * @param buffer holds the packet
     * @param offset of its first byte
     * @param length of the packet
     * @param timeNs when it was received
     * @return what became of it
     */
    public Outcome onPacket(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        if (started && sequence.isDue(packetSession, first)) {
            behindInARow = 0;
            doubted.clear();
            sequence.onDue(first, count, buffer, offset, length, timeNs);
            return Outcome.SEQUENCED;
        }
        final Outcome outcome = take(offered.wrap(packetSession, first, count, buffer, offset, length, timeNs));
        onTime(timeNs);
        return outcome;
    }

    /**
     * Drops a packet of which every message was seen, whatever else is in it: to be asked before a packet is looked through. One that may say
     * more, because something is waited for or the venue may count anew, is left to {@link #onPacket}.
     *
     * @param packetSession its session, as a number of the caller's choice
     * @param first number of its first message
     * @param count its messages, at least 1
     * @return true if it is a copy and was dropped
     */
    public boolean dropSeen(final long packetSession, final long first, final int count) {
        if (!started
                || !sequence.isPassed(packetSession, first + count)
                || doubted.isPresent()
                || behindInARow + 1 >= BEHIND_IN_A_ROW) {
            return false;
        }
        behindInARow++;
        return true;
    }

    /**
     * Takes an answer to a request: a packet that must bring something of the first messages missing. Whatever else it says, that the session is
     * another one or that the stream is far ahead, is not believed.
     *
     * @param packetSession its session
     * @param first number of its first message
     * @param count its messages, at least 1
     * @param buffer holds the packet, already known to be well formed
     * @param offset of its first byte
     * @param length of the packet
     * @param timeNs when it was received
     * @return what became of it
     */
    public Outcome onAnswer(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        offered.wrap(packetSession, first, count, buffer, offset, length, timeNs);
        final Outcome outcome = started && sequence.isMissing(offered) ? sequence.onPacket(offered) : Outcome.USELESS;
        onTime(timeNs);
        return outcome;
    }

    /**
     * Takes note of a packet without messages. A number beyond the next one says that messages are missing.
     *
     * @param packetSession its session
     * @param nextNumber number of the message that will come next
     * @param timeNs when it was received
     */
    public void onHeartbeat(final long packetSession, final long nextNumber, final long timeNs) {
        if (!started) {
            begin(packetSession, nextNumber, timeNs);
        }
        if (isRetired(packetSession)) {
            return;
        }
        if (!isCredible(packetSession, nextNumber)) {
            doubt(offered.wrap(packetSession, nextNumber, 0, NO_BYTES, 0, 0, timeNs));
        } else {
            if (nextNumber == sequence.next()) {
                doubted.clear();
            }
            sequence.onNextIs(nextNumber, timeNs);
        }
        onTime(timeNs);
    }

    /**
     * Takes note that the session is over. The next one is believed from its first packet on.
     *
     * @param packetSession session that ended
     * @param nextNumber one more than the number of its last message
     * @param timeNs when it was received
     */
    public void onEndOfSession(final long packetSession, final long nextNumber, final long timeNs) {
        onHeartbeat(packetSession, nextNumber, timeNs);
        if (isCredible(packetSession, nextNumber)) {
            sequence.onEnding(timeNs);
        }
    }

    /**
     * Ends a wait whose time is up.
     *
     * @param timeNs the time now, on the clock of the packets
     */
    public void onTime(final long timeNs) {
        if (doubted.isPresent() && timeNs - doubted.packet().timeNs >= DOUBT_NS) {
            believe(doubted.packet().first, timeNs);
        }
        sequence.onTime(timeNs);
    }

    /** Ends every wait: no packet will come any more. */
    public void onEnd() {
        sequence.giveUpAll(sequence.progressNs());
        if (doubted.isPresent()) {
            believe(doubted.packet().first, doubted.packet().timeNs);
            sequence.giveUpAll(sequence.progressNs());
        }
    }

    private Outcome take(final MessagePacket packet) {
        if (!started) {
            begin(packet);
        }
        if (isRetired(packet.session)) {
            return behind(packet);
        }
        if (!isCredible(packet.session, packet.first)) {
            return doubt(packet);
        }
        if (sequence.isSeen(packet)) {
            return behind(packet);
        }
        behindInARow = 0;
        final Outcome outcome = sequence.onPacket(packet);
        if (outcome == Outcome.SEQUENCED) {
            doubted.clear();
        }
        return outcome;
    }

    private void begin(final MessagePacket packet) {
        begin(packet.session, packet.first, packet.timeNs);
    }

    private void begin(final long session, final long first, final long timeNs) {
        final boolean restart = started;
        if (restart && session != sequence.session()) {
            previousSession = sequence.session();
            hasPrevious = true;
        }
        started = true;
        behindInARow = 0;
        doubted.clear();
        sequence.begin(session, first, timeNs);
        listener.onNewSession(session, first, restart, timeNs);
    }

    private boolean isRetired(final long session) {
        return hasPrevious && session == previousSession;
    }

    private boolean isCredible(final long session, final long first) {
        return session == sequence.session() && first - sequence.next() < FAR;
    }

    /** Packets that are behind and nothing else for long: the venue went back to an earlier number, or to an earlier session. */
    private Outcome behind(final MessagePacket packet) {
        if (++behindInARow < BEHIND_IN_A_ROW || packet.timeNs - sequence.progressNs() < BEHIND_NS) {
            return Outcome.DUPLICATE;
        }
        sequence.giveUpAll(packet.timeNs);
        begin(packet);
        return take(packet);
    }

    private Outcome doubt(final MessagePacket packet) {
        if (packet.session != sequence.session() && sequence.hasEnded()) {
            begin(packet);
            return takeBelieved(packet);
        }
        if (doubted.isPresent()) {
            // the two agree, or nothing of the session came between them: it is over
            believe(doubted.beginning(packet), packet.timeNs);
            return takeBelieved(packet);
        }
        doubted.keep(packet);
        return Outcome.HELD;
    }

    private Outcome takeBelieved(final MessagePacket packet) {
        return packet.count == 0 ? Outcome.SEQUENCED : take(packet);
    }

    /** Leaves for where the doubted packet says, and takes it there. */
    private void believe(final long from, final long timeNs) {
        final MessagePacket packet = doubted.packet();
        sequence.giveUpAll(timeNs);
        if (packet.session != sequence.session()) {
            begin(packet.session, from, timeNs);
        } else {
            sequence.skipTo(from, timeNs);
        }
        doubted.clear();
        takeBelieved(packet);
    }
}
