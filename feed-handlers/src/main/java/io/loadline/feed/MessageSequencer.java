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
        DUPLICATE
    }

    /** So many messages ahead, a packet is not believed alone. */
    public static final long FAR = 1L << 20;

    /** So many packets in a row that are all behind, and nothing else for {@link #BEHIND_NS}: the venue counts anew. */
    static final int BEHIND_IN_A_ROW = 256;

    static final long BEHIND_NS = 1_000_000_000L;

    /** So long without a word of the session, a packet alone is believed: three heartbeats. */
    static final long DOUBT_NS = 3_000_000_000L;

    private static final int MOST_DOUBLINGS = 10;
    private static final DirectBuffer NO_BYTES = new UnsafeBuffer(new byte[0]);

    private final Listener listener;
    private final RetransmissionRequest request;
    private final int maxAttempts;
    private final long timeoutNs;
    private final HeldMessages held;
    /** The packet that is not believed yet. */
    private final HeldMessages doubted = new HeldMessages(1);

    private long doubtedSession;
    private long session;
    private long previousSession;
    private boolean started;
    private boolean hasPrevious;
    private long next;
    private long announced;
    private boolean ending;
    private boolean ended;
    private long waitingSinceNs;
    private long waitNs;
    private int attempts;
    private int behindInARow;
    private long progressNs;

    /**
     * A sequencer of a feed that repeats nothing.
     *
     * @param window most packets held back
     * @param timeoutNs longest wait for a missing message while nothing moves
     * @param listener receives the messages
     */
    public MessageSequencer(final int window, final long timeoutNs, final Listener listener) {
        this(window, timeoutNs, listener, null, 0);
    }

    /**
     * A sequencer that asks for what is missing.
     *
     * @param window most packets held back
     * @param timeoutNs wait for a missing message before it is asked for; doubled after each request
     * @param listener receives the messages
     * @param request asks the venue
     * @param attempts most requests for the same message
     */
    public MessageSequencer(
            final int window,
            final long timeoutNs,
            final Listener listener,
            final RetransmissionRequest request,
            final int attempts) {
        if (window < 1) {
            throw new IllegalArgumentException("reorder window of " + window + " packets; expected at least 1");
        }
        this.listener = listener;
        this.request = request;
        this.timeoutNs = timeoutNs;
        maxAttempts = request == null ? 0 : attempts;
        held = new HeldMessages(window);
    }

    /** @return true once a packet was seen */
    public boolean isStarted() {
        return started;
    }

    /** @return the message number that comes next */
    public long next() {
        return next;
    }

    /** @return the session of that number; 0 before the first packet */
    public long session() {
        return session;
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
        final Outcome outcome = take(packetSession, first, count, buffer, offset, length, timeNs);
        expire(timeNs);
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
            doubt(packetSession, nextNumber, 0, NO_BYTES, 0, 0, timeNs);
        } else if (nextNumber == next) {
            doubted.clear();
            progressNs = timeNs;
        } else if (nextNumber - announced > 0) {
            if (!isWaiting()) {
                startWaiting(timeNs);
            }
            announced = nextNumber;
        }
        expire(timeNs);
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
        if (packetSession == session && !ended && nextNumber - next < FAR) {
            ending = true;
            endIfComplete(timeNs);
        }
    }

    /**
     * Ends a wait whose time is up.
     *
     * @param timeNs the time now, on the clock of the packets
     */
    public void onTime(final long timeNs) {
        expire(timeNs);
    }

    /** Ends every wait: no packet will come any more. */
    public void onEnd() {
        releaseAll(progressNs);
        if (!doubted.isEmpty()) {
            believe(doubted.first(), doubted.timeNs());
            releaseAll(progressNs);
        }
    }

    private Outcome take(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        if (!started) {
            begin(packetSession, first, timeNs);
        }
        if (isRetired(packetSession)) {
            return behind(packetSession, first, count, buffer, offset, length, timeNs);
        }
        if (!isCredible(packetSession, first)) {
            return doubt(packetSession, first, count, buffer, offset, length, timeNs);
        }
        if (first + count - next <= 0) {
            return behind(packetSession, first, count, buffer, offset, length, timeNs);
        }
        behindInARow = 0;
        while (first - next > 0 && held.isFull()) {
            giveUp(timeNs);
        }
        if (first - next > 0) {
            return hold(first, count, buffer, offset, length, timeNs);
        }
        if (first + count - next <= 0) {
            return Outcome.DUPLICATE;
        }
        doubted.clear();
        deliver(first, count, buffer, offset, length, timeNs);
        startWaiting(timeNs);
        drain();
        endIfComplete(timeNs);
        return Outcome.SEQUENCED;
    }

    private Outcome hold(
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        if (!isWaiting()) {
            startWaiting(timeNs);
        }
        return held.put(first, count, buffer, offset, length, timeNs) ? Outcome.HELD : Outcome.DUPLICATE;
    }

    private void deliver(
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        final int seen = (int) (next - first);
        next = first + count;
        progressNs = timeNs;
        listener.onMessages(first, seen, count, buffer, offset, length, timeNs);
    }

    private void drain() {
        while (!held.isEmpty() && held.first() - next <= 0) {
            final long receivedNs = held.timeNs();
            if (held.first() + held.count() - next > 0) {
                deliver(held.first(), held.count(), held.buffer(), 0, held.length(), receivedNs);
            }
            held.removeFirst();
            if (!held.isEmpty() && held.first() - next > 0) {
                // what is still held waits for other messages, and that wait began when it came
                startWaiting(held.timeNs());
            }
        }
    }

    private boolean isWaiting() {
        return !held.isEmpty() || announced - next > 0;
    }

    private void startWaiting(final long timeNs) {
        waitingSinceNs = timeNs;
        waitNs = timeoutNs;
        attempts = 0;
    }

    private void expire(final long timeNs) {
        if (!doubted.isEmpty() && timeNs - doubted.timeNs() >= DOUBT_NS) {
            believe(doubted.first(), timeNs);
        }
        while (isWaiting() && timeNs - waitingSinceNs >= waitNs) {
            if (attempts < maxAttempts) {
                attempts++;
                waitingSinceNs = timeNs;
                waitNs = timeoutNs << Math.min(attempts, MOST_DOUBLINGS);
                request.request(session, next, afterGap() - next, attempts, timeNs);
                return;
            }
            giveUp(timeNs);
        }
    }

    private long afterGap() {
        return held.isEmpty() ? announced : held.first();
    }

    private void giveUp(final long timeNs) {
        gap(afterGap(), timeNs);
        startWaiting(held.isEmpty() ? timeNs : held.timeNs());
        drain();
        endIfComplete(timeNs);
    }

    private void gap(final long to, final long timeNs) {
        final long first = next;
        next = to;
        listener.onGap(first, to, timeNs);
    }

    private void releaseAll(final long timeNs) {
        while (isWaiting()) {
            giveUp(timeNs);
        }
    }

    private void begin(final long newSession, final long first, final long timeNs) {
        final boolean restart = started;
        if (restart && newSession != session) {
            previousSession = session;
            hasPrevious = true;
        }
        started = true;
        session = newSession;
        next = first;
        announced = first;
        progressNs = timeNs;
        behindInARow = 0;
        ending = false;
        ended = false;
        held.clear();
        doubted.clear();
        listener.onNewSession(newSession, first, restart, timeNs);
    }

    private void endIfComplete(final long timeNs) {
        if (ending && !isWaiting()) {
            ending = false;
            ended = true;
            listener.onEndOfSession(session, timeNs);
        }
    }

    private boolean isRetired(final long packetSession) {
        return hasPrevious && packetSession == previousSession;
    }

    private boolean isCredible(final long packetSession, final long first) {
        return packetSession == session && first - next < FAR;
    }

    /** Packets that are behind and nothing else for long: the venue went back to an earlier number, or to an earlier session. */
    private Outcome behind(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        if (++behindInARow < BEHIND_IN_A_ROW || timeNs - progressNs < BEHIND_NS) {
            return Outcome.DUPLICATE;
        }
        releaseAll(timeNs);
        begin(packetSession, first, timeNs);
        return take(packetSession, first, count, buffer, offset, length, timeNs);
    }

    private Outcome doubt(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        if (packetSession != session && ended) {
            begin(packetSession, first, timeNs);
            return takeBelieved(packetSession, first, count, buffer, offset, length, timeNs);
        }
        if (!doubted.isEmpty() && packetSession == doubtedSession && Math.abs(first - doubted.first()) < FAR) {
            believe(first - doubted.first() < 0 ? first : doubted.first(), timeNs);
            return takeBelieved(packetSession, first, count, buffer, offset, length, timeNs);
        }
        if (!doubted.isEmpty()) {
            // nothing of the session came between the two: it is over
            believe(doubted.first(), timeNs);
            return takeBelieved(packetSession, first, count, buffer, offset, length, timeNs);
        }
        doubted.put(first, count, buffer, offset, length, timeNs);
        doubtedSession = packetSession;
        return Outcome.HELD;
    }

    private Outcome takeBelieved(
            final long packetSession,
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        return count == 0 ? Outcome.SEQUENCED : take(packetSession, first, count, buffer, offset, length, timeNs);
    }

    /** Leaves for where the doubted packet says, and takes it there. */
    private void believe(final long from, final long timeNs) {
        releaseAll(timeNs);
        if (doubtedSession != session) {
            begin(doubtedSession, from, timeNs);
        } else if (from - next > 0) {
            gap(from, timeNs);
            announced = from;
        }
        doubted.clear();
        takeBelieved(
                doubtedSession,
                doubted.first(),
                doubted.count(),
                doubted.buffer(),
                0,
                doubted.length(),
                doubted.timeNs());
    }
}
