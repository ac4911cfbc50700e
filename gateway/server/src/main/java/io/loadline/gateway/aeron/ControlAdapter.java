package io.loadline.gateway.aeron;

import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.loadline.codec.control.CommandDecoder;
import io.loadline.codec.control.ExecutionDecoder;
import io.loadline.codec.control.MessageHeaderDecoder;
import io.loadline.codec.control.OrderDecoder;
import io.loadline.codec.control.OrderStatusDecoder;
import io.loadline.codec.control.SnapshotRequestDecoder;
import io.loadline.codec.control.SourceDecoder;
import io.loadline.codec.control.SourceHeartbeatDecoder;
import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OperatorCommandEncoder;
import io.loadline.codec.input.OrderReportEncoder;
import io.loadline.codec.input.OrderRequestEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.gateway.pipeline.SourceSequences;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Orders, fills and commands from desks into the log. Checks the shape of a message only: what it asks for is judged by limits, in the log.
 * A message that was taken before is refused and counted; so is one of the wrong shape. Ingress thread.
 */
public final class ControlAdapter implements AutoCloseable {
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final byte UNFRAGMENTED = (byte) 0xC0;

    private final Subscription subscription;
    private final InputSink sink;
    private final SourceSequences sequences;
    private final SnapshotRequests snapshotRequests;
    private final SourceLiveness liveness;
    private final FragmentHandler handler = this::onFragment;
    private final AtomicCounter malformed;
    private final AtomicCounter unknown;
    private final AtomicCounter missing;
    private final AtomicCounter unwatched;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderDecoder order = new OrderDecoder();
    private final ExecutionDecoder execution = new ExecutionDecoder();
    private final OrderStatusDecoder orderStatus = new OrderStatusDecoder();
    private final CommandDecoder command = new CommandDecoder();
    private final SourceHeartbeatDecoder heartbeat = new SourceHeartbeatDecoder();
    private final MessageHeaderEncoder inputHeader = new MessageHeaderEncoder();
    private final OrderRequestEncoder orderRequest = new OrderRequestEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final OrderReportEncoder orderReport = new OrderReportEncoder();
    private final OperatorCommandEncoder operatorCommand = new OperatorCommandEncoder();
    private long nowNs;

    /**
     * Subscribes to the control stream.
     *
     * @param link connection to the media driver
     * @param sink entrance to the log
     * @param sequences what the log knows of sources
     * @param snapshotRequests where requests for a snapshot go
     * @param counters where counters come from
     */
    public ControlAdapter(
            final AeronLink link,
            final InputSink sink,
            final SourceSequences sequences,
            final SnapshotRequests snapshotRequests,
            final Counters counters) {
        this(link.addControl(), sink, sequences, snapshotRequests, counters);
    }

    ControlAdapter(
            final Subscription subscription,
            final InputSink sink,
            final SourceSequences sequences,
            final SnapshotRequests snapshotRequests,
            final Counters counters) {
        this.subscription = subscription;
        this.sink = sink;
        this.sequences = sequences;
        this.snapshotRequests = snapshotRequests;
        liveness = new SourceLiveness(sequences);
        malformed = counters.counter("control: malformed messages");
        unknown = counters.counter("control: messages of an unknown template");
        missing = counters.counter("control: heartbeats ahead of their messages");
        unwatched = counters.counter("control: messages of too many sources");
    }

    /**
     * Watches the sources that the log says are connected, after a restart: if one stays silent, the log is told that it is lost.
     *
     * @param nanoTime monotonic clock
     */
    public void expectConnected(final long nanoTime) {
        sequences.forEachConnected(sourceId -> liveness.expect(sourceId, nanoTime));
    }

