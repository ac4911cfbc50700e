package io.loadline.feed.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Scale;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.LoggedBooks;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.SharedCaptures;
import io.loadline.feed.source.CaptureFileSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real packets of the venue. */
class IexCaptureTest {
    private static final String DEEP = "iex/deep_v1.0_first_50000.pcap.zst";
    private static final String TOPS = "iex/tops_v1.6_same_window.pcap.zst";
    private static final long PRICE_UNIT = 100_000;

    private static void play(final String name, final PacketHandler handler) {
        try (CaptureFileSource source = new CaptureFileSource(SharedCaptures.capture(name))) {
            while (!source.isExhausted()) {
                source.poll(handler, 1000);
            }
        }
    }

    @Test
    void shouldDecodeEveryPacketOfDeep() {
        final LoggedBooks books = new LoggedBooks();
        final FeedHandler handler = IexHarness.handler(books, false, "first");
        play(DEEP, handler);
        handler.onEnd();
        final FeedReport report = handler.report();

        assertEquals(50_000, report.packets());
        assertEquals(
                Map.ofEntries(
                        Map.entry("price_level_update_buy", 23_491L),
                        Map.entry("price_level_update_sell", 23_660L),
                        Map.entry("trade_report", 228L),
                        Map.entry("trading_status", 13_021L),
                        Map.entry("operational_halt_status", 13_018L),
                        Map.entry("short_sale_price_test_status", 13_378L),
                        Map.entry("retail_liquidity_indicator", 13_016L),
                        Map.entry("security_directory", 3L),
                        Map.entry("system_event", 2L)),
                report.messages());
        assertEquals(
                List.of(0L, 0L, 0L, 0L, 0L),
                List.of(
                        report.unknownTemplates(),
                        report.errors(),
                        report.gaps(),
                        report.duplicates(),
                        report.staleInstruments()));
        assertEquals(0, books.misfits());
    }

    @Test
    void shouldHaveTheBooksOfAnIndependentDecoderLevelByLevelAtEveryEvent() {
        final NaiveDeep naive = new NaiveDeep();
        final Map<String, Integer> ahead = new HashMap<>();
        final LoggedBooks books = new LoggedBooks((symbol, timeNs) -> ahead.merge(symbol, 1, Integer::sum));
        final FeedHandler handler = IexHarness.handler(books, false, "deep");
        final long[] compared = new long[1];
        play(DEEP, (line, buffer, offset, length, timeNs) -> {
            handler.onPacket(line, buffer, offset, length, timeNs);
            final byte[] segment = new byte[length];
            buffer.getBytes(offset, segment);
            naive.read(segment, (symbol, time) -> ahead.merge(symbol, -1, Integer::sum));
            for (final String symbol : List.copyOf(ahead.keySet())) {
                assertEquals(0, ahead.remove(symbol), "events committed of " + symbol);
                final NaiveDeep.Book expected = naive.books.get(symbol);
                assertEquals(scaled(expected.bids()), books.side(symbol, 0), symbol);
                assertEquals(scaled(expected.asks()), books.side(symbol, 1), symbol);
                compared[0]++;
            }
        });

        assertTrue(compared[0] > 30_000, compared[0] + " books compared");
        for (final Map.Entry<String, NaiveDeep.Book> entry : naive.books.entrySet()) {
            assertEquals(scaled(entry.getValue().bids()), books.side(entry.getKey(), 0));
            assertEquals(scaled(entry.getValue().asks()), books.side(entry.getKey(), 1));
        }
    }

    private static Map<Long, Long> scaled(final Map<Long, Integer> side) {
        return side.entrySet().stream()
                .collect(Collectors.toMap(
                        level -> level.getKey() * PRICE_UNIT, level -> level.getValue() * Scale.QUANTITY));
    }

    /** What TOPS must say: from the best price on until the size is a round lot. */
    private record Quote(long bidSize, long bid, long ask, long askSize) {
        static Quote of(final LoggedBooks books, final String symbol, final int roundLot) {
            final long[] bid = walk(books.side(symbol, 0).descendingMap(), roundLot);
            final long[] ask = walk(books.side(symbol, 1), roundLot);
            return new Quote(bid[1], bid[0], ask[0], ask[1]);
        }

        private static long[] walk(final NavigableMap<Long, Long> side, final int roundLot) {
            long size = 0;
            for (final Map.Entry<Long, Long> level : side.entrySet()) {
                size += level.getValue();
                if (size >= roundLot * Scale.QUANTITY) {
                    return new long[] {level.getKey(), size};
                }
            }
            return new long[2];
        }
    }

