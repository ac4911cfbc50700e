package io.loadline.varengine;

import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scenario returns every instrument needs, as rows that instruments share: factor returns R by history column, currency returns F by
 * currency, and R(1 + F) by both.
 *
 * <p>With unit exposures value, linear and quadratic in the instrument's currency, its P&amp;L under scenario s is, in today's base currency
 * units of that currency, {@code value * F[s] + (linear * R[s] + quadratic * R[s]^2) * (1 + F[s])}. R is the simple return for LOG columns and
 * the difference for ABSOLUTE ones; of an inverse contract it is R / (1 + R), by which minus one over the price moves. An option takes the column of its underlying. Immutable.
 */
final class ScenarioRows {
    /** Fewest scenarios a model may have: below it the 95% loss is less than one scenario. */
    static final int FEWEST_SCENARIOS = 20;

    /** Most scenarios a model may have. */
    static final int MOST_SCENARIOS = 100_000;

    private final int scenarios;
    private final int padded;
    /** R, R(1 + F) and F by instrument; null where the instrument has no scenarios. F is null in base currency, where R(1 + F) is R. */
    private final ScenarioRow[] factor;

    private final ScenarioRow[] product;
    private final ScenarioRow[] currency;
    /** P&L of options by full revaluation; null where the instrument is none or has no scenarios. */
    private final OptionRow[] own;

    /**
     * @param model the model
     * @throws IllegalArgumentException if the history has too few or too many scenarios, a return in use is not finite, or the column of a
     *     currency rate is not LOG
     */
    ScenarioRows(final RiskModel model) {
        final PriceHistory history = model.history();
        scenarios = history.scenarioCount();
        if (scenarios < FEWEST_SCENARIOS || scenarios > MOST_SCENARIOS) {
            throw new IllegalArgumentException("price history has " + scenarios + " scenarios; expected "
                    + FEWEST_SCENARIOS + " to " + MOST_SCENARIOS + " (one less than its rows)");
        }
        padded = VectorWidth.padded(scenarios);
        final List<Instrument> instruments = model.instruments();
        factor = new ScenarioRow[instruments.size()];
        product = new ScenarioRow[instruments.size()];
        currency = new ScenarioRow[instruments.size()];
        own = new OptionRow[instruments.size()];
        // a column twice: as it moves a price, and as it moves minus one over a price
        final double[][] factorReturns = new double[2 * history.columns().size()][];
        final ScenarioRow[] factorRows = new ScenarioRow[factorReturns.length];
        final double[][] currencyReturns = new double[model.currencies().size()][];
        final ScenarioRow[] currencyRows = new ScenarioRow[currencyReturns.length];
        final Map<Long, ScenarioRow> products = new HashMap<>();
        for (int i = 0; i < factor.length; i++) {
            final int column = column(instruments, i);
            final boolean inverse = instruments.get(i).inverse();
            final int unit = instruments.get(i).currency();
            final boolean base = unit == model.baseCurrency();
            if (column < 0 || (!base && rateColumn(model, unit) < 0)) {
                continue;
            }
            final int row = inverse ? column + history.columns().size() : column;
            if (factorRows[row] == null) {
                factorReturns[row] = inverse ? inverseReturns(history, column) : simpleReturns(history, column);
                factorRows[row] =
                        ScenarioRow.of(factorReturns[row], history.columns().get(column));
            }
            if (instruments.get(i).option() != null) {
                own[i] = new OptionRow(padded);
            }
            factor[i] = factorRows[row];
            product[i] = factorRows[row];
            if (!base) {
                if (currencyRows[unit] == null) {
                    currencyReturns[unit] = currencyReturns(model, unit);
                    currencyRows[unit] = ScenarioRow.of(
                            currencyReturns[unit], model.currencies().get(unit).code());
                }
                currency[i] = currencyRows[unit];
                product[i] = products.computeIfAbsent(
                        ((long) row << Integer.SIZE) | unit,
                        _ -> product(history.columns().get(column), factorReturns[row], currencyReturns[unit]));
            }
        }
    }

    private static int column(final List<Instrument> instruments, final int id) {
        final Instrument instrument = instruments.get(id);
        if (instrument.option() == null) {
            return instrument.historyColumn();
        }
        final int underlying = instrument.option().underlyingId();
        return underlying < 0 || underlying >= instruments.size()
                ? -1
                : instruments.get(underlying).historyColumn();
    }

    private static int rateColumn(final RiskModel model, final int currency) {
        final int rate = model.currencies().get(currency).rateInstrument();
        return rate < 0 ? -1 : model.instruments().get(rate).historyColumn();
    }

    private static double[] simpleReturns(final PriceHistory history, final int column) {
        final double[] returns = history.returns(column);
        if (history.kinds().get(column) == ReturnKind.LOG) {
            for (int s = 0; s < returns.length; s++) {
                returns[s] = StrictMath.expm1(returns[s]);
            }
        }
        return returns;
    }

