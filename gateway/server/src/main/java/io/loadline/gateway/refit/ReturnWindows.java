package io.loadline.gateway.refit;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.codec.output.ConditionalVolatilityDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.core.event.VolatilitySection;
import io.loadline.gateway.egress.OutputPort;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLongArray;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * The latest returns of every instrument, as the engine took them: collected from its output, live and replayed alike, so that a restart has them
 * again. Written on the output thread without a lock or an allocation; read by the fitting thread, which tries again if it was overtaken.
 */
final class ReturnWindows implements OutputPort {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;

    private final double[][] returns;
    /** Returns written so far, by instrument. */
    private final AtomicLongArray counts;

    private final int mask;
    private final int window;

    /**
     * @param instruments number of instruments
     * @param window most returns that are asked for
     */
    ReturnWindows(final int instruments, final int window) {
        // twice the window: a reader is overtaken only if it sleeps for as many bars as it copies
        final int capacity = BitUtil.findNextPositivePowerOfTwo(2 * window);
        returns = new double[instruments][];
        counts = new AtomicLongArray(instruments);
        mask = capacity - 1;
        this.window = window;
    }

    /** Makes room for an instrument; before the first message. */
    void follow(final int instrument) {
        returns[instrument] = new double[mask + 1];
    }

    @Override
    public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        final int template =
                buffer.getShort(offset + MessageHeaderDecoder.templateIdEncodingOffset(), LITTLE_ENDIAN) & 0xFFFF;
        if (template == ConditionalVolatilityDecoder.TEMPLATE_ID
                && buffer.getByte(offset + BODY + ConditionalVolatilityDecoder.causeEncodingOffset())
                        == VolatilitySection.BAR) {
            add(
                    buffer.getInt(
                            offset + BODY + ConditionalVolatilityDecoder.instrumentIdEncodingOffset(), LITTLE_ENDIAN),
                    buffer.getDouble(
                            offset + BODY + ConditionalVolatilityDecoder.barReturnEncodingOffset(), LITTLE_ENDIAN));
        }
    }

    @Override
    public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
        onMessage(streamId, buffer, offset, length);
    }

    private void add(final int instrument, final double value) {
        final long count = counts.getPlain(instrument);
        // what was published before is seen before its slot is written again
        VarHandle.storeStoreFence();
        returns[instrument][(int) count & mask] = value;
        counts.setRelease(instrument, count + 1);
    }

    /**
     * @param instrument instrument id, followed
     * @return number of its returns so far, which is also that of the last of them in the engine
     */
    long count(final int instrument) {
        return counts.getAcquire(instrument);
    }

    /**
     * Copies the returns up to a number, oldest first.
     *
     * @param instrument instrument id, followed
     * @param last number of the last one, from {@link #count}
     * @return as many as the window holds; null where they were overwritten meanwhile: ask again with a new number
     */
    double[] upTo(final int instrument, final long last) {
        final int size = (int) Math.min(last, window);
        final double[] copy = new double[size];
        for (int i = 0; i < size; i++) {
            copy[i] = returns[instrument][(int) (last - size + i) & mask];
        }
        VarHandle.acquireFence();
        // the slot of the next return may be written already
        return counts.getAcquire(instrument) - (last - size) > mask ? null : copy;
    }
}