    /**
     * Takes what has arrived, then looks for silent sources.
     *
     * @param nanoTime monotonic clock
     * @param limit most messages taken
     * @return messages taken and changes told
     */
    public int poll(final long nanoTime, final int limit) {
        nowNs = nanoTime;
        return subscription.poll(handler, limit) + liveness.checkSilence(nanoTime);
    }

    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header aeronHeader) {
        if ((aeronHeader.flags() & UNFRAGMENTED) == UNFRAGMENTED) {
            onMessage(buffer, offset, length);
        } else {
            malformed.increment();
        }
    }

    void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (length < HEADER) {
            malformed.increment();
            return;
        }
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            malformed.increment();
            return;
        }
        final int least = blockLength(header.templateId());
        if (least < 0) {
            unknown.increment();
        } else if (header.blockLength() < least || length < HEADER + header.blockLength()) {
            malformed.increment();
        } else {
            dispatch(buffer, offset + HEADER);
        }
    }

    /** Shortest block of a template that carries every field needed, or -1 where the template is unknown. */
    private static int blockLength(final int templateId) {
        return switch (templateId) {
            case OrderDecoder.TEMPLATE_ID -> OrderDecoder.BLOCK_LENGTH;
            case ExecutionDecoder.TEMPLATE_ID -> ExecutionDecoder.BLOCK_LENGTH;
            case OrderStatusDecoder.TEMPLATE_ID -> OrderStatusDecoder.BLOCK_LENGTH;
            case CommandDecoder.TEMPLATE_ID -> CommandDecoder.BLOCK_LENGTH;
            case SourceHeartbeatDecoder.TEMPLATE_ID -> SourceHeartbeatDecoder.BLOCK_LENGTH;
            case SnapshotRequestDecoder.TEMPLATE_ID -> SnapshotRequestDecoder.BLOCK_LENGTH;
            default -> -1;
        };
    }

    private void dispatch(final DirectBuffer buffer, final int body) {
        final int block = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderDecoder.TEMPLATE_ID -> {
                order.wrap(buffer, body, block, version);
                if (enters(order.source())) {
                    commitOrder();
                }
            }
            case ExecutionDecoder.TEMPLATE_ID -> {
                execution.wrap(buffer, body, block, version);
                if (enters(execution.source())) {
                    commitFill();
                }
            }
            case OrderStatusDecoder.TEMPLATE_ID -> {
                orderStatus.wrap(buffer, body, block, version);
                if (enters(orderStatus.source())) {
                    commitReport();
                }
            }
            case CommandDecoder.TEMPLATE_ID -> {
                command.wrap(buffer, body, block, version);
                if (enters(command.source())) {
                    commitCommand(buffer, body);
                }
            }
            case SourceHeartbeatDecoder.TEMPLATE_ID ->
                onHeartbeat(heartbeat.wrap(buffer, body, block, version).source());
            default -> snapshotRequests.requestSnapshot();
        }
    }

    private void onHeartbeat(final SourceDecoder source) {
        if (heard(source) && liveness.onHeartbeat(source.sourceId(), source.sourceSequence(), nowNs)) {
            missing.increment();
        }
    }

    private boolean heard(final SourceDecoder source) {
        if (source.sourceId() == 0 || source.sourceSequence() < 0) {
            malformed.increment();
            return false;
        }
        if (!liveness.onHeard(source.sourceId(), nowNs)) {
            unwatched.increment();
            return false;
        }
        return true;
    }

    private boolean enters(final SourceDecoder source) {
        return heard(source) && sequences.accept(source.sourceId(), source.sourceSequence());
    }

    private void commitOrder() {
        orderRequest
                .wrapAndApplyHeader(sink.claim(), 0, inputHeader)
                .accountNode(order.accountNode())
                .instrumentId(order.instrumentId())
                .side(order.side())
                .kind(order.kind())
                .sourceId(order.source().sourceId())
                .orderType(order.orderType())
                .reserved((short) 0)
                .reserved2(0)
                .sourceSequence(order.source().sourceSequence())
                .clOrdId(order.clOrdId())
                .origClOrdId(order.origClOrdId())
                .quantity(order.quantity())
                .price(order.price());
        sink.commit(HEADER + orderRequest.encodedLength());
    }

    private void commitFill() {
        fill.wrapAndApplyHeader(sink.claim(), 0, inputHeader)
                .accountNode(execution.accountNode())
                .instrumentId(execution.instrumentId())
                .side(execution.side())
                .last(execution.last())
                .sourceId(execution.source().sourceId())
                .reserved(0)
                .sourceSequence(execution.source().sourceSequence())
                .execId(execution.execId())
                .clOrdId(execution.clOrdId())
                .quantity(execution.quantity())
                .price(execution.price());
        sink.commit(HEADER + fill.encodedLength());
    }

    private void commitReport() {
        orderReport
                .wrapAndApplyHeader(sink.claim(), 0, inputHeader)
                .accountNode(orderStatus.accountNode())
                .status(orderStatus.status())
                .reserved((short) 0)
                .sourceId(orderStatus.source().sourceId())
                .sourceSequence(orderStatus.source().sourceSequence())
                .clOrdId(orderStatus.clOrdId());
        sink.commit(HEADER + orderReport.encodedLength());
    }

    private void commitCommand(final DirectBuffer buffer, final int body) {
        final MutableDirectBuffer slot = sink.claim();
        operatorCommand
                .wrapAndApplyHeader(slot, 0, inputHeader)
                .command(command.command())
                .role(command.role())
                .control(command.control())
                .metric(command.metric())
                .node(command.node())
                .sourceId(command.source().sourceId())
                .reserved(0)
                .reserved2(0)
                .sourceSequence(command.source().sourceSequence())
                .requestId(command.requestId())
                .value(command.value());
        copyText(
                buffer,
                body + CommandDecoder.personEncodingOffset(),
                slot,
                HEADER + OperatorCommandEncoder.personEncodingOffset(),
                OperatorCommandEncoder.personEncodingLength());
        copyText(
                buffer,
                body + CommandDecoder.incidentEncodingOffset(),
                slot,
                HEADER + OperatorCommandEncoder.incidentEncodingOffset(),
                OperatorCommandEncoder.incidentEncodingLength());
        copyText(
                buffer,
                body + CommandDecoder.reasonEncodingOffset(),
                slot,
                HEADER + OperatorCommandEncoder.reasonEncodingOffset(),
                OperatorCommandEncoder.reasonEncodingLength());
        sink.commit(HEADER + operatorCommand.encodedLength());
    }

    /** Text from outside ends up on screens and in logs of people: only printable ASCII gets in. */
    private static void copyText(
            final DirectBuffer from,
            final int fromIndex,
            final MutableDirectBuffer to,
            final int toIndex,
            final int length) {
        for (int i = 0; i < length; i++) {
            final byte c = from.getByte(fromIndex + i);
            to.putByte(toIndex + i, c == 0 || (c >= ' ' && c <= '~') ? c : (byte) '?');
        }
    }

    @Override
    public void close() {
        subscription.close();
    }
}
