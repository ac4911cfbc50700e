package io.loadline.varengine;

import io.loadline.core.Scale;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random firm in dollars that also trades in euro and yen: instrument 0 is EURUSD, 1 is USDJPY (quoted in yen, so its rate is inverted),
 * then by turns a dollar share, a euro share, a yen future, a dollar option and a euro option, and a dollar rate with absolute returns.
 */
final class SmallFirm {
    static final int DOLLAR = 0;
    static final int EURO = 1;
    static final int YEN = 2;
    private static final int KINDS = 6;

    private SmallFirm() {}

    static RiskModel model(final long seed, final int instruments, final int accounts, final int scenarios) {
        final Random random = new Random(seed);
        final List<Instrument> universe = new ArrayList<>();
        for (int i = 0; i < instruments; i++) {
            universe.add(instrument(i, random));
        }
        final PortfolioTree tree = tree(accounts);
        final List<OpeningPosition> positions = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            for (int i = 0; tree.isAccount(node) && i < instruments; i++) {
                if (random.nextInt(3) == 0) {
                    positions.add(new OpeningPosition(
                            node, i, Scale.toQuantity(random.nextInt(2_001) - 1_000), Scale.toPrice(100)));
                }
            }
        }
        return new RiskModel(
                DOLLAR,
                List.of(
                        new Currency("USD", -1, false, 1),
                        new Currency("EUR", 0, false, 1.1),
                        new Currency("JPY", 1, true, Double.NaN)),
                universe,
                tree,
                positions,
                List.of(),
                history(random, instruments, scenarios),
                new int[] {2},
                RiskSettings.defaults());
    }

    private static Instrument instrument(final int id, final Random random) {
        if (id < 2) {
            return instrument(id, AssetClass.FX, id == 0 ? DOLLAR : YEN, 1, false, id, null);
        }
        final OptionTerms terms = new OptionTerms(2 + (id / KINDS) % 2, true, 100, Long.MAX_VALUE);
        return switch (id % KINDS) {
            case 2 -> instrument(id, AssetClass.EQUITY, DOLLAR, 1, false, id, null);
            case 3 -> instrument(id, AssetClass.EQUITY, EURO, 1, false, id, null);
            case 4 -> instrument(id, AssetClass.FUTURE, YEN, 1_000, true, id, null);
            case 5 -> instrument(id, AssetClass.OPTION, DOLLAR, 10, false, -1, terms);
            case 0 -> instrument(id, AssetClass.OPTION, EURO, 10, random.nextBoolean(), -1, terms);
            default -> instrument(id, AssetClass.FIXED_INCOME, DOLLAR, 50, false, id, null);
        };
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
                id,
                "I" + id,
                Venue.NONE,
                assetClass,
                currency,
                multiplier,
                margined,
                column,
                10_000 + 100.0 * id,
                0.01,
                option);
    }

    /** One firm, a desk for four accounts, a trader for two, a strategy for each. */
    private static PortfolioTree tree(final int accounts) {
        final List<PortfolioNode> nodes = new ArrayList<>();
        nodes.add(new PortfolioNode(0, "firm", NodeLevel.FIRM, -1));
        int desk = 0;
        int trader = 0;
        for (int account = 0; account < accounts; account++) {
            if (account % 4 == 0) {
                desk = add(nodes, NodeLevel.DESK, 0);
            }
            if (account % 2 == 0) {
                trader = add(nodes, NodeLevel.TRADER, desk);
            }
            add(nodes, NodeLevel.ACCOUNT, add(nodes, NodeLevel.STRATEGY, trader));
        }
        return new PortfolioTree(nodes);
    }

    private static int add(final List<PortfolioNode> nodes, final NodeLevel level, final int parent) {
        nodes.add(new PortfolioNode(nodes.size(), level + "-" + nodes.size(), level, parent));
        return nodes.size() - 1;
    }

    private static PriceHistory history(final Random random, final int columns, final int scenarios) {
        final List<String> names = new ArrayList<>();
        final List<ReturnKind> kinds = new ArrayList<>();
        final double[][] prices = new double[columns][scenarios + 1];
        for (int column = 0; column < columns; column++) {
            names.add("H" + column);
            final boolean absolute = column >= 2 && column % KINDS == 1;
            kinds.add(absolute ? ReturnKind.ABSOLUTE : ReturnKind.LOG);
            prices[column][0] = 100;
            for (int row = 1; row <= scenarios; row++) {
                final double move = 0.01 * random.nextGaussian();
                prices[column][row] =
                        absolute ? prices[column][row - 1] + move : prices[column][row - 1] * StrictMath.exp(move);
            }
        }
        return new PriceHistory(names, kinds, prices);
    }

    static RiskModel withHistory(final RiskModel model, final PriceHistory history) {
        return copy(model, model.instruments(), model.positions(), history);
    }

    static RiskModel withPositions(final RiskModel model, final List<OpeningPosition> positions) {
        return copy(model, model.instruments(), positions, model.history());
    }

    static RiskModel withInstruments(final RiskModel model, final List<Instrument> universe) {
        return copy(model, universe, model.positions(), model.history());
    }

    /** The model with its futures inverse. */
    static RiskModel withInverseFutures(final RiskModel model) {
        final List<Instrument> universe = new ArrayList<>();
        for (final Instrument given : model.instruments()) {
            universe.add(new Instrument(
                    given.id(),
                    given.symbol(),
                    given.venue(),
                    given.assetClass(),
                    given.currency(),
                    given.multiplier(),
                    given.margined(),
                    given.historyColumn(),
                    given.averageDailyVolume(),
                    given.dailyVolatility(),
                    given.option(),
                    given.assetClass() == AssetClass.FUTURE));
        }
        return withInstruments(model, universe);
    }

    /** The model with an instrument, and the options on it, cut off from the history. */
    static RiskModel withoutHistory(final RiskModel model, final int instrument) {
        final List<Instrument> universe = new ArrayList<>(model.instruments());
        final Instrument cut = universe.get(instrument);
        universe.set(
                instrument,
                instrument(
                        cut.id(),
                        cut.assetClass(),
                        cut.currency(),
                        cut.multiplier(),
                        cut.margined(),
                        -1,
                        cut.option()));
        return copy(model, universe, model.positions(), model.history());
    }

    static RiskModel withSettings(final RiskModel model, final RiskSettings settings) {
        return new RiskModel(
                model.baseCurrency(),
                model.currencies(),
                model.instruments(),
                model.tree(),
                model.positions(),
                model.limits(),
                model.history(),
                model.regimeFactor(),
                settings);
    }

    private static RiskModel copy(
            final RiskModel model,
            final List<Instrument> universe,
            final List<OpeningPosition> positions,
            final PriceHistory history) {
        return new RiskModel(
                model.baseCurrency(),
                model.currencies(),
                universe,
                model.tree(),
                positions,
                model.limits(),
                history,
                model.regimeFactor(),
                model.settings());
    }
}
