package io.loadline.bench.kernel;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import io.loadline.core.stage.Stage;
import org.agrona.MutableDirectBuffer;

/** Hands each event to one stage, on the caller's thread. */
final class StageSink implements InputSink {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RiskEvent event;
    private final Stage stage;
    private long timeNs;

    StageSink(final int nodeCount, final Stage stage) {
        event = new RiskEvent(nodeCount);
        this.stage = stage;
    }

    /** Names the time of events to come, UTC nanoseconds. */
    void time(final long utcNs) {
        timeNs = utcNs;
    }

    @Override
    public MutableDirectBuffer claim() {
        return event.input;
    }

    @Override
    public void commit(final int length) {
        event.sequence++;
        event.ingressTimeNs = timeNs;
        event.templateId = header.wrap(event.input, 0).templateId();
        event.length = length;
        stage.onEvent(event, event.sequence);
    }

    long events() {
        return event.sequence;
    }
}
