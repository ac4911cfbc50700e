package io.loadline.gateway.model;

import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.HistoryGaps;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code history.csv} (date, then one column an instrument or factor, oldest day first) and {@code history-columns.csv} (column, kind;
 * a column not listed is LOG). Only the columns that instruments name are read.
 */
final class HistoryFile {
    private static final String DATE = "date";

    private final CsvTable table;
    private final Map<String, ReturnKind> kinds = new TreeMap<>();
    private final int scenarios;
    private final HistoryGaps gaps;

    HistoryFile(final CsvTable table, final CsvTable columnTable, final int scenarios, final HistoryGaps gaps) {
        this.table = table;
        this.scenarios = scenarios;
        this.gaps = gaps;
        for (final CsvTable.Row row : columnTable.expecting("column", "kind").rows()) {
            kinds.put(row.required("column"), row.choice("kind", ReturnKind.class));
        }
        if (table.header().isEmpty() || !table.header().getFirst().equals(DATE)) {
            throw new ConfigException(table.file() + ": first column is "
                    + (table.header().isEmpty()
                            ? "missing"
                            : "'" + table.header().getFirst() + "'") + "; expected '" + DATE + "'");
        }
    }

    PriceHistory load(final Set<String> used) {
        for (final String column : used) {
            if (!table.header().contains(column)) {
                throw new ConfigException(table.file() + ": column '" + column + "' is missing; an instrument of "
                        + ModelFiles.INSTRUMENTS + " names it as its historyColumn");
            }
        }
        final List<String> columns = List.copyOf(used);
        final List<double[]> days = days(columns);
        if (days.size() < scenarios + 1) {
            throw new ConfigException(table.file() + ": " + days.size() + " usable days given; expected at least "
                    + (scenarios + 1) + " for " + scenarios + " scenarios (model.scenarios)");
        }
        final int first = days.size() - scenarios - 1;
        final double[][] prices = new double[columns.size()][scenarios + 1];
        for (int day = 0; day <= scenarios; day++) {
            for (int column = 0; column < prices.length; column++) {
                prices[column][day] = days.get(first + day)[column];
            }
        }
        return new PriceHistory(
                columns,
                columns.stream()
                        .map(column -> kinds.getOrDefault(column, ReturnKind.LOG))
                        .toList(),
                prices);
    }

    private List<double[]> days(final List<String> columns) {
        final List<double[]> days = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (final CsvTable.Row row : table.rows()) {
            final LocalDate date = date(row);
            if (!date.isAfter(last)) {
                throw row.refusal(DATE, "a day after " + last + ", the one before it");
            }
            last = date;
            final double[] day = day(row, columns, days.isEmpty() ? null : days.getLast());
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }

    /** Prices of one day, or null where the day is left out. */
    private double[] day(final CsvTable.Row row, final List<String> columns, final double[] before) {
        final double[] day = new double[columns.size()];
        for (int i = 0; i < day.length; i++) {
            final String column = columns.get(i);
            if (!row.isBlank(column)) {
                day[i] = kinds.get(column) == ReturnKind.ABSOLUTE
                        ? row.number(column, "a finite number")
                        : row.positive(column);
            } else if (gaps == HistoryGaps.REFUSE) {
                throw row.refusal(column, "a price; model.historyGaps may be previous or drop-day instead");
            } else if (gaps == HistoryGaps.DROP_DAY || before == null) {
                return null;
            } else {
                day[i] = before[i];
            }
        }
        return day;
    }

    private static LocalDate date(final CsvTable.Row row) {
        try {
            return LocalDate.parse(row.required(DATE));
        } catch (final DateTimeParseException e) {
            throw row.refusal(DATE, "a date such as 2026-01-31");
        }
    }
}
