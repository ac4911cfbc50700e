package io.loadline.bench.rig;

import io.loadline.feed.sim.PacketOutput;
import io.loadline.feed.sim.SimulatedExchange;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes the packets of the simulated exchange, on a thread of its own. Intended send times come from the rate alone; it never waits for the
 * engine but where the way there is full, and then the packets it sends late keep their intended times.
 */
final class Generator implements Runnable {
    private static final long PARK_NS = 200_000;

    private final SimulatedExchange exchange;
    private final PacketOutput output;
    private final Timeline timeline;
    private final long aheadNs;
    private volatile boolean stopped;

    /**
     * @param aheadNs how long before its intended time a packet is made; 0 sends at the intended time, and spins
     */
    Generator(
            final SimulatedExchange exchange, final PacketOutput output, final Timeline timeline, final long aheadNs) {
        this.exchange = exchange;
        this.output = output;
        this.timeline = timeline;
        this.aheadNs = aheadNs;
    }

    @Override
    public void run() {
        while (!stopped && !exchange.finished()) {
            final int packets = exchange.advanceTo(timeline.toUtcNs(System.nanoTime()) + aheadNs, output);
            if (packets == 0 || aheadNs > 0) {
                idle();
            }
        }
    }

    private void idle() {
        if (aheadNs > 0) {
            LockSupport.parkNanos(PARK_NS);
        } else {
            Thread.onSpinWait();
        }
    }

    void stop() {
        stopped = true;
    }
}
