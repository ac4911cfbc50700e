package io.loadline.bench.offline;

import io.loadline.bench.BenchModel;
import io.loadline.bench.EngineTap;
import io.loadline.bench.PacketTape;
import io.loadline.bench.RiskEngine;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.sim.BurstShape;
import io.loadline.feed.sim.PacketOutput;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.IngressClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;

/**
 * The simulated exchange and the whole engine on one thread, as fast as it goes. The log's clock follows the packets, so what comes out is
 * the same in every run.
 */
final class FullSpeed implements AutoCloseable, PacketOutput {
    /** Book events a second on the clock of the log. */
    static final int RATE = 500_000;

    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final IngressClock clock = IngressClock.capture(BenchModel.FIXED_DAY_NS);
    private final SimulatedExchange exchange;
    private final RiskEngine engine;
    private final PacketHandler recorded = this::send;
    private long timeNs = BenchModel.FIXED_DAY_NS;

    /**
     * @param bench universe and model, for {@link BenchModel#FIXED_DAY_NS}
     * @param scenario path of regimes
     * @param journal folder below which the journal is made, null for none
     * @param tap probes
     */
    FullSpeed(final BenchModel bench, final Scenario scenario, final Path journal, final EngineTap tap)
            throws IOException {
        final int instruments = bench.model().instruments().size();
        exchange = new SimulatedExchange(
                SimulationSettings.of(BenchModel.SEED, instruments, scenario, RATE, DAY_NS)
                        .withBurst(BurstShape.NONE)
                        .withPacketWindowNs(0),
                bench.universe(),
                BenchModel.FIXED_DAY_NS);
        engine = new RiskEngine(bench, clock, journal, OutputPort.NONE, tap);
    }

    /** Runs until the exchange has opened: definitions, trading status and snapshots. */
    void open() {
        while (timeNs < exchange.openTimeNs()) {
            step();
        }
    }

    /** Runs the next millisecond of the exchange: about {@link #RATE} / 1000 events. */
    void step() {
        timeNs += STEP_NS;
        exchange.advanceTo(timeNs, this);
    }

    @Override
    public void send(final int line, final DirectBuffer buffer, final int offset, final int length, final long sentNs) {
        clock.update();
        clock.advanceTo(sentNs);
        engine.feed().onPacket(line, buffer, offset, length, sentNs);
    }

    /** Records the next milliseconds of the exchange instead of running them. */
    void record(final PacketTape tape, final int milliseconds) {
        tape.clear();
        timeNs += milliseconds * STEP_NS;
        exchange.advanceTo(timeNs, tape);
    }

    /** Runs what was recorded. */
    void play(final PacketTape tape) {
        tape.play(recorded);
    }

    RiskEngine engine() {
        return engine;
    }

    SimulatedExchange exchange() {
        return exchange;
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
