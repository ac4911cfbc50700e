package io.loadline.feed.cme;

import io.loadline.feed.EventWriter;

/** The changes of orders of the exchange event being read, in a chain for each instrument. Pre-allocated. */
final class EventOrders {
    private static final int MOST_ORDERS = 8192;

    private final long[] prices = new long[MOST_ORDERS];
    private final long[] quantities = new long[MOST_ORDERS];
    private final long[] orderIds = new long[MOST_ORDERS];
    private final long[] priorities = new long[MOST_ORDERS];
    private final byte[] actions = new byte[MOST_ORDERS];
    private final byte[] sides = new byte[MOST_ORDERS];
    private final int[] following = new int[MOST_ORDERS];
    private int count;

    boolean isFull() {
        return count == MOST_ORDERS;
    }

    void add(
            final CmeInstrument instrument,
            final long price,
            final long quantity,
            final long orderId,
            final long priority,
            final int action,
            final int side) {
        final int order = count++;
        prices[order] = price;
        quantities[order] = quantity;
        orderIds[order] = orderId;
        priorities[order] = priority;
        actions[order] = (byte) action;
        sides[order] = (byte) side;
        following[order] = ExchangeEvent.NO_ENTRY;
        if (instrument.firstOrder == ExchangeEvent.NO_ENTRY) {
            instrument.firstOrder = order;
        } else {
            following[instrument.lastOrder] = order;
        }
        instrument.lastOrder = order;
    }

    static void drop(final CmeInstrument instrument) {
        instrument.firstOrder = ExchangeEvent.NO_ENTRY;
        instrument.lastOrder = ExchangeEvent.NO_ENTRY;
    }

    void clear() {
        count = 0;
    }

    void write(final EventWriter writer, final CmeInstrument instrument, final boolean commit) {
        final int flags = (instrument.clearOrdersFirst ? EventWriter.CLEAR : 0)
                | (instrument.ordersFromSnapshot ? EventWriter.RECOVERY : 0);
        writer.beginOrders(instrument.id, flags, instrument.eventTimeNs);
        for (int order = instrument.firstOrder; order != ExchangeEvent.NO_ENTRY; order = following[order]) {
            writer.orderEntry(
                    prices[order],
                    quantities[order],
                    orderIds[order],
                    priorities[order],
                    actions[order],
                    sides[order],
                    0);
        }
        writer.endOrders(commit);
        instrument.ordersTold = true;
        drop(instrument);
        instrument.clearOrdersFirst = false;
        instrument.ordersFromSnapshot = instrument.ordersFromSnapshot && !commit;
    }
}
