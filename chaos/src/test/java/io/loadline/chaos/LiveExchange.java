package io.loadline.chaos;

import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.feed.sim.UdpPacketOutput;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;

/** The simulated exchange on a thread of its own; it trades on whether a server listens or not. */
final class LiveExchange implements AutoCloseable {
    static final int INSTRUMENTS = 20;
    private static final int EVENTS_PER_SECOND = 300;
    private static final int FIRST_PORT = 15_400;
    private static final int LAST_PORT = 16_400;
    private static final int LINES = 4;

    private final int basePort;
    private final SimulatedUniverse universe;
    private final UdpPacketOutput output;
    private final AgentRunner thread;

    LiveExchange(final long seed) throws IOException {
        basePort = freePorts();
        universe = SimulatedUniverse.of(seed, INSTRUMENTS, nowNs());
        output = new UdpPacketOutput(InetAddress.getLoopbackAddress(), basePort);
        final SimulatedExchange exchange = new SimulatedExchange(
                SimulationSettings.of(
                        seed, INSTRUMENTS, Scenario.CALM, EVENTS_PER_SECOND, TimeUnit.MINUTES.toNanos(600)),
                universe,
                nowNs());
        thread = new AgentRunner(
                new BackoffIdleStrategy(1, 1, 1_000_000, 2_000_000),
                Throwable::printStackTrace,
                null,
                new Sender(exchange, output));
        AgentRunner.startOnThread(thread);
    }

    private record Sender(SimulatedExchange exchange, UdpPacketOutput output) implements Agent {
        @Override
        public int doWork() {
            return exchange.advanceTo(nowNs(), output);
        }

        @Override
        public String roleName() {
            return "chaos-exchange";
        }
    }

    int basePort() {
        return basePort;
    }

    SimulatedUniverse universe() {
        return universe;
    }

    static long nowNs() {
        final Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    private static int freePorts() {
        for (int port = FIRST_PORT; port < LAST_PORT; port += LINES) {
            if (areFree(port)) {
                return port;
            }
        }
        throw new AssertionError("no four free UDP ports between " + FIRST_PORT + " and " + LAST_PORT);
    }

    private static boolean areFree(final int base) {
        for (int i = 0; i < LINES; i++) {
            try (DatagramSocket probe = new DatagramSocket(null)) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), base + i));
            } catch (final IOException e) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        thread.close();
        output.close();
    }
}
