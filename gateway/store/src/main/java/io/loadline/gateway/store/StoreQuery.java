package io.loadline.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * A read-only view of a store, as it was when this was opened: a build beside it changes nothing here. Only statements that read are
 * run; no file outside the store is reached, no network, no extension is fetched.
 */
final class StoreQuery implements AutoCloseable {
    private static final Set<String> DESCRIBING = Set.of("DESCRIBE", "SHOW", "SUMMARIZE");

    private final DuckDBConnection connection;

    private StoreQuery(final DuckDBConnection connection) {
        this.connection = connection;
    }

    static StoreQuery open(final Path root) throws IOException, SQLException {
        final StoreDirectory store = StoreDirectory.forReading(root);
        final List<Segment> segments = store.segments();
        final Optional<Path> tail = store.tail();
        final DuckDBConnection connection = Engine.open();
        try {
            for (final StoreTable table : StoreTable.values()) {
                Engine.execute(connection, definition(table, files(table, segments, tail)));
            }
            Engine.execute(connection, "SET TimeZone = 'UTC'");
            Engine.execute(connection, "SET allowed_directories = [" + Engine.literal(root) + "]");
            Engine.execute(connection, "SET enable_external_access = false");
            Engine.execute(connection, "SET lock_configuration = true");
            return new StoreQuery(connection);
        } catch (final SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static List<Path> files(final StoreTable table, final List<Segment> segments, final Optional<Path> tail) {
        final List<Path> files = new ArrayList<>();
        if (table != StoreTable.INSTRUMENTS) {
            segments.forEach(segment -> files.add(segment.file(table)));
        }
        final long last = segments.stream().mapToLong(Segment::last).max().orElse(0);
        tail.ifPresent(folder -> {
            final boolean fits = last == 0 || StoreDirectory.position(folder) == last;
            if (table == StoreTable.INSTRUMENTS || (table == StoreTable.BARS && fits)) {
                files.add(folder.resolve(table.sqlName() + ".parquet"));
            }
        });
        return files;
    }

    private static String definition(final StoreTable table, final List<Path> files) {
        if (files.isEmpty()) {
            return table.ddl();
        }
        return files.stream()
                .map(Engine::literal)
                .collect(Collectors.joining(
                        ", ",
                        "CREATE VIEW " + table.sqlName() + " AS SELECT * FROM read_parquet([",
                        "], union_by_name = true)"));
    }

    /** Takes the result of a statement; valid during the call. */
    @FunctionalInterface
    interface Reader {
        void read(ResultSet result) throws SQLException, IOException;
    }

    /**
     * Runs one statement that reads.
     *
     * @throws SQLException if the engine refuses it
     * @throws StoreException if it would do something else than read
     */
    void run(final String sql, final Reader reader) throws SQLException, IOException {
        final String text = sql.strip().replaceFirst(";$", "");
        final String first = text.split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        final String statement = DESCRIBING.contains(first) ? "SELECT * FROM (" + text + "\n)" : text;
        refuseWriting(statement);
        try (Statement run = connection.createStatement();
                ResultSet result = run.executeQuery(statement)) {
            reader.read(result);
        }
    }

    /** The engine turns only statements that read into JSON; of the others, and of text it cannot parse, it says why not. */
    private void refuseWriting(final String statement) throws SQLException {
        final String check =
                "SELECT j->>'error', j->>'error_message' FROM (SELECT json_serialize_sql(?::VARCHAR) AS j)";
        try (PreparedStatement prepared = connection.prepareStatement(check)) {
            prepared.setString(1, statement);
            try (ResultSet result = prepared.executeQuery()) {
                result.next();
                if (Boolean.parseBoolean(result.getString(1))) {
                    throw new StoreException(result.getString(2).strip());
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
