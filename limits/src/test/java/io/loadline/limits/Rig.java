package io.loadline.limits;

import io.loadline.codec.input.EpochStartEncoder;
import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.HealthReportEncoder;
import io.loadline.codec.input.InstrumentStateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OperatorCommandEncoder;
import io.loadline.codec.input.OrderReportEncoder;
import io.loadline.codec.input.OrderRequestEncoder;
import io.loadline.codec.input.SourceStatusEncoder;
import io.loadline.codec.input.TimerEncoder;
import io.loadline.codec.input.TradeUpdateEncoder;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A limits stage behind {@link Upstream}, driven by input messages in event time. Keeps the log, so that it can be run again. */
final class Rig {
    /** One record of the log. */
    record Logged(byte[] input, long timeNs, int epoch) {}

    static final long SECOND = 1_000_000_000L;
    static final long START = 1_760_000_000L * SECOND;
    static final int BUY = 1;
    static final int SELL = 2;

    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;

    final List<Logged> log = new ArrayList<>();
    final List<byte[]> outputs = new ArrayList<>();
    final Upstream upstream;
    final RiskEvent event;
    private final LimitsStage stage;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long nowNs = START;
    private int epoch;
    private long sequence;
    private long sourceSequence;
    private long nextOrder = 1;

    Rig(final RiskModel model) {
        this(model, LimitsSettings.defaults());
    }

    Rig(final RiskModel model, final LimitsSettings settings) {
        upstream = new Upstream(model);
        event = new RiskEvent(model.tree().size());
        stage = new LimitsStage(model, Counters.inMemory(), settings);
    }

    /** @return a rig of the standard model, with an epoch begun and every instrument priced */
    static Rig started() {
        return started(Models.standard());
    }

    static Rig started(final RiskModel model) {
        final Rig rig = new Rig(model);
        rig.start();
        return rig;
    }

    void start() {
        epoch(1);
        mark(0, 100);
        mark(1, 50);
        mark(2, 10);
    }

    long sequence() {
        return sequence;
    }

    long nowNs() {
        return nowNs;
    }

    Output pass(final long nanoseconds) {
        nowNs += nanoseconds;
        return timer();
    }

    Output run(final Logged record) {
        event.input.putBytes(0, record.input());
        event.length = record.input().length;
        event.templateId = event.input.getShort(2);
        event.ingressTimeNs = record.timeNs();
        event.epoch = record.epoch();
        event.sequence = ++sequence;
        upstream.run(event);
        stage.onEvent(event, sequence);
        final byte[] bytes = new byte[event.limits.length];
        event.limits.messages.getBytes(0, bytes);
        outputs.add(bytes);
        log.add(record);
        return new Output(bytes, event.limits.urgent, event.limits.trips, sequence);
    }

    private Output send(final int bodyLength) {
        final byte[] input = new byte[BODY + bodyLength];
        buffer.getBytes(0, input);
        nowNs += 1_000;
        return run(new Logged(input, nowNs, epoch));
    }

    Output epoch(final int number) {
        epoch = number;
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new EpochStartEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .epoch(number)
                .build("test");
        return send(EpochStartEncoder.BLOCK_LENGTH);
    }

