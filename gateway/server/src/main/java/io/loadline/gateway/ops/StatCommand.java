package io.loadline.gateway.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.gateway.command.Exit;
import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code loadline stat}: state and counters of a server, read from its mark file, whether it runs or not. With {@code --live} or
 * {@code --ready} it is a health check: exit 0 for yes, 1 for no, also where there is no server at all.
 */
@Command(
        name = "stat",
        description = "Shows whether a server is live and ready, and its counters.",
        mixinStandardHelpOptions = true)
public final class StatCommand implements Callable<Integer> {
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    @Mixin
    private RunOptions run;

    @Option(names = "--json", description = "Print one JSON object; with --watch, one a line.")
    private boolean json;

    @Option(names = "--watch", description = "Print again every --interval-ms, with rates, until interrupted.")
    private boolean watch;

    @Option(
            names = "--interval-ms",
            paramLabel = "MS",
            defaultValue = "1000",
            description = "Time between two looks (default: ${DEFAULT-VALUE}).")
    private long intervalMs;

    @Option(names = "--count", paramLabel = "N", defaultValue = "0", description = "Stop --watch after N looks.")
    private long count;

    @Option(names = "--live", description = "Print nothing; exit 0 if the server is live, 1 if not.")
    private boolean askLive;

    @Option(names = "--ready", description = "Print nothing; exit 0 if the server is live and ready, 1 if not.")
    private boolean askReady;

    @Option(
            names = "--max-age-ms",
            paramLabel = "MS",
            defaultValue = "5000",
            description = "Oldest heartbeat of a live server (default: ${DEFAULT-VALUE}).")
    private long maxAgeMs;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Made by the command line. */
    public StatCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (intervalMs < 1 || count < 0 || maxAgeMs < 0) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--interval-ms is " + intervalMs + ", --count " + count + ", --max-age-ms " + maxAgeMs
                            + "; expected a positive interval, and no negative number");
        }
        if (askLive || askReady) {
            return check();
        }
        try {
            if (watch) {
                return watch();
            }
            print(null, false);
            return Exit.DONE;
        } catch (final ConfigException mistake) {
            return complain(mistake, Exit.USAGE);
        } catch (final MarkFileException unreadable) {
            return complain(unreadable, Exit.FAILURE);
        }
    }

    private int check() throws IOException {
        try {
            final StatReport report = look();
            return (askReady ? report.ready() : report.live()) ? Exit.DONE : Exit.NO;
        } catch (final ConfigException | MarkFileException noServer) {
            return complain(noServer, Exit.NO);
        }
    }

    private int complain(final RuntimeException reason, final int exitCode) {
        spec.commandLine().getErr().println("loadline: " + reason.getMessage());
        return exitCode;
    }

    private int watch() throws IOException, InterruptedException {
        StatReport before = null;
        for (long looks = 1; ; looks++) {
            before = print(before, true);
            if (looks == count) {
                return Exit.DONE;
            }
            TimeUnit.MILLISECONDS.sleep(intervalMs);
        }
    }

    private StatReport print(final StatReport before, final boolean again) throws IOException {
        final StatReport report = look();
        final PrintWriter out = spec.commandLine().getOut();
        final boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
        if (json) {
            out.println(asJson(report));
        } else {
            // One write a frame, so that a terminal never shows half of one.
            out.print((again && terminal ? CLEAR_SCREEN : "") + report.asText(before, terminal));
        }
        out.flush();
        return report;
    }

    /** The file is opened for each look: a server that was restarted has a new one. */
    private StatReport look() throws IOException {
        try (MarkFileReader reader = run.open()) {
            return StatReport.of(reader, System.currentTimeMillis(), maxAgeMs);
        }
    }

    private static String asJson(final StatReport report) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(report.asMap());
    }
}
