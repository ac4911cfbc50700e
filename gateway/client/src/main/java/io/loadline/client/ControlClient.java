package io.loadline.client;

import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.loadline.codec.control.CommandEncoder;
import io.loadline.codec.control.ExecutionEncoder;
import io.loadline.codec.control.MessageHeaderEncoder;
import io.loadline.codec.control.OrderEncoder;
import io.loadline.codec.control.OrderStatusEncoder;
import io.loadline.codec.control.SourceEncoder;
import io.loadline.codec.control.SourceHeartbeatEncoder;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends orders, fills and commands to the server as one source, each with the next of the source's sequence numbers, and heartbeats between
 * them. Prices are mantissas of 1e-9, quantities of 1e-8.
 *
 * <p>A method that sends returns the sequence number it used, from 1; or a negative code of {@link Publication}, and then nothing was sent and
 * the number is still free: try again after {@link #poll}. Not thread-safe: one thread sends, polls and closes. Poll it at least every
 * 250 ms, or the server takes the source for lost.
 */
public final class ControlClient implements AutoCloseable {
    /** Time between heartbeats. */
    public static final long HEARTBEAT_NS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Buy side. */
    public static final int BUY = 1;
    /** Sell side. */
    public static final int SELL = 2;
    /** Limit order. */
    public static final int LIMIT = 1;
    /** Market order. */
    public static final int MARKET = 2;

    private static final int NEW = 1;
    private static final int REPLACE = 2;
    private static final int CANCEL = 3;
    private static final int MAX_SOURCE = 0xFFFF;
    private static final int CAPACITY = 512;

    private final DeskContext context;
    private final DriverConnection connection;
    private final int sourceId;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderEncoder order = new OrderEncoder();
    private final ExecutionEncoder execution = new ExecutionEncoder();
    private final OrderStatusEncoder orderStatus = new OrderStatusEncoder();
    private final CommandEncoder command = new CommandEncoder();
    private final SourceHeartbeatEncoder heartbeat = new SourceHeartbeatEncoder();
    private ExclusivePublication publication;
    private long lastSequence;
    private long nextHeartbeatNs;

    /**
     * Makes a client; it connects when it is polled.
     *
     * @param context configuration; only the directory, the control channel, and the clock are used
     * @param sourceId number of this source, 1 to 65535, its alone
     * @param lastSequence last sequence number this source has used, 0 for a new one
     */
    public ControlClient(final DeskContext context, final int sourceId, final long lastSequence) {
        if (sourceId < 1 || sourceId > MAX_SOURCE) {
            throw new IllegalArgumentException("sourceId is " + sourceId + "; expected 1 to " + MAX_SOURCE);
        }
        if (lastSequence < 0) {
            throw new IllegalArgumentException("lastSequence is " + lastSequence + "; expected 0 or more");
        }
        this.context = context;
        this.sourceId = sourceId;
        this.lastSequence = lastSequence;
        connection = new DriverConnection(context);
    }

    /** @return last sequence number used: keep it for the next start */
    public long lastSequence() {
        return lastSequence;
    }

    /** @return true while the server listens */
    public boolean isConnected() {
        return publication != null && publication.isConnected();
    }

    /**
     * Keeps the connection, and sends a heartbeat when it is due.
     *
     * @return 1 if a heartbeat was sent, else 0
     */
    public int poll() {
        final long nowNs = context.clock().nanoTime();
        if (connection.connect(nowNs)) {
            publication = connection.aeron().addExclusivePublication(context.controlChannel(), Streams.CONTROL);
            nextHeartbeatNs = nowNs;
        }
        if (!connection.doWork()) {
            publication = null;
            return 0;
        }
        if (nowNs - nextHeartbeatNs < 0) {
            return 0;
        }
        heartbeat.wrapAndApplyHeader(buffer, 0, header);
        source(heartbeat.source(), lastSequence);
        if (offer(heartbeat.encodedLength()) < 0) {
            return 0;
        }
        nextHeartbeatNs = nowNs + HEARTBEAT_NS;
        return 1;
    }

    /**
     * Asks for a verdict on a new order.
     *
     * @param clOrdId the source's own number for it, not 0
     * @param accountNode node id of the account
     * @param instrument instrument id
     * @param side {@link #BUY} or {@link #SELL}
     * @param orderType {@link #LIMIT} or {@link #MARKET}
     * @param quantity positive
     * @param price limit price; the smallest long for a market order
     * @return see the class comment
     */
    public long newOrder(
            final long clOrdId,
            final int accountNode,
            final int instrument,
            final int side,
            final int orderType,
            final long quantity,
            final long price) {
        return order(NEW, clOrdId, 0, accountNode, instrument, side, orderType, quantity, price);
    }

    /**
     * Asks for a verdict on a new quantity and price of an order.
     *
     * @param clOrdId number of the order as it will be
     * @param origClOrdId number of the order as it is
     * @param accountNode node id of the account
     * @param instrument instrument id
     * @param side side of the order
     * @param orderType type of the order
     * @param quantity positive
     * @param price limit price
     * @return see the class comment
     */
    public long replaceOrder(
            final long clOrdId,
            final long origClOrdId,
            final int accountNode,
            final int instrument,
            final int side,
            final int orderType,
            final long quantity,
            final long price) {
        return order(REPLACE, clOrdId, origClOrdId, accountNode, instrument, side, orderType, quantity, price);
    }

    /**
     * Tells that an order is being withdrawn.
     *
     * @param clOrdId number of the cancel itself
     * @param origClOrdId number of the order
     * @param accountNode node id of the account
     * @param instrument instrument id
     * @param side side of the order
     * @return see the class comment
     */
    public long cancelOrder(
            final long clOrdId, final long origClOrdId, final int accountNode, final int instrument, final int side) {
        return order(CANCEL, clOrdId, origClOrdId, accountNode, instrument, side, LIMIT, 0, 0);
    }

    private long order(
            final int kind,
            final long clOrdId,
            final long origClOrdId,
            final int accountNode,
            final int instrument,
            final int side,
            final int orderType,
            final long quantity,
            final long price) {
        order.wrapAndApplyHeader(buffer, 0, header);
        source(order.source(), lastSequence + 1);
        order.clOrdId(clOrdId)
                .origClOrdId(origClOrdId)
                .accountNode(accountNode)
                .instrumentId(instrument)
                .quantity(quantity)
                .price(price)
                .side((short) side)
                .kind((short) kind)
                .orderType((short) orderType);
        return send(order.encodedLength());
    }

    /**
     * Reports an execution.
     *
     * @param clOrdId number of the order
     * @param execId the venue's number of the execution
     * @param accountNode node id of the account
     * @param instrument instrument id
     * @param side {@link #BUY} or {@link #SELL}
     * @param quantity executed, positive
     * @param price price of the execution
     * @param last true when the order is complete
     * @return see the class comment
     */
    public long execution(
            final long clOrdId,
            final long execId,
            final int accountNode,
            final int instrument,
            final int side,
            final long quantity,
            final long price,
            final boolean last) {
        execution.wrapAndApplyHeader(buffer, 0, header);
        source(execution.source(), lastSequence + 1);
        execution
                .clOrdId(clOrdId)
                .execId(execId)
                .accountNode(accountNode)
                .instrumentId(instrument)
                .quantity(quantity)
                .price(price)
                .side((short) side)
                .last((short) (last ? 1 : 0));
        return send(execution.encodedLength());
    }

    /**
     * Reports what the venue said of an order.
     *
     * @param clOrdId number of the order
     * @param accountNode node id of the account
     * @param status 1 accepted, 2 rejected, 3 cancelled, 4 expired, 5 cancel rejected
     * @return see the class comment
     */
    public long orderStatus(final long clOrdId, final int accountNode, final int status) {
        orderStatus.wrapAndApplyHeader(buffer, 0, header);
        source(orderStatus.source(), lastSequence + 1);
        orderStatus.clOrdId(clOrdId).accountNode(accountNode).status((short) status);
        return send(orderStatus.encodedLength());
    }

    /**
     * Sends a person's decision. The result comes on the stream of decisions.
     *
     * @param decision what was decided
     * @return see the class comment
     */
    public long command(final Command decision) {
        command.wrapAndApplyHeader(buffer, 0, header);
        source(command.source(), lastSequence + 1);
        command.requestId(decision.requestId())
                .value(decision.value())
                .node(decision.node())
                .command((short) decision.code())
                .role((short) decision.role())
                .control((short) decision.control())
                .metric((short) decision.metric())
                .person(decision.person())
                .incident(decision.incident())
                .reason(decision.reason());
        return send(command.encodedLength());
    }

    private void source(final SourceEncoder source, final long sequence) {
        source.sourceSequence(sequence).sourceId(sourceId).reserved(0).reserved2(0);
    }

    private long send(final int bodyLength) {
        final long result = offer(bodyLength);
        if (result < 0) {
            return result;
        }
        nextHeartbeatNs = context.clock().nanoTime() + HEARTBEAT_NS;
        return ++lastSequence;
    }

    private long offer(final int bodyLength) {
        return publication == null
                ? Publication.NOT_CONNECTED
                : publication.offer(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }

    /** Leaves the server, which takes the source for lost after three heartbeats. */
    @Override
    public void close() {
        connection.close();
        publication = null;
    }
}
