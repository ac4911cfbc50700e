package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedReport;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class B3CaptureTest {
    private final B3Harness b3 = B3Harness.loose();

    @ParameterizedTest
    @CsvSource({
        "v1.5/PriceBand.pcap, PriceBand_20",
        "v1.5/SecurityGroupPhase.pcap, SecurityGroupPhase_10",
        "v1.5/SecurityStatus.pcap, SecurityStatus_3",
        "v1.5/Sequence.pcap, Sequence_2",
        "v1.5/SequenceReset.pcap, SequenceReset_1",
        "v1.8/SecurityDefinitionMessage.pcap, SecurityDefinition_12",
        "v1.8/Sequence.pcap, Sequence_2"
    })
    void shouldDecodeEveryRecordedPacket(final String file, final String template) {
        final FeedReport report = run(SharedCaptures.capture("omi/B3/BinaryUmdf." + file));

        assertTrue(report.messages().containsKey(template), report::toString);
        assertEquals(0, report.errors() + report.unknownTemplates() + report.gaps());
    }

    @Test
    void shouldReadARecordedDefinition() {
        run(SharedCaptures.capture("omi/B3/BinaryUmdf.v1.8/SecurityDefinitionMessage.pcap"));

        assertEquals(
                "define 0 AHEB3F security 200000374255 class 0 book 3 tick 10000000 multiplier 1000000000 depth 0 BRL"
                        + " of AHEB option 0 strike 0 expiry 0",
                b3.log.take().getFirst());
    }

    private FeedReport run(final Path file) {
        try (CaptureFileSource source = new CaptureFileSource(file)) {
            while (!source.isExhausted()) {
                source.poll(b3.handler(), 100);
            }
        }
        b3.handler().onEnd();
        return b3.report();
    }
}
