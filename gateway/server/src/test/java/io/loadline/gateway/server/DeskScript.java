package io.loadline.gateway.server;

import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.OperatorCommandEncoder;
import io.loadline.codec.input.OrderRequestEncoder;
import io.loadline.codec.input.SourceStatusEncoder;
import io.loadline.core.Scale;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import io.loadline.feed.sim.SimulatedExchange;
import java.util.SplittableRandom;

/** What a desk and an operator send during a session: the same messages for the same seed, straight into the log. */
final class DeskScript {
    private static final int DESK = 7;
    private static final int OPERATOR = 1;
    private static final int BUY = 1;
    private static final int SELL = 2;
    private static final int NEW = 1;
    private static final int LIMIT = 1;
    private static final int KILL = 1;
    private static final int BLOCK = 6;
    private static final int UNBLOCK = 7;
    private static final int RISK = 2;
    private static final int ACTIONS_BEFORE_BLOCK = 40;
    private static final int ACTIONS_BEFORE_UNBLOCK = 60;
    private static final int ACTIONS_BEFORE_KILL = 80;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OrderRequestEncoder order = new OrderRequestEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private final SourceStatusEncoder status = new SourceStatusEncoder();
    private final RiskModel model;
    private final SimulatedExchange exchange;
    private final InputSink sink;
    private final SplittableRandom random;
    private long actions;
    private long sourceSequence;
    private long commandSequence;

    DeskScript(final RiskModel model, final SimulatedExchange exchange, final InputSink sink, final long seed) {
        this.model = model;
        this.exchange = exchange;
        this.sink = sink;
        random = new SplittableRandom(seed);
    }

    /** Sends an order and its fill in something the firm holds, now and then a command. */
    void act() {
        if (actions++ == 0) {
            connect();
        }
        if (actions == ACTIONS_BEFORE_BLOCK) {
            command(BLOCK, "fx-t2");
        } else if (actions == ACTIONS_BEFORE_UNBLOCK) {
            command(UNBLOCK, "fx-t2");
        } else if (actions == ACTIONS_BEFORE_KILL) {
            command(KILL, "rates-t1");
        }
        final OpeningPosition held =
                model.positions().get(random.nextInt(model.positions().size()));
        final int side = random.nextBoolean() ? BUY : SELL;
        final long price = side == BUY ? exchange.bestAsk(held.instrument()) : exchange.bestBid(held.instrument());
        final long quantity =
                Math.max(1, Math.abs(held.quantity()) / (500 * Scale.toQuantity(1))) * Scale.toQuantity(1);
        order(held, side, quantity, price);
        if (random.nextInt(10) < 8) {
            fill(held, side, quantity, price);
        }
    }

    private void connect() {
        status.wrapAndApplyHeader(sink.claim(), 0, header)
                .sourceId(DESK)
                .status((short) 1)
                .lastSourceSequence(0);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + status.encodedLength());
    }

    private void order(final OpeningPosition held, final int side, final long quantity, final long price) {
        order.wrapAndApplyHeader(sink.claim(), 0, header)
                .accountNode(held.account())
                .instrumentId(held.instrument())
                .side((short) side)
                .kind((short) NEW)
                .sourceId(DESK)
                .orderType((short) LIMIT)
                .sourceSequence(++sourceSequence)
                .clOrdId(actions)
                .origClOrdId(0)
                .quantity(quantity)
                .price(price);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + order.encodedLength());
    }

    private void fill(final OpeningPosition held, final int side, final long quantity, final long price) {
        fill.wrapAndApplyHeader(sink.claim(), 0, header)
                .accountNode(held.account())
                .instrumentId(held.instrument())
                .side((short) side)
                .last((short) 1)
                .sourceId(DESK)
                .sourceSequence(++sourceSequence)
                .execId(actions)
                .clOrdId(actions)
                .quantity(quantity)
                .price(price);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + fill.encodedLength());
    }

    private void command(final int what, final String node) {
        command.wrapAndApplyHeader(sink.claim(), 0, header)
                .command((short) what)
                .role((short) RISK)
                .control((short) 0)
                .metric((short) 0)
                .node(model.tree().idOf(node))
                .sourceId(OPERATOR)
                .sourceSequence(++commandSequence)
                .requestId(commandSequence)
                .value(0)
                .person("ada")
                .incident("INC-1")
                .reason("drill");
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + command.encodedLength());
    }
}
