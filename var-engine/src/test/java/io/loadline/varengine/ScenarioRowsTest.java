package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScenarioRowsTest {
    private static final double ROW_ERROR = 0x1p-32 * 1.001;

    @Test
    void shouldKeepAReturnWithin32BitsOfTheLargest() {
        final double[] returns = new Random(1).doubles(1_003, -0.2, 0.3).toArray();
        final ScenarioRow row = ScenarioRow.of(returns, "X");
        for (int s = 0; s < returns.length; s++) {
            assertEquals(returns[s], row.value(s), ROW_ERROR * row.largest());
        }
        assertEquals(1_008, row.values().length);
    }

    @Test
    void shouldKeepARowOfZerosAsZeros() {
        assertEquals(0, ScenarioRow.of(new double[50], "X").value(7));
    }

    @Test
    void shouldNameTheColumnAndScenarioOfAReturnThatIsNotFinite() {
        final double[] returns = new double[50];
        returns[7] = Double.NaN;
        final String message = assertThrows(IllegalArgumentException.class, () -> ScenarioRow.of(returns, "BRENT"))
                .getMessage();
        assertTrue(message.contains("BRENT") && message.contains("scenario 8"), message);
    }

    @Test
    void shouldRefuseTooShortAHistory() {
        final RiskModel model = SmallFirm.model(1, 12, 2, 19);
        final String message = assertThrows(IllegalArgumentException.class, () -> new ScenarioRows(model))
                .getMessage();
        assertTrue(message.contains("19 scenarios"), message);
    }

    @Test
    void shouldRefuseACurrencyWhoseRateHasAbsoluteReturns() {
        final RiskModel model = SmallFirm.model(1, 12, 2, 20);
        final List<ReturnKind> kinds = new ArrayList<>(model.history().kinds());
        kinds.set(0, ReturnKind.ABSOLUTE);
        final PriceHistory history = new PriceHistory(
                model.history().columns(), kinds, model.history().prices());
        final RiskModel changed = SmallFirm.withHistory(model, history);
        final String message = assertThrows(IllegalArgumentException.class, () -> new ScenarioRows(changed))
                .getMessage();
        assertTrue(message.contains("EUR") && message.contains("LOG"), message);
    }

    @Test
    void shouldRefuseAnOpeningPositionWithoutScenarios() {
        final RiskModel model = SmallFirm.withoutHistory(SmallFirm.model(1, 12, 2, 20), 2);
        assertFalse(new ScenarioRows(model).covers(2));
        final String message = assertThrows(
                        IllegalArgumentException.class, () -> new VarStage(model, Counters.inMemory()))
                .getMessage();
        assertTrue(message.contains("no scenarios") && message.contains("in I"), message);
    }

    @Test
    void shouldTakeTheColumnOfTheUnderlyingForAnOption() {
        final RiskModel model = SmallFirm.model(1, 12, 2, 20);
        final ScenarioRows rows = new ScenarioRows(model);
        final double[] option = new double[rows.padded()];
        final double[] underlying = new double[rows.padded()];
        rows.add(5, option, option, 0, 1, 0, 0, 0, rows.padded());
        rows.add(
                model.instruments().get(5).option().underlyingId(),
                underlying,
                underlying,
                0,
                1,
                0,
                0,
                0,
                rows.padded());
        assertEquals(underlying[3], option[3]);
    }
}
