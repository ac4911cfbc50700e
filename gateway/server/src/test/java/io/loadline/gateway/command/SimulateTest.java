package io.loadline.gateway.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.loadline.feed.sim.SimulatedExchange;
import io.loadline.feed.sim.VenueDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code simulate} writes, {@code capture} reads. */
final class SimulateTest {
    @TempDir
    private Path folder;

    private JsonNode simulate(final VenueDialect dialect, final String name, final String... more) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of(
                "simulate",
                "--venue",
                dialect.lowerName(),
                "--out",
                folder.resolve(name).toString(),
                "--seconds",
                "1",
                "--instruments",
                "20",
                "--seed",
                "3",
                "--json"));
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray(String[]::new)).exits(Exit.DONE).json();
    }

    private JsonNode capture(final VenueDialect dialect, final String name) throws IOException {
        return Console.run(
                        "capture",
                        "--venue",
                        dialect.venue(),
                        "--json",
                        folder.resolve(name).toString())
                .exits(Exit.DONE)
                .json();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldWriteWhatCaptureReadsWithoutError(final VenueDialect dialect) throws IOException {
        final JsonNode written = simulate(dialect, "clean.pcap");
        final JsonNode read = capture(dialect, "clean.pcap");
        assertEquals(written.get("packets").asLong(), read.get("packets").asLong());
        assertEquals(20, read.get("instruments").asInt());
        assertEquals(0, read.get("gaps").asLong() + read.get("crossed").asLong());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldWriteLinesThatCaptureTakesByTheRulesOfALiveFeed(final VenueDialect dialect) throws IOException {
        simulate(dialect, "lines.pcap", "--skew", "200us", "--halts", "2", "--interruption", "50ms");
        final JsonNode read = captureLines(dialect, "lines.pcap");
        assertEquals(20, read.get("instruments").asInt());
        assertEquals(0, read.get("gaps").asInt() + read.get("staleInstruments").asInt());
        assertTrue(read.get("duplicates").asLong() > 1000);
    }

    @Test
    void shouldTellTheSameOrdersInThreeDialects() throws IOException {
        final List<String> books = new ArrayList<>();
        for (final VenueDialect dialect : List.of(VenueDialect.B3, VenueDialect.B3_POSITIONAL, VenueDialect.MEMX)) {
            simulate(dialect, "orders.pcap");
            final Path file = folder.resolve("books.csv");
            captureLines(dialect, "orders.pcap", "--books", file.toString());
            books.add(Files.readString(file));
        }
        assertTrue(books.getFirst().lines().count() > 1000);
        assertEquals(books.get(0), books.get(1));
        assertEquals(books.get(0), books.get(2));
    }

    private JsonNode captureLines(final VenueDialect dialect, final String name, final String... more)
            throws IOException {
        final List<String> arguments =
                new ArrayList<>(List.of("capture", "--strict", "--json", "--venue", dialect.venue()));
        for (int line = 0; line < SimulatedExchange.LINES; line++) {
            arguments.addAll(List.of("--line", 14_310 + line + "=" + line));
        }
        arguments.addAll(List.of(more));
        arguments.add(folder.resolve(name).toString());
        return Console.run(arguments.toArray(String[]::new)).exits(Exit.DONE).json();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldWriteFaultsThatCaptureCounts(final VenueDialect dialect) throws IOException {
        final JsonNode written = simulate(
                dialect,
                "bad.pcap",
                "--loss",
                "0.2",
                "--duplication",
                "0.01",
                "--reordering",
                "0.01",
                "--skew",
                "200us");
        assertTrue(written.get("lost").asLong() > 0 && written.get("reordered").asLong() > 0);
        final JsonNode read = capture(dialect, "bad.pcap");
        assertTrue(read.get("gaps").asLong() > 0);
        assertEquals(written.get("packets").asLong(), read.get("packets").asLong());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldInterruptTradingOnRequest(final VenueDialect dialect) throws IOException {
        final JsonNode written = simulate(
                dialect, "halts.pcap", "--halts", "2", "--auctions", "1", "--resets", "1", "--interruption", "50ms");
        assertEquals(1, written.get("resets").asInt());
        assertTrue(written.get("phaseChanges").asInt() >= 4);
        capture(dialect, "halts.pcap");
    }

    @Test
    void shouldWriteTheSameFileForTheSameSeed() throws IOException {
        simulate(VenueDialect.IEX, "one.pcap", "--loss", "0.1");
        simulate(VenueDialect.IEX, "two.pcap", "--loss", "0.1");
        assertEquals(-1, Files.mismatch(folder.resolve("one.pcap"), folder.resolve("two.pcap")));
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        final String file = folder.resolve("no.pcap").toString();
        Console.run("simulate", "--venue", "lse", "--out", file)
                .exits(Exit.USAGE)
                .complains("--venue: 'lse' given; expected " + VenueDialect.names());
        Console.run("simulate", "--venue", "cme", "--out", file, "--scenario", "storm")
                .exits(Exit.USAGE)
                .complains("--scenario: 'storm' given");
        Console.run("simulate", "--venue", "cme", "--out", file, "--skew", "soon")
                .exits(Exit.USAGE)
                .complains("--skew: 'soon' given");
        Console.run("simulate", "--venue", "cme", "--out", file, "--loss", "2")
                .exits(Exit.USAGE)
                .complains("line fault loss is 2.0");
    }
}
