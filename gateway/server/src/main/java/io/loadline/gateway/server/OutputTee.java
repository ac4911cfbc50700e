package io.loadline.gateway.server;

import io.loadline.gateway.egress.OutputPort;
import org.agrona.DirectBuffer;

/** Hands each message to two ports, in order. */
record OutputTee(OutputPort first, OutputPort second) implements OutputPort {
    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        first.onMessage(streamId, buffer, offset, length);
        second.onMessage(streamId, buffer, offset, length);
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        first.onReplayed(streamId, buffer, offset, length);
        second.onReplayed(streamId, buffer, offset, length);
    }
}
