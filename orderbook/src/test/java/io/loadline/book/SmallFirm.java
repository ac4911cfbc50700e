package io.loadline.book;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import java.util.List;

/** A firm of two desks, three accounts, six instruments and three currencies. */
final class SmallFirm {
    static final int FIRM = 0;
    static final int DESK_A = 1;
    static final int DESK_B = 2;
    static final int ACCOUNT_A1 = 3;
    static final int ACCOUNT_A2 = 4;
    static final int ACCOUNT_B1 = 5;

    static final int FUTURE = 0;
    static final int EURO_SHARE = 1;
    static final int EURUSD = 2;
    static final int USDJPY = 3;
    static final int YEN_BOND = 4;
    static final int CALL = 5;
    static final int INSTRUMENTS = 6;

    static final int USD = 0;
    static final int EUR = 1;
    static final int JPY = 2;

    static final long EXPIRY_NS = 365L * 86_400 * 1_000_000_000;

    private SmallFirm() {}

    static RiskModel model(final OpeningPosition... positions) {
        final List<Currency> currencies = List.of(
                new Currency("USD", -1, false, 1),
                new Currency("EUR", EURUSD, false, 1.1),
                new Currency("JPY", USDJPY, true, Double.NaN));
        final List<Instrument> instruments = List.of(
                instrument(FUTURE, AssetClass.FUTURE, USD, 50, true, 0, null),
                instrument(EURO_SHARE, AssetClass.EQUITY, EUR, 1, false, 0, null),
                instrument(EURUSD, AssetClass.FX, USD, 1, false, 0, null),
                instrument(USDJPY, AssetClass.FX, JPY, 1, false, 0, null),
                instrument(YEN_BOND, AssetClass.FIXED_INCOME, JPY, 10, false, 1, null),
                instrument(CALL, AssetClass.OPTION, USD, 50, false, -1, new OptionTerms(FUTURE, true, 100, EXPIRY_NS)));
        final PortfolioTree tree = new PortfolioTree(List.of(
                new PortfolioNode(FIRM, "firm", NodeLevel.FIRM, -1),
                new PortfolioNode(DESK_A, "a", NodeLevel.DESK, FIRM),
                new PortfolioNode(DESK_B, "b", NodeLevel.DESK, FIRM),
                new PortfolioNode(ACCOUNT_A1, "a1", NodeLevel.ACCOUNT, DESK_A),
                new PortfolioNode(ACCOUNT_A2, "a2", NodeLevel.ACCOUNT, DESK_A),
                new PortfolioNode(ACCOUNT_B1, "b1", NodeLevel.ACCOUNT, DESK_B)));
        final PriceHistory history = new PriceHistory(
                List.of("share", "bond"),
                List.of(ReturnKind.LOG, ReturnKind.ABSOLUTE),
                new double[][] {{1, 2, 3}, {1, 2, 3}});
        return new RiskModel(
                USD,
                currencies,
                instruments,
                tree,
                List.of(positions),
                List.of(),
                history,
                new int[] {FUTURE},
                RiskSettings.defaults());
    }

    private static Instrument instrument(
            final int id,
            final AssetClass assetClass,
            final int currency,
            final double multiplier,
            final boolean margined,
            final int column,
            final OptionTerms option) {
        return new Instrument(
                id, "I" + id, Venue.NONE, assetClass, currency, multiplier, margined, column, 1e6, 0.01, option);
    }
}