    @Test
    void shouldFindEveryQuoteOfTopsInTheDeepBook() {
        final Map<String, TreeMap<Long, List<Quote>>> views = new HashMap<>();
        final LoggedBooks[] deep = new LoggedBooks[1];
        deep[0] = new LoggedBooks((symbol, timeNs) -> views.computeIfAbsent(symbol, key -> new TreeMap<>())
                .put(timeNs, List.of(Quote.of(deep[0], symbol, 100), Quote.of(deep[0], symbol, 40))));
        play(DEEP, IexHarness.handler(deep[0], false, "deep"));

        final Map<Integer, Integer> found = new HashMap<>();
        final List<Quote> empty = List.of(new Quote(0, 0, 0, 0));
        play(TOPS, (line, buffer, offset, length, timeNs) -> {
            final ByteBuffer in = ByteBuffer.wrap(bytes(buffer, offset, length)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 40; at < length; at += 2 + in.getShort(at)) {
                if (in.get(at + 2) == 'Q') {
                    final String symbol = new String(in.array(), at + 12, 8, StandardCharsets.US_ASCII).trim();
                    final Map.Entry<Long, List<Quote>> view =
                            views.getOrDefault(symbol, new TreeMap<>()).floorEntry(in.getLong(at + 4));
                    final Quote quote = new Quote(
                            in.getInt(at + 20) * Scale.QUANTITY,
                            in.getLong(at + 24) * PRICE_UNIT,
                            in.getLong(at + 32) * PRICE_UNIT,
                            in.getInt(at + 40) * Scale.QUANTITY);
                    found.merge((view == null ? empty : view.getValue()).indexOf(quote), 1, Integer::sum);
                }
            }
        });

        assertEquals(Map.of(0, 51_193, 1, 3), found, "quotes by round lot: 0 of 100 shares, 1 of 40, -1 not found");
    }

    @Test
    void shouldKeepTheLastQuoteOfTopsAsABookOfOneLevel() {
        final LoggedBooks books = new LoggedBooks();
        final FeedHandler handler = IexHarness.handler(books, false, "tops");
        final Map<String, String> last = new HashMap<>();
        play(TOPS, (line, buffer, offset, length, timeNs) -> {
            handler.onPacket(line, buffer, offset, length, timeNs);
            final ByteBuffer in = ByteBuffer.wrap(bytes(buffer, offset, length)).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 40; at < length; at += 2 + in.getShort(at)) {
                if (in.get(at + 2) == 'Q') {
                    final String symbol = new String(in.array(), at + 12, 8, StandardCharsets.US_ASCII).trim();
                    last.put(
                            symbol,
                            level(in.getLong(at + 24), in.getInt(at + 20))
                                    + level(in.getLong(at + 32), in.getInt(at + 40)));
                }
            }
        });
        handler.onEnd();

        assertEquals(0, books.misfits());
        assertEquals(
                List.of(0L, 0L, 51_196L),
                List.of(
                        handler.report().errors(),
                        handler.report().unknownTemplates(),
                        handler.report().messages().get("quote_update")));
        last.forEach((symbol, quote) -> assertEquals(
                quote, books.side(symbol, 0).toString() + books.side(symbol, 1).toString(), symbol));
    }

    private static String level(final long price, final int size) {
        return size == 0 ? "{}" : "{" + price * PRICE_UNIT + "=" + size * Scale.QUANTITY + "}";
    }

    private static byte[] bytes(final org.agrona.DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return bytes;
    }

    @Test
    void shouldDecodeTheSamplesOfEveryProtocol() throws Exception {
        final Path folder = SharedCaptures.capture("omi/Iex");
        final List<String> names;
        try (Stream<Path> files = Files.walk(folder)) {
            names = files.filter(file -> file.toString().endsWith(".pcap"))
                    .map(file -> "omi/Iex/" + folder.relativize(file))
                    .sorted()
                    .toList();
        }
        for (final String name : names) {
            final LoggedBooks books = new LoggedBooks();
            final FeedHandler handler = IexHarness.handler(books, true, "first");
            final Map<Long, Integer> sent = new HashMap<>();
            play(name, (line, buffer, offset, length, timeNs) -> {
                handler.onPacket(line, buffer, offset, length, timeNs);
                final ByteBuffer in =
                        ByteBuffer.wrap(bytes(buffer, offset, length)).order(ByteOrder.LITTLE_ENDIAN);
                sent.put(in.getLong(24), in.getShort(14) & 0xffff);
            });
            handler.onEnd();
            final FeedReport report = handler.report();
            assertEquals(
                    List.of(0L, 0L, 0L), List.of(report.errors(), report.unknownTemplates(), books.misfits()), name);
            if (!name.endsWith("all_message_types.pcap")) {
                // that one holds the packets of the others, not in the order in which they were sent
                final long messages = report.messages().entrySet().stream()
                        .filter(count -> !count.getKey().startsWith("change_of"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                assertEquals(sent.values().stream().mapToInt(Integer::intValue).sum(), messages, name);
            }
        }
        assertEquals(27, names.size());
    }
}