    private static double[] inverseReturns(final PriceHistory history, final int column) {
        if (history.kinds().get(column) != ReturnKind.LOG) {
            throw new IllegalArgumentException(
                    "history column " + history.columns().get(column)
                            + " is ABSOLUTE; expected LOG, as an inverse contract has it and one over its price must"
                            + " exist");
        }
        final double[] returns = history.returns(column);
        for (int s = 0; s < returns.length; s++) {
            returns[s] = -StrictMath.expm1(-returns[s]);
        }
        return returns;
    }

    private static double[] currencyReturns(final RiskModel model, final int currency) {
        final Currency unit = model.currencies().get(currency);
        final int column = rateColumn(model, currency);
        final PriceHistory history = model.history();
        if (history.kinds().get(column) != ReturnKind.LOG) {
            throw new IllegalArgumentException("currency " + unit.code() + ": history column "
                    + history.columns().get(column)
                    + " of its rate is ABSOLUTE; expected LOG, as a rate of exchange is positive");
        }
        final double[] returns = history.returns(column);
        for (int s = 0; s < returns.length; s++) {
            returns[s] = StrictMath.expm1(unit.inverted() ? -returns[s] : returns[s]);
        }
        return returns;
    }

    private static ScenarioRow product(final String name, final double[] factor, final double[] currency) {
        final double[] result = new double[factor.length];
        for (int s = 0; s < result.length; s++) {
            result[s] = Math.fma(factor[s], currency[s], factor[s]);
        }
        return ScenarioRow.of(result, name);
    }

    /** @return number of scenarios */
    int scenarios() {
        return scenarios;
    }

    /** @return length of every scenario vector: {@link #scenarios()} rounded up to whole vectors */
    int padded() {
        return padded;
    }

    /**
     * @param instrument instrument id
     * @return true if the instrument has scenarios
     */
    boolean covers(final int instrument) {
        return factor[instrument] != null;
    }

    /** @return row of an option's own P&amp;L; null for anything else */
    OptionRow own(final int instrument) {
        return own[instrument];
    }

    /** @return 1 for an option with a P&amp;L of its own, whose other exposures are then to its value's currency alone; 0 for anything else */
    int full(final int instrument) {
        return own[instrument] != null && own[instrument].isKnown() ? 1 : 0;
    }

    /** @return largest absolute return of an instrument's factor */
    double largestReturn(final int instrument) {
        return factor[instrument].largest();
    }

    /** Turns P&amp;L in an instrument's currency into units of today at the scenario's rate. */
    void toScenarioRate(final int instrument, final double[] pnl) {
        final ScenarioRow unit = currency[instrument];
        for (int s = 0; unit != null && s < scenarios; s++) {
            pnl[s] = Math.fma(pnl[s], unit.value(s), pnl[s]);
        }
    }

    /**
     * {@code to = from + P&L of the exposures under each scenario}, over the range {@code [start, end)}.
     *
     * @param instrument instrument id, covered
     * @param value exposure to the currency alone
     * @param linear exposure to the factor
     * @param quadratic exposure to the square of the factor
     * @param units of an option's own P&amp;L; 0 where it has none
     */
    void add(
            final int instrument,
            final double[] from,
            final double[] to,
            final double value,
            final double linear,
            final double quadratic,
            final double units,
            final int start,
            final int end) {
        addFactors(instrument, from, to, value, linear, quadratic, start, end);
        if (units != 0) {
            final OptionRow row = own[instrument];
            ScenarioSweep.addLinear(to, to, row.values, units * row.scale(), start, end);
        }
    }

    private void addFactors(
            final int instrument,
            final double[] from,
            final double[] to,
            final double value,
            final double linear,
            final double quadratic,
            final int start,
            final int end) {
        final ScenarioRow rows = product[instrument];
        final ScenarioRow unit = currency[instrument];
        final double scaled = linear * rows.scale();
        if (quadratic == 0 && (value == 0 || unit == null)) {
            ScenarioSweep.addLinear(from, to, rows.values(), scaled, start, end);
            return;
        }
        final ScenarioRow single = factor[instrument];
        final double curved = quadratic * rows.scale() * single.scale();
        if (unit == null) {
            ScenarioSweep.addQuadratic(from, to, rows.values(), scaled, curved, start, end);
        } else {
            ScenarioSweep.addForeign(
                    from,
                    to,
                    unit.values(),
                    rows.values(),
                    single.values(),
                    value * unit.scale(),
                    scaled,
                    curved,
                    start,
                    end);
        }
    }

    /** @return a bound of the absolute P&L of the exposures under any scenario: no two of its terms cancel */
    double largest(
            final int instrument, final double value, final double linear, final double quadratic, final double units) {
        final double full = units == 0 ? 0 : Math.abs(units) * own[instrument].largest();
        final double unit = currency[instrument] == null ? 0 : currency[instrument].largest();
        final double curved = Math.fma(Math.abs(quadratic), factor[instrument].largest(), Math.abs(linear));
        return Math.fma(Math.abs(value), unit, curved * product[instrument].largest()) + full;
    }
}
