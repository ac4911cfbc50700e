package io.loadline.gateway.aeron;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.input.InputSink;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps a copy of every message committed. */
final class RecordingSink implements InputSink {
    final List<UnsafeBuffer> messages = new ArrayList<>();
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[MAX_LENGTH]);

    @Override
    public MutableDirectBuffer claim() {
        return slot;
    }

    @Override
    public void commit(final int length) {
        final byte[] copy = new byte[length];
        slot.getBytes(0, copy);
        messages.add(new UnsafeBuffer(copy));
    }

    int templateId(final int index) {
        return new MessageHeaderDecoder().wrap(messages.get(index), 0).templateId();
    }
}
