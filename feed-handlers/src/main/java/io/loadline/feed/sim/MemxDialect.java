package io.loadline.feed.sim;

import io.loadline.feed.cme.CmeLine;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * MEMX MEMOIR Depth, order by order: two lines carry everything, each message once. A session opens with directory, statuses and every order
 * of every book. There is no feed of snapshots: who loses a packet on both lines waits for another session, which every other reset
 * opens, or for the venue to clear the books and tell them anew, which those between do.
 */
final class MemxDialect implements Dialect {
    private static final int DIRECTORY_IN_PACKET = 30;
    private static final int STATUSES_IN_PACKET = 60;

    private final SimulatedInstrument[] stocks;
    private final OrderFlow orders;
    private final TradingPhase[] phases;
    private final MemxFraming framing;
    private final IncrementalFeed incremental;
    private long trades;
    private int resets;

    /**
     * @throws IllegalArgumentException if an instrument is no equity, or has a name or a tick that the venue cannot tell
     */
    MemxDialect(
            final SimulatedInstrument[] stocks,
            final OrderFlow orders,
            final LineSender[] lines,
            final long packetWindowNs,
            final long startTimeNs) {
        for (final SimulatedInstrument stock : stocks) {
            stock.checkStock("MEMX", MemxMarketMessages.MOST_SYMBOL, MemxMarketMessages.PRICE_UNIT);
        }
        this.stocks = stocks;
        this.orders = orders;
        phases = new TradingPhase[stocks.length];
        Arrays.fill(phases, TradingPhase.OPEN);
        framing = new MemxFraming(MarketMessages.days(startTimeNs));
        incremental = new IncrementalFeed(
                framing,
                ByteOrder.BIG_ENDIAN,
                lines[CmeLine.INCREMENTAL_A],
                lines[CmeLine.INCREMENTAL_B],
                packetWindowNs,
                startTimeNs);
    }

    @Override
    public void onOpenBooks() {
        orders.open();
    }

    @Override
    public int definitionPackets() {
        return packetsFor(DIRECTORY_IN_PACKET);
    }

    @Override
    public int statusPackets() {
        return packetsFor(STATUSES_IN_PACKET);
    }

    @Override
    public int bookPackets() {
        return stocks.length;
    }

    private int packetsFor(final int inPacket) {
        return (stocks.length + inPacket - 1) / inPacket;
    }

    @Override
    public boolean repeatsRounds() {
        return false;
    }

    @Override
    public IncrementalFeed incremental() {
        return incremental;
    }

    @Override
    public int definitions(final int packet, final long timeNs, final PacketOutput out) {
        final int first = packet * DIRECTORY_IN_PACKET;
        final int end = Math.min(stocks.length, first + DIRECTORY_IN_PACKET);
        for (int i = first; i < end; i++) {
            MemxMarketMessages.directory(room(timeNs, out), stocks[i], timeNs);
        }
        incremental.flush(timeNs, out);
        return end - first;
    }

    @Override
    public int statuses(final int packet, final long timeNs, final PacketOutput out) {
        int messages = 0;
        if (packet == 0) {
            MemxMarketMessages.session(room(timeNs, out), MemxMarketMessages.SESSION_TRADING, timeNs);
            messages = 1;
        }
        final int first = packet * STATUSES_IN_PACKET;
        final int end = Math.min(stocks.length, first + STATUSES_IN_PACKET);
        for (int i = first; i < end; i++) {
            status(i, timeNs, out);
        }
        incremental.flush(timeNs, out);
        return messages + end - first;
    }

    @Override
    public int books(final int packet, final long timeNs, final PacketOutput out) {
        final int messages = tell(packet, orders.describe(packet), timeNs, out);
        incremental.flush(timeNs, out);
        return messages;
    }

    @Override
    public int event(final int instrument, final BookEvent event, final long timeNs, final PacketOutput out) {
        return tell(instrument, orders.follow(instrument, event), timeNs, out);
    }

    private int tell(final int instrument, final OrderEvent event, final long timeNs, final PacketOutput out) {
        final SimulatedInstrument stock = stocks[instrument];
        int messages = event.size();
        for (int i = 0; i < event.size(); i++) {
            final PacketBuilder packet = room(timeNs, out);
            switch (event.kind(i)) {
                case ADDED -> MemxMarketMessages.added(packet, stock, event, i, timeNs);
                case REDUCED -> MemxMarketMessages.reduced(packet, stock, event, i, timeNs);
                case CANCELLED -> MemxMarketMessages.deleted(packet, stock, event, i, timeNs);
                case EXECUTED -> MemxMarketMessages.executed(packet, stock, event, i, ++trades, timeNs);
                case REQUEUED -> {
                    MemxMarketMessages.deleted(packet, stock, event, i, timeNs);
                    MemxMarketMessages.added(room(timeNs, out), stock, event, i, timeNs);
                    messages++;
                }
            }
        }
        return messages;
    }

    @Override
    public int phase(final int instrument, final TradingPhase phase, final long timeNs, final PacketOutput out) {
        phases[instrument] = phase;
        status(instrument, timeNs, out);
        return 1;
    }

    private void status(final int instrument, final long timeNs, final PacketOutput out) {
        final int status = switch (phases[instrument]) {
            case OPEN -> MemxMarketMessages.TRADING;
            case HALTED -> MemxMarketMessages.HALTED;
            case AUCTION -> MemxMarketMessages.QUOTING;
        };
        MemxMarketMessages.status(room(timeNs, out), stocks[instrument], status, timeNs);
    }

    private PacketBuilder room(final long timeNs, final PacketOutput out) {
        return incremental.open(MemxMarketMessages.MOST_BYTES, timeNs, out);
    }

    @Override
    public int reset(final long timeNs, final PacketOutput out) {
        return resets++ % 2 == 0 ? openSession(timeNs, out) : clearBooks(timeNs, out);
    }

    private int openSession(final long timeNs, final PacketOutput out) {
        endSession(timeNs, out);
        framing.startSession();
        int messages = 0;
        for (int i = 0; i < definitionPackets(); i++) {
            messages += definitions(i, timeNs, out);
        }
        for (int i = 0; i < statusPackets(); i++) {
            messages += statuses(i, timeNs, out);
        }
        for (int i = 0; i < bookPackets(); i++) {
            messages += books(i, timeNs, out);
        }
        return messages;
    }

    private int clearBooks(final long timeNs, final PacketOutput out) {
        int messages = stocks.length;
        for (final SimulatedInstrument stock : stocks) {
            MemxMarketMessages.clear(room(timeNs, out), stock, timeNs);
            messages += books(stock.id(), timeNs, out);
        }
        return messages;
    }

    private void endSession(final long timeNs, final PacketOutput out) {
        incremental.flush(timeNs, out);
        framing.endSession();
        incremental.heartbeat(timeNs, out);
    }

    @Override
    public int endOfDay(final long timeNs, final PacketOutput out) {
        MemxMarketMessages.session(room(timeNs, out), MemxMarketMessages.SESSION_CLOSED, timeNs);
        endSession(timeNs, out);
        return 1;
    }
}
