package io.loadline.feed.iex;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.OrderChanges;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/** Books by order: the displayed orders of DEEP+. */
final class IexOrderBooks {
    private final FeedStatistics statistics;
    private final IexInstruments instruments;
    private final OrderChanges orders;

    IexOrderBooks(
            final EventWriter writer,
            final FeedStatistics statistics,
            final IexInstruments instruments,
            final int expectedOrders,
            final int mostOrders) {
        this.statistics = statistics;
        this.instruments = instruments;
        orders = new OrderChanges(writer, expectedOrders, mostOrders);
    }

    void onAdd(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument == null) {
            return;
        }
        final int wireSide = buffer.getByte(message + IexLayout.DETAIL);
        final long price = buffer.getLong(message + IexLayout.ORDER_PRICE, LITTLE_ENDIAN);
        final int size = buffer.getInt(message + IexLayout.ORDER_SIZE, LITTLE_ENDIAN);
        final long timeNs = IexMessages.timeNs(buffer, message);
        final boolean bid = wireSide == IexMessageType.BUY_LEVEL;
        if ((!bid && wireSide != IexMessageType.SELL_LEVEL) || !IexMessages.isPrice(price) || size <= 0) {
            malformed(instrument, timeNs);
            return;
        }
        note(
                instrument,
                orders.add(
                        instrument.index,
                        instrument.id,
                        orderId(buffer, message),
                        bid ? BookSide.BID : BookSide.ASK,
                        price * IexMessages.PRICE_UNIT,
                        size * Scale.QUANTITY,
                        timeNs),
                timeNs);
    }

    void onModify(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument == null) {
            return;
        }
        final long price = buffer.getLong(message + IexLayout.ORDER_PRICE, LITTLE_ENDIAN);
        final int size = buffer.getInt(message + IexLayout.ORDER_SIZE, LITTLE_ENDIAN);
        final long timeNs = IexMessages.timeNs(buffer, message);
        if (!IexMessages.isPrice(price) || size <= 0) {
            malformed(instrument, timeNs);
            return;
        }
        note(
                instrument,
                orders.change(
                        instrument.index,
                        instrument.id,
                        orderId(buffer, message),
                        price * IexMessages.PRICE_UNIT,
                        size * Scale.QUANTITY,
                        (buffer.getByte(message + IexLayout.DETAIL) & IexLayout.MAINTAIN_PRIORITY) != 0,
                        timeNs),
                timeNs);
    }

    void onDelete(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument != null) {
            final long timeNs = IexMessages.timeNs(buffer, message);
            note(instrument, orders.delete(instrument.index, instrument.id, orderId(buffer, message), timeNs), timeNs);
        }
    }

    /** @return true if the order was known */
    boolean onExecution(final IexInstrument instrument, final DirectBuffer buffer, final int message) {
        final long timeNs = IexMessages.timeNs(buffer, message);
        final long executed = buffer.getInt(message + IexLayout.ORDER_SIZE, LITTLE_ENDIAN) * Scale.QUANTITY;
        if (executed <= 0) {
            malformed(instrument, timeNs);
            return false;
        }
        final OrderChanges.Outcome outcome =
                orders.reduce(instrument.index, instrument.id, orderId(buffer, message), executed, timeNs);
        note(instrument, outcome, timeNs);
        return outcome == OrderChanges.Outcome.DONE;
    }

    void onClear(final IexChannel channel, final DirectBuffer buffer, final int message) {
        final IexInstrument instrument = instruments.of(channel, buffer, message);
        if (instrument != null) {
            final long timeNs = IexMessages.timeNs(buffer, message);
            empty(instrument, instrument.stale ? EventWriter.RECOVERY : 0, timeNs);
            instruments.markRecovered(instrument, timeNs);
        }
    }

    boolean lastWasBid() {
        return orders.lastSide() == BookSide.BID;
    }

    void empty(final IexInstrument instrument, final int flags, final long timeNs) {
        orders.clear(instrument.index, instrument.id, flags, timeNs);
    }

    /** An unknown order is no surprise while a book is stale or was taken up in the middle of the day. */
    private void note(final IexInstrument instrument, final OrderChanges.Outcome outcome, final long timeNs) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN_ORDER -> {
                statistics.message(IexMessageType.NOT_THERE);
                if (!instruments.goodFromEmpty()) {
                    instruments.markStale(instrument, StateReason.CHANGE_ID_GAP, timeNs);
                }
            }
            case CONTRADICTION, FULL -> malformed(instrument, timeNs);
        }
    }

    private void malformed(final IexInstrument instrument, final long timeNs) {
        statistics.error();
        instruments.markStale(instrument, StateReason.MALFORMED, timeNs);
    }

    private static long orderId(final DirectBuffer buffer, final int message) {
        return buffer.getLong(message + IexLayout.ORDER_ID, LITTLE_ENDIAN);
    }
}
