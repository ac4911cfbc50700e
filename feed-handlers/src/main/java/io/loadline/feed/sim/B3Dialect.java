package io.loadline.feed.sim;

import io.loadline.feed.b3.B3Line;
import io.loadline.feed.b3.B3Wire;
import java.util.Arrays;

/**
 * One channel of B3 binary UMDF, order by order, by id or by position. Definitions and snapshots loop on lines of their own, snapshots on
 * two. Every other reset is that of the channel, which empties the books; those between begin another count of packets, which leaves the
 * books as they are.
 */
final class B3Dialect implements Dialect {
    private static final int DEFINITIONS_IN_PACKET = 5;
    /** Changes that built the opening books before anyone listened: the first change seen is never a book's first. */
    private static final int CHANGES_BEFORE_OPENING = 200;

    private final SimulatedInstrument[] stocks;
    private final String[] groups;
    private final OrderFlow orders;
    private final LineSender[] lines;
    private final boolean byId;
    private final B3MarketMessages messages;
    private final B3Framing framing = new B3Framing();
    private final IncrementalFeed incremental;
    private final PacketBuilder reference = new PacketBuilder(B3Wire.PACKET_HEADER);
    private final TradingPhase[] phases;
    private final long[] rptSeq;
    private int snapshotPackets;
    private long trades;
    private int resets;

    /**
     * @param byId true where changes name orders, false where they name positions
     * @throws IllegalArgumentException if an instrument is no equity or has a tick that the venue cannot tell
     */
    B3Dialect(
            final SimulatedInstrument[] stocks,
            final OrderFlow orders,
            final LineSender[] lines,
            final boolean byId,
            final long packetWindowNs,
            final long startTimeNs) {
        for (final SimulatedInstrument stock : stocks) {
            stock.checkStock("B3", 20, B3MarketMessages.PRICE_UNIT);
        }
        this.stocks = stocks;
        this.orders = orders;
        this.lines = lines;
        this.byId = byId;
        groups =
                Arrays.stream(stocks).map(SimulatedInstrument::group).distinct().toArray(String[]::new);
        messages = new B3MarketMessages(byId);
        phases = new TradingPhase[stocks.length];
        Arrays.fill(phases, TradingPhase.OPEN);
        rptSeq = new long[stocks.length];
        Arrays.fill(rptSeq, CHANGES_BEFORE_OPENING);
        incremental = new IncrementalFeed(
                framing, lines[B3Line.INCREMENTAL_A], lines[B3Line.INCREMENTAL_B], packetWindowNs, startTimeNs);
    }

    @Override
    public void onOpenBooks() {
        orders.open();
    }

    @Override
    public int definitionPackets() {
        return (stocks.length + DEFINITIONS_IN_PACKET - 1) / DEFINITIONS_IN_PACKET;
    }

    @Override
    public int statusPackets() {
        return 1;
    }

    @Override
    public int bookPackets() {
        return stocks.length;
    }

    @Override
    public boolean repeatsRounds() {
        return true;
    }

    @Override
    public IncrementalFeed incremental() {
        return incremental;
    }

    @Override
    public int definitions(final int packet, final long timeNs, final PacketOutput out) {
        final int first = packet * DEFINITIONS_IN_PACKET;
        final int end = Math.min(stocks.length, first + DEFINITIONS_IN_PACKET);
        for (int i = first; i < end; i++) {
            messages.definition(reference, stocks[i], stocks.length);
        }
        framing.head(reference, packet + 1L, timeNs);
        lines[B3Line.DEFINITION].offer(reference.buffer(), 0, reference.length(), timeNs, out);
        reference.clear();
        return 0;
    }

    @Override
    public int statuses(final int packet, final long timeNs, final PacketOutput out) {
        for (final String group : groups) {
            messages.groupPhase(
                    incremental.open(B3MarketMessages.PHASE_LENGTH, timeNs, out), group, B3MarketMessages.OPEN, timeNs);
        }
        incremental.flush(timeNs, out);
        return groups.length;
    }

    @Override
    public int books(final int packet, final long timeNs, final PacketOutput out) {
        // What a snapshot holds must already be on the incremental lines, under the number it names.
        incremental.flush(timeNs, out);
        snapshotPackets = packet == 0 ? 0 : snapshotPackets;
        final SimulatedInstrument stock = stocks[packet];
        final OrderQueues queues = orders.queues();
        messages.snapshotHeader(
                reference,
                stock,
                framing,
                stocks.length,
                queues.orders(packet, SimulatedBooks.BID),
                queues.orders(packet, SimulatedBooks.ASK),
                rptSeq[packet]);
        messages.status(reference, stock.securityId(), status(phases[packet]), 0, timeNs);
        final OrderEvent all = orders.describe(packet);
        int part = messages.beginSnapshotOrders(reference, stock);
        for (int i = 0; i < all.size(); i++) {
            if (!reference.hasRoomFor(B3MarketMessages.MOST_ENTRY)) {
                messages.endSnapshotOrders(reference, part);
                sendSnapshot(timeNs, out);
                part = messages.beginSnapshotOrders(reference, stock);
            }
            messages.snapshotOrder(reference, part, stock, all, i, timeNs);
        }
        messages.endSnapshotOrders(reference, part);
        sendSnapshot(timeNs, out);
        return 0;
    }

