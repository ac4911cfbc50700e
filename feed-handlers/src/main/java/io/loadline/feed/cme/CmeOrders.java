package io.loadline.feed.cme;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.Scale;
import io.loadline.feed.BookAction;
import io.loadline.feed.BookSide;
import io.loadline.feed.EventWriter;
import io.loadline.feed.FeedStatistics;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StateReason;
import org.agrona.DirectBuffer;

/**
 * Orders of the incremental feed. They carry no number of their own, so only packet numbers tell of a loss, and a lost packet makes the
 * orders of every instrument unknown until a snapshot of them. The fills that a trade tells are not orders: the venue sends the changes
 * they cause as well.
 */
final class CmeOrders {
    private static final int ORDER_ID = 0;
    private static final int PRIORITY = 8;

    private static final int ENTRY_PRICE = 16;
    private static final int ENTRY_QUANTITY = 24;
    private static final int ENTRY_SECURITY_ID = 28;
    private static final int ENTRY_ACTION = 32;
    private static final int ENTRY_TYPE = 33;

    private static final int GROUP_QUANTITY = 16;
    private static final int GROUP_REFERENCE = 20;
    private static final int GROUP_ACTION = 21;

    private final EventWriter writer;
    private final CmeInstruments instruments;
    private final CmeDefinitions definitions;
    private final ExchangeEvent event;
    private final FeedStatistics statistics;
    private final CmeOrderUse use;
    private final boolean fragments;
    private final OrderBacklog backlog = new OrderBacklog();
    private final OrderChange change = new OrderChange();
    private int backlogCompleteFrom;
    private boolean levelsHeard;

    CmeOrders(
            final CmeChannel channel,
            final EventWriter writer,
            final CmeInstruments instruments,
            final CmeDefinitions definitions,
            final ExchangeEvent event,
            final FeedStatistics statistics) {
        this.writer = writer;
        this.instruments = instruments;
        this.definitions = definitions;
        this.event = event;
        this.statistics = statistics;
        use = channel.orders();
        fragments = channel.fragments();
    }

    boolean arePassedOver() {
        return use == CmeOrderUse.NONE;
    }

    /** @return true if {@link #onLevel} must be told of a level of the instrument */
    boolean mustHearOfLevels(final CmeInstrument instrument) {
        return !levelsHeard || (instrument.topFromOrders && use == CmeOrderUse.AUTO);
    }

    /** A level came: this channel tells them, and what was taken to be without has them after all. */
    void onLevel(final CmeInstrument instrument, final int packet, final long timeNs) {
        levelsHeard = true;
        if (instrument.topFromOrders && use == CmeOrderUse.AUTO) {
            lose(instrument, StateReason.LATE_START, packet + 1, timeNs);
            instrument.ordersAnchored = false;
            definitions.redefine(instrument, false);
            instrument.clearFirst = true;
        }
    }

    /**
     * All orders of an instrument that the venue tells are told anew: whatever was lost, they are known. The caller adds them next.
     *
     * @param packet that tells them
     */
    void beginRestatement(final CmeInstrument instrument, final int packet, final long timeNs) {
        OrderBacklog.forget(instrument);
        event.clearOrders(instrument, timeNs);
        instrument.ordersThrough = packet;
        instrument.ordersCompleteFrom = packet;
        instrument.ordersAnchored = true;
        if (instrument.orders != CmeInstrument.Orders.GOOD) {
            instrument.orders = fragments ? CmeInstrument.Orders.LOOSE : CmeInstrument.Orders.RECOVERING;
        }
    }

