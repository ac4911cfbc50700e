package io.loadline.gateway.aeron;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.client.Streams;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.LimitsSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.gateway.pipeline.UrgentOutput;
import org.agrona.CloseHelper;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Sends the messages of a kill before their cause is journaled, on publications of its own, as it runs on the thread of the limits stage.
 * Each copy is marked in its stamp; the ordinary copy follows once the cause is journaled, and is the one that counts. A copy that finds its
 * publication back-pressured is not sent early: the ordinary one is never lost for that reason.
 */
public final class AeronUrgent implements UrgentOutput, AutoCloseable {
    private static final int LONGEST_MESSAGE = 2048;

    private final MessageSender alerts;
    private final MessageSender decisions;
    private final AtomicCounter sentEarly;
    private final AtomicCounter notSentEarly;
    private final UnsafeBuffer scratch = new UnsafeBuffer(new byte[LONGEST_MESSAGE]);

    /**
     * Opens the publications.
     *
     * @param link connection to the media driver
     * @param counters where counters come from
     */
    public AeronUrgent(final AeronLink link, final Counters counters) {
        sentEarly = counters.counter("aeron: kill messages sent early");
        notSentEarly = counters.counter("aeron: kill messages not sent early");
        alerts = new MessageSender(link.addUrgent(Streams.ALERTS), notSentEarly);
        decisions = new MessageSender(link.addUrgent(Streams.DECISIONS), notSentEarly);
    }

    @Override
    public void onUrgent(final RiskEvent event) {
        if (event.replayed) {
            return;
        }
        final ExpandableArrayBuffer messages = event.limits.messages;
        final int end = event.limits.length;
        int at = 0;
        while (at + LimitsSection.LENGTH_PREFIX <= end) {
            final int length = messages.getInt(at, LITTLE_ENDIAN);
            at += LimitsSection.LENGTH_PREFIX;
            if (length < MessageHeaderDecoder.ENCODED_LENGTH || length > Math.min(LONGEST_MESSAGE, end - at)) {
                return;
            }
            final int streamId = Streams.ofTemplate(OutputMessage.templateId(messages, at));
            if (streamId == Streams.ALERTS || streamId == Streams.DECISIONS) {
                scratch.putBytes(0, messages, at, length);
                OutputMessage.markAdvance(scratch, 0);
                if ((streamId == Streams.ALERTS ? alerts : decisions).send(scratch, 0, length)) {
                    sentEarly.increment();
                }
            }
            at += length;
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(alerts, decisions);
    }
}