    Output mark(final int instrument, final double price) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new TradeUpdateEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .instrumentId(instrument)
                .price(!Double.isNaN(price) ? Scale.toPrice(price) : Scale.NULL_PRICE);
        return send(TradeUpdateEncoder.BLOCK_LENGTH);
    }

    Output stale(final int instrument) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new InstrumentStateEncoder().wrapAndApplyHeader(buffer, 0, header).instrumentId(instrument);
        return send(InstrumentStateEncoder.BLOCK_LENGTH);
    }

    Output timer() {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new TimerEncoder().wrapAndApplyHeader(buffer, 0, header).periodNs(50_000_000);
        return send(TimerEncoder.BLOCK_LENGTH);
    }

    Output health(final double freeDisk, final boolean journal, final long clockOffsetNs) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new HealthReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .freeDiskRatio(freeDisk)
                .clockOffsetNs(clockOffsetNs)
                .journalHealthy((short) (journal ? 1 : 0));
        return send(HealthReportEncoder.BLOCK_LENGTH);
    }

    Output source(final int sourceId, final boolean connected) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new SourceStatusEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .sourceId(sourceId)
                .status((short) (connected ? 1 : 0));
        return send(SourceStatusEncoder.BLOCK_LENGTH);
    }

    /** @return the identifier the next order gets */
    long nextOrder() {
        return nextOrder;
    }

    Output buy(final int account, final int instrument, final double quantity, final double price) {
        return order(nextOrder++, 0, 1, account, instrument, BUY, 1, Scale.toQuantity(quantity), price);
    }

    Output sell(final int account, final int instrument, final double quantity, final double price) {
        return order(nextOrder++, 0, 1, account, instrument, SELL, 1, Scale.toQuantity(quantity), price);
    }

    Output replace(final long original, final int account, final int side, final double quantity, final double price) {
        return order(nextOrder++, original, 2, account, 0, side, 1, Scale.toQuantity(quantity), price);
    }

    Output cancel(final long original, final int account) {
        return order(nextOrder++, original, 3, account, 0, BUY, 1, 0, 0);
    }

    Output order(
            final long clOrdId,
            final long original,
            final int kind,
            final int account,
            final int instrument,
            final int side,
            final int type,
            final long quantity,
            final double price) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new OrderRequestEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountNode(account)
                .instrumentId(instrument)
                .side((short) side)
                .kind((short) kind)
                .sourceId(1)
                .orderType((short) type)
                .sourceSequence(++sourceSequence)
                .clOrdId(clOrdId)
                .origClOrdId(original)
                .quantity(quantity)
                .price(!Double.isNaN(price) ? Scale.toPrice(price) : Scale.NULL_PRICE);
        return send(OrderRequestEncoder.BLOCK_LENGTH);
    }

    Output fill(
            final long clOrdId,
            final int account,
            final int instrument,
            final int side,
            final double quantity,
            final double price,
            final boolean last) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new FillEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountNode(account)
                .instrumentId(instrument)
                .side((short) side)
                .last((short) (last ? 1 : 0))
                .sourceId(1)
                .clOrdId(clOrdId)
                .quantity(Scale.toQuantity(quantity))
                .price(Scale.toPrice(price));
        return send(FillEncoder.BLOCK_LENGTH);
    }

    Output report(final long clOrdId, final int account, final int status) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new OrderReportEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountNode(account)
                .status((short) status)
                .sourceId(1)
                .clOrdId(clOrdId);
        return send(OrderReportEncoder.BLOCK_LENGTH);
    }

    Output kill(final int node, final long killId) {
        return command(1, 1, node, killId, 0, 0, 0, "tess", "", "stop");
    }

    Output requestReset(final int node, final long requestId, final long causeSequence, final String person) {
        return command(2, 2, node, requestId, (double) causeSequence, 0, 0, person, "INC-7", "cause understood");
    }

    Output approveReset(final int node, final long requestId, final String person) {
        return command(3, 3, node, requestId, 0, 0, 0, person, "INC-7", "approved");
    }

    Output setLimit(
            final int node,
            final int control,
            final int metric,
            final double value,
            final long requestId,
            final String person) {
        return command(4, 2, node, requestId, value, control, metric, person, "", "");
    }

    Output approveLimit(final int node, final long requestId, final String person) {
        return command(5, 3, node, requestId, 0, 0, 0, person, "", "");
    }

    Output command(
            final int command,
            final int role,
            final int node,
            final long requestId,
            final double value,
            final int control,
            final int metric,
            final String person,
            final String incident,
            final String reason) {
        buffer.setMemory(0, buffer.capacity(), (byte) 0);
        new OperatorCommandEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .command((short) command)
                .role((short) role)
                .control((short) control)
                .metric((short) metric)
                .node(node)
                .sourceId(9)
                .sourceSequence(++sourceSequence)
                .requestId(requestId)
                .value(value)
                .person(person)
                .incident(incident)
                .reason(reason);
        return send(OperatorCommandEncoder.BLOCK_LENGTH);
    }
}
