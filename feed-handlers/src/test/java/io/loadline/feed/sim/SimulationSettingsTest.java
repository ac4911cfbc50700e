package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SimulationSettingsTest {
    private static final SimulationSettings GOOD = SimulationSettings.of(1, 10, Scenario.CALM, 1000, 1_000_000_000L);

    private static String refusal(final Executable attempt) {
        return assertThrows(IllegalArgumentException.class, attempt).getMessage();
    }

    @Test
    void shouldNameTooFewInstruments() {
        assertEquals(
                "simulation instruments is 9; expected 10 to 10000",
                refusal(() -> SimulationSettings.of(1, 9, Scenario.CALM, 1000, 1)));
    }

    @Test
    void shouldNameAnImpossibleRate() {
        assertEquals(
                "simulation eventsPerSecond is 0; expected 1 to 20000000",
                refusal(() -> SimulationSettings.of(1, 10, Scenario.CALM, 0, 1)));
    }

    @Test
    void shouldNameANegativeSkew() {
        assertEquals("simulation lineSkewNs is -1; expected 0 to 10000000", refusal(() -> GOOD.withLineSkewNs(-1)));
    }

    @Test
    void shouldNameTheLinesThatFaultsAreFor() {
        assertEquals(
                "simulation faults has 1 entries; expected 4: incremental A, incremental B, snapshot, definition",
                refusal(() -> GOOD.withFaults(List.of(LineFaults.NONE))));
    }

    @Test
    void shouldRefuseALossThatIsNoProbability() {
        assertEquals(
                "line fault loss is NaN; expected a probability from 0 to below 1",
                refusal(() -> new LineFaults(Double.NaN, 0, 0)));
    }

    @Test
    void shouldRefuseABurstOfAllEvents() {
        assertEquals(
                "burst eventShare is 1.0; expected above 0 and below 1",
                refusal(() -> new BurstShape(1_000_000, 0.1, 1)));
    }
}
