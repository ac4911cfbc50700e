package io.loadline.gateway.screen;

import io.loadline.client.NodeView;
import io.loadline.client.UtilisationView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table of nodes. Where there are more nodes than rows, the higher levels come first, and within a level the worse states and larger
 * limits used; what is chosen is shown in the order of the tree.
 */
final class NodeTable {
    private static final int SIGNED_WIDTH = 8;
    private static final int UNSIGNED_WIDTH = 7;
    private static final int WITH_CURRENCY = 1;
    private static final int STATE_WIDTH = 9;
    private static final int AGE_WIDTH = 6;
    private static final int WIDE = 110;
    private static final int WIDE_LIMIT = 24;
    private static final int NARROW_LIMIT = 6;
    private static final double WARN = 0.8;
    private static final double HARD = 1.0;
    private static final int LEVELS = 5;

    private final Glyphs glyphs;

    NodeTable(final Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** Draws a head and at most {@code rows - 1} nodes. */
    void draw(final Canvas canvas, final int top, final int rows, final ScreenModel model) {
        final int width = canvas.width();
        final List<NodeColumn> columns = NodeColumn.ALL.stream()
                .filter(column -> width >= column.leastWidth())
                .toList();
        final int limitWidth = width >= WIDE ? WIDE_LIMIT : NARROW_LIMIT;
        final int amountsWidth =
                columns.stream().mapToInt(column -> amountWidth(column, width)).sum();
        final int nameWidth = width - amountsWidth - limitWidth - STATE_WIDTH - AGE_WIDTH - 1;
        final List<NodeView> all = ordered(model);
        final List<NodeView> shown = choose(all, rows - 1, model);
        final int hidden = all.size() - shown.size();
        final String currency = model.view().baseCurrency();
        final String head = "NODE" + (hidden > 0 ? " +" + hidden : "") + (currency.isEmpty() ? "" : " in " + currency);
        drawHead(canvas, top, columns, nameWidth, limitWidth, head);
        int y = top + 1;
        for (final NodeView node : shown) {
            drawRow(canvas, y, node, columns, nameWidth, limitWidth, model);
            y++;
        }
    }

    private static void drawHead(
            final Canvas canvas,
            final int y,
            final List<NodeColumn> columns,
            final int nameWidth,
            final int limitWidth,
            final String head) {
        canvas.fill(0, y, canvas.width(), ' ', Style.HEAD);
        canvas.put(0, y, head, Style.HEAD, nameWidth);
        int x = nameWidth;
        for (final NodeColumn column : columns) {
            final int amountWidth = amountWidth(column, canvas.width());
            x += amountWidth;
            canvas.putRight(x, y, column.title(), Style.HEAD, amountWidth);
        }
        x += limitWidth;
        canvas.putRight(x, y, "limit", Style.HEAD, limitWidth - 1);
        canvas.put(x + 1, y, "STATE", Style.HEAD, STATE_WIDTH - 1);
        canvas.putRight(canvas.width(), y, "age", Style.HEAD, AGE_WIDTH);
    }

    private static int amountWidth(final NodeColumn column, final int width) {
        final int amount = (column.signed() ? SIGNED_WIDTH : UNSIGNED_WIDTH) + (width >= WIDE ? WITH_CURRENCY : 0);
        return Math.max(amount, column.title().length() + 1);
    }

    private void drawRow(
            final Canvas canvas,
            final int y,
            final NodeView node,
            final List<NodeColumn> columns,
            final int nameWidth,
            final int limitWidth,
            final ScreenModel model) {
        final boolean stale = model.view().isStale();
        final Style plain = stale || node.quality() != 0 ? Style.DIM : node.level() == 0 ? Style.BOLD : Style.PLAIN;
        canvas.put(0, y, " ".repeat(node.level()) + node.name(), plain, nameWidth);
        final String sign = canvas.width() >= WIDE && "USD".equals(model.view().baseCurrency()) ? "$" : "";
        int x = nameWidth;
        for (final NodeColumn column : columns) {
            final int amountWidth = amountWidth(column, canvas.width());
            x += amountWidth;
            final double amount = column.amount().applyAsDouble(node);
            final String text = column.signed() ? Figures.signedMoney(amount, sign) : Figures.money(amount, sign);
            final Style style = stale || !column.signed() ? plain : gainStyle(amount, plain);
            canvas.putRight(x, y, text, style, amountWidth - 1);
        }
        drawLimit(canvas, x, y, limitWidth, model.worst(node));
        x += limitWidth;
        canvas.put(
                x + 1,
                y,
                Words.state(node.effectiveState(), node.killState()),
                Words.stateStyle(node.effectiveState(), node.killState()),
                STATE_WIDTH - 1);
        drawAge(canvas, y, node, model);
    }

    private static Style gainStyle(final double amount, final Style plain) {
        return amount > 0 ? Style.GOOD : amount < 0 ? Style.BAD : plain;
    }

    private void drawLimit(
            final Canvas canvas, final int x, final int y, final int width, final UtilisationView limit) {
        if (limit == null) {
            canvas.putRight(x + width, y, "-", Style.DIM, width);
            return;
        }
        final double used = limit.utilisation();
        final Style style = used >= HARD ? Style.BAD : used >= WARN ? Style.WARN : Style.GOOD;
        final String percent = Figures.percent(used);
        canvas.putRight(x + width, y, percent, style, width - 1);
        if (width == WIDE_LIMIT) {
            canvas.put(x + 1, y, "C%02d".formatted(limit.control()), Style.DIM);
            canvas.put(x + 5, y, glyphs.bar(used, width - 11), style, width - 11);
        }
    }

    private static void drawAge(final Canvas canvas, final int y, final NodeView node, final ScreenModel model) {
        if (!node.isKnown()) {
            canvas.putRight(canvas.width(), y, "-", Style.DIM, AGE_WIDTH);
        } else if (model.view().isStale()) {
            canvas.putRight(canvas.width(), y, "STALE", Style.ALARM, AGE_WIDTH);
        } else {
            final String quality = Words.quality(node.quality());
            final String age = Figures.duration(node.ageNs(model.nowNs()));
            canvas.putRight(
                    canvas.width(),
                    y,
                    quality.isEmpty() ? age : quality + "!",
                    quality.isEmpty() ? Style.DIM : Style.WARN,
                    AGE_WIDTH);
        }
    }

    /** All nodes, each followed by its children. */
    private static List<NodeView> ordered(final ScreenModel model) {
        final List<NodeView> nodes = model.view().nodes();
        final List<NodeView> result = new ArrayList<>();
        for (final NodeView node : nodes) {
            if (node.parent() < 0) {
                addWithChildren(node, nodes, result, 0);
            }
        }
        return result;
    }

    private static void addWithChildren(
            final NodeView node, final List<NodeView> nodes, final List<NodeView> result, final int depth) {
        result.add(node);
        if (depth < LEVELS) {
            for (int i = node.id() + 1; i < nodes.size(); i++) {
                if (nodes.get(i).parent() == node.id()) {
                    addWithChildren(nodes.get(i), nodes, result, depth + 1);
                }
            }
        }
    }

    private static List<NodeView> choose(final List<NodeView> all, final int rows, final ScreenModel model) {
        if (all.size() <= rows) {
            return all;
        }
        final List<NodeView> ranked = new ArrayList<>(all);
        ranked.sort(Comparator.comparingInt(NodeView::level)
                .thenComparing(Comparator.comparingInt(NodeView::ownState).reversed())
                .thenComparing(Comparator.comparingDouble((NodeView node) -> usedOf(node, model))
                        .reversed())
                .thenComparingInt(NodeView::id));
        final List<NodeView> chosen = ranked.subList(0, Math.max(0, rows));
        return all.stream().filter(chosen::contains).toList();
    }

    /** In steps of ten percent, so that rows do not change places with every tick. */
    private static double usedOf(final NodeView node, final ScreenModel model) {
        final UtilisationView limit = model.worst(node);
        return limit == null ? 0 : Math.floor(limit.utilisation() * 10);
    }
}
