package io.loadline.feed.sim;

import io.loadline.core.Scale;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * The simulated exchange: one CME MDP 3.0 channel on four lines. It opens with all definitions, the trading status of every instrument and
 * one round of snapshots, so that a listener is synchronised before the first trade; then events follow their schedule while definition
 * and snapshot loops go on.
 *
 * <p>All of it is decided by (settings, universe, start time): how often and with which times {@link #advanceTo} is called changes no byte.
 * Packets carry their intended send time, taken from the schedule alone (open loop): a sender that is late shows as delay, not as a lower
 * rate. One thread; nothing is allocated after construction.
 */
public final class SimulatedExchange {
    private static final long STARTUP_PACKET_NS = 50_000L;
    private static final int STATUSES_IN_PACKET = 30;
    private static final int SNAPSHOTS_IN_PACKET = 2;
    /** Changes that built the opening books before anyone listened: the first change seen is never a book's first. */
    private static final int LEVELS_BEFORE_OPENING = 20;

    private static final long NEVER = Long.MAX_VALUE;

    private final SimulatedInstrument[] instruments;
    private final int[] rptSeq;
    private final RegimePath regimes;
    private final PriceProcess prices;
    private final SimulatedBooks books;
    private final BookEvolution evolution;
    private final EventSchedule schedule;
    private final InstrumentChoice choice;
    private final DefinitionPackets definitions;
    private final ReferenceLoop definitionLoop;
    private final ReferenceLoop snapshotLoop;
    private final LineSender[] lines = new LineSender[Line.COUNT];
    private final IncrementalFeed incremental;
    private final PacketBuilder reference = new PacketBuilder();
    private final long statusTimeNs;
    private final int statusPackets;
    private final long openTimeNs;
    private final long closeTimeNs;
    private int statusesSent;
    private long nextEventTimeNs;
    private long events;
    private long entries;
    private long messages;
    private boolean finished;

    /**
     * @param settings what to simulate
     * @param universe instruments to trade; as many as the settings say
     * @param startTimeNs UTC nanoseconds of the first packet
     * @throws IllegalArgumentException if the universe has another size
     */
    public SimulatedExchange(
            final SimulationSettings settings, final SimulatedUniverse universe, final long startTimeNs) {
        final List<SimulatedInstrument> listed = universe.instruments();
        if (listed.size() != settings.instruments()) {
            throw new IllegalArgumentException("universe has " + listed.size()
                    + " instruments; expected as many as simulation instruments, " + settings.instruments());
        }
        instruments = listed.toArray(SimulatedInstrument[]::new);
        rptSeq = new int[instruments.length];
        Arrays.fill(rptSeq, LEVELS_BEFORE_OPENING);
        definitions = new DefinitionPackets(instruments, startTimeNs);
        final int snapshotPackets = packetsFor(SNAPSHOTS_IN_PACKET);
        statusPackets = packetsFor(STATUSES_IN_PACKET);
        statusTimeNs = startTimeNs + definitions.count() * STARTUP_PACKET_NS;
        final long snapshotTimeNs = statusTimeNs + statusPackets * STARTUP_PACKET_NS;
        openTimeNs = snapshotTimeNs + snapshotPackets * STARTUP_PACKET_NS;
        closeTimeNs = openTimeNs + settings.durationNs();
        definitionLoop = new ReferenceLoop(definitions.count(), 5_000_000_000L, 500);
        definitionLoop.startAt(startTimeNs);
        snapshotLoop = new ReferenceLoop(snapshotPackets, 1_000_000_000L, 2_000);
        snapshotLoop.startAt(snapshotTimeNs);
        regimes = new RegimePath(settings.scenario(), settings.seed(), openTimeNs, settings.durationNs());
        prices = new PriceProcess(listed, regimes, settings.seed(), openTimeNs);
        books = new SimulatedBooks(instruments.length);
        evolution = new BookEvolution(listed, books, prices, settings.seed());
        schedule = new EventSchedule(openTimeNs, settings.eventsPerSecond(), settings.burst());
        choice = new InstrumentChoice(listed, settings.eventsPerSecond(), settings.seed());
        for (int i = 0; i < Line.COUNT; i++) {
            final long skewNs = i == Line.INCREMENTAL_B ? settings.lineSkewNs() : 0;
            lines[i] = new LineSender(i, settings.faults().get(i), skewNs, settings.seed());
        }
        incremental = new IncrementalFeed(
                lines[Line.INCREMENTAL_A], lines[Line.INCREMENTAL_B], settings.packetWindowNs(), startTimeNs);
        nextEventTimeNs = openTimeNs;
    }

    private int packetsFor(final int inPacket) {
        return (instruments.length + inPacket - 1) / inPacket;
    }

    /**
     * Sends every packet whose intended time is at or before a time.
     *
     * @param timeNs UTC nanoseconds; an earlier time than before sends nothing
     * @param out takes the packets, in order of intended time
     * @return packets of the four lines sent by this call
     */
    public int advanceTo(final long timeNs, final PacketOutput out) {
        final long before = packetsSent();
        long nextNs = nextTimeNs();
        while (nextNs <= timeNs && !finished) {
            step(nextNs, out);
            nextNs = nextTimeNs();
        }
        return (int) (packetsSent() - before);
    }

    /** @return intended time of what comes next, {@link Long#MAX_VALUE} once finished */
    public long nextTimeNs() {
        if (finished) {
            return NEVER;
        }
        long next = Math.min(Math.min(nextEventTimeNs, incremental.nextTimeNs()), closeTimeNs);
        next = Math.min(next, Math.min(definitionLoop.nextTimeNs(), snapshotLoop.nextTimeNs()));
        return Math.min(next, nextStatusTimeNs());
    }

    private long nextStatusTimeNs() {
        return statusesSent < statusPackets ? statusTimeNs + statusesSent * STARTUP_PACKET_NS : NEVER;
    }

    /** What is due at one time, one thing a call; the order of this list decides between things due together. */
    private void step(final long timeNs, final PacketOutput out) {
        if (incremental.nextTimeNs() <= timeNs) {
            incremental.advance(timeNs, out);
        } else if (closeTimeNs <= timeNs) {
            close(timeNs, out);
        } else if (nextStatusTimeNs() <= timeNs) {
            sendStatuses(timeNs, out);
        } else if (definitionLoop.nextTimeNs() <= timeNs) {
            sendDefinitions(timeNs, out);
        } else if (snapshotLoop.nextTimeNs() <= timeNs) {
            sendSnapshots(timeNs, out);
        } else {
            trade(timeNs, out);
        }
    }

    private void trade(final long timeNs, final PacketOutput out) {
        prices.advanceTo(timeNs);
        final int id = choice.next();
        final SimulatedInstrument instrument = instruments[id];
        final BookEvent event = evolution.evolve(id, timeNs);
        MarketMessages.event(
                incremental.open(MarketMessages.eventLength(event), timeNs, out),
                event,
                instrument.securityId(),
                instrument.quoting().tick(),
                rptSeq[id],
                timeNs);
        rptSeq[id] += event.trades() + event.entries();
        entries += event.entries();
        messages += event.trades() > 0 ? 2 : 1;
        events++;
        nextEventTimeNs = schedule.timeNs(events);
    }

    private void sendStatuses(final long timeNs, final PacketOutput out) {
        final int first = statusesSent * STATUSES_IN_PACKET;
        final int end = Math.min(instruments.length, first + STATUSES_IN_PACKET);
        final PacketBuilder packet = incremental.open((end - first) * MarketMessages.STATUS_LENGTH, timeNs, out);
        for (int i = first; i < end; i++) {
            MarketMessages.readyToTrade(packet, instruments[i], timeNs);
        }
        statusesSent++;
        messages += end - first;
        incremental.flush(timeNs, out);
    }

    private void sendDefinitions(final long timeNs, final PacketOutput out) {
        final int packet = definitionLoop.take();
        if (timeNs < statusTimeNs - STARTUP_PACKET_NS) {
            definitionLoop.startAt(timeNs + STARTUP_PACKET_NS);
        }
        final int offset = definitions.offset(packet);
        definitions.buffer().putInt(offset, packet + 1, ByteOrder.LITTLE_ENDIAN);
        definitions.buffer().putLong(offset + 4, timeNs, ByteOrder.LITTLE_ENDIAN);
        lines[Line.DEFINITION].offer(definitions.buffer(), offset, definitions.length(packet), timeNs, out);
    }

    private void sendSnapshots(final long timeNs, final PacketOutput out) {
        // What a snapshot holds must already be on the incremental lines, under the number it names.
        incremental.flush(timeNs, out);
        final int packet = snapshotLoop.take();
        if (timeNs < openTimeNs - STARTUP_PACKET_NS) {
            snapshotLoop.startAt(timeNs + STARTUP_PACKET_NS);
        }
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
                    timeNs);
        }
        reference.header(packet + 1L, timeNs);
        lines[Line.SNAPSHOT].offer(reference.buffer(), 0, reference.length(), timeNs, out);
        reference.clear();
    }

    private void close(final long timeNs, final PacketOutput out) {
        incremental.close(timeNs, out);
        for (final LineSender line : lines) {
            line.finish(timeNs, out);
        }
        finished = true;
    }

    /** @return true once the duration is over and every packet is out */
    public boolean finished() {
        return finished;
    }

    /** @return UTC nanoseconds of the first event; what comes before is definitions, statuses and snapshots */
    public long openTimeNs() {
        return openTimeNs;
    }

    /** @return UTC nanoseconds at which events end */
    public long closeTimeNs() {
        return closeTimeNs;
    }

    /** @return the true regimes, in time order; the first begins at {@link #openTimeNs()} */
    public List<RegimeLabel> labels() {
        return regimes.labels();
    }

    /** @return book events so far */
    public long events() {
        return events;
    }

    /** @return price-level entries of those events */
    public long entries() {
        return entries;
    }

    /** @return messages written on the incremental lines, counted once, heartbeats not */
    public long messages() {
        return messages;
    }

    /** @return last sequence number of the incremental lines */
    public long sequenceNumber() {
        return incremental.sequenceNumber();
    }

    /** @return packets sent on all lines */
    public long packetsSent() {
        long sum = 0;
        for (final LineSender line : lines) {
            sum += line.sent();
        }
        return sum;
    }

    /**
     * @param line line number
     * @return packets sent on it, duplicates counted, lost ones not
     */
    public long packetsSent(final int line) {
        return lines[line].sent();
    }

    /**
     * @param line line number
     * @return packets that were not sent, by injected loss
     */
    public long packetsLost(final int line) {
        return lines[line].lost();
    }

    /**
     * @param line line number
     * @return packets that were sent twice
     */
    public long packetsDuplicated(final int line) {
        return lines[line].duplicated();
    }

    /**
     * @param line line number
     * @return packets that were sent after their successor
     */
    public long packetsReordered(final int line) {
        return lines[line].reordered();
    }

    /**
     * Present best bid of an instrument, for tests and calibration.
     *
     * @param instrument id
     * @return mantissa of 1e-9
     */
    public long bestBid(final int instrument) {
        return price(instrument, SimulatedBooks.BID);
    }

    /**
     * Present best offer of an instrument, for tests and calibration.
     *
     * @param instrument id
     * @return mantissa of 1e-9
     */
    public long bestAsk(final int instrument) {
        return price(instrument, SimulatedBooks.ASK);
    }

    private long price(final int instrument, final int side) {
        return books.count(instrument, side) == 0
                ? Scale.NULL_PRICE
                : books.priceTicks(instrument, side, 0)
                        * instruments[instrument].quoting().tick();
    }

    SimulatedBooks books() {
        return books;
    }

    int rptSeq(final int instrument) {
        return rptSeq[instrument];
    }
}
