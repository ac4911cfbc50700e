package io.loadline.bench.kernel;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.input.InputSink;
import io.loadline.core.stage.Stage;
import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Events of the log recorded in memory, one behind the other, to be run through a stage without decoding and without a copy. */
final class EventTape implements InputSink {
    private static final int ALIGNMENT = 8;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer bytes;
    private final int[] offsets;
    private final int[] lengths;
    private final int[] templates;
    private final UnsafeBuffer slot = new UnsafeBuffer(0, 0);
    private int size;
    private int end;

    EventTape(final int mostEvents, final int mostBytes) {
        bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(mostBytes));
        offsets = new int[mostEvents];
        lengths = new int[mostEvents];
        templates = new int[mostEvents];
    }

    @Override
    public MutableDirectBuffer claim() {
        if (size == offsets.length || end + MAX_LENGTH > bytes.capacity()) {
            throw new IllegalStateException("the tape is full after " + size + " events and " + end + " bytes");
        }
        slot.wrap(bytes, end, MAX_LENGTH);
        return slot;
    }

    @Override
    public void commit(final int length) {
        offsets[size] = end;
        lengths[size] = length;
        templates[size] = header.wrap(slot, 0).templateId();
        size++;
        end += (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    int size() {
        return size;
    }

    /** Shows an event to a stage, in its place on the tape. */
    void show(final int index, final RiskEvent event, final Stage stage) {
        event.input.wrap(bytes, offsets[index], lengths[index]);
        event.length = lengths[index];
        event.templateId = templates[index];
        event.sequence++;
        stage.onEvent(event, event.sequence);
    }
}
