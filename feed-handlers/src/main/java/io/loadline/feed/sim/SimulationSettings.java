package io.loadline.feed.sim;

import io.loadline.feed.cme.CmeLine;
import java.util.List;
import java.util.Objects;

/**
 * What to simulate. Together with the start time it decides every byte.
 *
 * @param seed any number
 * @param instruments size of the universe, 10 to 10,000
 * @param scenario path of regimes
 * @param eventsPerSecond mean rate of book events, 1 to 20,000,000
 * @param durationNs trading time after the opening, 1 ns to 7 days
 * @param packetWindowNs events closer together than this share a packet, 0 to 10 ms; 0 sends each event at once
 * @param lineSkewNs line B sends each packet this much after line A, 0 to 10 ms
 * @param burst how events bunch in time
 * @param faults faults of the four lines: incremental A, incremental B, snapshot, definition; a venue with two lines has no use for the last
 *     two
 * @param dialect the language the exchange speaks
 * @param interruptions halts, auctions and resets of the channel
 */
public record SimulationSettings(
        long seed,
        int instruments,
        Scenario scenario,
        int eventsPerSecond,
        long durationNs,
        long packetWindowNs,
        long lineSkewNs,
        BurstShape burst,
        List<LineFaults> faults,
        VenueDialect dialect,
        Interruptions interruptions) {
    /** Fewest instruments: every asset class and every currency rate is present. */
    public static final int MIN_INSTRUMENTS = 10;
    /** Most instruments. */
    public static final int MAX_INSTRUMENTS = 10_000;

    private static final int MAX_EVENTS_PER_SECOND = 20_000_000;
    private static final long MAX_DURATION_NS = 7L * 86_400 * 1_000_000_000L;
    private static final long MAX_DELAY_NS = 10_000_000L;

    /** Validates; the message names the field, what was given and what was expected. */
    public SimulationSettings {
        checkRange("instruments", instruments, MIN_INSTRUMENTS, MAX_INSTRUMENTS);
        checkRange("eventsPerSecond", eventsPerSecond, 1, MAX_EVENTS_PER_SECOND);
        checkRange("durationNs", durationNs, 1, MAX_DURATION_NS);
        checkRange("packetWindowNs", packetWindowNs, 0, MAX_DELAY_NS);
        checkRange("lineSkewNs", lineSkewNs, 0, MAX_DELAY_NS);
        Objects.requireNonNull(scenario, "simulation scenario is missing");
        Objects.requireNonNull(burst, "simulation burst is missing; BurstShape.NONE is even spacing");
        Objects.requireNonNull(dialect, "simulation dialect is missing");
        Objects.requireNonNull(interruptions, "simulation interruptions are missing; Interruptions.NONE is none");
        faults = List.copyOf(faults);
        if (faults.size() != CmeLine.COUNT) {
            throw new IllegalArgumentException("simulation faults has " + faults.size() + " entries; expected "
                    + CmeLine.COUNT + ": incremental A, incremental B, snapshot, definition");
        }
    }

    /**
     * CME by price, clean lines, ordinary bursts, packets of up to 20 microseconds of events, no skew, no interruptions.
     *
     * @param seed any number
     * @param instruments 10 to 10,000
     * @param scenario path of regimes
     * @param eventsPerSecond mean rate of book events
     * @param durationNs trading time after the opening
     * @return the settings
     */
    public static SimulationSettings of(
            final long seed,
            final int instruments,
            final Scenario scenario,
            final int eventsPerSecond,
            final long durationNs) {
        final List<LineFaults> clean = List.of(LineFaults.NONE, LineFaults.NONE, LineFaults.NONE, LineFaults.NONE);
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                20_000,
                0,
                BurstShape.ORDINARY,
                clean,
                VenueDialect.CME,
                Interruptions.NONE);
    }

    /**
     * For open-loop latency measurement: events are evenly spaced and never wait for the receiver, so packet n has the same intended time
     * whatever the delays before it.
     *
     * @param seed any number
     * @param instruments 10 to 10,000
     * @param eventsPerSecond rate of book events
     * @param durationNs trading time after the opening
     * @param packetWindowNs events closer together than this share a packet; 0 for a packet an event
     * @return the settings
     */
    public static SimulationSettings openLoop(
            final long seed,
            final int instruments,
            final int eventsPerSecond,
            final long durationNs,
            final long packetWindowNs) {
        return of(seed, instruments, Scenario.CALM, eventsPerSecond, durationNs)
                .withBurst(BurstShape.NONE)
                .withPacketWindowNs(packetWindowNs);
    }

    /**
     * @param shape how events bunch
     * @return a copy with it
     */
    public SimulationSettings withBurst(final BurstShape shape) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                packetWindowNs,
                lineSkewNs,
                shape,
                faults,
                dialect,
                interruptions);
    }

    /**
     * @param windowNs events closer together than this share a packet
     * @return a copy with it
     */
    public SimulationSettings withPacketWindowNs(final long windowNs) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                windowNs,
                lineSkewNs,
                burst,
                faults,
                dialect,
                interruptions);
    }

    /**
     * @param skewNs delay of line B behind line A
     * @return a copy with it
     */
    public SimulationSettings withLineSkewNs(final long skewNs) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                packetWindowNs,
                skewNs,
                burst,
                faults,
                dialect,
                interruptions);
    }

    /**
     * @param lineFaults faults of lines A, B, snapshot, definition
     * @return a copy with them
     */
    public SimulationSettings withFaults(final List<LineFaults> lineFaults) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                packetWindowNs,
                lineSkewNs,
                burst,
                lineFaults,
                dialect,
                interruptions);
    }

    /**
     * @param spoken the language the exchange speaks
     * @return a copy with it
     */
    public SimulationSettings withDialect(final VenueDialect spoken) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                packetWindowNs,
                lineSkewNs,
                burst,
                faults,
                spoken,
                interruptions);
    }

    /**
     * @param planned halts, auctions and resets of the channel
     * @return a copy with them
     */
    public SimulationSettings withInterruptions(final Interruptions planned) {
        return new SimulationSettings(
                seed,
                instruments,
                scenario,
                eventsPerSecond,
                durationNs,
                packetWindowNs,
                lineSkewNs,
                burst,
                faults,
                dialect,
                planned);
    }

    private static void checkRange(final String field, final long given, final long least, final long most) {
        if (given < least || given > most) {
            throw new IllegalArgumentException(
                    "simulation " + field + " is " + given + "; expected " + least + " to " + most);
        }
    }
}