    /** A message of orders. */
    void onMessage(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int group = CmeLayout.firstGroup(buffer, message);
        final int entryLength = SbeWire.entryLength(buffer, group);
        int entry = SbeWire.firstEntry(group);
        for (int i = SbeWire.entryCount(buffer, group); i > 0; i--) {
            change.orderId = buffer.getLong(entry + ORDER_ID, LITTLE_ENDIAN);
            change.priority = buffer.getLong(entry + PRIORITY, LITTLE_ENDIAN);
            change.wirePrice = buffer.getLong(entry + ENTRY_PRICE, LITTLE_ENDIAN);
            change.quantity = buffer.getInt(entry + ENTRY_QUANTITY, LITTLE_ENDIAN);
            change.action = buffer.getByte(entry + ENTRY_ACTION) & 0xff;
            final int securityId = buffer.getInt(entry + ENTRY_SECURITY_ID, LITTLE_ENDIAN);
            onChange(template, securityId, buffer.getByte(entry + ENTRY_TYPE), packet, timeNs);
            entry += entryLength;
        }
    }

    /** The orders behind the entries of a message of levels: each names its entry by its place, from 1. */
    void onOrdersOfLevels(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int message,
            final int packet,
            final long timeNs) {
        final int levels = CmeLayout.firstGroup(buffer, message);
        final int orders = SbeWire.endOfGroup(buffer, levels);
        if (message + CmeLayout.messageSize(buffer, message) - orders < CmeLayout.ORDER_GROUP_HEADER) {
            return;
        }
        final CmeEntryLayout layout = template.entries;
        final int levelCount = SbeWire.entryCount(buffer, levels);
        final int levelLength = SbeWire.entryLength(buffer, levels);
        final int orderLength = SbeWire.entryLength(buffer, orders);
        int order = orders + CmeLayout.ORDER_GROUP_HEADER;
        for (int i = CmeLayout.orderCount(buffer, orders); i > 0; i--) {
            final int reference = buffer.getByte(order + GROUP_REFERENCE) & 0xff;
            if (reference == 0 || reference > levelCount) {
                loseAllOf(template, buffer, levels, packet, timeNs);
                return;
            }
            final int level = SbeWire.firstEntry(levels) + (reference - 1) * levelLength;
            change.orderId = buffer.getLong(order + ORDER_ID, LITTLE_ENDIAN);
            change.priority = buffer.getLong(order + PRIORITY, LITTLE_ENDIAN);
            change.wirePrice = buffer.getLong(level + layout.price, LITTLE_ENDIAN);
            change.quantity = buffer.getInt(order + GROUP_QUANTITY, LITTLE_ENDIAN);
            change.action = buffer.getByte(order + GROUP_ACTION) & 0xff;
            final int securityId = buffer.getInt(level + layout.securityId, LITTLE_ENDIAN);
            onChange(template, securityId, buffer.getByte(level + layout.type), packet, timeNs);
            order += orderLength;
        }
    }

    /** The venue empties the book of one instrument, in a message of levels. */
    void onBookReset(final CmeInstrument instrument, final int packet, final long timeNs) {
        if (use == CmeOrderUse.NONE || !instrument.isDefined()) {
            return;
        }
        change.action = OrderChange.RESET;
        take(instrument, false, packet, timeNs);
    }

    /**
     * Packets are lost, or the first has come and what was before it is not known: no orders can be trusted but those of a snapshot that
     * covers all of it.
     */
    void onGap(final int nextPacket, final int reason, final long timeNs) {
        for (int i = 0; i < instruments.all().size(); i++) {
            final CmeInstrument instrument = instruments.all().get(i);
            final boolean ahead = instrument.orders != CmeInstrument.Orders.LOST
                    && instrument.orders != CmeInstrument.Orders.LOOSE
                    && instrument.ordersThrough + 1 - nextPacket >= 0;
            if (!ahead) {
                lose(instrument, reason, nextPacket, timeNs);
            }
        }
    }

    /** The channel counts anew: nothing kept aside and no snapshot before this can be placed any more. */
    void onRestart(final int nextPacket, final long timeNs) {
        dropBacklog(nextPacket);
        for (int i = 0; i < instruments.all().size(); i++) {
            final CmeInstrument instrument = instruments.all().get(i);
            lose(instrument, StateReason.SEQUENCE_GAP, nextPacket, timeNs);
            instrument.ordersAnchored = false;
        }
    }

