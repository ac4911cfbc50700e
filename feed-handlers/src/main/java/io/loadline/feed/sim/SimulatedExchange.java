package io.loadline.feed.sim;

import io.loadline.core.Scale;
import io.loadline.feed.b3.B3Line;
import io.loadline.feed.cme.CmeLine;
import java.util.Arrays;
import java.util.List;

/**
 * The simulated exchange: one channel of one venue. It opens with all definitions, the trading status of every instrument and one round of
 * books, so that a listener is synchronised before the first trade; then events follow their schedule, and where the venue has them the
 * loops of definitions and snapshots go on. What happens is the same whatever {@linkplain VenueDialect dialect} tells it.
 *
 * <p>All of it is decided by (settings, universe, start time): how often and with which times {@link #advanceTo} is called changes no byte.
 * Packets carry their intended send time, taken from the schedule alone (open loop): a sender that is late shows as delay, not as a lower
 * rate. One thread; nothing is allocated after construction.
 */
public final class SimulatedExchange {
    /** Lines there can be; a venue with fewer has the first ones. What each carries is in the venue's own list of lines. */
    public static final int LINES = B3Line.COUNT;

    private static final long STARTUP_PACKET_NS = 50_000L;
    private static final long NEVER = Long.MAX_VALUE;

    private final SimulatedInstrument[] instruments;
    private final TradingPhase[] phases;
    private final RegimePath regimes;
    private final PriceProcess prices;
    private final SimulatedBooks books;
    private final BookEvolution evolution;
    private final EventSchedule schedule;
    private final InstrumentChoice choice;
    private final InterruptionSchedule interruptions;
    private final Dialect dialect;
    private final ReferenceLoop definitionLoop;
    private final ReferenceLoop snapshotLoop;
    private final OrderFlow orders;
    private final LineSender[] lines;
    private final IncrementalFeed incremental;
    private final long statusTimeNs;
    private final int statusPackets;
    private final long openTimeNs;
    private final long closeTimeNs;
    private int statusesSent;
    private long nextEventTimeNs;
    private long turns;
    private long events;
    private long entries;
    private long messages;
    private long resets;
    private long phaseChanges;
    private boolean finished;

    /**
     * @param settings what to simulate
     * @param universe instruments to trade; as many as the settings say
     * @param startTimeNs UTC nanoseconds of the first packet
     * @throws IllegalArgumentException if the universe has another size
     */
    public SimulatedExchange(
            final SimulationSettings settings, final SimulatedUniverse universe, final long startTimeNs) {
        this(settings, universe.instruments(), startTimeNs);
    }

    /**
     * An exchange that lists what its venue would: equities only where the dialect is that of a stock exchange.
     *
     * @param settings what to simulate
     * @param startTimeNs UTC nanoseconds of the first packet
     */
    public SimulatedExchange(final SimulationSettings settings, final long startTimeNs) {
        this(
                settings,
                settings.dialect().stocksOnly()
                        ? InstrumentListing.stocks(settings.seed(), settings.instruments())
                        : InstrumentListing.of(settings.seed(), settings.instruments(), startTimeNs),
                startTimeNs);
    }

    SimulatedExchange(
            final SimulationSettings settings, final List<SimulatedInstrument> listed, final long startTimeNs) {
        if (listed.size() != settings.instruments()) {
            throw new IllegalArgumentException("universe has " + listed.size()
                    + " instruments; expected as many as simulation instruments, " + settings.instruments());
        }
        instruments = listed.toArray(SimulatedInstrument[]::new);
        phases = new TradingPhase[instruments.length];
        Arrays.fill(phases, TradingPhase.OPEN);
        lines = lines(settings);
        books = new SimulatedBooks(instruments.length);
        orders = settings.dialect().byOrder() ? new OrderFlow(listed, books, settings.seed()) : null;
        dialect = dialect(settings, startTimeNs);
        incremental = dialect.incremental();
        final int snapshotPackets = dialect.bookPackets();
        statusPackets = dialect.statusPackets();
        statusTimeNs = startTimeNs + dialect.definitionPackets() * STARTUP_PACKET_NS;
        final long snapshotTimeNs = statusTimeNs + statusPackets * STARTUP_PACKET_NS;
        openTimeNs = snapshotTimeNs + snapshotPackets * STARTUP_PACKET_NS;
        closeTimeNs = openTimeNs + settings.durationNs();
        definitionLoop = new ReferenceLoop(dialect.definitionPackets(), 5_000_000_000L, 500);
        definitionLoop.startAt(startTimeNs);
        snapshotLoop = new ReferenceLoop(snapshotPackets, 1_000_000_000L, 2_000);
        snapshotLoop.startAt(snapshotTimeNs);
        regimes = new RegimePath(settings.scenario(), settings.seed(), openTimeNs, settings.durationNs());
        prices = new PriceProcess(listed, regimes, settings.seed(), openTimeNs);
        evolution = new BookEvolution(listed, books, prices, settings.seed());
        dialect.onOpenBooks();
        schedule = new EventSchedule(openTimeNs, settings.eventsPerSecond(), settings.burst());
        choice = new InstrumentChoice(listed, settings.eventsPerSecond(), settings.seed());
        interruptions = new InterruptionSchedule(
                settings.interruptions(), instruments.length, settings.seed(), openTimeNs, settings.durationNs());
        nextEventTimeNs = openTimeNs;
    }

