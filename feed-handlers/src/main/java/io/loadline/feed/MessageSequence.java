package io.loadline.feed;

import org.agrona.DirectBuffer;

/** The messages of one session in their order: what comes next, what is held back, and what became of the messages between the two. */
final class MessageSequence {
    private final MessageSequencer.Listener listener;
    private final HeldMessages held;
    private final GapWait wait;
    private long session;
    private long next;
    /** Number of the message after the last one that the venue says exists. */
    private long announced;

    private boolean ending;
    private boolean ended;
    private long progressNs;

    MessageSequence(final MessageSequencer.Listener listener, final int window, final GapWait wait) {
        if (window < 1) {
            throw new IllegalArgumentException("reorder window of " + window + " packets; expected at least 1");
        }
        this.listener = listener;
        this.wait = wait;
        held = new HeldMessages(window);
    }

    long session() {
        return session;
    }

    long next() {
        return next;
    }

    /** When a packet was last handed on, or a heartbeat said that none is missing. */
    long progressNs() {
        return progressNs;
    }

    /** True if the venue said that the session is over, and nothing of it is waited for. */
    boolean hasEnded() {
        return ended;
    }

    void begin(final long newSession, final long first, final long timeNs) {
        session = newSession;
        next = first;
        announced = first;
        progressNs = timeNs;
        ending = false;
        ended = false;
        held.clear();
        wait.start(timeNs);
    }

    /** True if such a packet can be handed on without looking at anything else. */
    boolean isDue(final long packetSession, final long first) {
        return first == next && packetSession == session && !isWaiting();
    }

    /** True if the messages before a number were all handed on or given up, and nothing is waited for. */
    boolean isPassed(final long packetSession, final long number) {
        return number - next <= 0 && packetSession == session && !isWaiting();
    }

    void onDue(
            final long first,
            final int count,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long timeNs) {
        next = first + count;
        progressNs = timeNs;
        listener.onMessages(first, 0, count, buffer, offset, length, timeNs);
    }

    boolean isSeen(final MessagePacket packet) {
        return packet.next() - next <= 0;
    }

    /** True if a packet brings some of the first messages missing. */
    boolean isMissing(final MessagePacket packet) {
        return packet.session == session && isWaiting() && packet.first - afterGap() < 0 && !isSeen(packet);
    }

    /** Takes a packet of this session that is not wholly seen. */
    MessageSequencer.Outcome onPacket(final MessagePacket packet) {
        while (packet.first - next > 0 && held.isFull()) {
            giveUp(packet.timeNs);
        }
        if (packet.first - next > 0) {
            return hold(packet);
        }
        if (isSeen(packet)) {
            return MessageSequencer.Outcome.DUPLICATE;
        }
        deliver(packet);
        wait.advance(next, packet.timeNs, packet.timeNs);
        drain(packet.timeNs);
        endIfComplete(packet.timeNs);
        return MessageSequencer.Outcome.SEQUENCED;
    }

    /** The venue says which message it will send next. */
    void onNextIs(final long nextNumber, final long timeNs) {
        if (nextNumber == next) {
            progressNs = timeNs;
        } else if (nextNumber - announced > 0) {
            if (!isWaiting()) {
                wait.start(timeNs);
            }
            announced = nextNumber;
        }
    }

    /** The venue says that nothing more will come. */
    void onEnding(final long timeNs) {
        if (!ended) {
            ending = true;
            endIfComplete(timeNs);
        }
    }

    /** Asks for what is missing, or calls it lost, if its time is up. */
    void onTime(final long timeNs) {
        while (isWaiting() && wait.isOver(timeNs)) {
            if (wait.canAsk(timeNs)) {
                wait.ask(session, next, afterGap(), timeNs);
                return;
            }
            giveUp(timeNs);
        }
    }

    /** Calls lost what is missing before the last message known of. */
    void giveUpAll(final long timeNs) {
        while (isWaiting()) {
            giveUp(timeNs);
        }
    }

    /** Goes on with another message of the session; nothing may be waited for. */
    void skipTo(final long number, final long timeNs) {
        if (number - next > 0) {
            gap(number, timeNs);
            announced = number;
        }
    }

    private MessageSequencer.Outcome hold(final MessagePacket packet) {
        if (!isWaiting()) {
            wait.start(packet.timeNs);
        }
        return held.put(packet) ? MessageSequencer.Outcome.HELD : MessageSequencer.Outcome.DUPLICATE;
    }

    private void deliver(final MessagePacket packet) {
        final int seen = (int) (next - packet.first);
        next = packet.next();
        progressNs = packet.timeNs;
        listener.onMessages(
                packet.first, seen, packet.count, packet.buffer, packet.offset, packet.length, packet.timeNs);
    }

    private void drain(final long timeNs) {
        while (!held.isEmpty() && held.first().first - next <= 0) {
            final MessagePacket packet = held.first();
            if (!isSeen(packet)) {
                deliver(packet);
            }
            held.removeFirst();
            if (!held.isEmpty() && held.first().first - next > 0) {
                // what is still held waits for other messages, and that wait began when it came
                wait.advance(next, held.first().timeNs, timeNs);
            }
        }
    }

    private boolean isWaiting() {
        return !held.isEmpty() || announced - next > 0;
    }

    private long afterGap() {
        return held.isEmpty() ? announced : held.first().first;
    }

    private void giveUp(final long timeNs) {
        gap(afterGap(), timeNs);
        wait.start(held.isEmpty() ? timeNs : held.first().timeNs);
        drain(timeNs);
        endIfComplete(timeNs);
    }

    private void gap(final long to, final long timeNs) {
        final long first = next;
        next = to;
        listener.onGap(first, to, timeNs);
    }

    private void endIfComplete(final long timeNs) {
        if (ending && !isWaiting()) {
            ending = false;
            ended = true;
            listener.onEndOfSession(session, timeNs);
        }
    }
}