    private void sendSnapshot(final long timeNs, final PacketOutput out) {
        framing.head(reference, ++snapshotPackets, timeNs);
        lines[B3Line.SNAPSHOT_A].offer(reference.buffer(), 0, reference.length(), timeNs, out);
        lines[B3Line.SNAPSHOT_B].offer(reference.buffer(), 0, reference.length(), timeNs, out);
        reference.clear();
    }

    @Override
    public int event(final int instrument, final BookEvent event, final long timeNs, final PacketOutput out) {
        return tell(instrument, orders.follow(instrument, event), timeNs, out);
    }

    private int tell(final int instrument, final OrderEvent event, final long timeNs, final PacketOutput out) {
        final long before = rptSeq[instrument];
        int change = 0;
        while (change < event.size()) {
            final int next = byId ? change + 1 : endOfRun(event, change);
            final boolean last = next == event.size();
            if (next - change > 1) {
                messages.massDelete(
                        room(timeNs, out),
                        stocks[instrument],
                        event.side(change),
                        next - change,
                        last,
                        ++rptSeq[instrument],
                        timeNs);
            } else {
                tell(instrument, event, change, last, timeNs, out);
            }
            change = next;
        }
        return (int) (rptSeq[instrument] - before);
    }

    /** @return the change after those that cancel the best orders of a side one by one */
    private static int endOfRun(final OrderEvent event, final int first) {
        int end = first;
        while (end < event.size()
                && event.kind(end) == OrderEvent.Kind.CANCELLED
                && event.position(end) == 1
                && event.side(end) == event.side(first)) {
            end++;
        }
        return Math.max(end, first + 1);
    }

    private void tell(
            final int instrument,
            final OrderEvent event,
            final int change,
            final boolean last,
            final long timeNs,
            final PacketOutput out) {
        switch (event.kind(change)) {
            case ADDED -> order(instrument, event, change, B3Wire.NEW, last, timeNs, out);
            case REDUCED -> order(instrument, event, change, B3Wire.CHANGE, last, timeNs, out);
            case CANCELLED -> delete(instrument, event, change, last, timeNs, out);
            case REQUEUED -> {
                delete(instrument, event, change, false, timeNs, out);
                order(instrument, event, change, B3Wire.NEW, last, timeNs, out);
            }
            case EXECUTED -> {
                messages.trade(
                        room(timeNs, out), stocks[instrument], event, change, ++trades, ++rptSeq[instrument], timeNs);
                if (event.units(change) == 0) {
                    delete(instrument, event, change, last, timeNs, out);
                } else {
                    order(instrument, event, change, B3Wire.CHANGE, last, timeNs, out);
                }
            }
        }
    }

    private void order(
            final int instrument,
            final OrderEvent event,
            final int change,
            final int action,
            final boolean last,
            final long timeNs,
            final PacketOutput out) {
        final PacketBuilder packet = room(timeNs, out);
        messages.order(packet, stocks[instrument], event, change, action, last, ++rptSeq[instrument], timeNs);
    }

    private void delete(
            final int instrument,
            final OrderEvent event,
            final int change,
            final boolean last,
            final long timeNs,
            final PacketOutput out) {
        final PacketBuilder packet = room(timeNs, out);
        messages.delete(packet, stocks[instrument], event, change, last, ++rptSeq[instrument], timeNs);
    }

    private PacketBuilder room(final long timeNs, final PacketOutput out) {
        return incremental.open(B3MarketMessages.MOST_ORDER, timeNs, out);
    }

    @Override
    public int phase(final int instrument, final TradingPhase phase, final long timeNs, final PacketOutput out) {
        phases[instrument] = phase;
        messages.status(
                incremental.open(B3MarketMessages.STATUS_LENGTH, timeNs, out),
                stocks[instrument].securityId(),
                status(phase),
                ++rptSeq[instrument],
                timeNs);
        return 1;
    }

    private static int status(final TradingPhase phase) {
        return switch (phase) {
            case OPEN -> B3MarketMessages.OPEN;
            case HALTED -> B3MarketMessages.HALTED;
            case AUCTION -> B3MarketMessages.RESERVED;
        };
    }

    @Override
    public int reset(final long timeNs, final PacketOutput out) {
        if (resets++ % 2 != 0) {
            incremental.flush(timeNs, out);
            framing.startCount();
            return 0;
        }
        messages.channelReset(incremental.open(B3MarketMessages.RESET_LENGTH, timeNs, out), timeNs);
        int told = 1;
        for (int i = 0; i < stocks.length; i++) {
            rptSeq[i] = 0;
            told += tell(i, orders.describe(i), timeNs, out);
        }
        incremental.flush(timeNs, out);
        return told;
    }

    @Override
    public int endOfDay(final long timeNs, final PacketOutput out) {
        return 0;
    }
}
