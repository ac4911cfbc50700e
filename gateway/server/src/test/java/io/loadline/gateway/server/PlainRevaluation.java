package io.loadline.gateway.server;

import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.Black76;
import io.loadline.varengine.VarStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Scenario losses of a node in the plainest way: doubles, one position after the other, returns read from the history file, options priced one by one.
 * Only at which forward, volatility and time an option was last revalued is taken from the server; before the first time, delta and gamma.
 */
final class PlainRevaluation {
    private final RiskModel model;
    private final int scenarios;
    private final double[][] simpleReturns;

    PlainRevaluation(final Path directory, final RiskModel model, final int scenarios) throws IOException {
        this.model = model;
        this.scenarios = scenarios;
        final List<String> lines = Files.readAllLines(directory.resolve("history.csv"));
        final List<String> header = List.of(lines.getFirst().split(",", -1));
        final List<String> days = lines.subList(lines.size() - scenarios - 1, lines.size());
        final PriceHistory history = model.history();
        simpleReturns = new double[history.columns().size()][scenarios];
        for (int column = 0; column < simpleReturns.length; column++) {
            final int cell = header.indexOf(history.columns().get(column));
            final boolean log = history.kinds().get(column) == ReturnKind.LOG;
            for (int s = 0; s < scenarios; s++) {
                final double before = Double.parseDouble(days.get(s).split(",", -1)[cell]);
                final double after = Double.parseDouble(days.get(s + 1).split(",", -1)[cell]);
                simpleReturns[column][s] = log ? after / before - 1 : after - before;
            }
        }
    }

    /** Losses of a node, worst first. */
    double[] losses(final int node, final RiskTap tap, final VarStage stage) {
        final double[] pnl = new double[scenarios];
        for (final Instrument instrument : model.instruments()) {
            final double quantity = tap.quantity(node, instrument.id());
            if (quantity != 0) {
                add(pnl, instrument, quantity, tap, stage.revaluedAt(instrument.id()));
            }
        }
        final double[] losses = Arrays.stream(pnl).map(gain -> -gain).sorted().toArray();
        for (int i = 0; i < scenarios / 2; i++) {
            final double low = losses[i];
            losses[i] = losses[scenarios - 1 - i];
            losses[scenarios - 1 - i] = low;
        }
        return losses;
    }

    private void add(
            final double[] pnl,
            final Instrument instrument,
            final double quantity,
            final RiskTap tap,
            final double[] revalued) {
        final Instrument driver = instrument.option() == null
                ? instrument
                : model.instruments().get(instrument.option().underlyingId());
        final boolean log = model.history().kinds().get(driver.historyColumn()) == ReturnKind.LOG;
        final double mark = tap.mark(instrument.id());
        for (int s = 0; s < scenarios; s++) {
            final double move = simpleReturns[driver.historyColumn()][s];
            final double own;
            if (instrument.option() == null) {
                own = instrument.multiplier() * (log ? mark * move : move);
            } else if (revalued != null) {
                own = instrument.multiplier()
                        * (price(instrument, revalued, revalued[0] * (1 + move))
                                - price(instrument, revalued, revalued[0]));
            } else {
                own = tap.optionLinear(instrument.id()) * move + tap.optionQuadratic(instrument.id()) * move * move;
            }
            final double currencyMove = currencyReturn(instrument.currency(), s);
            final double held = instrument.margined() ? 0 : instrument.multiplier() * mark;
            pnl[s] += quantity * tap.rate(instrument.currency()) * (held * currencyMove + own * (1 + currencyMove));
        }
    }

    private static double price(final Instrument instrument, final double[] revalued, final double forward) {
        final OptionTerms terms = instrument.option();
        final double years = (terms.expiryNs() - revalued[2]) / (365.0 * 86_400 * 1e9);
        return Black76.price(terms.call(), forward, terms.strike(), years, revalued[1], 1);
    }

    private double currencyReturn(final int currency, final int scenario) {
        final int rate = model.currencies().get(currency).rateInstrument();
        if (rate < 0) {
            return 0;
        }
        final double move = simpleReturns[model.instruments().get(rate).historyColumn()][scenario];
        return model.currencies().get(currency).inverted() ? 1 / (1 + move) - 1 : move;
    }

    /** Loss at a rank, from 1. */
    static double worst(final double[] losses, final int rank) {
        return losses[rank - 1];
    }

    /** Mean of a number of the worst losses, which may be a fraction of one. */
    static double tailMean(final double[] losses, final double count) {
        double sum = 0;
        final int whole = (int) count;
        for (int i = 0; i < whole; i++) {
            sum += losses[i];
        }
        return (sum + (count - whole) * losses[whole]) / count;
    }
}
