package io.loadline.gateway.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.Staleness;
import io.loadline.client.TestView;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputDigest;
import io.loadline.gateway.egress.OutputStage;
import io.loadline.gateway.egress.TestEvents;
import io.loadline.gateway.egress.TestModel;
import io.loadline.gateway.pipeline.Latency;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RiskScreenTest {
    private final RiskModel risk = TestModel.of(4, 12);
    private final ScreenModel model = new ScreenModel();
    private final TestView view = new TestView(risk.tree(), model);
    private final OutputStage stage = new OutputStage(view, new OutputDigest(), Counters.inMemory());
    private final TestEvents events = new TestEvents(risk);

    @BeforeEach
    void publish() {
        handle(events.epochStart());
        for (int i = 0; i < 12; i++) {
            handle(events.definition(i, "ESZ" + i));
        }
        for (int i = 0; i < 40; i++) {
            handle(events.after(10_000_000).tick(4 + 4 * (i % 4), i % 12, 4_000 + i));
        }
        final RiskEvent empty = events.tick(8, 3, -12_345_678.5);
        empty.book.askPrice = Scale.NULL_PRICE;
        empty.book.quality = 4;
        empty.pricing.quality[0] = 16;
        empty.regime.changed = true;
        empty.regime.probabilities[0] = 0.05;
        empty.regime.probabilities[1] = 0.15;
        empty.regime.probabilities[2] = 0.2;
        empty.regime.probabilities[3] = 0.6;
        empty.regime.label = 3;
        handle(empty);
        handle(events.utilisation(1, 13, 0.42));
        handle(events.utilisation(5, 16, 0.91));
        handle(events.utilisation(9, 17, 1.07));
        handle(events.alert(5));
        handle(events.kill(9));
        handle(events.after(250_000_000).timer());
        model.update(view.view(), TestEvents.START_NS + 400_000_000);
        handle(events.after(250_000_000).timer());
        model.latency(new Latency(1_250, 23_400, 345_000, 1_000_000, 2_100_000));
        model.title("flash-crash");
    }

    private void handle(final RiskEvent event) {
        stage.onEvent(event, event.sequence);
    }

    private String frame(final int width, final int height) {
        final Canvas canvas = new Canvas(width, height);
        model.update(view.view(), TestEvents.START_NS + 905_000_000);
        new RiskScreen(new Glyphs(true)).draw(canvas, model);
        return canvas.text();
    }

    private static String golden(final String name) throws IOException {
        try (InputStream stream = RiskScreenTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void shouldDrawTheSmallestScreen() throws IOException {
        assertEquals(golden("frame-80x24.txt"), frame(80, 24));
    }

    @Test
    void shouldDrawALargeScreen() throws IOException {
        assertEquals(golden("frame-140x50.txt"), frame(140, 50));
    }

    private void smile(final int number, final int underlying, final int days, final int state, final int forward) {
        final RiskEvent event = events.tick(4, 1, 100);
        final SurfaceSection surface = event.surface;
        surface.smile = number;
        surface.underlying = underlying;
        surface.expiryNs = TestEvents.START_NS + days * 86_400_000_000_000L;
        surface.state = state;
        surface.forward = 4_000 + 12.5 * number;
        surface.forwardSource = 1 + number % 3;
        surface.forwardState = forward;
        surface.atTheMoney = 0.1845 + 0.01 * number;
        surface.riskReversal25 = -0.031;
        surface.butterfly25 = number == 3 ? Double.NaN : 0.0042;
        handle(event);
    }

    private void smiles() {
        smile(0, 2, 30, SurfaceSection.GOOD, SurfaceSection.GOOD);
        smile(1, 2, 90, SurfaceSection.DEGRADED, SurfaceSection.GOOD);
        smile(2, 5, 7, SurfaceSection.GOOD, SurfaceSection.DEGRADED);
        smile(3, 5, 365, SurfaceSection.STALE, SurfaceSection.STALE);
    }

    @Test
    void shouldDrawSmilesOnTheSmallestScreen() throws IOException {
        smiles();
        assertEquals(golden("smiles-80x24.txt"), frame(80, 24));
    }

    @Test
    void shouldDrawSmilesOnALargerScreen() throws IOException {
        smiles();
        assertEquals(golden("smiles-100x32.txt"), frame(100, 32));
    }

    /** Instruments 0 to 3: good, degraded, stale and without a fit. */
    private void volatilities() {
        final int[] states = {
            VolatilitySection.GOOD, VolatilitySection.DEGRADED, VolatilitySection.STALE, VolatilitySection.NONE
        };
        final RiskEvent event = events.tick(4, 1, 100);
        event.volatility.count = states.length;
        for (int i = 0; i < states.length; i++) {
            final VolatilitySection.Row row = event.volatility.row(i);
            row.instrument = i;
            row.state = states[i];
            row.fitTimeNs = states[i] == VolatilitySection.NONE ? 0 : TestEvents.START_NS - i * 100_000_000_000L;
            row.volatility = states[i] == VolatilitySection.NONE ? Double.NaN : 0.1845 + 0.3 * i;
        }
        handle(event);
        event.volatility.count = 0;
    }

    @Test
    void shouldDrawVolatilitiesWhereThereIsRoom() throws IOException {
        volatilities();
        assertEquals(golden("volatilities-100x32.txt"), frame(100, 32));
        assertTrue(frame(80, 32).contains("vol %") && !frame(80, 32).contains(" fit "), frame(80, 32));
    }

    @Test
    void shouldMarkSmilesOfAStaleView() {
        smiles();
        view.stale(Staleness.GAP);
        assertFalse(frame(100, 32).contains(" good\n"));
    }

    @Test
    void shouldNeverExceedTheScreen() {
        smiles();
        volatilities();
        for (int width = 80; width <= 200; width += 3) {
            for (int height = 24; height <= 60; height += 4) {
                final String[] lines = frame(width, height).split("\n", -1);
                assertEquals(height + 1, lines.length);
                for (final String line : lines) {
                    assertTrue(line.length() <= width, width + "x" + height + ": " + line);
                }
            }
        }
    }

    @Test
    void shouldPrintNoControlCharacters() {
        handle(events.definition(0, "BAD\u001b[2J\u0007"));
        handle(events.tick(4, 0, 1));
        assertTrue(frame(120, 40).chars().allMatch(c -> c == '\n' || (c >= ' ' && !Character.isISOControl(c))));
    }

    @Test
    void shouldMarkEveryRowOfAStaleView() {
        view.stale(Staleness.GAP | Staleness.SYNCHRONISING);
        final String frame = frame(100, 30);
        assertTrue(frame.startsWith("LOADLINE  STALE: synchronising, gap"), frame);
        assertTrue(frame.lines().filter(line -> line.endsWith("STALE")).count() > 10, frame);
    }

    @Test
    void shouldShowTheFirmAndEveryDeskWhateverTheHeight() {
        final String frame = frame(80, 24);
        for (final String name : new String[] {"firm", "desk-0", "desk-1", "desk-2", "desk-3"}) {
            assertTrue(frame.contains(name), name);
        }
    }

    @Test
    void shouldReplaceAnAdvanceCopyByTheOrdinaryOne() {
        final int before = model.alertCount();
        final RiskEvent kill = events.kill(1);
        kill.limits.messages.putByte(4 + 8 + 23, (byte) 1);
        handle(kill);
        assertTrue(frame(140, 50).contains("(advance)"));
        kill.limits.messages.putByte(4 + 8 + 23, (byte) 0);
        handle(kill);
        assertFalse(frame(140, 50).contains("(advance)"));
        assertEquals(before + 1, model.alertCount());
    }

    @Test
    void shouldNameTheEventBehindAnEarlierKillToWhoJoinsLate() {
        final long cause = view.view().nodes().get(9).killCause();
        final ScreenModel late = new ScreenModel();
        late.onSnapshot();
        late.update(view.view(), TestEvents.START_NS + 905_000_000);
        final Canvas canvas = new Canvas(140, 50);
        new RiskScreen(new Glyphs(true)).draw(canvas, late);
        assertTrue(cause > 0);
        assertTrue(canvas.text().contains("C17 drawdown, event " + cause), canvas::text);
        assertEquals(1, late.alertCount());
    }
}
