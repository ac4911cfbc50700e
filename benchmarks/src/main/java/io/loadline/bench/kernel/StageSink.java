package io.loadline.bench.kernel;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import org.agrona.MutableDirectBuffer;

/** Hands each event to one stage, on the caller's thread. */
final class StageSink implements CountingSink {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RiskEvent event;
    private final Stage stage;
    private long timeNs;

    StageSink(final int nodeCount, final Stage stage) {
        event = new RiskEvent(nodeCount);
        this.stage = stage;
    }

    @Override
    public void time(final long utcNs) {
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

    @Override
    public long events() {
        return event.sequence;
    }
}
