package io.loadline.gateway.model;

import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.gateway.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code portfolio.csv}: one line a node, in any order; ids follow the levels from the firm down, then the order of the file. */
final class PortfolioFile {
    private static final int LONGEST_NAME = 32;

    private final CsvTable table;
    private final Map<String, CsvTable.Row> rows = new LinkedHashMap<>();

    PortfolioFile(final CsvTable table) {
        this.table = table.expecting("node", "parent", "level");
        for (final CsvTable.Row row : table.rows()) {
            if (rows.put(row.ascii("node", LONGEST_NAME), row) != null) {
                throw row.refusal("node", "each node once");
            }
        }
    }

    PortfolioTree load() {
        rows.values().forEach(this::checkAbove);
        final List<PortfolioNode> nodes = new ArrayList<>();
        final Map<String, Integer> ids = new LinkedHashMap<>();
        for (final NodeLevel level : NodeLevel.values()) {
            for (final Map.Entry<String, CsvTable.Row> entry : rows.entrySet()) {
                final CsvTable.Row row = entry.getValue();
                if (row.choice("level", NodeLevel.class) == level) {
                    final int parent = row.isBlank("parent") ? -1 : ids.getOrDefault(row.text("parent"), -1);
                    ids.put(entry.getKey(), nodes.size());
                    nodes.add(new PortfolioNode(nodes.size(), entry.getKey(), level, parent));
                }
            }
        }
        try {
            return new PortfolioTree(nodes);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException(table.file() + ": " + e.getMessage());
        }
    }

    private void checkAbove(final CsvTable.Row row) {
        CsvTable.Row above = row;
        for (int steps = 0; !above.isBlank("parent"); steps++) {
            final CsvTable.Row parent = rows.get(above.text("parent"));
            if (parent == null) {
                throw above.refusal("parent", "a node of this file, or nothing for the firm");
            }
            if (steps > rows.size()) {
                throw row.refusal("parent", "a path to the firm; " + row.text("node") + " is in or below a cycle");
            }
            above = parent;
        }
        if (above.choice("level", NodeLevel.class) != NodeLevel.FIRM) {
            throw above.refusal("parent", "a parent: only the FIRM has none");
        }
        if (row != above && row.choice("level", NodeLevel.class) == NodeLevel.FIRM) {
            throw row.refusal("parent", "nothing: the FIRM has no parent");
        }
        final CsvTable.Row parent = rows.get(row.text("parent"));
        if (parent != null
                && parent.choice("level", NodeLevel.class).compareTo(row.choice("level", NodeLevel.class)) >= 0) {
            throw row.refusal("level", "a level below " + parent.text("level") + ", the level of its parent");
        }
    }
}
