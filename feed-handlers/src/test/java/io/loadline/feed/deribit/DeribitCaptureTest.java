package io.loadline.feed.deribit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedReport;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeribitCaptureTest {
    private final EventLog log = new EventLog();
    private final DeribitFeedHandler handler =
            new DeribitFeedHandler(log, new InstrumentDirectory(List.of(), 1024), Counters.inMemory());

    @Test
    void shouldDecodeEveryPacketOfTheSample() {
        final FeedReport report = run("deribit/sample_first_2000.pcapng");

        assertEquals(2000, report.packets());
        assertEquals(
                Map.ofEntries(
                        Map.entry("instrument", 84L),
                        Map.entry("instrument_v2", 84L),
                        Map.entry("book", 119L),
                        Map.entry("trades", 30L),
                        Map.entry("ticker", 1755L),
                        Map.entry("snapshot", 84L),
                        Map.entry("snapshot_start", 21L),
                        Map.entry("snapshot_end", 21L),
                        Map.entry("price_index", 222L)),
                report.messages());
        assertEquals(List.of(0L, 0L, 0L), List.of(report.unknownTemplates(), report.gaps(), report.errors()));
        assertEquals(84, report.instruments());
        assertEquals(0, report.staleInstruments());
    }

    @Test
    void shouldDecodeEveryPriceIndex() {
        final FeedReport report = run("deribit/price_index.pcapng");

        assertEquals(Map.of("price_index", 1277L), report.messages());
        assertEquals(1277, log.linesStarting("statistic").size());
        assertTrue(log.lines().getFirst().startsWith("define 0 "), log.lines().getFirst());
    }

    @Test
    void shouldDecodeComboLegs() {
        assertEquals(
                Map.of("instrument", 125L, "ticker", 125L, "snapshot", 125L, "combo_legs", 1L),
                run("deribit/combo_legs.pcapng").messages());
    }

    @Test
    void shouldTellTheLegsOfTheRecordedCombo() {
        run("deribit/combo_legs.pcapng");

        final String combo = log.linesStarting("define").stream()
                .filter(line -> line.contains(" security 32 "))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("legs " + combo.split(" ", -1)[1] + " [#1 is " + id(1) + " ratio -100000000] [#2 is " + id(2)
                        + " ratio 100000000]"),
                log.linesStarting("legs"));
    }

    private String id(final int security) {
        return log.linesStarting("define").stream()
                .filter(line -> line.contains(" security " + security + " "))
                .map(line -> line.split(" ", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldDecodeRequestsForQuote() {
        assertEquals(Map.of("rfq", 2L), run("deribit/rfq.pcapng").messages());
        assertEquals(
                List.of(
                        "request 0 at 1668161446250000000 buy x 100000000 open ''",
                        "request 0 at 1668161514251000000 buy x 200000000 ended ''"),
                log.linesStarting("request"));
    }

    private FeedReport run(final String name) {
        try (CaptureFileSource source = new CaptureFileSource(SharedCaptures.capture(name))) {
            while (!source.isExhausted()) {
                source.poll(handler, 100);
            }
        }
        handler.onEnd();
        return handler.report();
    }
}
