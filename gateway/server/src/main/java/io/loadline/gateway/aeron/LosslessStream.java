package io.loadline.gateway.aeron;

import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.ControlledMessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * A stream of state changes: each is sent, in order. They wait in a bounded queue while the publication is back-pressured; one that finds
 * the queue full is lost, and the count in the next heartbeat says so.
 */
final class LosslessStream {
    private static final int LONGEST_MESSAGE = 2048;

    private final OneToOneRingBuffer queue;
    private final MessageSender sender;
    private final AtomicCounter lost;
    private final ControlledMessageHandler handler = this::onQueued;
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[LONGEST_MESSAGE]);
    private long sent;

    LosslessStream(final int queueLength, final MessageSender sender, final AtomicCounter lost) {
        queue = new OneToOneRingBuffer(new UnsafeBuffer(
                BufferUtil.allocateDirectAligned(queueLength + RingBufferDescriptor.TRAILER_LENGTH, Long.BYTES)));
        this.sender = sender;
        this.lost = lost;
    }

    /** Engine's thread. */
    void add(final DirectBuffer buffer, final int offset, final int length) {
        final int templateId = OutputMessage.templateId(buffer, offset);
        final boolean queued = length <= LONGEST_MESSAGE && queue.write(templateId, buffer, offset, length);
        if (!queued && !OutputMessage.isHeartbeat(buffer, offset)) {
            lost.incrementRelease();
        }
    }

    /** Publishing thread. */
    int flush(final int limit) {
        return queue.controlledRead(handler, limit);
    }

    private ControlledMessageHandler.Action onQueued(
            final int templateId, final MutableDirectBuffer buffer, final int index, final int length) {
        if (OutputMessage.isHeartbeat(buffer, index)) {
            scratch.putBytes(0, buffer, index, length);
            OutputMessage.outputCount(scratch, 0, sent + lost.get());
            return sender.send(scratch, 0, length)
                    ? ControlledMessageHandler.Action.CONTINUE
                    : ControlledMessageHandler.Action.ABORT;
        }
        if (!sender.send(buffer, index, length)) {
            return ControlledMessageHandler.Action.ABORT;
        }
        sent++;
        return ControlledMessageHandler.Action.CONTINUE;
    }
}
