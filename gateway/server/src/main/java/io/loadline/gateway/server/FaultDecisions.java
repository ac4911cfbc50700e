package io.loadline.gateway.server;

import io.loadline.client.Streams;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.OrderDecisionEncoder;
import io.loadline.core.Quality;
import io.loadline.core.event.RiskEvent;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.FaultOutput;
import io.loadline.gateway.pipeline.PipelineFault;
import org.agrona.concurrent.UnsafeBuffer;

/** Rejects every order once a stage threw (C26: no check was finished) or the journal refused a record (C28). Output thread. */
final class FaultDecisions implements FaultOutput {
    private static final int CHECK_NOT_FINISHED = 26;
    private static final int JOURNAL = 28;
    private static final short BLOCKED = 4;

    private final OutputPort port;
    private final MessageHeaderDecoder inputHeader = new MessageHeaderDecoder();
    private final OrderRequestDecoder order = new OrderRequestDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderDecisionEncoder decision = new OrderDecisionEncoder();
    private final UnsafeBuffer buffer =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + OrderDecisionEncoder.BLOCK_LENGTH]);

    FaultDecisions(final OutputPort port) {
        this.port = port;
    }

    @Override
    public void onFault(final RiskEvent event, final PipelineFault fault) {
        if (event.templateId != OrderRequestDecoder.TEMPLATE_ID || event.replayed) {
            return;
        }
        order.wrapAndApplyHeader(event.input, 0, inputHeader);
        decision.wrapAndApplyHeader(buffer, 0, header)
                .stamp()
                .sequence(event.sequence)
                .ingressTimeNs(event.ingressTimeNs)
                .epoch(event.epoch)
                .quality((short) Quality.MODEL);
        decision.clOrdId(order.clOrdId())
                .sourceSequence(order.sourceSequence())
                .accountNode(order.accountNode())
                .instrumentId(order.instrumentId())
                .sourceId(order.sourceId())
                .accepted((short) 0)
                .effectiveState(BLOCKED)
                .kind(order.kind())
                .failedControls(1L << ("journal".equals(fault.stage()) ? JOURNAL : CHECK_NOT_FINISHED))
                .value(Double.NaN)
                .limitValue(Double.NaN);
        port.onMessage(Streams.DECISIONS, buffer, 0, buffer.capacity());
    }
}
