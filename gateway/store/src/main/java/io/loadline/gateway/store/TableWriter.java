package io.loadline.gateway.store;

import io.loadline.core.Scale;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Appends rows to a table. What is not known is NULL. */
final class TableWriter implements AutoCloseable {
    private final DuckDBAppender appender;

    TableWriter(final DuckDBConnection connection, final StoreTable table) throws SQLException {
        appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.sqlName());
    }

    TableWriter row() throws SQLException {
        appender.beginRow();
        return this;
    }

    TableWriter integer(final int value) throws SQLException {
        appender.append(value);
        return this;
    }

    TableWriter small(final int value) throws SQLException {
        appender.append((short) value);
        return this;
    }

    TableWriter tiny(final int value) throws SQLException {
        appender.append((byte) value);
        return this;
    }

    TableWriter big(final long value) throws SQLException {
        appender.append(value);
        return this;
    }

    TableWriter text(final String value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
        return this;
    }

    TableWriter bool(final boolean value) throws SQLException {
        appender.append(value);
        return this;
    }

    /** A time in UTC nanoseconds; 0 is none. */
    TableWriter time(final long ns) throws SQLException {
        if (ns == 0) {
            appender.appendNull();
        } else {
            appender.appendEpochNanos(ns);
        }
        return this;
    }

    TableWriter number(final double value) throws SQLException {
        if (Double.isNaN(value)) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
        return this;
    }

    TableWriter price(final long mantissa) throws SQLException {
        return number(Scale.price(mantissa));
    }

    TableWriter quantity(final long mantissa) throws SQLException {
        return number(Scale.quantity(mantissa));
    }

    void end() throws SQLException {
        appender.endRow();
    }

    void flush() throws SQLException {
        appender.flush();
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
