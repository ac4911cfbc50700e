package io.loadline.gateway.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.client.SmileView;
import io.loadline.client.TestView;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.surface.Svi;
import io.loadline.gateway.egress.OutputDigest;
import io.loadline.gateway.egress.OutputStage;
import io.loadline.gateway.egress.TestEvents;
import io.loadline.gateway.egress.TestModel;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A volatility smile on its way from the output stage to a desk's view and to {@code watch --json}. */
class SmileLinesTest {
    private static final Svi SVI = new Svi(0.002, 0.04, -0.3, 0.01, 0.1);

    private final RiskModel risk = TestModel.of(1, 3);
    private final TestEvents events = new TestEvents(risk);
    private final StringWriter out = new StringWriter();
    private final JsonLines lines = new JsonLines(out, () -> TestEvents.START_NS);
    private final TestView view = new TestView(risk.tree(), lines);
    private final OutputStage stage = new OutputStage(view, new OutputDigest(), Counters.inMemory());

    private JsonNode lineOf(final int state, final double skew) throws IOException {
        lines.view(view.view());
        final RiskEvent definition = events.definition(2, "ESZ6");
        stage.onEvent(definition, definition.sequence);
        final RiskEvent event = events.tick(4, 1, 100);
        final SurfaceSection surface = event.surface;
        surface.smile = 1;
        surface.underlying = 2;
        surface.expiryNs = 1_800_000_000_000_000_000L;
        surface.state = state;
        surface.reason = SurfaceSection.TOO_FEW_QUOTES;
        surface.quotesUsed = 4;
        surface.quotesLeftOut = 9;
        surface.fitForward = 5_000;
        surface.forward = 5_010;
        surface.forwardSource = SurfaceSection.PARITY;
        surface.forwardState = SurfaceSection.GOOD;
        surface.years = 0.25;
        surface.skew = skew;
        surface.a = SVI.a();
        surface.b = SVI.b();
        surface.rho = SVI.rho();
        surface.m = SVI.m();
        surface.sigma = SVI.sigma();
        stage.onEvent(event, event.sequence);
        lines.flush();
        final String[] written = out.toString().split("\n", -1);
        return new ObjectMapper().readTree(written[written.length - 2]);
    }

    @Test
    void shouldWriteASmileAsALine() throws IOException {
        final JsonNode line = lineOf(SurfaceSection.DEGRADED, -0.2);
        assertEquals("smile", line.get("type").asText());
        assertEquals(1, line.get("smile").asInt());
        assertEquals("ESZ6", line.get("symbol").asText());
        assertEquals("2027-01-15T08:00:00Z", line.get("expiry").asText());
        assertEquals("degraded", line.get("state").asText());
        assertEquals("too few quotes", line.get("reason").asText());
        assertEquals(4, line.get("quotesUsed").asInt());
        assertEquals(9, line.get("quotesLeftOut").asInt());
        assertEquals(-0.2, line.get("skew").asDouble());
        assertEquals("parity", line.get("forwardSource").asText());
        assertEquals("good", line.get("forwardState").asText());
        assertEquals(128, line.get("quality").asInt());
    }

    @Test
    void shouldWriteAFigureThatIsNotKnownAsNull() throws IOException {
        assertTrue(lineOf(SurfaceSection.NONE, Double.NaN).get("skew").isNull());
    }

    @Test
    void shouldGiveTheVolatilityOfAStrike() throws IOException {
        lineOf(SurfaceSection.GOOD, -0.2);
        assertEquals(2, view.view().smiles().size());
        final SmileView smile = view.view().smiles().get(1);
        assertEquals(SmileView.GOOD, smile.state());
        assertEquals(SVI.volatility(StrictMath.log(4_600 / 5_000.0), 0.25), smile.volatility(4_600), 1e-12);
    }
}
