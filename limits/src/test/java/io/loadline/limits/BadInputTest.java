package io.loadline.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loadline.core.counter.Counters;
import io.loadline.core.model.Limit;
import java.util.List;
import org.junit.jupiter.api.Test;

class BadInputTest {
    private static String refusalOf(final Limit... limits) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new LimitsStage(Models.of(List.of(limits)), Counters.inMemory()))
                .getMessage();
    }

    @Test
    void shouldNameANegativeLimit() {
        assertEquals(
                "limit of node 1, control C16, metric 0 has the hard limit -1.0; expected a finite number, 0 or more",
                refusalOf(new Limit(1, 16, 0, -1, 0.5, -1)));
    }

    @Test
    void shouldNameALimitThatIsNotANumber() {
        assertEquals(
                "limit of node 1, control C16, metric 0 has the hard limit NaN; expected a finite number, 0 or more",
                refusalOf(new Limit(1, 16, 0, -1, 0.5, Double.NaN)));
    }

    @Test
    void shouldNameALimitOfAnUnknownNode() {
        assertEquals(
                "limit of node 9, control C16, metric 0 names node 9; expected 0 to 8",
                refusalOf(new Limit(9, 16, 0, -1, 0.5, 1)));
    }

    @Test
    void shouldNameALimitOfNoControl() {
        assertEquals(
                "limit of node 1, control C13, metric 9 has no meaning; expected a control and metric of"
                        + " docs/controls.md",
                refusalOf(new Limit(1, 13, 9, -1, 0.5, 1)));
    }

    @Test
    void shouldNameALimitOfAnUnknownInstrument() {
        assertEquals(
                "limit of node 7, control C9, metric 0 names instrument 3; expected -1, or 0 to 2",
                refusalOf(new Limit(7, 9, 0, 3, 0.5, 1)));
    }

    @Test
    void shouldRefuseADailyLossOfOneInstrument() {
        assertEquals(
                "limit of node 1, control C16, metric 0 names instrument 2; expected -1: this control is of a whole"
                        + " node",
                refusalOf(new Limit(1, 16, 0, 2, 0.5, 1)));
    }

    @Test
    void shouldNameALimitThatIsGivenTwice() {
        assertEquals(
                "limit of node 1, control C16, metric 0 is given twice; expected one limit for a node, control, metric"
                        + " and instrument",
                refusalOf(new Limit(1, 16, 0, -1, 0.5, 1), new Limit(1, 16, 0, -1, 0.5, 2)));
    }

    @Test
    void shouldNameAWarningLevelAboveTheLimit() {
        assertEquals(
                "limit of node 1, control C16, metric 0 has the warning level 1.5; expected a fraction above 0, up to"
                        + " 1",
                refusalOf(new Limit(1, 16, 0, -1, 1.5, 1)));
    }

    @Test
    void shouldNameASettingOutOfRange() {
        assertEquals(
                "limits setting maxOpenOrders is 0; expected 1 to 1048576",
                assertThrows(IllegalArgumentException.class, () -> Settings.withOrders(LimitsSettings.defaults(), 0))
                        .getMessage());
    }

    @Test
    void shouldNameAShareThatIsNotANumber() {
        assertThrows(
                IllegalArgumentException.class, () -> Settings.withStaleShare(LimitsSettings.defaults(), Double.NaN));
    }
}
