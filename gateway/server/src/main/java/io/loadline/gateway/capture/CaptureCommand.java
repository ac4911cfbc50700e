package io.loadline.gateway.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.CaptureFileException;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.MergedPackets;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decodes recorded packets and says what is in them. */
@Command(
        name = "capture",
        description =
                "Decodes captures (pcap, pcapng, also .gz and .zst): packets, messages by template, gaps, errors.",
        mixinStandardHelpOptions = true,
        footer = {
            "Exit 0: every packet was decoded. 1: unknown templates, malformed packets, or a damaged file.",
            "Captures are taken as loose packets, with books from what the packets say; --strict applies the rules"
                    + " of a live feed instead.",
        })
public final class CaptureCommand implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int NO = 1;
    private static final int MOST_INSTRUMENTS = 200_000;
    private static final int PACKETS_A_POLL = 1024;

    @Option(names = "--venue", required = true, paramLabel = "NAME", description = "Whose packets: see docs/venues.md.")
    private String venue;

    @Option(names = "--transport", paramLabel = "NAME", description = "udp or tcp (default: ${DEFAULT-VALUE}).")
    private String transport = "udp";

    @Option(names = "--strict", description = "Stale until a snapshot or definition, as on a live feed.")
    private boolean strict;

    @Option(
            names = "--line",
            paramLabel = "PORT=LINE",
            description = "The line of a UDP destination port, by the venue's numbers; other ports are passed over.")
    private Map<Integer, Integer> lines = new LinkedHashMap<>();

    @Option(
            names = "--option",
            paramLabel = "KEY=VALUE",
            description = "An option of the venue, as in the configuration of a feed; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--books",
            paramLabel = "FILE",
            description = "Write each instrument's final book as CSV: levels, or orders in queue order.")
    private Path booksFile;

    @Option(
            names = "--implied",
            paramLabel = "FILE",
            description = "Write the levels that the venue implies from other books as CSV (CME).")
    private Path impliedFile;

    @Option(
            names = "--orders",
            paramLabel = "FILE",
            description = "Write the orders of each instrument as CSV, also where levels make its book (CME).")
    private Path ordersFile;

    @Option(
            names = "--instruments",
            paramLabel = "FILE",
            description =
                    "Write every instrument's definition as CSV: its legs, and whether its book is good or stale.")
    private Path instrumentsFile;

    @Option(
            names = "--statistics",
            paramLabel = "FILE",
            description =
                    "Write the last value of each statistic of every instrument as CSV, those of auctions included.")
    private Path statisticsFile;

    @Option(names = "--bbo", paramLabel = "FILE", description = "Write every change of best bid and offer as CSV.")
    private Path bboFile;

    @Option(
            names = "--surface",
            paramLabel = "FILE",
            description = "Write the volatility smile of each expiry at the end as CSV, fitted to the options' books.")
    private Path surfaceFile;

    @Option(
            names = "--merge",
            description = "Merge the captures by the time of their packets: lines that were recorded apart.")
    private boolean merge;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Captures, decoded in this order or merged.")
    private List<Path> files;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private CaptureFileException damage;

    /** Made by the command line. */
    public CaptureCommand() {}

    @Override
    public Integer call() throws IOException {
        final Counters counters = Counters.inMemory();
        final VenueFeed feed = feed();
        final FeedSettings settings = settings(feed);
        final FeedReport report;
        final CaptureBooks books;
        try (PrintWriter bbo = bboFile == null ? null : writer(bboFile)) {
            books = new CaptureBooks(
                    MOST_INSTRUMENTS, bbo == null ? (event, symbol) -> {} : new BboWriter(bbo), counters);
            final FeedHandler handler = handler(feed, settings, books, counters);
            decode(feed, settings, handler);
            report = handler.report();
        }
        if (booksFile != null) {
            try (PrintWriter out = writer(booksFile)) {
                new BooksWriter(out).writeTops(books);
            }
        }
        if (impliedFile != null) {
            try (PrintWriter out = writer(impliedFile)) {
                new BooksWriter(out).writeImplied(books);
            }
        }
        if (ordersFile != null) {
            try (PrintWriter out = writer(ordersFile)) {
                new BooksWriter(out).writeOrders(books);
            }
        }
        if (instrumentsFile != null) {
            try (PrintWriter out = writer(instrumentsFile)) {
                new InstrumentsWriter(out).write(books);
            }
        }
        if (statisticsFile != null) {
            try (PrintWriter out = writer(statisticsFile)) {
                new StatisticsWriter(out).write(books);
            }
        }
        final List<CaptureSmile> smiles = surfaceFile == null ? List.of() : CaptureSurface.of(books);
        if (surfaceFile != null) {
            try (PrintWriter out = writer(surfaceFile)) {
                SurfaceWriter.write(smiles, out);
            }
        }
        if (json) {
            printJson(report, books, smiles);
        } else {
            print(report, books);
        }
        if (damage != null) {
            spec.commandLine().getErr().println("loadline: " + damage.getMessage());
        }
        return report.unknownTemplates() == 0 && report.errors() == 0 && damage == null ? DONE : NO;
    }

    private VenueFeed feed() {
        try {
            return VenueFeeds.named(venue);
        } catch (final IllegalArgumentException e) {
            throw refusal("--venue: " + e.getMessage());
        }
    }

    private FeedSettings settings(final VenueFeed feed) {
        try {
            return FeedSettings.of(feed, transport(), !strict, options);
        } catch (final IllegalArgumentException e) {
            throw refusal("--option: " + e.getMessage());
        }
    }

    private FeedHandler handler(
            final VenueFeed feed, final FeedSettings settings, final CaptureBooks books, final Counters counters) {
        try {
            return feed.open(settings, books, new InstrumentDirectory(List.of(), MOST_INSTRUMENTS), counters);
        } catch (final IllegalArgumentException e) {
            throw refusal("--option: " + e.getMessage());
        }
    }

    private Transport transport() {
        return switch (transport) {
            case "udp" -> Transport.UDP;
            case "tcp" -> Transport.TCP;
            default -> throw refusal("--transport: '" + transport + "' given; expected udp or tcp");
        };
    }

    private void decode(final VenueFeed feed, final FeedSettings settings, final FeedHandler handler) {
        for (final Path file : files) {
            if (!Files.isReadable(file)) {
                throw refusal("FILE: '" + file + "' given; expected a capture file that can be read");
            }
        }
        if (merge) {
            play(files, feed, settings, handler);
        } else {
            files.forEach(file -> play(List.of(file), feed, settings, handler));
        }
        handler.onEnd();
    }

    private void play(
            final List<Path> together, final VenueFeed feed, final FeedSettings settings, final FeedHandler handler) {
        final List<RecordedPackets> recordings = new ArrayList<>();
        for (final Path file : together) {
            try {
                recordings.add(feed.openRecording(file, settings, resolver()));
            } catch (final CaptureFileException e) {
                damage = e;
            }
        }
        try (RecordedPackets packets = new MergedPackets(recordings)) {
            boolean more = true;
            while (more) {
                try {
                    packets.poll(handler, PACKETS_A_POLL);
                    more = !packets.isExhausted();
                } catch (final CaptureFileException e) {
                    damage = e;
                }
            }
        }
    }

    private LineResolver resolver() {
        return lines.isEmpty()
                ? LineResolver.SINGLE
                : (address, port) -> lines.getOrDefault(port, LineResolver.NO_LINE);
    }

    private void print(final FeedReport report, final CaptureBooks books) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %,d packets, %,d instruments (%,d of legs), %,d events%n",
                venue(report),
                report.packets(),
                report.instruments(),
                books.instrumentsWithLegs(),
                books.events());
        report.messages().forEach((name, count) -> out.printf(Locale.ROOT, "%,14d  %s%n", count, name));
        out.printf(
                Locale.ROOT,
                "unknown templates %,d, gaps %,d (%,d packets), duplicates %,d, errors %,d, crossed %,d, stale %,d%n",
                report.unknownTemplates(),
                report.gaps(),
                report.lostPackets(),
                report.duplicates(),
                report.errors(),
                books.crossed(),
                report.staleInstruments());
        out.flush();
    }

    private void printJson(final FeedReport report, final CaptureBooks books, final List<CaptureSmile> smiles)
            throws JsonProcessingException {
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("venue", venue(report));
        values.put("packets", report.packets());
        values.put("messages", report.messages());
        values.put("unknownTemplates", report.unknownTemplates());
        values.put("gaps", report.gaps());
        values.put("lostPackets", report.lostPackets());
        values.put("duplicates", report.duplicates());
        values.put("errors", report.errors());
        values.put("instruments", report.instruments());
        values.put("instrumentsWithLegs", books.instrumentsWithLegs());
        values.put("exercise", exerciseStyles(books));
        values.put("staleInstruments", report.staleInstruments());
        values.put("recoveries", report.recoveries());
        values.put("events", books.events());
        values.put("crossed", books.crossed());
        values.put("damage", damage == null ? null : damage.getMessage());
        if (surfaceFile != null) {
            values.put("surface", smiles.stream().map(SurfaceWriter::values).toList());
        }
        final PrintWriter out = spec.commandLine().getOut();
        out.println(new ObjectMapper().writeValueAsString(values));
        out.flush();
    }

    /** Options by when they may be exercised, as their definitions say. */
    private static Map<String, Long> exerciseStyles(final CaptureBooks books) {
        return books.definitions().stream()
                .filter(definition -> !definition.exercise().isEmpty())
                .collect(Collectors.groupingBy(CapturedInstrument::exercise, TreeMap::new, Collectors.counting()));
    }

    private static String venue(final FeedReport report) {
        return report.venue().lowerName();
    }

    private CommandLine.ParameterException refusal(final String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private static PrintWriter writer(final Path file) throws IOException {
        return new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }
}
