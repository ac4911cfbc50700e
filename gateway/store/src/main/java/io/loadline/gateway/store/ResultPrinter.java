package io.loadline.gateway.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;

/** Prints a result: aligned columns for people, JSON lines or CSV for scripts. Times are UTC. A number that is not known is empty, null in JSON. */
enum ResultPrinter {
    /** Aligned columns. */
    TABLE {
        @Override
        void print(final ResultSet result, final PrintWriter out) throws SQLException {
            final int columns = result.getMetaData().getColumnCount();
            final List<String[]> first = new ArrayList<>();
            first.add(names(result.getMetaData()));
            while (first.size() <= MEASURED && result.next()) {
                first.add(texts(result, columns));
            }
            final int[] widths = new int[columns];
            for (final String[] row : first) {
                for (int i = 0; i < columns; i++) {
                    widths[i] = Math.max(widths[i], row[i].length());
                }
            }
            long rows = first.size() - 1L;
            first.forEach(row -> line(row, widths, out));
            while (result.next()) {
                line(texts(result, columns), widths, out);
                rows++;
            }
            out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
        }
    },

    /** One object a line. */
    JSON {
        @Override
        void print(final ResultSet result, final PrintWriter out) throws SQLException, IOException {
            final String[] names = names(result.getMetaData());
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setRootValueSeparator(null);
                while (result.next()) {
                    json.writeStartObject();
                    for (int i = 0; i < names.length; i++) {
                        json.writeFieldName(names[i]);
                        value(result.getObject(i + 1), json);
                    }
                    json.writeEndObject();
                    json.writeRaw('\n');
                }
            }
        }
    },

    /** A line of names, then one line a row. */
    CSV {
        @Override
        void print(final ResultSet result, final PrintWriter out) throws SQLException {
            final String[] names = names(result.getMetaData());
            csv(names, out);
            while (result.next()) {
                csv(texts(result, names.length), out);
            }
        }
    };

    private static final int MEASURED = 1_000;

    abstract void print(ResultSet result, PrintWriter out) throws SQLException, IOException;

    private static String[] names(final ResultSetMetaData columns) throws SQLException {
        final String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
        }
        return names;
    }

    private static String[] texts(final ResultSet result, final int columns) throws SQLException {
        final String[] texts = new String[columns];
        for (int i = 0; i < columns; i++) {
            texts[i] = text(result.getObject(i + 1));
        }
        return texts;
    }

    private static String text(final Object value) {
        return switch (value) {
            case null -> "";
            case final Double number when number.isNaN() -> "";
            case final Timestamp time -> time.toLocalDateTime().toString();
            case final BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static void value(final Object value, final JsonGenerator json) throws IOException {
        switch (value) {
            case final Double number when !Double.isFinite(number) -> json.writeNull();
            case final Double number -> json.writeNumber(number);
            case final Float number -> json.writeNumber(number);
            case final Boolean truth -> json.writeBoolean(truth);
            case final BigDecimal number -> json.writeNumber(number);
            case final BigInteger number -> json.writeNumber(number);
            case final Number number -> json.writeNumber(number.longValue());
            case null -> json.writeNull();
            default -> json.writeString(text(value));
        }
    }

    /** Fields with a comma, a quote or a line break are quoted, quotes doubled (RFC 4180). */
    private static void csv(final String[] row, final PrintWriter out) {
        for (int i = 0; i < row.length; i++) {
            final boolean plain = row[i].chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.print(i == 0 ? "" : ",");
            out.print(plain ? row[i] : '"' + row[i].replace("\"", "\"\"") + '"');
        }
        out.print('\n');
    }

    private static void line(final String[] row, final int[] widths, final PrintWriter out) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            line.append(i == 0 ? "" : "  ").append(row[i]);
            line.append(" ".repeat(Math.max(0, i == row.length - 1 ? 0 : widths[i] - row[i].length())));
        }
        out.println(line);
    }
}
