package io.loadline.gateway.model;

import io.loadline.core.model.Limit;
import io.loadline.core.model.PortfolioTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code limits.csv}: one line a limit. */
final class LimitsFile {
    private static final Set<Integer> CONTROLS = Set.of(2, 3, 4, 5, 9, 10, 13, 16, 17);
    private static final int MOST_METRICS = 3;

    private final CsvTable table;

    LimitsFile(final CsvTable table) {
        this.table = table.expecting("node", "control", "metric", "symbol", "warn", "hard");
    }

    List<Limit> load(final PortfolioTree tree, final Map<String, Integer> symbols) {
        final List<Limit> limits = new ArrayList<>();
        final Set<String> seen = new HashSet<>();
        for (final CsvTable.Row row : table.rows()) {
            final int node = tree.idOf(row.required("node"));
            if (node < 0) {
                throw row.refusal("node", "a node of " + ModelFiles.PORTFOLIO);
            }
            final int instrument = row.isBlank("symbol") ? -1 : symbols.getOrDefault(row.text("symbol"), -2);
            if (instrument == -2) {
                throw row.refusal("symbol", "an instrument of " + ModelFiles.INSTRUMENTS + ", or nothing for all");
            }
            final double warn = row.positive("warn");
            if (warn > 1) {
                throw row.refusal("warn", "a share of the hard limit, above 0 and at most 1");
            }
            final double hard = row.number("hard", "a number, 0 or more");
            if (hard < 0) {
                throw row.refusal("hard", "a number, 0 or more");
            }
            final Limit limit = new Limit(node, control(row), metric(row), instrument, warn, hard);
            if (!seen.add(limit.node() + "/" + limit.control() + "/" + limit.metric() + "/" + instrument)) {
                throw row.refusal("control", "one line for each node, control, metric and symbol");
            }
            limits.add(limit);
        }
        return limits;
    }

    private static int control(final CsvTable.Row row) {
        final String given = row.required("control");
        if (given.matches("C[0-9]{2}")) {
            final int control = Integer.parseInt(given.substring(1));
            if (CONTROLS.contains(control)) {
                return control;
            }
        }
        throw row.refusal("control", "one of C02, C03, C04, C05, C09, C10, C13, C16, C17");
    }

    private static int metric(final CsvTable.Row row) {
        final double metric = row.number("metric", "0, 1 or 2");
        if (metric < 0 || metric >= MOST_METRICS || metric != Math.rint(metric)) {
            throw row.refusal("metric", "0, 1 or 2");
        }
        return (int) metric;
    }
}
