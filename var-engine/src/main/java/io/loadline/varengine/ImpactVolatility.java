package io.loadline.varengine;

import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.VolatilitySettings;

/**
 * The daily volatility that market impact is taken at: that of the model or, where the settings say so, the conditional one if it is good and higher.
 * A fit that fails or grows old thus never makes a liquidation cheaper than the model has it.
 */
final class ImpactVolatility {
    private final boolean live;
    private final double daysRoot;
    private final double[] ofModel;
    private final double[] conditional;

    ImpactVolatility(final RiskModel model) {
        final VolatilitySettings settings = model.settings().volatility();
        live = settings.isOn() && settings.impact();
        daysRoot = Math.sqrt(settings.daysAYear());
        ofModel = model.instruments().stream()
                .mapToDouble(instrument -> instrument.dailyVolatility())
                .toArray();
        conditional = new double[ofModel.length];
    }

    /** Takes note of the conditional volatilities of an event. */
    void tell(final VolatilitySection section) {
        for (int i = 0; live && i < section.count; i++) {
            final VolatilitySection.Row row = section.row(i);
            final boolean good = row.state == VolatilitySection.GOOD && row.volatility < Double.POSITIVE_INFINITY;
            conditional[row.instrument] = good ? row.volatility / daysRoot : 0;
        }
    }

    double of(final int instrument) {
        return Math.max(ofModel[instrument], conditional[instrument]);
    }
}
