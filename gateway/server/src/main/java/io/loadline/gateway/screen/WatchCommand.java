package io.loadline.gateway.screen;

import io.aeron.CommonContext;
import io.loadline.client.DeskClient;
import io.loadline.client.DeskContext;
import io.loadline.gateway.ops.NewestRun;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code loadline watch}: a desk. Joins a running server at any time and shows its risk, or prints each update as a line of JSON. Exit codes:
 * 0 the view was live at the end, 1 it was not, 2 usage, 3 failure.
 */
@Command(
        name = "watch",
        description = "Subscribe to a running server over Aeron: live screen, or JSON lines.",
        mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
    private static final int LIVE = 0;
    private static final int STALE = 1;
    private static final int FAILURE = 3;
    private static final long IDLE_NS = TimeUnit.MICROSECONDS.toNanos(500);

    @Option(names = "--channel", paramLabel = "URI", description = "Aeron channel of the server's output [aeron:ipc]")
    private String channel = CommonContext.IPC_CHANNEL;

    @Option(
            names = "--control-channel",
            paramLabel = "URI",
            description = "Aeron channel towards the server, for the snapshot [aeron:ipc]")
    private String controlChannel = CommonContext.IPC_CHANNEL;

    @Option(
            names = "--aeron-dir",
            paramLabel = "DIR",
            description = "directory of the media driver (default: that of the server below run/ that started last)")
    private String directory = "";

    @Option(names = "--json", description = "print one JSON object a line")
    private boolean json;

    @Option(names = "--seconds", paramLabel = "N", description = "stop after N seconds; 0 runs on [0]")
    private long seconds;

    @Spec
    private CommandSpec spec;

    private final EpochNanoClock clock = SystemEpochNanoClock.INSTANCE;
    private volatile boolean running = true;

    /** For picocli. */
    public WatchCommand() {}

    @Override
    public Integer call() {
        if (seconds < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--seconds is " + seconds + "; expected 0 or a positive number");
        }
        final Thread caller = Thread.currentThread();
        final Thread stop = new Thread(
                () -> {
                    running = false;
                    LockSupport.unpark(caller);
                },
                "stop-watch");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return json ? printLines() : showScreen();
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "watch: " + e.getMessage(), e);
        } catch (final UncheckedIOException e) {
            spec.commandLine().getErr().println("watch: " + e.getMessage());
            return FAILURE;
        }
    }

    private DeskContext context() {
        return new DeskContext()
                .channel(channel)
                .controlChannel(controlChannel)
                .aeronDirectory(
                        directory.isEmpty() ? NewestRun.driverDirectory().toString() : directory);
    }

    private boolean goesOn(final long startNs) {
        return running && (seconds == 0 || System.nanoTime() - startNs < TimeUnit.SECONDS.toNanos(seconds));
    }

    private int showScreen() {
        final ScreenModel model = new ScreenModel();
        model.title("watch " + channel);
        try (DeskClient client = new DeskClient(context().listener(model));
                LiveScreen screen = LiveScreen.open()) {
            final long startNs = System.nanoTime();
            while (goesOn(startNs)) {
                final int work = client.poll();
                final long waitNs = screen.drawWhenDue(model, client.view(), clock.nanoTime(), System.nanoTime());
                if (work == 0) {
                    LockSupport.parkNanos(Math.min(waitNs, IDLE_NS));
                }
            }
            return client.view().isStale() ? STALE : LIVE;
        }
    }

    private int printLines() {
        final PrintWriter out = spec.commandLine().getOut();
        final JsonLines lines = new JsonLines(out, clock);
        try (DeskClient client = new DeskClient(context().listener(lines))) {
            lines.view(client.view());
            final long startNs = System.nanoTime();
            while (goesOn(startNs)) {
                if (client.poll() == 0) {
                    lines.flush();
                    LockSupport.parkNanos(IDLE_NS);
                }
            }
            lines.flush();
            return client.view().isStale() ? STALE : LIVE;
        }
    }
}