    /** The log has just heard that the book is empty, which is not known to be true of the orders. */
    void onBookEmptied(final CmeInstrument instrument, final long timeNs) {
        if (!instrument.topFromOrders && instrument.orders == CmeInstrument.Orders.LOST) {
            writeLoss(instrument, timeNs);
        }
    }

    /** Every book of the channel is empty, and known to be. */
    void onChannelReset(final CmeInstrument instrument, final int packet, final long timeNs) {
        OrderBacklog.forget(instrument);
        event.dropOrders(instrument);
        instrument.orders = CmeInstrument.Orders.GOOD;
        instrument.ordersThrough = packet - 1;
        instrument.ordersCompleteFrom = packet;
        instrument.ordersAnchored = true;
        if (instrument.topFromOrders && instrument.toldStale) {
            instrument.orders = CmeInstrument.Orders.RECOVERING;
            event.touch(instrument, timeNs);
        }
    }

    void dropBacklog(final int completeFrom) {
        backlog.clear();
        backlogCompleteFrom = completeFrom;
    }

    /** @return true if all changes after a packet are in the backlog */
    boolean isCompleteAfter(final CmeInstrument instrument, final int packet) {
        return packet + 1 - instrument.ordersCompleteFrom >= 0 && packet + 1 - backlogCompleteFrom >= 0;
    }

    /** Begins to take a snapshot of the orders. */
    void beginSnapshot(final CmeInstrument instrument) {
        event.dropOrders(instrument);
        makeTopIfNoLevels(instrument);
        instrument.orders = CmeInstrument.Orders.SNAPSHOT;
    }

    /** A snapshot ends before its end. */
    void abandonSnapshot(final CmeInstrument instrument) {
        instrument.orders = fragments ? CmeInstrument.Orders.LOOSE : CmeInstrument.Orders.LOST;
    }

    /** A snapshot is in the log up to its commit: what was kept aside follows. */
    void endSnapshot(final CmeInstrument instrument, final int throughPacket, final long timeNs) {
        instrument.orders = CmeInstrument.Orders.RECOVERING;
        instrument.ordersThrough = throughPacket;
        instrument.ordersAnchored = true;
        event.touchOrders(instrument, timeNs);
        instrument.ordersFromSnapshot = true;
        for (int at = backlog.first(instrument); at != OrderBacklog.NONE; at = backlog.after(at)) {
            if (backlog.packet(at) - throughPacket > 0) {
                backlog.read(at, change);
                apply(instrument, backlog.isCoarse(at), backlog.timeNs(at));
            }
        }
        OrderBacklog.forget(instrument);
        if (!event.isOpen()) {
            event.commit();
        }
    }

    /** The orders may be wrong from here on, and packets before {@code completeFrom} may be missing. */
    void lose(final CmeInstrument instrument, final int reason, final int completeFrom, final long timeNs) {
        if (use == CmeOrderUse.NONE) {
            return;
        }
        OrderBacklog.forget(instrument);
        instrument.ordersCompleteFrom = completeFrom;
        if (fragments) {
            instrument.orders = instrument.orders == CmeInstrument.Orders.LOST
                    ? CmeInstrument.Orders.LOST
                    : CmeInstrument.Orders.LOOSE;
            return;
        }
        final boolean wereGood =
                instrument.orders == CmeInstrument.Orders.GOOD || instrument.orders == CmeInstrument.Orders.RECOVERING;
        instrument.orders = CmeInstrument.Orders.LOST;
        event.dropOrders(instrument);
        if (instrument.topFromOrders) {
            instruments.tellStale(instrument, reason, timeNs);
        } else if (wereGood) {
            writeLoss(instrument, timeNs);
        }
    }

