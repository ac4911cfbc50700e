package io.loadline.gateway.screen;

/**
 * Turns a canvas into the bytes that change the last one into it: only cells that differ are written, in one piece, so that nothing
 * flickers. A canvas of another size is drawn whole.
 */
final class AnsiFrames {
    private static final String BEGIN = "\033[?2026h";
    private static final String END = "\033[?2026l";
    private static final String CLEAR = "\033[0m\033[2J";
    /** Cells that are cheaper to write again than to jump over. */
    private static final int SHORT_GAP = 5;

    private final StringBuilder bytes = new StringBuilder();
    private Canvas shown;
    private int shownColumns;
    private int shownRows;

    /** The text to write, empty where nothing changed. A canvas larger than the terminal is cut. */
    String frame(final Canvas canvas, final int columns, final int rows) {
        bytes.setLength(0);
        final boolean whole = shown == null
                || shown.width() != canvas.width()
                || shown.height() != canvas.height()
                || shownColumns != columns
                || shownRows != rows;
        appendCells(canvas, columns, rows, whole);
        shown = canvas;
        shownColumns = columns;
        shownRows = rows;
        if (bytes.isEmpty()) {
            return "";
        }
        bytes.insert(0, whole ? BEGIN + CLEAR : BEGIN).append(END);
        return bytes.toString();
    }

    private void appendCells(final Canvas canvas, final int columns, final int rows, final boolean whole) {
        Style style = null;
        int cursor = -1;
        final int cells = canvas.width() * Math.min(rows, canvas.height());
        for (int i = 0; i < cells; i++) {
            if (i % canvas.width() >= columns || (!whole && same(canvas, i))) {
                continue;
            }
            final boolean sameRow = cursor > 0 && (cursor - 1) / canvas.width() == i / canvas.width();
            final int from = sameRow && i - cursor <= SHORT_GAP ? cursor : i;
            if (from != cursor || !sameRow) {
                moveTo(i / canvas.width(), i % canvas.width());
            }
            for (int cell = sameRow ? from : i; cell <= i; cell++) {
                if (canvas.style(cell) != style) {
                    style = canvas.style(cell);
                    bytes.append(style.escape());
                }
                bytes.append(canvas.character(cell));
            }
            cursor = i + 1;
        }
    }

    private boolean same(final Canvas canvas, final int cell) {
        return shown.character(cell) == canvas.character(cell) && shown.style(cell) == canvas.style(cell);
    }

    private void moveTo(final int row, final int column) {
        bytes.append("\033[").append(row + 1).append(';').append(column + 1).append('H');
    }
}
