package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Series that an input names by their file instead of giving them. Files lie below the directory of the cases, comma-separated, with a header. */
final class SeriesReference {
    private static final Set<String> INDEX_NAMES = Set.of("t", "i", "date", "year", "quarter", "id");
    private static final Pattern ROWS = Pattern.compile("(\\d+)\\s*(?:\\.\\.|-|:)\\s*(\\d+)");
    private static final Pattern TRANSFORM = Pattern.compile(
            "(100\\s*\\*\\s*)?(?:(\\(P_t/P_\\{t-1\\}-1\\))|(?:log|ln)\\(P_t/P_\\{t-1\\}\\))(?:, (last|first) (\\d+)"
                    + " returns)?");

    private final Inputs given;
    private final String path;
    private final Path file;

    private SeriesReference(final Inputs given, final String path, final Path file) {
        this.given = given;
        this.path = path;
        this.file = file;
    }

    static SeriesReference of(final JsonNode node, final String path, final CaseFamily family, final Path directory) {
        final ObjectNode object = switch (node) {
            case ObjectNode named -> named;
            case JsonNode text
            when text.isTextual() -> JsonNodeFactory.instance.objectNode().put("file", text.textValue());
            default ->
                throw new BadInputException(path, node, "an array, a file name or an object with file and column");
        };
        final Inputs given = new Inputs(object, family, directory);
        final Path file = Path.of(given.text("file"));
        if (file.isAbsolute() || file.normalize().startsWith("..")) {
            throw new BadInputException(path, file, "a file below the directory of the cases");
        }
        final Path found = directory.resolve(file);
        if (!Files.isReadable(found)) {
            throw new BadInputException(path, file, "a file in " + directory.toAbsolutePath());
        }
        return new SeriesReference(given, path, found);
    }

    double[] single(final String columnBeside) {
        final SeriesTable all = read();
        final String column = given.text("column", columnBeside);
        final double[] raw;
        if (column != null) {
            raw = all.column(column);
            if (raw == null) {
                throw new BadInputException(path + ".column", column, "one of " + all.names());
            }
        } else if (all.names().size() == 1) {
            raw = all.columns()[0];
        } else {
            throw new BadInputException(path, file.getFileName(), "a column, one of " + all.names());
        }
        return rows(scaled(transformed(raw)));
    }

    /** All rows, whatever is said about rows: the caller reads that. */
    SeriesTable wholeTable() {
        return table(values -> values);
    }

    SeriesTable table() {
        return table(this::rows);
    }

    private SeriesTable table(final UnaryOperator<double[]> kept) {
        final SeriesTable all = read();
        final List<String> names = given.has("columns") ? given.texts("columns") : all.names();
        final double[][] columns = new double[names.size()][];
        for (int i = 0; i < columns.length; i++) {
            final double[] column = all.column(names.get(i));
            if (column == null) {
                throw new BadInputException(path + ".columns[" + i + ']', names.get(i), "one of " + all.names());
            }
            columns[i] = kept.apply(scaled(transformed(column)));
        }
        return new SeriesTable(names, columns);
    }

    private double[] transformed(final double[] values) {
        final String transform = given.text("transform", "");
        if (transform.isEmpty()) {
            return values;
        }
        final Matcher known = TRANSFORM.matcher(transform);
        if (!known.matches()) {
            throw new BadInputException(
                    path + ".transform",
                    transform,
                    "100*(P_t/P_{t-1}-1) or 100*log(P_t/P_{t-1}), and last or first N returns");
        }
        final double factor = known.group(1) == null ? 1 : 100;
        final double[] returns = new double[Math.max(0, values.length - 1)];
        for (int t = 0; t < returns.length; t++) {
            final double ratio = values[t + 1] / values[t];
            returns[t] = factor * (known.group(2) == null ? StrictMath.log(ratio) : ratio - 1);
        }
        if (known.group(4) == null) {
            return returns;
        }
        final int kept = Integer.parseInt(known.group(4));
        if (kept > returns.length) {
            throw new BadInputException(path + ".transform", transform, "at most " + returns.length + " returns");
        }
        return known.group(3).equals("first")
                ? Arrays.copyOf(returns, kept)
                : Arrays.copyOfRange(returns, returns.length - kept, returns.length);
    }

    private double[] scaled(final double[] values) {
        final double scale = given.number("scale", 1);
        return scale == 1
                ? values
                : Arrays.stream(values).map(value -> scale * value).toArray();
    }

    private double[] rows(final double[] values) {
        final String rows = given.text("rows", "");
        if (rows.isEmpty()) {
            return values;
        }
        final Matcher range = ROWS.matcher(rows);
        if (!range.matches()
                || Integer.parseInt(range.group(1)) < 1
                || Integer.parseInt(range.group(2)) > values.length
                || Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2))) {
            throw new BadInputException(path + ".rows", rows, "FIRST..LAST within 1.." + values.length);
        }
        return Arrays.copyOfRange(values, Integer.parseInt(range.group(1)) - 1, Integer.parseInt(range.group(2)));
    }

    /** Reads the columns of numbers, without an index in front of other columns. */
    private SeriesTable read() {
        final List<String> lines;
        try {
            lines = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        if (lines.size() < 2) {
            throw new BadInputException(path, file.getFileName(), "a header and at least one row");
        }
        final String[] header = lines.getFirst().split(",", -1);
        final List<String> names = new ArrayList<>();
        final List<double[]> columns = new ArrayList<>();
        for (int column = 0; column < header.length; column++) {
            final String name = header[column].strip();
            final double[] values = column(lines, column, header.length);
            if (values != null && (header.length == 1 || column > 0 || !INDEX_NAMES.contains(name))) {
                names.add(name);
                columns.add(values);
            }
        }
        return new SeriesTable(List.copyOf(names), columns.toArray(double[][]::new));
    }

    private double[] column(final List<String> lines, final int column, final int width) {
        final double[] values = new double[lines.size() - 1];
        for (int row = 0; row < values.length; row++) {
            final String[] cells = lines.get(row + 1).split(",", -1);
            if (cells.length != width) {
                throw new BadInputException(
                        path,
                        file.getFileName() + " line " + (row + 2) + " has " + cells.length + " cells",
                        Integer.toString(width));
            }
            try {
                values[row] = Double.parseDouble(cells[column].strip());
            } catch (final NumberFormatException e) {
                return null;
            }
        }
        return values;
    }
}
