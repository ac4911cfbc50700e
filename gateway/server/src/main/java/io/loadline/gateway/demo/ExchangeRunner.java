package io.loadline.gateway.demo;

import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.UdpPacketOutput;
import java.time.Instant;
import org.agrona.concurrent.Agent;

/** Sends the simulated exchange's packets at their intended times. A thread of its own. */
final class ExchangeRunner implements Agent {
    private static final long NANOS = 1_000_000_000L;

    private final SimulatedExchange exchange;
    private final UdpPacketOutput output;
    private volatile boolean finished;

    ExchangeRunner(final SimulatedExchange exchange, final UdpPacketOutput output) {
        this.exchange = exchange;
        this.output = output;
    }

    @Override
    public int doWork() {
        final int packets = exchange.advanceTo(nowNs(), output);
        if (exchange.finished()) {
            finished = true;
        }
        return packets;
    }

    @Override
    public String roleName() {
        return "loadline-exchange";
    }

    /** True when the last packet has been sent. */
    boolean isFinished() {
        return finished;
    }

    static long nowNs() {
        final Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }
}
