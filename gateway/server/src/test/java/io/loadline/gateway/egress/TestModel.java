package io.loadline.gateway.egress;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small model: a firm, desks with one trader each, strategies and accounts below, and futures in dollars. */
public final class TestModel {
    private TestModel() {}

    /**
     * @param desks desks of the firm
     * @param instruments instruments
     * @return the model
     */
    public static RiskModel of(final int desks, final int instruments) {
        final List<PortfolioNode> nodes = new ArrayList<>();
        nodes.add(new PortfolioNode(0, "firm", NodeLevel.FIRM, -1));
        for (int desk = 0; desk < desks; desk++) {
            int parent = 0;
            for (final NodeLevel level :
                    List.of(NodeLevel.DESK, NodeLevel.TRADER, NodeLevel.STRATEGY, NodeLevel.ACCOUNT)) {
                final String name = level.name().toLowerCase(Locale.ROOT) + '-' + desk;
                nodes.add(new PortfolioNode(nodes.size(), name, level, parent));
                parent = nodes.size() - 1;
            }
        }
        final List<Instrument> list = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            list.add(new Instrument(
                    i, "FUT" + i, new Venue("CME", 1), AssetClass.FUTURE, 0, 50, true, 0, 1e6, 0.01, null));
        }
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1.0)),
                list,
                new PortfolioTree(nodes),
                List.of(),
                List.of(),
                new PriceHistory(List.of("FUT"), List.of(ReturnKind.LOG), new double[][] {{1, 2, 3}}),
                new int[0],
                new RiskSettings(2_000_000_000L, 0.1, 60_000_000_000L, 3, 1, 200_000_000L, 0, instruments + 8, 1e9));
    }
}
