package io.loadline.varengine;

import io.loadline.core.math.Elementary;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.BatchScenarios;
import io.loadline.core.pricing.american.ExercisePremium;
import io.loadline.core.pricing.american.ExercisePremium.State;
import io.loadline.core.pricing.american.ScenarioPremium;
import java.util.Arrays;
import java.util.List;

/**
 * P&amp;L of an option under every scenario of the history, by its price under each: Black-76 at the forward moved by the underlying's return and at
 * the volatility, moved where the history has a column for it. The move is at once: the time to expiry stays.
 *
 * <p>An American option has its early exercise premium on top, at the spot that goes with the forward. An option in the coin of its underlying is worth C(F) / F and counts as European.
 * Nothing is allocated once made.
 */
final class OptionValuation {
    /** Scenarios of volatility that are further away from it do not choose the table of the premium. */
    private static final double FAR = 3;

    private final ScenarioRows rows;
    private final int scenarios;
    private final boolean[] logarithmic;
    private final double[][] growths;
    private final double[][] logGrowths;
    private final int[] underlyingColumn;
    private final int[] volatilityColumn;
    private final BatchScenarios batch;
    private final double[] forwards;
    private final double[] volatilities;
    private final ScenarioPremium american;
    private final double[] lowestMove;
    private final double[] highestMove;

    OptionValuation(final RiskModel model, final ScenarioRows rows) {
        this.rows = rows;
        scenarios = rows.scenarios();
        final List<Instrument> instruments = model.instruments();
        final PriceHistory history = model.history();
        final int columns = history.columns().size();
        logarithmic = new boolean[columns];
        growths = new double[columns][];
        logGrowths = new double[columns][];
        underlyingColumn = new int[instruments.size()];
        volatilityColumn = new int[instruments.size()];
        lowestMove = new double[columns];
        highestMove = new double[columns];
        boolean any = false;
        for (final Instrument instrument : instruments) {
            if (instrument.option() != null && rows.covers(instrument.id())) {
                final int column =
                        instruments.get(instrument.option().underlyingId()).historyColumn();
                any = true;
                underlyingColumn[instrument.id()] = column;
                volatilityColumn[instrument.id()] = instrument.historyColumn();
                take(history, column);
                if (instrument.historyColumn() >= 0) {
                    take(history, instrument.historyColumn());
                }
            }
        }
        if (any) {
            BatchBlack76.warmUp();
        }
        batch = new BatchScenarios(scenarios);
        american = new ScenarioPremium(scenarios);
        forwards = new double[scenarios];
        volatilities = new double[scenarios];
    }

    private void take(final PriceHistory history, final int column) {
        if (growths[column] != null) {
            return;
        }
        logarithmic[column] = history.kinds().get(column) == ReturnKind.LOG;
        final double[] returns = history.returns(column);
        growths[column] = returns;
        if (logarithmic[column]) {
            logGrowths[column] = returns;
            growths[column] = new double[scenarios];
            for (int s = 0; s < scenarios; s++) {
                growths[column][s] = StrictMath.exp(returns[s]);
            }
        }
        lowestMove[column] = Arrays.stream(growths[column]).min().orElseThrow();
        highestMove[column] = Arrays.stream(growths[column]).max().orElseThrow();
    }

    /**
     * @param premium of the option's chain
     * @return false if the early exercise premium of an American option is not known under its scenarios
     */
    boolean isReady(
            final int instrument,
            final OptionTerms terms,
            final double volatility,
            final double years,
            final double spotPerForward,
            final ExercisePremium premium) {
        final State state = take(instrument, terms, volatility, years, spotPerForward, premium);
        return state == State.READY || state == State.NONE;
    }

    private State take(
            final int instrument,
            final OptionTerms terms,
            final double volatility,
            final double years,
            final double spotPerForward,
            final ExercisePremium premium) {
        final int sigmas = volatilityColumn[instrument];
        double lowest = volatility;
        double highest = volatility;
        if (sigmas >= 0) {
            lowest = moved(sigmas, volatility, lowestMove[sigmas]);
            highest = moved(sigmas, volatility, highestMove[sigmas]);
        }
        return american.take(
                terms.call(),
                terms.strike(),
                years,
                spotPerForward,
                Math.max(lowest, volatility / FAR),
                Math.min(highest, volatility * FAR),
                premium);
    }

    /**
     * Revalues one unit.
     *
     * @param instrument instrument id of an option with scenarios
     * @param terms its terms
     * @param forward forward price now
     * @param volatility volatility now
     * @param years to expiry
     * @param discount discount factor of the payment
     * @param coin true where its price is in units of the underlying
     * @param premium early exercise premium of its chain, ready; null where it may be exercised at expiry alone
     * @param spotPerForward what exercise delivers over the forward
     * @param pnl receives the P&amp;L by scenario, in the option's currency at the scenario's rate, before the multiplier
     * @return false if a scenario has no price: the P&amp;L is then of no use
     */
    boolean revalue(
            final int instrument,
            final OptionTerms terms,
            final double forward,
            final double volatility,
            final double years,
            final double discount,
            final boolean coin,
            final ExercisePremium premium,
            final double spotPerForward,
            final double[] pnl) {
        final int column = underlyingColumn[instrument];
        final int sigmas = volatilityColumn[instrument];
        if (logarithmic[column] && (sigmas < 0 || logarithmic[sigmas])) {
            batch.scale(
                    forward,
                    growths[column],
                    logGrowths[column],
                    volatility,
                    sigmas < 0 ? null : growths[sigmas],
                    scenarios);
        } else {
            shift(column, sigmas, forward, volatility);
        }
        BatchBlack76.prices(terms.call(), terms.strike(), years, discount, batch, pnl, 0);
        double now = BatchBlack76.price(terms.call(), forward, terms.strike(), years, volatility, discount);
        if (premium != null) {
            final State state = take(instrument, terms, volatility, years, spotPerForward, premium);
            if (state == State.READY) {
                american.prices(batch, pnl);
                now = american.price(forward, Elementary.log(forward), volatility, now);
            } else if (state != State.NONE) {
                return false;
            }
        }
        if (coin) {
            divide(column, forward, now, pnl);
        } else {
            for (int s = 0; s < scenarios; s++) {
                pnl[s] -= now;
            }
        }
        rows.toScenarioRate(instrument, pnl);
        double sum = 0;
        for (int s = 0; s < scenarios; s++) {
            sum += pnl[s];
        }
        return Double.isFinite(sum);
    }

    private void shift(final int column, final int sigmas, final double forward, final double volatility) {
        for (int s = 0; s < scenarios; s++) {
            forwards[s] = moved(column, forward, s);
            volatilities[s] = sigmas < 0 ? volatility : Math.max(0, moved(sigmas, volatility, s));
        }
        batch.set(forwards, volatilities, scenarios);
    }

    private double moved(final int column, final double from, final int scenario) {
        return moved(column, from, growths[column][scenario]);
    }

    private double moved(final int column, final double from, final double growth) {
        return logarithmic[column] ? from * growth : from + growth;
    }

    private void divide(final int column, final double forward, final double now, final double[] pnl) {
        final double coins = now / forward;
        for (int s = 0; s < scenarios; s++) {
            pnl[s] = pnl[s] / moved(column, forward, s) - coins;
        }
    }
}
