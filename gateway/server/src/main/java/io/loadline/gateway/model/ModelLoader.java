package io.loadline.gateway.model;

import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.Limit;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.gateway.config.ConfigException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds a {@link RiskModel} from its files, or says what is wrong with them. */
public final class ModelLoader {
    private final ModelFiles files;

    private ModelLoader(final ModelFiles files) {
        this.files = files;
    }

    /**
     * @param files model files
     * @return the model
     * @throws ConfigException naming file, line, column, what was given and what was expected
     */
    public static RiskModel load(final ModelFiles files) {
        return new ModelLoader(files).load();
    }

    private RiskModel load() {
        final RiskSettings settings = ModelSettings.risk(files.settings());
        final InstrumentsFile instruments = new InstrumentsFile(table(ModelFiles.INSTRUMENTS));
        final CsvTable currencyTable = table(ModelFiles.CURRENCIES);
        final CurrenciesFile currencies = new CurrenciesFile(currencyTable, instruments.symbols());
        final Set<String> columns = new LinkedHashSet<>(instruments.historyColumns());
        final PriceHistory history = new HistoryFile(
                        table(ModelFiles.HISTORY),
                        table(ModelFiles.HISTORY_COLUMNS),
                        ModelSettings.scenarios(files.settings()),
                        ModelSettings.historyGaps(files.settings()))
                .load(columns);
        final List<Instrument> universe = instruments.load(currencies.codes(), history.columns());
        requireRateHistories(currencies.currencies(), universe);
        requirePositivePrices(universe, history);
        final PortfolioTree tree = new PortfolioFile(table(ModelFiles.PORTFOLIO)).load();
        final List<OpeningPosition> positions = positions(tree, instruments.symbols(), universe, history);
        final List<Limit> limits = new LimitsFile(table(ModelFiles.LIMITS)).load(tree, instruments.symbols());
        return new RiskModel(
                currencies.base(),
                currencies.currencies(),
                universe,
                tree,
                positions,
                limits,
                history,
                regimeFactor(instruments.symbols()),
                settings);
    }

    private static void requireRateHistories(final List<Currency> currencies, final List<Instrument> universe) {
        for (final Currency currency : currencies) {
            if (currency.rateInstrument() >= 0
                    && universe.get(currency.rateInstrument()).historyColumn() < 0) {
                throw new ConfigException(ModelFiles.INSTRUMENTS + ": "
                        + universe.get(currency.rateInstrument()).symbol() + " is the rate of " + currency.code()
                        + " and has no historyColumn; expected one, as currency scenarios come from it");
            }
        }
    }

    private static void requirePositivePrices(final List<Instrument> universe, final PriceHistory history) {
        for (final Instrument instrument : universe) {
            if (instrument.inverse()
                    && instrument.historyColumn() >= 0
                    && history.kinds().get(instrument.historyColumn()) != ReturnKind.LOG) {
                throw new ConfigException(ModelFiles.INSTRUMENTS + ": " + instrument.symbol()
                        + " is inverse and its historyColumn "
                        + history.columns().get(instrument.historyColumn())
                        + " is ABSOLUTE; expected LOG, as one over its price must exist");
            }
        }
    }

    private List<OpeningPosition> positions(
            final PortfolioTree tree,
            final Map<String, Integer> symbols,
            final List<Instrument> universe,
            final PriceHistory history) {
        final List<OpeningPosition> positions = new ArrayList<>();
        final Set<Long> seen = new LinkedHashSet<>();
        for (final CsvTable.Row row : table(ModelFiles.POSITIONS)
                .expecting("account", "symbol", "quantity", "averagePrice")
                .rows()) {
            final int account = tree.idOf(row.required("account"));
            if (!tree.isAccount(account)) {
                throw row.refusal("account", "an account of " + ModelFiles.PORTFOLIO);
            }
            final Integer instrument = symbols.get(row.required("symbol"));
            if (instrument == null) {
                throw row.refusal("symbol", "an instrument of " + ModelFiles.INSTRUMENTS);
            }
            if (!seen.add(((long) account << 32) | instrument)) {
                throw row.refusal(
                        "symbol", "one line for each account and symbol; " + row.text("account") + " has two");
            }
            final Instrument held = universe.get(instrument);
            if (held.historyColumn() < 0 && held.option() == null) {
                throw row.refusal("symbol", "an instrument with a historyColumn, or an option: it would carry no VaR");
            }
            positions.add(new OpeningPosition(
                    account, instrument, row.scaled("quantity", 8), averagePrice(row, held, history)));
        }
        return positions;
    }

    /** A price that moves by logarithmic returns is positive; one that moves by differences may have any sign. */
    private static long averagePrice(final CsvTable.Row row, final Instrument held, final PriceHistory history) {
        final long price = row.scaled("averagePrice", 9);
        final boolean positive = held.option() == null && history.kinds().get(held.historyColumn()) == ReturnKind.LOG;
        if (positive && price <= 0) {
            throw row.refusal("averagePrice", "a positive price, as the history of the instrument is LOG");
        }
        return price;
    }

    private int[] regimeFactor(final Map<String, Integer> symbols) {
        final List<CsvTable.Row> rows =
                table(ModelFiles.REGIME).expecting("symbol").rows();
        final int[] factor = new int[rows.size()];
        for (int i = 0; i < factor.length; i++) {
            final Integer instrument = symbols.get(rows.get(i).required("symbol"));
            if (instrument == null) {
                throw rows.get(i).refusal("symbol", "an instrument of " + ModelFiles.INSTRUMENTS);
            }
            factor[i] = instrument;
        }
        return factor;
    }

    private CsvTable table(final String name) {
        return new CsvTable(name, files.file(name));
    }
}
