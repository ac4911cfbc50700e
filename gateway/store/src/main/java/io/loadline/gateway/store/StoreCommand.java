package io.loadline.gateway.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loadline.gateway.command.EdgeCommand;
import io.loadline.gateway.command.Exit;
import io.loadline.gateway.command.Progress;
import io.loadline.gateway.ops.NewestRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code loadline store}: the time-series store of a journal. */
@Command(
        name = "store",
        mixinStandardHelpOptions = true,
        description = "Make tables for SQL from a journal.",
        subcommands = StoreCommand.Build.class)
public final class StoreCommand implements EdgeCommand {
    static final String NAME = "store";

    @Spec
    private CommandSpec spec;

    /** For the service loader. */
    public StoreCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "name one of: build");
    }

    /** Returns the store of the server that started last: beside its run directory, as its journal. */
    static Path newest() {
        return beside(NewestRun.directory());
    }

    /** Returns the store beside a folder. */
    static Path beside(final Path folder) {
        return folder.toAbsolutePath().normalize().resolveSibling(NAME);
    }

    /** Builds a store, or adds what came since. */
    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Write trades, quotes, bars, features, events and instruments of a journal as Parquet, or add"
                    + " what came since the last build. A running server may be writing the journal.",
            footer = "Exit 0: stored up to the end. 1: the journal is damaged, stored up to there.")
    static final class Build implements Callable<Integer> {
        @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Journal directory.")
        private Path journal;

        @Option(names = "--out", paramLabel = "DIR", description = "Store directory [store, beside the journal]")
        private Path out;

        @Option(
                names = "--retain",
                paramLabel = "DAYS",
                description = "Keep this many UTC days, counted back from the newest record [all]")
        private Long retain;

        @Option(names = "--json", description = "Print one JSON object.")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (retain != null && retain < 1) {
                throw new ParameterException(
                        spec.commandLine(), "--retain: " + retain + " given; expected at least 1 day");
            }
            final Path store = out == null ? beside(journal) : out;
            final Progress progress = new Progress("stored", spec.commandLine().getErr());
            final long days = retain == null ? Long.MAX_VALUE : retain;
            try {
                final StoreBuild.Result result =
                        new StoreBuild(journal, store, days, progress, StoreBuild.SEGMENT_RECORDS).run();
                progress.end();
                print(result, store);
                return result.bad() == null ? Exit.DONE : Exit.NO;
            } catch (final StoreException e) {
                return failed(e.getMessage());
            } catch (final SQLException e) {
                return failed(Engine.oneLine(e));
            }
        }

        private int failed(final String message) {
            spec.commandLine().getErr().println("loadline: " + message);
            return Exit.FAILURE;
        }

        private void print(final StoreBuild.Result result, final Path store) {
            final PrintWriter writer = spec.commandLine().getOut();
            if (json) {
                final ObjectNode node = new ObjectMapper().createObjectNode();
                node.put("store", store.toString());
                node.put("first", result.first());
                node.put("last", result.last());
                node.put("droppedDays", result.droppedDays());
                node.put("bad", result.bad() == null ? null : result.bad().describe());
                final ObjectNode rows = node.putObject("rows");
                result.rows().forEach((table, count) -> rows.put(table.sqlName(), count));
                writer.println(node);
            } else {
                writer.println(
                        result.first() == 0
                                ? "nothing new since record " + result.last()
                                : "records " + result.first() + " to " + result.last());
                result.rows().forEach((table, count) -> writer.println(table.sqlName() + ": " + count + " rows"));
                if (result.droppedDays() > 0) {
                    writer.println("days dropped: " + result.droppedDays());
                }
                writer.println("store " + store);
            }
            writer.flush();
            if (result.bad() != null) {
                spec.commandLine().getErr().println("damaged: " + result.bad().describe());
            }
        }
    }
}
