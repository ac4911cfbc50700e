package io.loadline.feed.memx;

import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.OrderChanges;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/** Orders and trades of both products. What does not fit a book shows that the book is wrong. */
final class MemxTrading {
    private static final int EXPECTED_ORDERS = 1 << 14;
    private static final int MOST_ORDERS = 1 << 24;
    private static final int NEW_TRADE = 0;
    private static final int CORRECTION = 1;
    private static final int BUST = 2;
    private static final int UNKNOWN_AGGRESSOR = 0;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final EventWriter writer;
    private final MemxInstruments instruments;
    private final FeedStatistics statistics;
    private final boolean loose;
    private final OrderChanges orders;

    MemxTrading(
            final EventWriter writer,
            final MemxInstruments instruments,
            final FeedStatistics statistics,
            final boolean loose) {
        this.writer = writer;
        this.instruments = instruments;
        this.statistics = statistics;
        this.loose = loose;
        orders = new OrderChanges(writer, EXPECTED_ORDERS, MOST_ORDERS);
    }

    void forgetAll() {
        orders.forgetAll();
    }

    void onMessage(
            final MemxInstrument instrument,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        switch (template.kind) {
            case ADDED, DELETED, REDUCED -> {
                if (!instrument.stale) {
                    check(instrument, change(instrument, template, buffer, block, timeNs), timeNs);
                }
            }
            case EXECUTED -> execute(instrument, template, buffer, block, timeNs);
            case TRADED -> trade(instrument, UNKNOWN_AGGRESSOR, NEW_TRADE, template, buffer, block, timeNs);
            case BROKEN -> trade(instrument, UNKNOWN_AGGRESSOR, BUST, template, buffer, block, timeNs);
            case CORRECTED -> trade(instrument, UNKNOWN_AGGRESSOR, CORRECTION, template, buffer, block, timeNs);
            case CLEARED -> clear(instrument, timeNs);
            default -> {
                // not of orders or trades
            }
        }
    }

    private OrderChanges.Outcome change(
            final MemxInstrument instrument,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        final long orderId = template.orderId(buffer, block);
        if (template.kind == MemxTemplate.Kind.DELETED) {
            return orders.delete(instrument.index, instrument.id, orderId, timeNs);
        }
        final long quantity = template.quantity(buffer, block);
        if (template.kind == MemxTemplate.Kind.REDUCED) {
            return orders.reduce(instrument.index, instrument.id, orderId, quantity, timeNs);
        }
        final int side = side(template.side(buffer, block));
        return side < 0
                ? OrderChanges.Outcome.CONTRADICTION
                : orders.add(
                        instrument.index,
                        instrument.id,
                        orderId,
                        side,
                        template.price(buffer, block),
                        quantity,
                        timeNs);
    }

    private static int side(final int code) {
        return switch (code) {
            case 'B' -> BookSide.BID;
            case 'S' -> BookSide.ASK;
            default -> -1;
        };
    }

    /** Takes from the resting order; whoever traded with it came from the other side. */
    private void execute(
            final MemxInstrument instrument,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        int aggressor = UNKNOWN_AGGRESSOR;
        if (!instrument.stale) {
            final long orderId = template.orderId(buffer, block);
            final OrderChanges.Outcome outcome =
                    orders.reduce(instrument.index, instrument.id, orderId, template.quantity(buffer, block), timeNs);
            if (outcome == OrderChanges.Outcome.DONE) {
                aggressor = orders.lastSide() == BookSide.BID ? SELL : BUY;
            }
            check(instrument, outcome, timeNs);
        }
        trade(instrument, aggressor, NEW_TRADE, template, buffer, block, timeNs);
    }

    private void clear(final MemxInstrument instrument, final long timeNs) {
        orders.clear(instrument.index, instrument.id, 0, timeNs);
        instruments.recover(instrument, timeNs);
    }

    private void trade(
            final MemxInstrument instrument,
            final int aggressor,
            final int action,
            final MemxTemplate template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        writer.trade(
                instrument.id,
                aggressor,
                action,
                timeNs,
                template.price(buffer, block),
                template.quantity(buffer, block),
                -1);
    }

    /** In loose packets orders of before are simply not known. */
    private void check(final MemxInstrument instrument, final OrderChanges.Outcome outcome, final long timeNs) {
        if (outcome != OrderChanges.Outcome.DONE && !(loose && outcome == OrderChanges.Outcome.UNKNOWN_ORDER)) {
            statistics.error();
            if (!loose) {
                instruments.lose(instrument, StateReason.MALFORMED, timeNs);
            }
        }
    }
}
