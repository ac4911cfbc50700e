package io.loadline.gateway.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB in memory: no extension is fetched or loaded, nothing is spilled to disk. */
final class Engine {
    private static final String NO = "false";

    private Engine() {}

    static DuckDBConnection open() throws SQLException {
        final Properties settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", NO);
        settings.setProperty("autoload_known_extensions", NO);
        settings.setProperty("allow_community_extensions", NO);
        settings.setProperty("temp_directory", "");
        return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
    }

    static void execute(final DuckDBConnection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns a path as a literal of SQL. */
    static String literal(final Path path) {
        return "'" + path.toAbsolutePath().normalize().toString().replace("'", "''") + "'";
    }

    /** Returns an error of the engine as one line, without the picture of where it is. */
    static String oneLine(final SQLException exception) {
        final String message = String.valueOf(exception.getMessage());
        final int picture = message.indexOf("\nLINE ");
        return (picture < 0 ? message : message.substring(0, picture))
                .strip()
                .replaceAll("\\s*\\R\\s*", "; ")
                .replaceFirst("(?i)^java\\.sql\\.SQLException: ", "");
    }
}
