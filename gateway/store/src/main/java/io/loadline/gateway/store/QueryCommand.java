package io.loadline.gateway.store;

import io.loadline.gateway.command.EdgeCommand;
import io.loadline.gateway.command.Exit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code loadline query}: SQL over a store, read-only. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = "Run SQL over a store, read-only. Tables: events, trades, quotes, bars, features, instruments;"
                + " 'DESCRIBE trades' shows one.",
        footer = "Exit 2: the SQL is wrong, or does more than read.")
public final class QueryCommand implements EdgeCommand {
    @Parameters(paramLabel = "SQL", description = "One statement that reads: SELECT, DESCRIBE, SHOW or SUMMARIZE.")
    private String sql;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Store directory (default: beside the run directory of the server that started last)")
    private Path store;

    @ArgGroup
    private final Format format = new Format();

    @Spec
    private CommandSpec spec;

    /** How to print; at most one. */
    static final class Format {
        @Option(names = "--json", description = "Print one JSON object a line.")
        private boolean json;

        @Option(names = "--csv", description = "Print CSV with a line of names.")
        private boolean csv;

        private ResultPrinter printer() {
            return json ? ResultPrinter.JSON : csv ? ResultPrinter.CSV : ResultPrinter.TABLE;
        }
    }

    /** For the service loader. */
    public QueryCommand() {}

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final Path root = store == null ? StoreCommand.newest() : store;
        try (StoreQuery query = open(root)) {
            query.run(sql, result -> format.printer().print(result, out));
            out.flush();
            return Exit.DONE;
        } catch (final StoreException e) {
            return refused(e.getMessage());
        } catch (final SQLException e) {
            return refused(Engine.oneLine(e));
        }
    }

    private static StoreQuery open(final Path root) throws IOException, SQLException {
        return StoreQuery.open(root);
    }

    private int refused(final String reason) {
        spec.commandLine().getErr().println("loadline: " + reason);
        return Exit.USAGE;
    }
}
