package io.loadline.bench.offline;

import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.OpeningPosition;
import io.loadline.feed.sim.SimulatedExchange;
import java.util.List;
import java.util.SplittableRandom;

/** Random executions in what the firm holds: up to a tenth of the opening position, either way, at the mid of the market. */
final class Fills {
    private static final int SOURCE = 9;
    private static final int PART = 10;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final List<OpeningPosition> positions;
    private final SimulatedExchange exchange;
    private final SplittableRandom random;
    private long count;

    Fills(final List<OpeningPosition> positions, final SimulatedExchange exchange, final long seed) {
        this.positions = positions;
        this.exchange = exchange;
        random = new SplittableRandom(seed);
    }

    /** Puts one into the log. */
    void next(final InputSink sink) {
        final OpeningPosition position = positions.get(random.nextInt(positions.size()));
        final long bid = exchange.bestBid(position.instrument());
        final long ask = exchange.bestAsk(position.instrument());
        count++;
        fill.wrapAndApplyHeader(sink.claim(), 0, header)
                .accountNode(position.account())
                .instrumentId(position.instrument())
                .side((short) (1 + random.nextInt(2)))
                .last((short) 1)
                .sourceId(SOURCE)
                .reserved(0)
                .sourceSequence(count)
                .execId(count)
                .clOrdId(count)
                .quantity(Math.max(1, random.nextLong(Math.abs(position.quantity()) / PART + 1)))
                .price(bid + (ask - bid) / 2);
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + fill.encodedLength());
    }

    long count() {
        return count;
    }
}
