package io.loadline.feed.memx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.feed.FeedReport;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemxCaptureTest {
    private final MemxHarness memx = MemxHarness.loose();

    @ParameterizedTest
    @CsvSource({
        "OrderAddedMessage, OrderAdded, 1",
        "OrderDeletedMessage, OrderDeleted, 1",
        "OrderExecutedMessage, OrderExecuted, 1",
        "OrderReducedMessage, OrderReduced, 1",
        "RegShowRestrictionMessage, RegSHORestriction, 1",
        "SecurityTradingStatusMessage, SecurityTradingStatus, 1",
        "TradingSessionStatusMessage, TradingSessionStatus, 1"
    })
    void shouldDecodeEveryRecordedMessage(final String file, final String template, final long count) {
        final FeedReport report = run(file);

        assertEquals(Map.of(template, count), report.messages());
        assertEquals(0, report.errors() + report.unknownTemplates());
    }

    @ParameterizedTest
    @CsvSource({"MultipleMessages", "Heartbeat"})
    void shouldDecodeRecordedPacketsWhole(final String file) {
        final FeedReport report = run(file);

        assertEquals(1, report.packets());
        assertEquals(0, report.errors() + report.unknownTemplates());
    }

    private FeedReport run(final String file) {
        try (CaptureFileSource source =
                new CaptureFileSource(SharedCaptures.capture("omi/Memx/Equities.MemiorDepth.v1.3/" + file + ".pcap"))) {
            while (!source.isExhausted()) {
                source.poll(memx.handler(), 100);
            }
        }
        memx.handler().onEnd();
        return memx.report();
    }
}
