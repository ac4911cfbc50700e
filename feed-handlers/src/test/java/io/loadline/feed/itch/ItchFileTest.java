package io.loadline.feed.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.LoggedBooks;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Day files of the venue, and recorded packets. */
class ItchFileTest {
    @TempDir
    private Path folder;

    private final LoggedBooks books = new LoggedBooks();
    private final FeedHandler handler = ItchHarness.handler(books, false);

    private static ItchBytes day() {
        final ItchBytes day =
                new ItchBytes(1).event('O', 1).directory(1, 2, "AAPL").directory(2, 2, "MSFT");
        for (int i = 0; i < 200; i++) {
            day.add(1 + i % 2, 3 + i * 100_000L, i % 2 == 0 ? "AAPL" : "MSFT", i, 'B', 100, 100_000 + i);
        }
        return day.delete(1, 4_000_000_000L, 0).event('C', 5_000_000_000L);
    }

    private Path write(final String name, final byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private void assertWholeDay() {
        final FeedReport report = handler.report();
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 2L, 0L),
                List.of(
                        report.errors(),
                        report.unknownTemplates(),
                        report.gaps(),
                        report.duplicates(),
                        report.instruments(),
                        report.staleInstruments()));
        assertEquals(99, books.orders("AAPL").size());
        assertEquals(100, books.orders("MSFT").size());
    }

    @Test
    void shouldReadADayFile() throws IOException {
        ItchHarness.play(write("01302019.NASDAQ_ITCH50", day().file(true)), handler);

        assertWholeDay();
    }

    @Test
    void shouldReadADayFileThatEndsItsSession() throws IOException {
        final byte[] file = day().file(true);
        ItchHarness.play(write("day", Arrays.copyOf(file, file.length + 2)), handler);

        assertWholeDay();
    }

    @Test
    void shouldReadACompressedDayFile() throws IOException {
        final Path file = folder.resolve("01302019.NASDAQ_ITCH50.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(day().file(true));
        }
        ItchHarness.play(file, handler);

        assertWholeDay();
    }

    @Test
    void shouldTakeLengthsFromTypesWhereTheFileHasNoneAndSaySo() throws IOException {
        ItchHarness.play(write("day", day().file(false)), handler);

        assertWholeDay();
        assertEquals((long) day().count(), handler.report().messages().get("message_without_length"));
    }

    @Test
    void shouldReadOneDayFileAfterAnother() throws IOException {
        ItchHarness.play(write("01302019.NASDAQ_ITCH50", day().file(true)), handler);
        ItchHarness.play(write("01312019.NASDAQ_ITCH50", day().file(true)), handler);

        assertWholeDay();
        assertEquals(2L * 200, handler.report().messages().get("add_order"));
    }

    @Test
    void shouldHandOverWhatComesBeforeTheDamage() throws IOException {
        final byte[] file = day().file(true);
        final Path torn = write("torn", Arrays.copyOf(file, file.length - 5));

        assertTrue(assertThrows(CaptureFileException.class, () -> ItchHarness.play(torn, handler))
                .getMessage()
                .contains("expected a message of 14 bytes, the file ends after 9"));
        assertEquals(1L, handler.report().messages().get("order_delete"));
    }

    @Test
    void shouldStopWhereNeitherLengthNorTypeIsKnown() throws IOException {
        final Path garbage = write("garbage", new byte[] {0, 0, 'z', 1, 2, 3});

        assertTrue(assertThrows(CaptureFileException.class, () -> ItchHarness.play(garbage, handler))
                .getMessage()
                .contains("found length 0 and type 0x7a"));
    }

    @Test
    void shouldReadTheArtificialDayWithoutLengths() {
        ItchHarness.play(SharedCaptures.capture("itch50-synthetic/ex20101224.TEST_ITCH_50"), handler);
        final FeedReport report = handler.report();

        final long messages = report.messages().entrySet().stream()
                .filter(entry ->
                        !entry.getKey().contains("without") && !entry.getKey().startsWith("change_of"))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        assertEquals(messages, report.messages().get("message_without_length"));
        assertEquals(List.of(0L, 0L, 3L), List.of(report.unknownTemplates(), report.gaps(), report.instruments()));
        assertEquals(0, books.misfits());
    }

    @Test
    void shouldDecodeTheSamplesOfTotalView() throws IOException {
        final Path samples = SharedCaptures.capture("omi/Nasdaq");
        final List<Path> files;
        try (Stream<Path> found = Files.walk(samples)) {
            files = found.filter(file -> file.toString().endsWith(".pcap"))
                    .filter(file -> file.toString().contains("TotalView.Itch.v5.0"))
                    .sorted()
                    .toList();
        }
        for (final Path file : files) {
            final LoggedBooks loose = new LoggedBooks();
            final FeedHandler reader = ItchHarness.handler(loose, true);
            ItchHarness.play(file, reader);
            final FeedReport report = reader.report();
            assertEquals(
                    List.of(0L, 0L, 0L),
                    List.of(report.errors(), report.unknownTemplates(), loose.misfits()),
                    file.toString());
            assertTrue(!report.messages().isEmpty(), file.toString());
        }
        assertEquals(49, files.size());
    }
}
