package io.loadline.gateway.model;

import io.loadline.core.model.RevaluationSettings;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.SurfaceSettings;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.HistoryGaps;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a model as the text of its manifest, and back. Doubles are written exactly. */
final class ModelSettings {
    private static final String SCENARIOS = "scenarios";
    private static final String HISTORY_GAPS = "historyGaps";
    private static final String SURFACE_FIT_INTERVAL = "surfaceFitIntervalNs";
    private static final String REVALUATION_MOVE = "revaluationMove";
    private static final String MAX_ORDERS = "maxOrders";

    private ModelSettings() {}

    static Map<String, String> toText(final int scenarios, final HistoryGaps gaps, final RiskSettings risk) {
        final Map<String, String> text = new TreeMap<>();
        text.put(SCENARIOS, Integer.toString(scenarios));
        text.put(HISTORY_GAPS, gaps.name());
        text.put("maxQuoteAgeNs", Long.toString(risk.maxQuoteAgeNs()));
        text.put("participationRate", Double.toString(risk.participationRate()));
        text.put("spreadHalfLifeNs", Long.toString(risk.spreadHalfLifeNs()));
        text.put("spreadStressDeviations", Double.toString(risk.spreadStressDeviations()));
        text.put("impactCoefficient", Double.toString(risk.impactCoefficient()));
        text.put("regimeBarNs", Long.toString(risk.regimeBarNs()));
        text.put("riskFreeRate", Double.toString(risk.riskFreeRate()));
        text.put("maxInstruments", Integer.toString(risk.maxInstruments()));
        text.put("navBase", Double.toString(risk.navBase()));
        if (risk.maxOrders() != RiskSettings.DEFAULT_MAX_ORDERS) {
            // left out where it is the default: models from before it was a setting keep their digest
            text.put(MAX_ORDERS, Integer.toString(risk.maxOrders()));
        }
        if (!risk.surface().equals(SurfaceSettings.defaults())) {
            text.put(SURFACE_FIT_INTERVAL, Long.toString(risk.surface().fitIntervalNs()));
            text.put("surfaceLeastQuotes", Integer.toString(risk.surface().leastQuotes()));
            text.put("surfaceMaxQuoteAgeNs", Long.toString(risk.surface().maxQuoteAgeNs()));
            text.put("surfaceMaxFitAgeNs", Long.toString(risk.surface().maxFitAgeNs()));
        }
        if (!risk.revaluation().equals(RevaluationSettings.defaults())) {
            text.put(REVALUATION_MOVE, Double.toString(risk.revaluation().movePart()));
            text.put("revaluationVolatility", Double.toString(risk.revaluation().volatilityPart()));
            text.put("revaluationMaxAgeNs", Long.toString(risk.revaluation().maxAgeNs()));
            text.put("revaluationMostLateNs", Long.toString(risk.revaluation().mostLateNs()));
        }
        FeatureText.put(text, risk.features());
        VolatilityText.put(text, risk.volatility());
        return text;
    }

    static RiskSettings risk(final Map<String, String> text) {
        final int maxOrders =
                text.containsKey(MAX_ORDERS) ? Integer.parseInt(text.get(MAX_ORDERS)) : RiskSettings.DEFAULT_MAX_ORDERS;
        return new RiskSettings(
                        Long.parseLong(get(text, "maxQuoteAgeNs")),
                        Double.parseDouble(get(text, "participationRate")),
                        Long.parseLong(get(text, "spreadHalfLifeNs")),
                        Double.parseDouble(get(text, "spreadStressDeviations")),
                        Double.parseDouble(get(text, "impactCoefficient")),
                        Long.parseLong(get(text, "regimeBarNs")),
                        Double.parseDouble(get(text, "riskFreeRate")),
                        Integer.parseInt(get(text, "maxInstruments")),
                        Double.parseDouble(get(text, "navBase")),
                        surface(text))
                .withMaxOrders(maxOrders)
                .withFeatures(FeatureText.of(text))
                .withRevaluation(revaluation(text))
                .withVolatility(VolatilityText.of(text));
    }

    /** A manifest that says nothing of the surface has the shipped one. */
    private static SurfaceSettings surface(final Map<String, String> text) {
        if (!text.containsKey(SURFACE_FIT_INTERVAL)) {
            return SurfaceSettings.defaults();
        }
        return new SurfaceSettings(
                Long.parseLong(get(text, SURFACE_FIT_INTERVAL)),
                Integer.parseInt(get(text, "surfaceLeastQuotes")),
                Long.parseLong(get(text, "surfaceMaxQuoteAgeNs")),
                Long.parseLong(get(text, "surfaceMaxFitAgeNs")));
    }

    private static RevaluationSettings revaluation(final Map<String, String> text) {
        if (!text.containsKey(REVALUATION_MOVE)) {
            return RevaluationSettings.defaults();
        }
        return new RevaluationSettings(
                Double.parseDouble(get(text, REVALUATION_MOVE)),
                Double.parseDouble(get(text, "revaluationVolatility")),
                Long.parseLong(get(text, "revaluationMaxAgeNs")),
                Long.parseLong(get(text, "revaluationMostLateNs")));
    }

    static int scenarios(final Map<String, String> text) {
        return Integer.parseInt(get(text, SCENARIOS));
    }

    static HistoryGaps historyGaps(final Map<String, String> text) {
        return HistoryGaps.valueOf(get(text, HISTORY_GAPS));
    }

    static String get(final Map<String, String> text, final String name) {
        final String value = text.get(name);
        if (value == null) {
            throw new ConfigException("model manifest: setting " + name + " is missing");
        }
        return value;
    }
}