    /** Orders that are emptied without commit are being rebuilt, and are not to be used until a commit. */
    private void writeLoss(final CmeInstrument instrument, final long timeNs) {
        if (instrument.ordersTold) {
            writer.beginOrders(instrument.id, EventWriter.CLEAR | EventWriter.RECOVERY, timeNs);
            writer.endOrders(false);
        }
    }

    private void loseAllOf(
            final CmeTemplate template,
            final DirectBuffer buffer,
            final int levels,
            final int packet,
            final long timeNs) {
        statistics.error();
        int level = SbeWire.firstEntry(levels) + template.entries.securityId;
        for (int i = SbeWire.entryCount(buffer, levels); i > 0; i--) {
            final CmeInstrument instrument = instruments.get(buffer.getInt(level, LITTLE_ENDIAN));
            if (instrument != null) {
                lose(instrument, StateReason.MALFORMED, packet + 1, timeNs);
            }
            level += SbeWire.entryLength(buffer, levels);
        }
    }

    private void onChange(
            final CmeTemplate template, final int securityId, final int type, final int packet, final long timeNs) {
        final CmeInstrument instrument = instruments.getOrAdd(securityId);
        if (!definitions.isKnown(instrument)) {
            return;
        }
        if (type == 'J') {
            change.action = OrderChange.RESET;
        } else {
            change.side = CmeChanges.bookSide(type);
            if (change.side != BookSide.BID && change.side != BookSide.ASK) {
                return;
            }
            if (change.action > BookAction.DELETE) {
                statistics.error();
                lose(instrument, StateReason.MALFORMED, packet + 1, timeNs);
                return;
            }
        }
        take(instrument, template.coarsePrices, packet, timeNs);
    }

    private void take(final CmeInstrument instrument, final boolean coarsePrice, final int packet, final long timeNs) {
        switch (instrument.orders) {
            case GOOD, RECOVERING -> {
                if (packet - instrument.ordersThrough > 0) {
                    apply(instrument, coarsePrice, timeNs);
                }
            }
            case LOOSE -> {
                keep(instrument, coarsePrice, packet, timeNs);
                apply(instrument, coarsePrice, timeNs);
            }
            case LOST -> {
                keep(instrument, coarsePrice, packet, timeNs);
                if (fragments) {
                    makeTopIfNoLevels(instrument);
                    instrument.orders = CmeInstrument.Orders.LOOSE;
                    apply(instrument, coarsePrice, timeNs);
                }
            }
            case SNAPSHOT -> keep(instrument, coarsePrice, packet, timeNs);
        }
    }

    private void keep(final CmeInstrument instrument, final boolean coarsePrice, final int packet, final long timeNs) {
        if (!backlog.hasRoom()) {
            // of this packet a part is dropped too
            dropBacklog(packet + 1);
        }
        backlog.append(instrument, packet, timeNs, coarsePrice, change);
    }

    private void makeTopIfNoLevels(final CmeInstrument instrument) {
        if (use == CmeOrderUse.AUTO && !levelsHeard && !instrument.topFromOrders) {
            definitions.redefine(instrument, true);
            instrument.clearOrdersFirst = true;
            if (!fragments) {
                instruments.tellStale(instrument, StateReason.LATE_START, 0);
            }
        }
    }

    private void apply(final CmeInstrument instrument, final boolean coarsePrice, final long timeNs) {
        if (change.action == OrderChange.RESET) {
            event.clearOrders(instrument, timeNs);
            return;
        }
        final CmePriceScale scale = coarsePrice ? instrument.coarsePrices : instrument.finePrices;
        event.addOrder(
                instrument,
                timeNs,
                scale.price(change.wirePrice),
                quantity(change.quantity),
                change.orderId,
                priority(change.priority),
                change.action,
                change.side);
    }

    static long quantity(final int wire) {
        return wire == CmeLayout.NULL_INT32 ? 0 : wire * Scale.QUANTITY;
    }

    /** Where the venue gives none, orders queue as they come. */
    static long priority(final long wire) {
        return wire == -1 ? 0 : wire;
    }
}
