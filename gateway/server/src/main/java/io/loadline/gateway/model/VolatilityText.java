package io.loadline.gateway.model;

import io.loadline.core.model.VolatilitySettings;
import java.util.Map;

/** Bars of conditional volatilities as text of a model's manifest, and back. Left out where none are kept: older models keep their digest. */
final class VolatilityText {
    private static final String BAR = "volatility.barNs";
    private static final String OFFSET = "volatility.barOffsetNs";
    private static final String BARS_A_DAY = "volatility.barsADay";
    private static final String DAYS_A_YEAR = "volatility.daysAYear";
    private static final String MAX_FIT_AGE = "volatility.maxFitAgeNs";
    private static final String IMPACT = "volatility.impact";

    private VolatilityText() {}

    static void put(final Map<String, String> text, final VolatilitySettings bars) {
        if (bars.isOn()) {
            text.put(BAR, Long.toString(bars.barNs()));
            text.put(OFFSET, Long.toString(bars.offsetNs()));
            text.put(BARS_A_DAY, Double.toString(bars.barsADay()));
            text.put(DAYS_A_YEAR, Double.toString(bars.daysAYear()));
            text.put(MAX_FIT_AGE, Long.toString(bars.maxFitAgeNs()));
            if (bars.impact()) {
                text.put(IMPACT, "true");
            }
        }
    }

    static VolatilitySettings of(final Map<String, String> text) {
        if (!text.containsKey(BAR)) {
            return VolatilitySettings.off();
        }
        return new VolatilitySettings(
                Long.parseLong(text.get(BAR)),
                Long.parseLong(ModelSettings.get(text, OFFSET)),
                Double.parseDouble(ModelSettings.get(text, BARS_A_DAY)),
                Double.parseDouble(ModelSettings.get(text, DAYS_A_YEAR)),
                Long.parseLong(ModelSettings.get(text, MAX_FIT_AGE)),
                text.containsKey(IMPACT));
    }
}
