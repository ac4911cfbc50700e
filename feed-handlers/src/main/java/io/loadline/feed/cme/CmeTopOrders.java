package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/**
 * Market by order of limited depth: the best orders of both sides of one instrument (the venue sends up to ten a side), all of them in each
 * message. So a message makes the orders known whatever was lost before it.
 */
final class CmeTopOrders {
    private static final int SECURITY_ID = 9;

    private static final int ORDER_ID = 0;
    private static final int PRIORITY = 8;
    private static final int PRICE = 16;
    private static final int QUANTITY = 24;
    private static final int TYPE = 28;
    private static final int ENTRY = 29;

    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final CmeOrders orders;
    private final ExchangeEvent event;
    private final FeedStatistics statistics;

    CmeTopOrders(
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final CmeOrders orders,
            final ExchangeEvent event,
            final FeedStatistics statistics) {
        this.instruments = instruments;
        this.definitions = definitions;
        this.orders = orders;
        this.event = event;
        this.statistics = statistics;
    }

    void onMessage(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int securityId = buffer.getInt(CmeLayout.block(message) + SECURITY_ID, LITTLE_ENDIAN);
        final CmeInstrument instrument = instruments.getOrAdd(securityId);
        if (!definitions.isKnown(instrument)) {
            return;
        }
        final int group = CmeLayout.firstGroup(buffer, message);
        if (!isWhole(buffer, group, message + CmeLayout.messageSize(buffer, message))) {
            statistics.error();
            orders.lose(instrument, StateReason.MALFORMED, packet + 1, timeNs);
            return;
        }
        orders.beginRestatement(instrument, packet, timeNs);
        final CmePriceScale scale = instrument.prices(template);
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            final int side = CmeChanges.bookSide(buffer.getByte(entry + TYPE));
            if (side == BookSide.BID || side == BookSide.ASK) {
                event.addOrder(
                        instrument,
                        timeNs,
                        scale.price(buffer.getLong(entry + PRICE, LITTLE_ENDIAN)),
                        CmeOrders.quantity(buffer.getInt(entry + QUANTITY, LITTLE_ENDIAN)),
                        buffer.getLong(entry + ORDER_ID, LITTLE_ENDIAN),
                        CmeOrders.priority(buffer.getLong(entry + PRIORITY, LITTLE_ENDIAN)),
                        BookAction.NEW,
                        side);
            }
            entry += entryLength;
        }
    }

    private static boolean isWhole(final DirectBuffer buffer, final int group, final int end) {
        return end - group >= SbeWire.GROUP_HEADER
                && SbeWire.endOfGroup(buffer, group) <= end
                && (SbeWire.entryCount(buffer, group) == 0 || SbeWire.entryLength(buffer, group) >= ENTRY);
    }
}
