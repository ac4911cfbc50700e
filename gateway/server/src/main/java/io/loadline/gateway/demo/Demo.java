package io.loadline.gateway.demo;

import io.loadline.client.ControlClient;
import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulatedUniverse;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.feed.sim.UdpPacketOutput;
import io.loadline.gateway.config.ServerConfig;
import io.loadline.gateway.config.ServerConfigReader;
import io.loadline.gateway.server.LoadlineServer;
import io.loadline.gateway.server.RunSummary;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;

/** Runs the demo: exchange, server and desk in one process, meeting only over UDP and Aeron. Called by one thread. */
public final class Demo {
    private static final int DESK_SOURCE = 7;
    private static final int FIRST_PORT = 14_310;
    private static final int LAST_PORT = 15_310;
    private static final int LINES = 4;
    private static final long IDLE_NS = 1_000_000L;
    private static final long SETTLE_NS = TimeUnit.MILLISECONDS.toNanos(300);

    private final DemoSettings settings;
    private final String build;
    private final BooleanSupplier stop;

    /**
     * @param settings what to show
     * @param build version of the program
     * @param stop true when the user wants it to end
     */
    public Demo(final DemoSettings settings, final String build, final BooleanSupplier stop) {
        this.settings = settings;
        this.build = build;
        this.stop = stop;
    }

    /**
     * Runs until trading is over or the user stops it.
     *
     * @param screen shows the desk's view
     * @return what it came to
     * @throws IOException if a file or socket cannot be opened
     */
    public RunSummary run(final DemoScreen screen) throws IOException {
        final long startNs = ExchangeRunner.nowNs();
        final SimulatedUniverse universe = SimulatedUniverse.of(settings.seed(), settings.instruments(), startNs);
        final int basePort = freePorts();
        final ServerConfig config = new ServerConfigReader().read(DemoFiles.write(settings, universe, basePort));
        final LoadlineServer server = LoadlineServer.start(config, build, sequence -> {});
        try (server;
                UdpPacketOutput udp = new UdpPacketOutput(InetAddress.getLoopbackAddress(), basePort)) {
            final SimulatedExchange exchange = new SimulatedExchange(simulation(), universe, ExchangeRunner.nowNs());
            final ExchangeRunner runner = new ExchangeRunner(exchange, udp);
            try (AgentRunner thread = new AgentRunner(
                    new BackoffIdleStrategy(100, 20, 1_000, 100_000), Throwable::printStackTrace, null, runner)) {
                AgentRunner.startOnThread(thread);
                trade(server, config, runner, screen);
            }
        }
        return server.summary();
    }

    private SimulationSettings simulation() {
        return SimulationSettings.of(
                        settings.seed(),
                        settings.instruments(),
                        settings.scenario(),
                        settings.eventsPerSecond(),
                        TimeUnit.SECONDS.toNanos(settings.seconds()))
                .withDialect(settings.dialect());
    }

    private void trade(
            final LoadlineServer server,
            final ServerConfig config,
            final ExchangeRunner exchange,
            final DemoScreen screen) {
        final DeskContext context = new DeskContext()
                .aeronDirectory(config.aeronDirectory().toString())
                .channel(config.deskChannel())
                .controlChannel(config.controlChannel());
        try (ControlClient control = new ControlClient(context, DESK_SOURCE, 0)) {
            final DemoDesk desk = new DemoDesk(server.model(), control, settings.seed());
            try (DeskClient client = new DeskClient(context.listener(new ListenerPair(desk, screen.listener())))) {
                long endNs = Long.MAX_VALUE;
                long nowNs = System.nanoTime();
                while (!stop.getAsBoolean() && nowNs < endNs && server.fault() == null) {
                    final int work = client.poll() + desk.doWork(client.view(), nowNs);
                    screen.draw(client.view(), server, desk.accepted(), desk.rejected());
                    if (work == 0) {
                        LockSupport.parkNanos(IDLE_NS);
                    }
                    nowNs = System.nanoTime();
                    if (exchange.isFinished()) {
                        endNs = Math.min(endNs, nowNs + SETTLE_NS);
                    }
                }
            }
        }
    }

    /** Finds neighbouring UDP ports that nobody listens on. */
    private static int freePorts() throws IOException {
        for (int port = FIRST_PORT; port < LAST_PORT; port += LINES) {
            if (areFree(port)) {
                return port;
            }
        }
        throw new IOException("no four free UDP ports between " + FIRST_PORT + " and " + LAST_PORT + " on loopback");
    }

    private static boolean areFree(final int basePort) {
        for (int i = 0; i < LINES; i++) {
            try (DatagramSocket probe = new DatagramSocket(null)) {
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), basePort + i));
            } catch (final IOException e) {
                return false;
            }
        }
        return true;
    }
}
