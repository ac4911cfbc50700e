package io.loadline.book;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.ExerciseStyle;
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
import io.loadline.core.model.SurfaceSettings;
import io.loadline.core.model.Venue;
import java.util.ArrayList;
import java.util.List;

/** A firm of one account that trades a future, puts and calls on it in two expiries of nine strikes, and a future that expires with the second. */
final class ChainFirm {
    static final int FIRM = 0;
    static final int ACCOUNT = 1;
    static final int FUTURE = 0;
    static final int STRIKES = 9;
    static final int EXPIRIES = 2;
    static final int DATED_FUTURE = 1 + 2 * STRIKES * EXPIRIES;
    static final int INSTRUMENTS = DATED_FUTURE + 1;
    static final double FORWARD = 100;
    static final double MULTIPLIER = 50;
    static final long DAY_NS = 86_400_000_000_000L;
    static final SurfaceSettings SETTINGS = new SurfaceSettings(250_000_000L, 5, 10_000_000_000L, 20_000_000_000L);

    private static final long[] EXPIRY_NS = {30 * DAY_NS, 90 * DAY_NS};

    private ChainFirm() {}

    static double strike(final int index) {
        return 80 + 5 * index;
    }

    static long expiryNs(final int expiry) {
        return EXPIRY_NS[expiry];
    }

    static int option(final int expiry, final int strike, final boolean call) {
        return 1 + 2 * (expiry * STRIKES + strike) + (call ? 1 : 0);
    }

    static RiskModel model(final OpeningPosition... positions) {
        return model(AssetClass.FUTURE, RiskSettings.defaults().riskFreeRate(), ExerciseStyle.NOT_TOLD, positions);
    }

    /** With another underlying in the place of the future, a rate, and what the model says of exercise. */
    static RiskModel model(
            final AssetClass underlying,
            final double rate,
            final ExerciseStyle exercise,
            final OpeningPosition... positions) {
        final List<Instrument> instruments = new ArrayList<>();
        instruments.add(instrument(FUTURE, underlying, underlying == AssetClass.FUTURE, 0, null));
        for (int expiry = 0; expiry < EXPIRIES; expiry++) {
            for (int i = 0; i < STRIKES; i++) {
                for (int call = 0; call < 2; call++) {
                    final OptionTerms terms =
                            new OptionTerms(FUTURE, call == 1, strike(i), EXPIRY_NS[expiry], exercise);
                    instruments.add(instrument(instruments.size(), AssetClass.OPTION, false, -1, terms));
                }
            }
        }
        instruments.add(instrument(DATED_FUTURE, AssetClass.FUTURE, true, 0, null));
        final RiskSettings risk = RiskSettings.defaults();
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                instruments,
                new PortfolioTree(List.of(
                        new PortfolioNode(FIRM, "firm", NodeLevel.FIRM, -1),
                        new PortfolioNode(ACCOUNT, "a", NodeLevel.ACCOUNT, FIRM))),
                List.of(positions),
                List.of(),
                new PriceHistory(List.of("future"), List.of(ReturnKind.LOG), new double[][] {{1, 2, 3}}),
                new int[] {FUTURE},
                new RiskSettings(
                        risk.maxQuoteAgeNs(),
                        risk.participationRate(),
                        risk.spreadHalfLifeNs(),
                        risk.spreadStressDeviations(),
                        risk.impactCoefficient(),
                        risk.regimeBarNs(),
                        rate,
                        64,
                        risk.navBase(),
                        SETTINGS));
    }

    private static Instrument instrument(
            final int id,
            final AssetClass assetClass,
            final boolean margined,
            final int column,
            final OptionTerms option) {
        return new Instrument(id, "I" + id, Venue.NONE, assetClass, 0, MULTIPLIER, margined, column, 1e6, 0.01, option);
    }
}
