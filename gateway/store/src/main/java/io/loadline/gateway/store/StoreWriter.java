package io.loadline.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** Collects rows in memory and writes them as Parquet, compressed with zstd, in the order in which they came. */
final class StoreWriter implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Map<StoreTable, TableWriter> writers = new EnumMap<>(StoreTable.class);
    private final Map<StoreTable, Long> rows = new EnumMap<>(StoreTable.class);

    StoreWriter() throws SQLException {
        connection = Engine.open();
        for (final StoreTable table : StoreTable.values()) {
            Engine.execute(connection, table.ddl());
            writers.put(table, new TableWriter(connection, table));
        }
    }

    /** Returns where to write the next row of a table. */
    TableWriter row(final StoreTable table) throws SQLException {
        rows.merge(table, 1L, Long::sum);
        return writers.get(table).row();
    }

    /** Returns rows collected since the table was last saved or cleared. */
    long rows(final StoreTable table) {
        return rows.getOrDefault(table, 0L);
    }

    /** Writes a table to a folder and empties it. Returns its rows. */
    long save(final StoreTable table, final Path folder) throws SQLException, IOException {
        writers.get(table).flush();
        final Path file = folder.resolve(table.sqlName() + ".parquet");
        Engine.execute(
                connection,
                "COPY " + table.sqlName() + " TO " + Engine.literal(file) + " (FORMAT parquet, COMPRESSION zstd)");
        Engine.execute(connection, "TRUNCATE " + table.sqlName());
        final long saved = rows(table);
        rows.remove(table);
        return saved;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            for (final TableWriter writer : writers.values()) {
                writer.close();
            }
        }
    }
}
