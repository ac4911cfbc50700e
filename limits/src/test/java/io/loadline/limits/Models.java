package io.loadline.limits;

import io.loadline.core.Scale;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.Limit;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import java.util.ArrayList;
import java.util.List;

/** A firm with two desks, each with one trader, strategy and account, over three instruments. */
final class Models {
    static final int FIRM = 0;
    static final int DESK = 1;
    static final int OTHER_DESK = 2;
    static final int TRADER = 3;
    static final int STRATEGY = 5;
    static final int ACCOUNT = 7;
    static final int OTHER_ACCOUNT = 8;

    private Models() {}

    static RiskModel standard() {
        return of(standardLimits());
    }

    static List<Limit> standardLimits() {
        final List<Limit> limits = new ArrayList<>();
        limits.add(new Limit(DESK, 16, 0, -1, 0.5, 10_000));
        limits.add(new Limit(DESK, 17, 0, -1, 0.5, 50_000));
        limits.add(new Limit(FIRM, 16, 0, -1, 0.5, 40_000));
        limits.add(new Limit(FIRM, 13, 0, -1, 0.8, 100_000));
        limits.add(new Limit(ACCOUNT, 2, 0, -1, 0.8, 500));
        limits.add(new Limit(ACCOUNT, 3, 0, -1, 0.8, 60_000));
        limits.add(new Limit(ACCOUNT, 9, 0, -1, 0.8, 2_000));
        limits.add(new Limit(OTHER_ACCOUNT, 2, 0, -1, 0.8, 500));
        limits.add(new Limit(OTHER_ACCOUNT, 9, 0, -1, 0.8, 5_000));
        return limits;
    }

    static RiskModel of(final List<Limit> limits) {
        return of(
                limits,
                List.of(
                        new OpeningPosition(ACCOUNT, 0, Scale.toQuantity(1000), Scale.toPrice(100)),
                        new OpeningPosition(OTHER_ACCOUNT, 1, Scale.toQuantity(-500), Scale.toPrice(50))));
    }

    static RiskModel of(final List<Limit> limits, final List<OpeningPosition> positions) {
        final List<Instrument> instruments = new ArrayList<>();
        for (int id = 0; id < 3; id++) {
            instruments.add(new Instrument(
                    id, "I" + id, new Venue("CME", 1), AssetClass.FUTURE, 0, 1.0, true, id, 1_000_000, 0.01, null));
        }
        final PortfolioTree tree = new PortfolioTree(List.of(
                new PortfolioNode(0, "firm", NodeLevel.FIRM, -1),
                new PortfolioNode(1, "desk a", NodeLevel.DESK, 0),
                new PortfolioNode(2, "desk b", NodeLevel.DESK, 0),
                new PortfolioNode(3, "trader a", NodeLevel.TRADER, 1),
                new PortfolioNode(4, "trader b", NodeLevel.TRADER, 2),
                new PortfolioNode(5, "strategy a", NodeLevel.STRATEGY, 3),
                new PortfolioNode(6, "strategy b", NodeLevel.STRATEGY, 4),
                new PortfolioNode(7, "account a", NodeLevel.ACCOUNT, 5),
                new PortfolioNode(8, "account b", NodeLevel.ACCOUNT, 6)));
        final PriceHistory history = new PriceHistory(
                List.of("I0", "I1", "I2"),
                List.of(ReturnKind.LOG, ReturnKind.LOG, ReturnKind.LOG),
                new double[][] {{1, 1}, {1, 1}, {1, 1}});
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                instruments,
                tree,
                positions,
                limits,
                history,
                new int[] {0},
                RiskSettings.defaults());
    }
}
