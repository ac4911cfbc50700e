package io.loadline.gateway.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.client.TestView;
import io.loadline.client.VolatilityView;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputDigest;
import io.loadline.gateway.egress.OutputStage;
import io.loadline.gateway.egress.TestEvents;
import io.loadline.gateway.egress.TestModel;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A conditional volatility on its way from the output stage to a desk's view and to {@code watch --json}. */
class VolatilityLinesTest {
    private static final long FIT_AGE_NS = 30_000_000_000L;

    private final RiskModel risk = TestModel.of(1, 3);
    private final TestEvents events = new TestEvents(risk);
    private final StringWriter out = new StringWriter();
    private final JsonLines lines = new JsonLines(out, () -> TestEvents.START_NS);
    private final TestView view = new TestView(risk.tree(), lines);
    private final OutputStage stage = new OutputStage(view, new OutputDigest(), Counters.inMemory());

    private JsonNode lineOf(final int state, final double horizon) throws IOException {
        lines.view(view.view());
        final RiskEvent definition = events.definition(2, "ESZ6");
        stage.onEvent(definition, definition.sequence);
        final RiskEvent event = events.tick(4, 1, 100);
        event.volatility.count = 1;
        final VolatilitySection.Row row = event.volatility.row(0);
        row.instrument = 2;
        row.state = state;
        row.outcome = VolatilitySection.NO_MAXIMUM;
        row.cause = VolatilitySection.BAR;
        row.equation = VolatilitySection.LINEAR;
        row.errors = 1;
        row.failures = 3;
        row.horizonBars = 10;
        row.fitReturns = 1_000;
        row.fitSeeds = 400;
        row.fitSequence = 600;
        row.fitTimeNs = TestEvents.START_NS - FIT_AGE_NS;
        row.returnSequence = 777;
        row.barTimeNs = TestEvents.START_NS - 1;
        row.barReturn = -0.001;
        row.volatility = 0.2;
        row.horizonVolatility = horizon;
        row.horizonDeviation = 0.03;
        row.mu = 0.0001;
        row.omega = 1e-6;
        row.alpha = 0.05;
        row.gamma = 0.1;
        row.beta = 0.85;
        stage.onEvent(event, event.sequence);
        event.volatility.count = 0;
        lines.flush();
        final String[] written = out.toString().split("\n", -1);
        return new ObjectMapper().readTree(written[written.length - 2]);
    }

    @Test
    void shouldWriteAVolatilityAsALine() throws IOException {
        final JsonNode line = lineOf(VolatilitySection.DEGRADED, 0.22);
        assertEquals("volatility", line.get("type").asText());
        assertEquals("ESZ6", line.get("symbol").asText());
        assertEquals("degraded", line.get("state").asText());
        assertEquals("no maximum", line.get("outcome").asText());
        assertFalse(line.get("converged").asBoolean());
        assertEquals(3, line.get("failures").asInt());
        assertEquals("gjr", line.get("model").asText());
        assertEquals("student", line.get("errors").asText());
        assertEquals(FIT_AGE_NS, line.get("fitAgeNs").asLong());
        assertEquals(1_000, line.get("fitReturns").asInt());
        assertEquals(400, line.get("fitSeeds").asInt());
        assertEquals(777, line.get("returnSequence").asInt());
        assertEquals(-0.001, line.get("barReturn").asDouble());
        assertEquals(0.2, line.get("volatility").asDouble());
        assertEquals(0.22, line.get("horizonVolatility").asDouble());
        assertEquals(0.03, line.get("horizonDeviation").asDouble());
        assertEquals(10, line.get("horizonBars").asInt());
        assertEquals(0.85, line.get("beta").asDouble());
        assertEquals(128, line.get("quality").asInt());
    }

    @Test
    void shouldWriteAFigureThatIsNotKnownAsNull() throws IOException {
        final JsonNode line = lineOf(VolatilitySection.GOOD, Double.NaN);
        assertTrue(line.get("horizonVolatility").isNull());
        assertEquals(128, line.get("quality").asInt(), "never good with a number that is not known");
    }

    @Test
    void shouldShowTheDeskWhatItWasTold() throws IOException {
        lineOf(VolatilitySection.GOOD, 0.22);
        final VolatilityView volatility = view.view().volatilities().get(2);
        assertTrue(volatility.isKnown());
        assertEquals(0, volatility.quality());
        assertEquals(0.2, volatility.volatility());
        assertEquals(0.1, volatility.gamma());
        assertFalse(view.view().volatilities().get(0).isKnown());
    }
}
