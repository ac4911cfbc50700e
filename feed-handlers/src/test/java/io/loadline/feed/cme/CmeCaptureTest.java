package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.EventLog;
import io.loadline.feed.FeedReport;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class CmeCaptureTest {
    private final EventLog log = new EventLog();

    @Test
    void shouldDecodeEveryRecordedPacket() throws IOException {
        final List<String> troubles = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SharedCaptures.capture("omi/Cme"))) {
            for (final Path file : files.filter(f -> f.toString().contains("Mdp3") && Files.isRegularFile(f))
                    .sorted()
                    .toList()) {
                final FeedReport report = run(file);
                if (report.packets() == 0 || report.errors() + report.unknownTemplates() + report.duplicates() > 0) {
                    troubles.add(file + " " + report);
                }
            }
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void shouldDecodeRecordedPayloads() throws IOException {
        final CmeFeedHandler handler = handler(CmeTransport.UDP);
        for (final String line : Files.readAllLines(SharedCaptures.capture("cme/cme_mdp3_v8_tfgm_sbedecoder.jsonl"))) {
            final String hex = line.replaceAll(".*\"hex\": \"([0-9a-f]*)\".*", "$1");
            final byte[] bytes = HexFormat.of().parseHex(hex);
            handler.onPacket(CmeLine.INCREMENTAL_A, new UnsafeBuffer(bytes), 0, bytes.length, 0);
        }
        handler.onEnd();

        assertEquals(
                List.of("book 0 at 1502402403112954773 [new bid 1 243150000000000 x 200000000 n 1]"
                        + " [change bid 2 243125000000000 x 200000000 n 1] commit"),
                log.linesStarting("book"));
        assertEquals(
                List.of("trade 1 at 1502402400015595653 243450000000000 x 200000000 aggressor 1 action 0 n 2"),
                log.linesStarting("trade"));
    }

    private FeedReport run(final Path file) {
        final CmeTransport transport = file.toString().contains("v1.12") ? CmeTransport.TCP : CmeTransport.UDP;
        final CmeFeedHandler handler = handler(transport);
        try (CaptureFileSource source =
                new CaptureFileSource(file, Transport.valueOf(transport.name()), LineResolver.SINGLE)) {
            while (!source.isExhausted()) {
                source.poll(handler, 100);
            }
        }
        handler.onEnd();
        return handler.report();
    }

    private CmeFeedHandler handler(final CmeTransport transport) {
        return new CmeFeedHandler(
                CmeChannel.fragments(transport), log, new InstrumentDirectory(List.of(), 1024), Counters.inMemory());
    }
}
