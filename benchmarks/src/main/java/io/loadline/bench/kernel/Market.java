package io.loadline.bench.kernel;

import io.loadline.bench.BenchModel;
import io.loadline.bench.PacketTape;
import io.loadline.bench.RiskEngine;
import io.loadline.core.counter.Counters;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.sim.BurstShape;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * A recorded market: what the exchange sends before it opens, then enough packets for a number of events of the log. Line B is left out, so
 * that no packet is a copy.
 */
final class Market {
    private static final int RATE = 500_000;
    private static final long STEP_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private final BenchModel bench;
    private final PacketTape opening = new PacketTape();
    private final PacketTape trading = new PacketTape();
    private final long events;

    /**
     * @param instruments size of the universe
     * @param scenarios scenarios of the price history
     * @param leastEvents events of the log that {@link #trading} makes, at least; less than one in a thousand more
     * @param packetWindowNs events closer together than this share a packet
     */
    Market(final int instruments, final int scenarios, final long leastEvents, final long packetWindowNs) {
        try {
            bench = BenchModel.of(instruments, scenarios, BenchModel.FIXED_DAY_NS);
        } catch (final IOException e) {
            throw new IllegalStateException("the model's files cannot be written to the temporary folder", e);
        }
        final SimulatedExchange exchange = new SimulatedExchange(
                SimulationSettings.of(BenchModel.SEED, instruments, Scenario.CALM, RATE, TimeUnit.HOURS.toNanos(1))
                        .withBurst(BurstShape.NONE)
                        .withPacketWindowNs(packetWindowNs),
                bench.universe(),
                BenchModel.FIXED_DAY_NS);
        final NullSink sink = new NullSink();
        final FeedHandler handler = RiskEngine.cme(bench.model(), sink, Counters.inMemory());
        record(exchange, exchange.openTimeNs() - 1, opening, handler);
        final long before = sink.events();
        long timeNs = exchange.openTimeNs();
        while (sink.events() < before + leastEvents) {
            timeNs += STEP_NS;
            record(exchange, timeNs, trading, handler);
        }
        events = sink.events() - before;
    }

    private static void record(
            final SimulatedExchange exchange, final long toNs, final PacketTape tape, final FeedHandler handler) {
        exchange.advanceTo(toNs, (line, buffer, offset, length, timeNs) -> {
            if (line != 1) {
                tape.send(line, buffer, offset, length, timeNs);
                handler.onPacket(line, buffer, offset, length, timeNs);
            }
        });
    }

    BenchModel bench() {
        return bench;
    }

    /** Definitions, trading status and snapshots. */
    PacketTape opening() {
        return opening;
    }

    /** Trading. */
    PacketTape trading() {
        return trading;
    }

    /** Events of the log that trading makes. */
    long events() {
        return events;
    }
}
