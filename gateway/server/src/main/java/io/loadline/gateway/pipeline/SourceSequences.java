package io.loadline.gateway.pipeline;

import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.codec.input.OrderReportDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.input.SourceStatusDecoder;
import io.loadline.codec.input.SourceStatusEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.util.BitSet;
import java.util.function.IntConsumer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Makes every control message take effect exactly once. A control source numbers its messages from 1 without a gap and may repeat those it is
 * not sure of; what the log holds already is refused here. A hole means that messages were lost: the log is told that the source is lost, and
 * it stays so until the source has been silent and is heard again. Rebuilt from the log on restart. Ingress thread only.
 */
public final class SourceSequences {
    /** The source of commands typed by people: each is a process of its own, numbered by its clock, so numbers leap. */
    public static final int OPERATORS = 0xFFFF;

    private static final int SOURCES = 1 << 16;
    private static final short LOST = 0;
    private static final short CONNECTED = 1;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SourceStatusEncoder status = new SourceStatusEncoder();
    private final MessageHeaderDecoder logged = new MessageHeaderDecoder();
    private final OrderRequestDecoder order = new OrderRequestDecoder();
    private final FillDecoder fill = new FillDecoder();
    private final OrderReportDecoder report = new OrderReportDecoder();
    private final OperatorCommandDecoder command = new OperatorCommandDecoder();
    private final SourceStatusDecoder loggedStatus = new SourceStatusDecoder();
    private final long[] last = new long[SOURCES];
    private final BitSet connected = new BitSet(SOURCES);
    private final InputSink sink;
    private final AtomicCounter duplicates;
    private final AtomicCounter holes;

    /**
     * @param sink the log
     * @param counters where to count
     */
    public SourceSequences(final InputSink sink, final Counters counters) {
        this.sink = sink;
        duplicates = counters.counter("control: duplicate messages ignored");
        holes = counters.counter("control: holes in a source's sequence");
    }

    /**
     * Judges a sound message before it is put into the log. To be called before the message's slot is claimed, since a hole is logged first.
     *
     * @param sourceId 0 to 65,535
     * @param sourceSequence the source's number of the message, from 1
     * @return true if the message is new and must be logged now; false if the log holds it
     */
    public boolean accept(final int sourceId, final long sourceSequence) {
        final long previous = last[sourceId];
        if (sourceSequence <= previous) {
            duplicates.incrementRelease();
            return false;
        }
        if (sourceSequence != previous + 1 && sourceId != OPERATORS) {
            hole(sourceId);
        }
        last[sourceId] = sourceSequence;
        return true;
    }

    /**
     * Gives up on messages that a source says it has sent and that do not come: the log is told, and later ones are accepted behind them.
     *
     * @param sourceId 0 to 65,535
     * @param lastUsed the source's number of its last message
     */
    public void onMissing(final int sourceId, final long lastUsed) {
        if (lastUsed > last[sourceId]) {
            last[sourceId] = lastUsed;
            hole(sourceId);
        }
    }

    /**
     * Logs that a source connected or spoke again.
     *
     * @param sourceId 0 to 65,535
     */
    public void onConnected(final int sourceId) {
        log(sourceId, CONNECTED);
    }

    /**
     * Logs that a source disconnected or fell silent.
     *
     * @param sourceId 0 to 65,535
     */
    public void onLost(final int sourceId) {
        log(sourceId, LOST);
    }

    /**
     * @param sourceId 0 to 65,535
     * @return the last number the log holds or has given up on; 0 if none
     */
    public long last(final int sourceId) {
        return last[sourceId];
    }

    /**
     * @param action told each source that the log says is connected
     */
    public void forEachConnected(final IntConsumer action) {
        connected.stream().forEach(action);
    }

    /** Takes note of an event read from the log. */
    void restore(final int templateId, final DirectBuffer buffer, final int offset) {
        switch (templateId) {
            case OrderRequestDecoder.TEMPLATE_ID -> {
                order.wrapAndApplyHeader(buffer, offset, logged);
                restore(order.sourceId(), order.sourceSequence());
            }
            case FillDecoder.TEMPLATE_ID -> {
                fill.wrapAndApplyHeader(buffer, offset, logged);
                restore(fill.sourceId(), fill.sourceSequence());
            }
            case OrderReportDecoder.TEMPLATE_ID -> {
                report.wrapAndApplyHeader(buffer, offset, logged);
                restore(report.sourceId(), report.sourceSequence());
            }
            case OperatorCommandDecoder.TEMPLATE_ID -> {
                command.wrapAndApplyHeader(buffer, offset, logged);
                restore(command.sourceId(), command.sourceSequence());
            }
            case SourceStatusDecoder.TEMPLATE_ID -> {
                loggedStatus.wrapAndApplyHeader(buffer, offset, logged);
                restore(loggedStatus.sourceId(), loggedStatus.lastSourceSequence());
                connected.set(loggedStatus.sourceId(), loggedStatus.status() == CONNECTED);
            }
            default -> {
                // Other events come from sources without numbers.
            }
        }
    }

    private void restore(final int sourceId, final long sourceSequence) {
        last[sourceId] = Math.max(last[sourceId], sourceSequence);
    }

    private void hole(final int sourceId) {
        holes.incrementRelease();
        log(sourceId, LOST);
    }

    private void log(final int sourceId, final short code) {
        connected.set(sourceId, code == CONNECTED);
        status.wrapAndApplyHeader(sink.claim(), 0, header)
                .sourceId(sourceId)
                .status(code)
                .reserved((short) 0)
                .reserved2(0)
                .lastSourceSequence(last[sourceId]);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + status.encodedLength());
    }
}
