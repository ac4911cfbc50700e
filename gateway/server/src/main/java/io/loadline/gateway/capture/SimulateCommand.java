package io.loadline.gateway.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.feed.sim.CaptureFileOutput;
import io.loadline.feed.sim.Interruptions;
import io.loadline.feed.sim.LineFaults;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.SimulationSettings;
import io.loadline.feed.sim.VenueDialect;
import io.loadline.gateway.config.Units;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes what a simulated exchange sends into a capture file. */
@Command(
        name = "simulate",
        description = "Writes a capture of a simulated exchange in the language of a venue, with faults on request.",
        mixinStandardHelpOptions = true,
        footer = {
            "The same options give the same file, byte for byte.",
            "b3-positional is a dialect of venue b3, for 'capture' and in a configuration.",
            "Line n of the venue has destination port --port + n: give 'capture' --line PORT=LINE to tell them apart.",
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final long START_NS = 1_793_629_800_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_PORT = 65_536 - SimulatedExchange.LINES;

    @Option(
            names = "--venue",
            required = true,
            paramLabel = "NAME",
            completionCandidates = Dialects.class,
            description = "Whose language: ${COMPLETION-CANDIDATES}.")
    private String venue;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The capture; replaced if it exists.")
    private Path out;

    @Option(names = "--seconds", paramLabel = "N", description = "Seconds of trading (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--seed", paramLabel = "N", description = "Any number (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--instruments", paramLabel = "N", description = "10 to 10000 (default: ${DEFAULT-VALUE}).")
    private int instruments = 100;

    @Option(names = "--rate", paramLabel = "N", description = "Book events a second (default: ${DEFAULT-VALUE}).")
    private int rate = 10_000;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "calm, trending, volatile or flash-crash (default: ${DEFAULT-VALUE}).")
    private String scenario = "calm";

    @Option(names = "--loss", paramLabel = "P", description = "Share of packets lost, on each line by itself.")
    private double loss;

    @Option(names = "--duplication", paramLabel = "P", description = "Share of packets sent twice.")
    private double duplication;

    @Option(names = "--reordering", paramLabel = "P", description = "Share of packets sent after their successor.")
    private double reordering;

    @Option(names = "--skew", paramLabel = "TIME", description = "Line B behind line A, as in 200us (default: 0us).")
    private String skew = "0us";

    @Option(names = "--halts", paramLabel = "N", description = "Instruments halted (default: ${DEFAULT-VALUE}).")
    private int halts;

    @Option(names = "--auctions", paramLabel = "N", description = "Instruments in auction (default: ${DEFAULT-VALUE}).")
    private int auctions;

    @Option(names = "--resets", paramLabel = "N", description = "Restarts of the channel (default: ${DEFAULT-VALUE}).")
    private int resets;

    @Option(
            names = "--interruption",
            paramLabel = "TIME",
            description = "Length of a halt and of an auction (default: ${DEFAULT-VALUE}).")
    private String interruption = "500ms";

    @Option(names = "--port", paramLabel = "N", description = "Port of the first line (default: ${DEFAULT-VALUE}).")
    private int port = 14_310;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** The languages there are, for the help. */
    private static final class Dialects implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(VenueDialect.values())
                    .map(VenueDialect::lowerName)
                    .iterator();
        }
    }

    /** Made by the command line. */
    public SimulateCommand() {}

    @Override
    public Integer call() throws JsonProcessingException {
        if (port < 1 || port > MOST_PORT) {
            throw refusal("--port: " + port + " given; expected 1 to " + MOST_PORT);
        }
        final SimulatedExchange exchange = new SimulatedExchange(settings(), START_NS);
        try (CaptureFileOutput output = new CaptureFileOutput(out, port)) {
            exchange.advanceTo(Long.MAX_VALUE, output);
        }
        print(values(exchange));
        return DONE;
    }

    private SimulationSettings settings() {
        try {
            final LineFaults faults = new LineFaults(loss, duplication, reordering);
            return SimulationSettings.of(seed, instruments, scenario(), rate, seconds * SECOND_NS)
                    .withDialect(dialect())
                    .withFaults(List.of(faults, faults, faults, faults))
                    .withLineSkewNs(Units.durationNs("--skew", skew))
                    .withInterruptions(new Interruptions(
                            halts, auctions, resets, Units.durationNs("--interruption", interruption)));
        } catch (final IllegalArgumentException e) {
            throw refusal(e.getMessage());
        }
    }

    private VenueDialect dialect() {
        try {
            return VenueDialect.named(venue);
        } catch (final IllegalArgumentException e) {
            throw refusal("--venue: " + e.getMessage());
        }
    }

    private Scenario scenario() {
        return switch (scenario) {
            case "calm" -> Scenario.CALM;
            case "trending" -> Scenario.TRENDING;
            case "volatile" -> Scenario.VOLATILE;
            case "flash-crash" -> Scenario.FLASH_CRASH;
            default ->
                throw refusal("--scenario: '" + scenario + "' given; expected calm, trending, volatile or flash-crash");
        };
    }

    private Map<String, Object> values(final SimulatedExchange exchange) {
        long lost = 0;
        long duplicated = 0;
        long reordered = 0;
        for (int line = 0; line < SimulatedExchange.LINES; line++) {
            lost += exchange.packetsLost(line);
            duplicated += exchange.packetsDuplicated(line);
            reordered += exchange.packetsReordered(line);
        }
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("venue", venue);
        values.put("file", out.toString());
        values.put("packets", exchange.packetsSent());
        values.put("messages", exchange.messages());
        values.put("events", exchange.events());
        values.put("lost", lost);
        values.put("duplicated", duplicated);
        values.put("reordered", reordered);
        values.put("phaseChanges", exchange.phaseChanges());
        values.put("resets", exchange.resets());
        return values;
    }

    private void print(final Map<String, Object> values) throws JsonProcessingException {
        final PrintWriter terminal = spec.commandLine().getOut();
        if (json) {
            terminal.println(new ObjectMapper().writeValueAsString(values));
        } else {
            values.forEach((name, value) -> terminal.printf(Locale.ROOT, "%14s  %s%n", name, value));
        }
        terminal.flush();
    }

    private CommandLine.ParameterException refusal(final String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
