package io.loadline.gateway.screen;

import io.loadline.client.NodeView;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A column of amounts in the table of nodes.
 *
 * @param title head of the column
 * @param leastWidth narrowest screen that has it
 * @param signed true for gains and losses
 * @param amount what it shows
 */
record NodeColumn(String title, int leastWidth, boolean signed, ToDoubleFunction<NodeView> amount) {
    private static final int ANY = 0;
    private static final int WIDE = 110;
    private static final int WIDER = 130;

    static final List<NodeColumn> ALL = List.of(
            new NodeColumn("P&L", ANY, true, NodeView::pnl),
            new NodeColumn("realised", WIDER, true, NodeView::realisedPnl),
            new NodeColumn("VaR95", ANY, false, NodeView::var95),
            new NodeColumn("VaR99", ANY, false, NodeView::var99),
            new NodeColumn("VaR99.9", ANY, false, NodeView::var999),
            new NodeColumn("ES97.5", ANY, false, NodeView::es975),
            new NodeColumn("LVaR99", ANY, false, NodeView::lvar99),
            new NodeColumn("LVaRstr", WIDE, false, NodeView::lvar99Stressed),
            new NodeColumn("gross", WIDE, false, NodeView::grossExposure),
            new NodeColumn("net", WIDER, true, NodeView::netExposure));
}
