package io.loadline.gateway.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.loadline.gateway.egress.FileOutput;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.ReplayResult;
import io.loadline.gateway.server.JournalReplay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "replay",
        description = "Runs a journal again and compares the output with what the live server published.",
        mixinStandardHelpOptions = true,
        footer = "Exit 0: the output is equal. 1: it differs, or nothing was noted to compare with.")
final class ReplayCommand implements Callable<Integer> {
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory.")
    private Path journal;

    @Option(names = "--out", paramLabel = "DIR", description = "Write every output message there, for 'loadline diff'.")
    private Path out;

    @Option(
            names = "--speed",
            paramLabel = "max",
            description = "Only 'max': a replay never waits.",
            defaultValue = "max")
    private String speed;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!speed.equals("max")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--speed: '" + speed + "' given; expected max");
        }
        final Progress progress = new Progress("replayed", spec.commandLine().getErr());
        final JournalReplay.Outcome outcome;
        if (out == null) {
            outcome = JournalReplay.run(journal, OutputPort.NONE, progress);
        } else {
            try (FileOutput file = new FileOutput(out)) {
                outcome = JournalReplay.run(journal, file, progress);
            }
        }
        progress.end();
        if (json) {
            printJson(outcome);
        } else {
            print(outcome);
        }
        return outcome.result().equal() ? Exit.DONE : Exit.NO;
    }

    private void print(final JournalReplay.Outcome outcome) {
        final PrintWriter writer = spec.commandLine().getOut();
        final ReplayResult result = outcome.result();
        writer.printf(
                Locale.ROOT,
                "%,d events in %.2f s, %,.0f events/s%n",
                result.events(),
                result.elapsedNs() / 1e9,
                result.eventsPerSecond());
        final SummaryPrinter printer = new SummaryPrinter(writer);
        printer.printNodes(outcome.nodes());
        printer.printVolatilities(outcome.volatilities());
        printer.printTrips(outcome.trips());
        writer.printf("%njournal %s%ndigest  %s%n", journal, outcome.digest());
        writer.println(verdict(result));
        writer.flush();
    }

    private static String verdict(final ReplayResult result) {
        if (result.bad() != null) {
            return "DAMAGED at " + result.bad().describe();
        }
        if (result.firstDifferent() != 0) {
            return "DIFFERENT from the live server at or before event " + result.firstDifferent() + ", equal at event "
                    + result.lastEqual();
        }
        if (result.lostSequence() != 0) {
            return "SHORT: the live server processed events up to " + result.lostSequence() + ", the journal ends at "
                    + result.end().sequence();
        }
        if (result.checkpoints() == 0) {
            return "the live server noted no digest to compare with";
        }
        return "equal to the live server at " + result.checkpoints() + " checkpoints, the last at event "
                + result.liveSequence()
                + (result.cleanSequence() == result.end().sequence() ? ", the end of the log" : "");
    }

    private void printJson(final JournalReplay.Outcome outcome) throws JsonProcessingException {
        final ReplayResult result = outcome.result();
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("events", result.events());
        values.put("seconds", result.elapsedNs() / 1e9);
        values.put("eventsPerSecond", result.eventsPerSecond());
        values.put("digest", outcome.digest());
        values.put("liveDigest", String.format(Locale.ROOT, "%016x", result.liveDigest()));
        values.put("liveSequence", result.liveSequence());
        values.put("digestAtLive", String.format(Locale.ROOT, "%016x", result.digestThere()));
        values.put("equal", result.equal());
        values.put("checkpoints", result.checkpoints());
        values.put("firstDifferent", result.firstDifferent());
        values.put("journal", journal.toString());
        values.put("bad", result.bad() == null ? null : result.bad().describe());
        values.put("trips", outcome.trips());
        values.put("nodes", outcome.nodes());
        values.put("volatilities", outcome.volatilities());
        new SummaryPrinter(spec.commandLine().getOut()).printJson(values);
    }
}
