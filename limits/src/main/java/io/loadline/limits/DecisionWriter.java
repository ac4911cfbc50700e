package io.loadline.limits;

import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.codec.output.AlertEncoder;
import io.loadline.codec.output.CancelRequestEncoder;
import io.loadline.codec.output.CommandResultEncoder;
import io.loadline.codec.output.KillStateEncoder;
import io.loadline.codec.output.LimitUtilisationEncoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.OrderDecisionEncoder;
import io.loadline.codec.output.StampEncoder;
import io.loadline.core.event.LimitsSection;
import io.loadline.core.event.RiskEvent;
import org.agrona.ExpandableArrayBuffer;

/** Encodes what the stage decides into the event, each message stamped with the event's place in the log, and links the hash chain. */
final class DecisionWriter {
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int PREFIX = LimitsSection.LENGTH_PREFIX;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderDecisionEncoder orderDecision = new OrderDecisionEncoder();
    private final AlertEncoder alert = new AlertEncoder();
    private final KillStateEncoder killState = new KillStateEncoder();
    private final CancelRequestEncoder cancelRequest = new CancelRequestEncoder();
    private final CommandResultEncoder commandResult = new CommandResultEncoder();
    private final LimitUtilisationEncoder utilisation = new LimitUtilisationEncoder();
    private final DecisionChain chain = new DecisionChain();
    private LimitsSection section;
    private ExpandableArrayBuffer buffer;
    private long sequence;
    private long nowNs;
    private int epoch;
    private int instrument;

    /** Turns to the next event. */
    void begin(final RiskEvent event, final long place, final long timeNs) {
        section = event.limits;
        buffer = event.limits.messages;
        sequence = place;
        nowNs = timeNs;
        epoch = event.epoch;
        instrument = event.pricing.instrument;
    }

    long sequence() {
        return sequence;
    }

    long nowNs() {
        return nowNs;
    }

    DecisionChain chain() {
        return chain;
    }

    /** Marks the event's messages as not to wait for the journal. */
    void urgent() {
        section.urgent = true;
    }

    /** Counts a limit that was crossed into a kill. */
    void trip() {
        section.trips++;
    }

    void orderDecision(final OrderRequestDecoder order, final OrderVerdict verdict, final int quality) {
        final int at = claim(OrderDecisionEncoder.BLOCK_LENGTH);
        orderDecision.wrapAndApplyHeader(buffer, at, header);
        stamp(orderDecision.stamp(), quality);
        orderDecision
                .clOrdId(order.clOrdId())
                .sourceSequence(order.sourceSequence())
                .accountNode(order.accountNode())
                .instrumentId(order.instrumentId())
                .sourceId(order.sourceId())
                .accepted((short) (verdict.failed() == 0 ? 1 : 0))
                .effectiveState((short) verdict.effectiveState())
                .kind(order.kind())
                .failedControls(verdict.failed())
                .value(verdict.value())
                .limitValue(verdict.limit());
        chained(at, OrderDecisionEncoder.BLOCK_LENGTH);
    }

    void alert(
            final int node,
            final int control,
            final int metric,
            final int severity,
            final int quality,
            final double before,
            final double value,
            final double limit) {
        final int at = claim(AlertEncoder.BLOCK_LENGTH);
        alert.wrapAndApplyHeader(buffer, at, header);
        stamp(alert.stamp(), quality);
        alert.node(node)
                .control((short) control)
                .metric((short) metric)
                .severity((short) severity)
                .causeSequence(sequence)
                .causeInstrument(instrument)
                .before(before)
                .value(value)
                .limitValue(limit);
        chained(at, AlertEncoder.BLOCK_LENGTH);
    }

    void killState(
            final int node,
            final int from,
            final int to,
            final int ownState,
            final int openOrders,
            final KillRecords records,
            final int quality) {
        final int at = claim(KillStateEncoder.BLOCK_LENGTH);
        killState.wrapAndApplyHeader(buffer, at, header);
        stamp(killState.stamp(), quality);
        killState
                .node(node)
                .from((short) from)
                .to((short) to)
                .ownState((short) ownState)
                .control((short) records.control(node))
                .killId(records.killId(node))
                .causeSequence(records.causeSequence(node))
                .openOrders(openOrders)
                .complete((short) (openOrders == 0 ? 1 : 0))
                .role((short) records.role(node))
                .before(records.before(node))
                .value(records.value(node))
                .limitValue(records.limit(node));
        final int body = at + HEADER;
        buffer.putLong(body + KillStateEncoder.personEncodingOffset(), records.personFirst(node));
        buffer.putLong(body + KillStateEncoder.personEncodingOffset() + Long.BYTES, records.personSecond(node));
        records.reasonTo(node, buffer, body + KillStateEncoder.reasonEncodingOffset());
        chained(at, KillStateEncoder.BLOCK_LENGTH);
        killState.chain(chain.value());
    }

    void cancelRequest(final long killId, final long clOrdId, final int node, final int sourceId, final int attempt) {
        final int at = claim(CancelRequestEncoder.BLOCK_LENGTH);
        cancelRequest.wrapAndApplyHeader(buffer, at, header);
        stamp(cancelRequest.stamp(), 0);
        cancelRequest
                .killId(killId)
                .clOrdId(clOrdId)
                .node(node)
                .sourceId(sourceId)
                .attempt(attempt);
        chained(at, CancelRequestEncoder.BLOCK_LENGTH);
    }

    void commandResult(
            final OperatorCommandDecoder command,
            final Person person,
            final int result,
            final int refusal,
            final double before,
            final double after) {
        final int at = claim(CommandResultEncoder.BLOCK_LENGTH);
        commandResult.wrapAndApplyHeader(buffer, at, header);
        stamp(commandResult.stamp(), 0);
        commandResult
                .sourceSequence(command.sourceSequence())
                .requestId(command.requestId())
                .node(command.node())
                .sourceId(command.sourceId())
                .command(command.command())
                .result((short) result)
                .refusal((short) refusal)
                .before(before)
                .after(after);
        final int name = at + HEADER + CommandResultEncoder.personEncodingOffset();
        buffer.putLong(name, person.givenFirst());
        buffer.putLong(name + Long.BYTES, person.givenSecond());
        chained(at, CommandResultEncoder.BLOCK_LENGTH);
    }

    void utilisation(
            final int node,
            final int control,
            final int metric,
            final int ownState,
            final int effectiveState,
            final int quality,
            final double value,
            final double limit,
            final double share) {
        final int at = claim(LimitUtilisationEncoder.BLOCK_LENGTH);
        utilisation.wrapAndApplyHeader(buffer, at, header);
        stamp(utilisation.stamp(), quality);
        utilisation
                .node(node)
                .control((short) control)
                .metric((short) metric)
                .ownState((short) ownState)
                .effectiveState((short) effectiveState)
                .value(value)
                .limitValue(limit)
                .utilisation(share);
    }

    private int claim(final int blockLength) {
        final int start = section.length;
        final int length = HEADER + blockLength;
        buffer.putInt(start, length);
        // A slot is used again, so bytes that no field covers must not be those of an earlier message.
        buffer.setMemory(start + PREFIX, length, (byte) 0);
        section.length = start + PREFIX + length;
        return start + PREFIX;
    }

    private void stamp(final StampEncoder stamp, final int quality) {
        stamp.sequence(sequence).ingressTimeNs(nowNs).epoch(epoch).quality((short) quality);
    }

    private void chained(final int at, final int blockLength) {
        chain.add(buffer, at, HEADER + blockLength);
    }
}
