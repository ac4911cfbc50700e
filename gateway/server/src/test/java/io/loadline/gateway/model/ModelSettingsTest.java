package io.loadline.gateway.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.model.RevaluationSettings;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.SurfaceSettings;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.gateway.config.HistoryGaps;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSettingsTest {
    private static final SurfaceSettings OTHER =
            new SurfaceSettings(1_000_000_000L, 8, 5_000_000_000L, 30_000_000_000L);

    private static RiskSettings with(final SurfaceSettings surface) {
        return new RiskSettings(1, 0.1, 2, 3, 1, 4, 0.01, 5, 1e6, surface);
    }

    private static Map<String, String> text(final RiskSettings risk) {
        return ModelSettings.toText(10, HistoryGaps.REFUSE, risk);
    }

    @Test
    void shouldReadWhatItWrote() {
        final RiskSettings risk = with(OTHER)
                .withMaxOrders(77)
                .withRevaluation(new RevaluationSettings(0.01, 0.02, 3, 4))
                .withVolatility(new VolatilitySettings(60_000_000_000L, 5, 390, 250.5, 6, true));
        assertEquals(risk, ModelSettings.risk(text(risk)));
    }

    @Test
    void shouldKeepTheTextOfModelsFromBeforeTheSurface() {
        final RiskSettings risk = with(SurfaceSettings.defaults());
        assertTrue(text(risk).keySet().stream().noneMatch(key -> key.startsWith("surface")), () -> "" + text(risk));
        assertTrue(text(risk).keySet().stream().noneMatch(key -> key.startsWith("reval")), () -> "" + text(risk));
        assertTrue(text(risk).keySet().stream().noneMatch(key -> key.startsWith("volatility")), () -> "" + text(risk));
        assertEquals(risk, ModelSettings.risk(text(risk)));
    }
}
