package io.loadline.feed.sim;

import io.loadline.feed.cme.CmeLine;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One channel of CME MDP 3.0 by price: definitions and snapshots loop on lines of their own; statuses, trades and levels are on the
 * incremental lines.
 */
final class CmeDialect implements Dialect {
    private static final int STATUSES_IN_PACKET = 30;
    static final int SNAPSHOTS_IN_PACKET = 2;
    /** Changes that built the opening books before anyone listened: the first change seen is never a book's first. */
    private static final int LEVELS_BEFORE_OPENING = 20;

    private final SimulatedInstrument[] instruments;
    private final SimulatedBooks books;
    private final LineSender[] lines;
    private final IncrementalFeed incremental;
    private final DefinitionPackets definitions;
    private final PacketBuilder reference = new PacketBuilder();
    private final BookEvent rebuilt = new BookEvent();
    private final TradingPhase[] phases;
    private final int[] rptSeq;

    CmeDialect(
            final SimulatedInstrument[] instruments,
            final SimulatedBooks books,
            final LineSender[] lines,
            final long packetWindowNs,
            final long startTimeNs) {
        this.instruments = instruments;
        this.books = books;
        this.lines = lines;
        incremental = new IncrementalFeed(
                new CmeFraming(),
                lines[CmeLine.INCREMENTAL_A],
                lines[CmeLine.INCREMENTAL_B],
                packetWindowNs,
                startTimeNs);
        definitions = new DefinitionPackets(instruments, startTimeNs);
        phases = new TradingPhase[instruments.length];
        Arrays.fill(phases, TradingPhase.OPEN);
        rptSeq = new int[instruments.length];
        Arrays.fill(rptSeq, LEVELS_BEFORE_OPENING);
    }

    @Override
    public int definitionPackets() {
        return definitions.count();
    }

    @Override
    public int statusPackets() {
        return packetsFor(STATUSES_IN_PACKET);
    }

    @Override
    public int bookPackets() {
        return packetsFor(SNAPSHOTS_IN_PACKET);
    }

    private int packetsFor(final int inPacket) {
        return (instruments.length + inPacket - 1) / inPacket;
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
        final int offset = definitions.offset(packet);
        definitions.buffer().putInt(offset, packet + 1, ByteOrder.LITTLE_ENDIAN);
        definitions.buffer().putLong(offset + 4, timeNs, ByteOrder.LITTLE_ENDIAN);
        lines[CmeLine.DEFINITION].offer(definitions.buffer(), offset, definitions.length(packet), timeNs, out);
        return 0;
    }

    @Override
    public int statuses(final int packet, final long timeNs, final PacketOutput out) {
        final int first = packet * STATUSES_IN_PACKET;
        final int end = Math.min(instruments.length, first + STATUSES_IN_PACKET);
        final PacketBuilder builder = incremental.open((end - first) * MarketMessages.STATUS_LENGTH, timeNs, out);
        for (int i = first; i < end; i++) {
            MarketMessages.status(builder, instruments[i], MarketMessages.READY_TO_TRADE, timeNs);
        }
        incremental.flush(timeNs, out);
        return end - first;
    }

    @Override
    public int books(final int packet, final long timeNs, final PacketOutput out) {
        // What a snapshot holds must already be on the incremental lines, under the number it names.
        incremental.flush(timeNs, out);
        final int first = packet * SNAPSHOTS_IN_PACKET;
        final int end = Math.min(instruments.length, first + SNAPSHOTS_IN_PACKET);
        for (int i = first; i < end; i++) {
            MarketMessages.snapshot(
                    reference,
                    books,
                    instruments[i],
                    incremental.sequenceNumber(),
                    instruments.length,
                    rptSeq[i],
                    status(phases[i]),
                    timeNs);
        }
        reference.header(packet + 1L, timeNs);
        lines[CmeLine.SNAPSHOT].offer(reference.buffer(), 0, reference.length(), timeNs, out);
        reference.clear();
        return 0;
    }

    @Override
    public int event(final int instrument, final BookEvent event, final long timeNs, final PacketOutput out) {
        MarketMessages.event(
                incremental.open(MarketMessages.eventLength(event), timeNs, out),
                event,
                instruments[instrument].securityId(),
                instruments[instrument].quoting().tick(),
                report(instrument, event.trades() + event.entries()),
                timeNs);
        return event.trades() > 0 ? 2 : 1;
    }

    /** Numbers as many entries of an instrument; returns the number before them. */
    int report(final int instrument, final int entries) {
        final int before = rptSeq[instrument];
        rptSeq[instrument] = before + entries;
        return before;
    }

    @Override
    public int phase(final int instrument, final TradingPhase phase, final long timeNs, final PacketOutput out) {
        phases[instrument] = phase;
        MarketMessages.status(
                incremental.open(MarketMessages.STATUS_LENGTH, timeNs, out),
                instruments[instrument],
                status(phase),
                timeNs);
        return 1;
    }

    private static int status(final TradingPhase phase) {
        return switch (phase) {
            case OPEN -> MarketMessages.READY_TO_TRADE;
            case HALTED -> MarketMessages.TRADING_HALT;
            case AUCTION -> MarketMessages.PRE_OPEN;
        };
    }

    /** Listeners start from empty books, which are built up again by ordinary changes. */
    @Override
    public int reset(final long timeNs, final PacketOutput out) {
        final int messages = beginReset(timeNs, out);
        for (int i = 0; i < instruments.length; i++) {
            books.describe(i, rebuilt);
            event(i, rebuilt, timeNs, out);
        }
        incremental.flush(timeNs, out);
        return messages + instruments.length;
    }

    /** Empties every book; what an instrument reports is numbered from 1 again. */
    int beginReset(final long timeNs, final PacketOutput out) {
        MarketMessages.channelReset(incremental.open(MarketMessages.RESET_LENGTH, timeNs, out), timeNs);
        Arrays.fill(rptSeq, 0);
        return 1;
    }

    @Override
    public int endOfDay(final long timeNs, final PacketOutput out) {
        return 0;
    }
}
