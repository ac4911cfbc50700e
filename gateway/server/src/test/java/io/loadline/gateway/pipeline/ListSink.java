package io.loadline.gateway.pipeline;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.input.InputSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps copies of what is committed. */
final class ListSink implements InputSink {
    private final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(MAX_LENGTH));
    private final List<UnsafeBuffer> messages = new ArrayList<>();

    List<UnsafeBuffer> messages() {
        return messages;
    }

    List<Integer> templates() {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        return messages.stream()
                .map(message -> header.wrap(message, 0).templateId())
                .toList();
    }

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, slot, 0, length);
        messages.add(copy);
    }
}
