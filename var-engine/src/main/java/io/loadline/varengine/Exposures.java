package io.loadline.varengine;

import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import java.util.List;

/** What one unit of each instrument is exposed to, in its own currency. Zero until its first mark. */
final class Exposures {
    private static final int VALUE = 0;
    private static final int LINEAR = 1;
    private static final int QUADRATIC = 2;
    private static final int WIDTH = 4;

    private final int[] currencies;
    private final double[] units;

    Exposures(final RiskModel model) {
        final List<Instrument> instruments = model.instruments();
        currencies = new int[instruments.size()];
        for (int i = 0; i < currencies.length; i++) {
            currencies[i] = instruments.get(i).currency();
        }
        units = new double[currencies.length * WIDTH];
    }

    int currency(final int instrument) {
        return currencies[instrument];
    }

    double value(final int instrument) {
        return units[instrument * WIDTH + VALUE];
    }

    double linear(final int instrument) {
        return units[instrument * WIDTH + LINEAR];
    }

    double quadratic(final int instrument) {
        return units[instrument * WIDTH + QUADRATIC];
    }

    void set(final int instrument, final double value, final double linear, final double quadratic) {
        units[instrument * WIDTH + VALUE] = value;
        units[instrument * WIDTH + LINEAR] = linear;
        units[instrument * WIDTH + QUADRATIC] = quadratic;
    }
}
