package io.loadline.gateway.model;

import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A CSV file with a header, whose cells are read by name; every refusal names file, line, column, what was given and expected. */
final class CsvTable {
    private final String file;
    private final List<String> header;
    private final List<CSVRecord> records;

    CsvTable(final String file, final byte[] content) {
        this.file = file;
        final CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setCommentMarker('#')
                .get();
        try (CSVParser parser =
                CSVParser.parse(new StringReader(new String(content, StandardCharsets.UTF_8)), format)) {
            header = parser.getHeaderNames();
            records = parser.getRecords();
        } catch (final IllegalArgumentException e) {
            throw new ConfigException(file + ": " + e.getMessage());
        } catch (final UncheckedIOException | CSVException e) {
            throw new ConfigException(file + ": not valid CSV: " + e.getMessage());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses a file whose columns are not exactly those of the set, and perhaps some more. */
    CsvTable expectingPerhaps(final List<String> further, final String... columns) {
        return expecting(Stream.concat(Arrays.stream(columns), further.stream().filter(header::contains))
                .toArray(String[]::new));
    }

    /** Refuses a file whose columns are not exactly those of the set. */
    CsvTable expecting(final String... columns) {
        for (final String column : columns) {
            if (!header.contains(column)) {
                throw new ConfigException(
                        file + ": column '" + column + "' is missing; found " + String.join(",", header));
            }
        }
        final Set<String> expected = Set.of(columns);
        for (final String column : header) {
            if (!expected.contains(column)) {
                throw new ConfigException(
                        file + ": unknown column '" + column + "'; expected " + String.join(",", columns));
            }
        }
        return this;
    }

    String file() {
        return file;
    }

    List<String> header() {
        return header;
    }

    List<Row> rows() {
        return records.stream().map(Row::new).toList();
    }

    /** One line of the file. */
    final class Row {
        private final CSVRecord record;

        private Row(final CSVRecord record) {
            this.record = record;
            if (!record.isConsistent()) {
                throw new ConfigException(
                        file + " line " + line() + ": " + record.size() + " cells given; expected " + header.size());
            }
        }

        /** Line of the file, the header being line 1 (comments and blank lines not counted). */
        long line() {
            return record.getRecordNumber() + 1;
        }

        String text(final String column) {
            return record.get(column);
        }

        boolean isBlank(final String column) {
            return text(column).isEmpty();
        }

        String required(final String column) {
            final String value = text(column);
            if (value.isEmpty()) {
                throw refusal(column, "a value");
            }
            return value;
        }

        String ascii(final String column, final int longest) {
            final String value = required(column);
            if (value.length() > longest
                    || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
                throw refusal(column, "at most " + longest + " ASCII characters");
            }
            return value;
        }

        double number(final String column, final String expected) {
            try {
                final double value = Double.parseDouble(required(column));
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (final NumberFormatException e) {
                throw refusal(column, expected);
            }
            throw refusal(column, expected);
        }

        double positive(final String column) {
            final double value = number(column, "a positive number");
            if (!(value > 0)) {
                throw refusal(column, "a positive number");
            }
            return value;
        }

        /** An exact decimal times ten to the power of {@code digits}, as a long. */
        long scaled(final String column, final int digits) {
            try {
                return new java.math.BigDecimal(required(column))
                        .movePointRight(digits)
                        .longValueExact();
            } catch (final NumberFormatException e) {
                throw refusal(column, "a decimal number");
            } catch (final ArithmeticException e) {
                throw refusal(
                        column,
                        "a decimal with at most " + digits + " digits behind the point, below 2^63 units of the last");
            }
        }

        boolean flag(final String column) {
            return switch (required(column)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw refusal(column, "true or false");
            };
        }

        <E extends Enum<E>> E choice(final String column, final Class<E> type) {
            final String given = required(column);
            for (final E constant : type.getEnumConstants()) {
                if (constant.name().equals(given)) {
                    return constant;
                }
            }
            throw refusal(column, "one of " + List.of(type.getEnumConstants()));
        }

        ConfigException refusal(final String column, final String expected) {
            return new ConfigException(
                    file + " line " + line() + ", " + column + ": '" + text(column) + "' given; expected " + expected);
        }
    }
}
