package io.loadline.gateway.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code journal verify|dump|hash|export}: the tools of a journal. Exit codes: 0 sound, 1 damaged, 2 usage, 3 failure. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description = "Check, read, digest and export a journal",
        subcommands = {
            JournalCommand.Verify.class,
            JournalCommand.Dump.class,
            JournalCommand.Hash.class,
            JournalCommand.Export.class
        })
public final class JournalCommand implements Runnable {
    /** All is sound. */
    static final int SOUND = 0;
    /** The answer is no: the journal is damaged. */
    static final int DAMAGED = 1;
    /** The tool could not do its work. */
    static final int FAILURE = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "name one of: verify, dump, hash, export");
    }

    /** Options of every tool, and the frame that each runs in. */
    static final class Common {
        @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory")
        private Path folder;

        @Option(names = "--json", description = "Print JSON")
        private boolean json;

        @Spec(Spec.Target.MIXEE)
        private CommandSpec spec;

        private int run(final Tool tool) {
            final PrintWriter out = spec.commandLine().getOut();
            final PrintWriter err = spec.commandLine().getErr();
            try (JournalDirectory directory = JournalDirectory.forReading(folder)) {
                final int code = tool.run(directory, out);
                out.flush();
                return code;
            } catch (final IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            } catch (final IOException | RuntimeException e) {
                err.println(e.getMessage());
                err.flush();
                return FAILURE;
            }
        }

        /** Says on the error stream why a tool stopped early. */
        private int ended(final JournalReader reader) {
            if (reader.bad() == null) {
                return SOUND;
            }
            spec.commandLine().getErr().println("damaged: " + reader.bad().describe());
            spec.commandLine().getErr().flush();
            return DAMAGED;
        }
    }

    /** Options that choose records. */
    static final class Filter {
        @Option(names = "--from", paramLabel = "SEQUENCE", description = "First sequence", defaultValue = "1")
        private long from;

        @Option(
                names = "--to",
                paramLabel = "SEQUENCE",
                description = "Last sequence",
                defaultValue = "9223372036854775807")
        private long to;

        @Option(names = "--type", paramLabel = "MESSAGE", description = "Name of a message of the risk-input schema")
        private String type;

        private RecordFilter filter() {
            return new RecordFilter(from, to, type);
        }
    }

    /** What a tool does with an open journal. */
    @FunctionalInterface
    private interface Tool {
        int run(JournalDirectory directory, PrintWriter out) throws IOException;
    }

    /** Checks records and blobs. */
    @Command(name = "verify", mixinStandardHelpOptions = true, description = "Check every record and blob")
    static final class Verify implements Callable<Integer> {
        @Mixin
        private Common common;

        @Override
        public Integer call() {
            return common.run((directory, out) -> {
                final JournalVerify.Report report = JournalVerify.verify(directory);
                if (common.json) {
                    out.println(json(report));
                } else {
                    print(report, out);
                }
                return report.sound() ? SOUND : DAMAGED;
            });
        }

        private static void print(final JournalVerify.Report report, final PrintWriter out) {
            out.println(report.records() + " sound records, sequence 1 to "
                    + report.end().sequence() + ", " + report.end().epoch() + " epochs, " + report.blobs() + " blobs");
            if (report.bad() != null) {
                out.println("damaged: " + report.bad().describe());
            }
            if (report.tailLost()) {
                out.println("damaged: the log ends at sequence " + report.end().sequence() + ", expected at least "
                        + report.liveSequence() + ", which the live server had processed");
            }
            report.badBlobs().forEach(line -> out.println("damaged: " + line));
        }

        private static ObjectNode json(final JournalVerify.Report report) {
            final ObjectNode node = JSON.createObjectNode();
            node.put("sound", report.sound());
            node.put("records", report.records());
            node.put("lastSequence", report.end().sequence());
            node.put("lastIngressTimeNs", report.end().ingressTimeNs());
            node.put("epochs", report.end().epoch());
            node.put("liveSequence", report.liveSequence());
            node.put("tailLost", report.tailLost());
            node.put("blobs", report.blobs());
            report.badBlobs().forEach(node.putArray("badBlobs")::add);
            node.set("bad", JSON.valueToTree(report.bad()));
            return node;
        }
    }

    /** Prints records. */
    @Command(name = "dump", mixinStandardHelpOptions = true, description = "Print records, one a line")
    static final class Dump implements Callable<Integer> {
        @Mixin
        private Common common;

        @Mixin
        private Filter filter;

        @Override
        public Integer call() {
            return common.run((directory, out) -> {
                try (JournalReader reader = directory.reader()) {
                    new JournalDump().dump(reader, filter.filter(), common.json, out);
                    return common.ended(reader);
                }
            });
        }
    }

    /** Prints the hash of the log. */
    @Command(name = "hash", mixinStandardHelpOptions = true, description = "SHA-256 of what the records say")
    static final class Hash implements Callable<Integer> {
        @Mixin
        private Common common;

        @Override
        public Integer call() {
            return common.run((directory, out) -> {
                try (JournalReader reader = directory.reader()) {
                    final JournalHash.Result result = JournalHash.hash(reader);
                    out.println(
                            common.json
                                    ? JSON.valueToTree(result).toString()
                                    : result.sha256() + "  " + result.records() + " records");
                    return common.ended(reader);
                }
            });
        }
    }

    /** Writes CSV files. */
    @Command(name = "export", mixinStandardHelpOptions = true, description = "Write CSV, one file a type of message")
    static final class Export implements Callable<Integer> {
        @Mixin
        private Common common;

        @Mixin
        private Filter filter;

        @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the CSV files")
        private Path out;

        @Override
        public Integer call() {
            return common.run((directory, console) -> {
                try (JournalReader reader = directory.reader()) {
                    final Map<String, Long> rows = new JournalExport().export(reader, filter.filter(), out);
                    if (common.json) {
                        console.println(JSON.valueToTree(rows).toString());
                    } else {
                        rows.forEach((name, count) -> console.println(name + ".csv: " + count + " rows"));
                    }
                    return common.ended(reader);
                }
            });
        }
    }
}