    private static LineSender[] lines(final SimulationSettings settings) {
        final LineSender[] lines = new LineSender[settings.dialect().lines()];
        for (int i = 0; i < lines.length; i++) {
            final long skewNs = i == CmeLine.INCREMENTAL_B ? settings.lineSkewNs() : 0;
            final LineFaults faults = settings.faults().get(settings.dialect().faultsOf(i));
            lines[i] = new LineSender(i, faults, skewNs, settings.seed());
        }
        return lines;
    }

    private Dialect dialect(final SimulationSettings settings, final long startTimeNs) {
        final long windowNs = settings.packetWindowNs();
        return switch (settings.dialect()) {
            case CME -> new CmeDialect(instruments, books, lines, windowNs, startTimeNs);
            case CME_MBO ->
                new CmeOrderDialect(
                        new CmeDialect(instruments, books, lines, windowNs, startTimeNs),
                        instruments,
                        books,
                        orders,
                        lines[CmeLine.SNAPSHOT]);
            case IEX -> new IexDialect(instruments, books, lines, windowNs, startTimeNs);
            case MEMX -> new MemxDialect(instruments, orders, lines, windowNs, startTimeNs);
            case B3 -> new B3Dialect(instruments, orders, lines, true, windowNs, startTimeNs);
            case B3_POSITIONAL -> new B3Dialect(instruments, orders, lines, false, windowNs, startTimeNs);
        };
    }

    /**
     * Sends every packet whose intended time is at or before a time.
     *
     * @param timeNs UTC nanoseconds; an earlier time than before sends nothing
     * @param out takes the packets, in order of intended time
     * @return packets of all lines sent by this call
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
        return Math.min(next, Math.min(nextStatusTimeNs(), interruptions.nextTimeNs()));
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
            sendBooks(timeNs, out);
        } else if (interruptions.nextTimeNs() <= timeNs) {
            interrupt(timeNs, out);
        } else {
            trade(timeNs, out);
        }
    }

    private void trade(final long timeNs, final PacketOutput out) {
        turns++;
        nextEventTimeNs = schedule.timeNs(turns);
        prices.advanceTo(timeNs);
        final int id = choice.next();
        if (phases[id] != TradingPhase.OPEN) {
            return;
        }
        final BookEvent event = evolution.evolve(id, timeNs);
        messages += dialect.event(id, event, timeNs, out);
        entries += event.entries();
        events++;
    }

    private void interrupt(final long timeNs, final PacketOutput out) {
        if (interruptions.isReset()) {
            messages += dialect.reset(timeNs, out);
            resets++;
        } else {
            final int id = interruptions.instrument();
            phases[id] = interruptions.phase();
            messages += dialect.phase(id, phases[id], timeNs, out);
            phaseChanges++;
        }
        interruptions.advance();
    }

    private void sendStatuses(final long timeNs, final PacketOutput out) {
        messages += dialect.statuses(statusesSent, timeNs, out);
        statusesSent++;
    }

    private void sendDefinitions(final long timeNs, final PacketOutput out) {
        final int packet = definitionLoop.take();
        if (timeNs < statusTimeNs - STARTUP_PACKET_NS) {
            definitionLoop.startAt(timeNs + STARTUP_PACKET_NS);
        } else if (!dialect.repeatsRounds()) {
            definitionLoop.startAt(NEVER);
        }
        messages += dialect.definitions(packet, timeNs, out);
    }

    private void sendBooks(final long timeNs, final PacketOutput out) {
        final int packet = snapshotLoop.take();
        if (timeNs < openTimeNs - STARTUP_PACKET_NS) {
            snapshotLoop.startAt(timeNs + STARTUP_PACKET_NS);
        } else if (!dialect.repeatsRounds()) {
            snapshotLoop.startAt(NEVER);
        }
        messages += dialect.books(packet, timeNs, out);
    }

    private void close(final long timeNs, final PacketOutput out) {
        messages += dialect.endOfDay(timeNs, out);
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
        return line < lines.length ? lines[line].sent() : 0;
    }

    /**
     * @param line line number
     * @return packets that were not sent, by injected loss
     */
    public long packetsLost(final int line) {
        return line < lines.length ? lines[line].lost() : 0;
    }

    /**
     * @param line line number
     * @return packets that were sent twice
     */
    public long packetsDuplicated(final int line) {
        return line < lines.length ? lines[line].duplicated() : 0;
    }

    /**
     * @param line line number
     * @return packets that were sent after their successor
     */
    public long packetsReordered(final int line) {
        return line < lines.length ? lines[line].reordered() : 0;
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

    /** @return times the channel started anew */
    public long resets() {
        return resets;
    }

    /** @return times an instrument was halted, put in auction or opened again */
    public long phaseChanges() {
        return phaseChanges;
    }

    /** @return the orders behind the levels, null in a dialect that tells none */
    OrderQueues orders() {
        return orders == null ? null : orders.queues();
    }

    TradingPhase phase(final int instrument) {
        return phases[instrument];
    }

    SimulatedBooks books() {
        return books;
    }

    SimulatedInstrument instrument(final int id) {
        return instruments[id];
    }
}
