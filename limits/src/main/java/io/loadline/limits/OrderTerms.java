package io.loadline.limits;

import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import java.util.List;

/** What the order checks need of each instrument, as arrays, and the last price seen of each. */
final class OrderTerms {
    private final double[] multiplier;
    private final boolean[] inverse;
    private final double[] defaultBand;
    private final double[] volumeLimit;
    private final int[] valuePrice;
    private final double[] mark;

    OrderTerms(final RiskModel model, final LimitsSettings settings) {
        final List<Instrument> instruments = model.instruments();
        final int size = instruments.size();
        multiplier = new double[size];
        inverse = new boolean[size];
        defaultBand = new double[size];
        volumeLimit = new double[size];
        valuePrice = new int[size];
        mark = new double[size];
        for (final Instrument instrument : instruments) {
            final int id = instrument.id();
            final boolean liquid =
                    instrument.assetClass() != AssetClass.OPTION && instrument.assetClass() != AssetClass.OTHER;
            multiplier[id] = instrument.multiplier();
            inverse[id] = instrument.inverse();
            defaultBand[id] = liquid ? settings.liquidBand() : settings.otherBand();
            volumeLimit[id] = settings.volumeShare() * instrument.averageDailyVolume();
            valuePrice[id] = priceOfValue(model, instrument);
            mark[id] = Double.NaN;
        }
    }

    // An absolute scenario moves the price by an amount, so the exposure to it becomes a value only times the price of
    // the factor.
    private static int priceOfValue(final RiskModel model, final Instrument instrument) {
        final int factor = instrument.option() == null
                ? instrument.id()
                : instrument.option().underlyingId();
        final int column = model.instruments().get(factor).historyColumn();
        final boolean absolute = column >= 0 && model.history().kinds().get(column) == ReturnKind.ABSOLUTE;
        return absolute ? factor : -1;
    }

    int size() {
        return multiplier.length;
    }

    /** @return value of one unit at a price, in the instrument's currency, positive; an inverse contract is worth less of it at a higher price */
    double value(final int instrument, final double price) {
        final double size = Math.abs(price);
        return inverse[instrument] ? multiplier[instrument] / size : multiplier[instrument] * size;
    }

    double defaultBand(final int instrument) {
        return defaultBand[instrument];
    }

    /** @return largest order quantity by the instrument's daily volume, units */
    double volumeLimit(final int instrument) {
        return volumeLimit[instrument];
    }

    void mark(final int instrument, final double price) {
        mark[instrument] = price;
    }

    /**
     * @param instrument instrument id
     * @param unitLinear its linear unit exposure
     * @return delta value of one unit, in the instrument's currency, signed
     */
    double deltaValue(final int instrument, final double unitLinear) {
        return valuePrice[instrument] < 0 ? unitLinear : unitLinear * mark[valuePrice[instrument]];
    }
}
