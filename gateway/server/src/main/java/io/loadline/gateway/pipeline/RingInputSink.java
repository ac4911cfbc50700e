package io.loadline.gateway.pipeline;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Gives each event its place in the log: stamps it with sequence, time and epoch, and hands it to the stages. Ingress thread only. */
final class RingInputSink implements InputSink {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final IngressClock clock;
    private EventSlots slots;
    private RiskEvent slot;
    private int epoch;
    private final AtomicCounter sequenceCounter;
    private long lastSequence;

    RingInputSink(final IngressClock clock, final Counters counters) {
        this.clock = clock;
        sequenceCounter = counters.counter("ingress: last sequence");
    }

    /** Opens the entrance: the next event is the one behind {@code last}. */
    void open(final EventSlots eventSlots, final long last, final int newEpoch) {
        slots = eventSlots;
        lastSequence = last;
        sequenceCounter.setRelease(last);
        epoch = newEpoch;
    }

    void shut() {
        slots = null;
        slot = null;
    }

    /** Returns the sequence of the last event committed. */
    long lastSequence() {
        return lastSequence;
    }

    @Override
    public MutableDirectBuffer claim() {
        if (slot == null) {
            if (slots == null) {
                throw new IllegalStateException("the pipeline takes no events: it has not been started, or is closed");
            }
            slot = slots.claim();
        }
        return slot.input;
    }

    @Override
    public void commit(final int length) {
        final RiskEvent event = slot;
        if (event == null) {
            throw new IllegalStateException("commit without claim");
        }
        if (length < MessageHeaderDecoder.ENCODED_LENGTH || length > MAX_LENGTH) {
            throw new IllegalArgumentException("message of " + length + " bytes committed; expected "
                    + MessageHeaderDecoder.ENCODED_LENGTH + " to " + MAX_LENGTH);
        }
        header.wrap(event.input, 0);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            throw new IllegalArgumentException("message of schema " + header.schemaId() + " committed; expected "
                    + MessageHeaderDecoder.SCHEMA_ID);
        }
        final long sequence = lastSequence + 1;
        event.sequence = sequence;
        event.ingressTimeNs = clock.timeNs();
        event.epoch = epoch;
        event.templateId = header.templateId();
        event.length = length;
        event.ingressNanoTime = clock.nanoTime();
        event.replayed = false;
        slot = null;
        lastSequence = sequence;
        sequenceCounter.setRelease(sequence);
        slots.publish();
    }
}
