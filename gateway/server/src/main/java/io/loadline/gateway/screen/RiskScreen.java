package io.loadline.gateway.screen;

/**
 * Lays out a frame. From top to bottom: header, nodes, volatility smiles where there are any, most active books, alerts; on a wide screen the last
 * two share their rows. Nodes get the rows they need as long as each of the other panels keeps a few.
 */
final class RiskScreen {
    private static final int WIDE = 130;
    private static final int LEAST_PANEL = 4;
    private static final int PANEL_SHARE = 5;

    private final HeaderPanel header;
    private final NodeTable nodes;

    RiskScreen(final Glyphs glyphs) {
        header = new HeaderPanel(glyphs);
        nodes = new NodeTable(glyphs);
    }

    void draw(final Canvas canvas, final ScreenModel model) {
        canvas.clear();
        header.draw(canvas, model);
        final int body = canvas.height() - HeaderPanel.ROWS;
        final boolean wide = canvas.width() >= WIDE;
        final int smiles = SmilePanel.needed(model);
        final int stacked = (wide ? 1 : 2) + (smiles > 0 ? 1 : 0);
        final int leastPanel = Math.max(LEAST_PANEL, body / PANEL_SHARE);
        final int needed = model.view().nodes().size() + 1;
        final int nodeRows = Math.max(2, Math.min(needed, body - stacked * leastPanel));
        nodes.draw(canvas, HeaderPanel.ROWS, nodeRows, model);
        final int below = HeaderPanel.ROWS + nodeRows;
        final int smileRows = Math.min(smiles, Math.max(leastPanel, (canvas.height() - below) / (wide ? 2 : 3)));
        if (smileRows > 0) {
            SmilePanel.draw(canvas, 0, below, canvas.width(), smileRows, model);
        }
        final int top = below + smileRows;
        final int rest = canvas.height() - top;
        if (wide) {
            final int half = canvas.width() / 2;
            BookPanel.draw(canvas, 0, top, half - 1, rest, model);
            AlertPanel.draw(canvas, half, top, canvas.width() - half, rest, model);
        } else {
            final int books = rest / 2;
            BookPanel.draw(canvas, 0, top, canvas.width(), books, model);
            AlertPanel.draw(canvas, 0, top + books, canvas.width(), rest - books, model);
        }
    }
}
