package io.loadline.gateway.command;

import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.feed.sim.VenueDialect;
import io.loadline.gateway.demo.Demo;
import io.loadline.gateway.demo.DemoScreen;
import io.loadline.gateway.demo.DemoSettings;
import io.loadline.gateway.demo.LiveDemoScreen;
import io.loadline.gateway.server.RunSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = "A simulated exchange over loopback UDP, the whole server, and a live screen of risk.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--seconds", paramLabel = "N", description = "Seconds of trading (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--rate",
            paramLabel = "EVENTS_PER_S",
            description = "Book events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 20_000;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "calm, trending, volatile or flash-crash (default: ${DEFAULT-VALUE}).")
    private String scenario = "flash-crash";

    @Option(
            names = "--venue",
            paramLabel = "NAME",
            description = "Language of the exchange: cme, or cme-mbo with single orders (default: ${DEFAULT-VALUE}).")
    private String venue = "cme";

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10,000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 200;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the market (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Journal directory; must not hold a journal (default: a new one below run/).")
    private Path journal;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description =
                    "New directory for model, configuration, counters and journal (default: a new one below run/).")
    private Path run;

    @Option(names = "--headless", description = "No screen, only the summary.")
    private boolean headless;

    @Option(names = "--json", description = "Print the summary as one JSON object; implies --headless.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final StopSignal stop = new StopSignal();
        int code = Exit.FAILURE;
        try {
            final RunSummary summary = run(new Demo(settings(), Build.version(), stop::isAsked));
            final SummaryPrinter printer = new SummaryPrinter(spec.commandLine().getOut());
            if (json) {
                printer.printJson(summary);
            } else {
                printer.print(summary);
            }
            code = Exit.DONE;
        } finally {
            stop.finished(code);
        }
        return code;
    }

    private RunSummary run(final Demo demo) throws IOException {
        if (headless || json) {
            final PrintWriter err = spec.commandLine().getErr();
            err.println("loadline: trading for " + seconds
                    + " s; in another terminal try 'loadline watch', 'stat', 'limits' or 'kill'");
            err.flush();
            return demo.run(DemoScreen.HEADLESS);
        }
        try (LiveDemoScreen screen = new LiveDemoScreen("demo " + scenario)) {
            return demo.run(screen);
        }
    }

    private DemoSettings settings() throws IOException {
        require("--seconds", seconds, 1, 86_400);
        require("--rate", rate, 1, 5_000_000);
        require("--instruments", instruments, SimulationSettings.MIN_INSTRUMENTS, SimulationSettings.MAX_INSTRUMENTS);
        final Path directory = run == null ? newDirectory() : run;
        if (Files.exists(directory.resolve("model"))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--run: " + directory + " holds a demo already; expected a new directory");
        }
        final Path log = journal == null ? directory.resolve("journal") : journal;
        if (Files.exists(log.resolve("queue"))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--journal: " + log
                            + " holds a journal already; expected a new directory (serve continues a journal)");
        }
        return new DemoSettings(directory, log, dialect(), scenarioNamed(), instruments, rate, seconds, seed);
    }

    private static Path newDirectory() {
        final DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
        return Path.of("run")
                .resolve("demo-" + LocalDateTime.now(ZoneId.systemDefault()).format(time));
    }

    private VenueDialect dialect() {
        for (final VenueDialect dialect : List.of(VenueDialect.CME, VenueDialect.CME_MBO)) {
            if (dialect.lowerName().equals(venue)) {
                return dialect;
            }
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "--venue: '" + venue + "' given; expected cme or cme-mbo: others do not list all five classes");
    }

    private Scenario scenarioNamed() {
        for (final Scenario known : Scenario.values()) {
            if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(scenario)) {
                return known;
            }
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "--scenario: '" + scenario + "' given; expected calm, trending, volatile or flash-crash");
    }

    private void require(final String option, final long given, final long least, final long most) {
        if (given < least || given > most) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + ": " + given + " given; expected " + least + " to " + most);
        }
    }
}
