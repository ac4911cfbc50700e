package io.loadline.gateway.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalReader;
import io.loadline.gateway.journal.MessageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class StoreTest {
    private static final int SEGMENT = 4_000;

    private Path folder;

    private Path journal;
    private Path whole;

    @BeforeAll
    void buildOnce(@TempDir final Path directory) throws IOException, SQLException {
        folder = directory;
        journal = folder.resolve("journal");
        try (StoredSession session = new StoredSession(folder, journal)) {
            session.playTo(1);
        }
        whole = folder.resolve("whole");
        build(journal, whole, Long.MAX_VALUE, SEGMENT);
    }

    private static StoreBuild.Result build(
            final Path journal, final Path store, final long retainDays, final int segment)
            throws IOException, SQLException {
        return new StoreBuild(journal, store, retainDays, sequence -> {}, segment).run();
    }

    private static List<List<Object>> rows(final Path store, final String sql) throws IOException, SQLException {
        final List<List<Object>> rows = new ArrayList<>();
        try (StoreQuery query = StoreQuery.open(store)) {
            query.run(sql, result -> {
                while (result.next()) {
                    final List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            });
        }
        return rows;
    }

    private static long number(final Path store, final String sql) throws IOException, SQLException {
        return ((Number) rows(store, sql).getFirst().getFirst()).longValue();
    }

    private Map<String, Long> records() throws IOException {
        final Map<String, Long> counts = new TreeMap<>();
        final MessageNames names = new MessageNames();
        try (JournalDirectory directory = JournalDirectory.forReading(journal);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                counts.merge(names.of(reader.templateId()), 1L, Long::sum);
            }
        }
        return counts;
    }

    @Test
    void shouldHaveEveryRecordOfTheJournalOnce() throws IOException, SQLException {
        final Map<String, Long> stored = new TreeMap<>();
        rows(whole, "SELECT template, count(*) FROM events GROUP BY template")
                .forEach(row -> stored.put((String) row.get(0), (Long) row.get(1)));
        assertEquals(records(), stored);
        final long last = number(whole, "SELECT max(sequence) FROM events");
        assertEquals(last, number(whole, "SELECT count(DISTINCT sequence) FROM events"));
        assertEquals(
                last, records().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void shouldHaveEveryTradeAndEveryInstrument() throws IOException, SQLException {
        final long trades = records().get("TradeUpdate");
        assertTrue(trades > 100, trades + " trades");
        assertEquals(trades, number(whole, "SELECT count(*) FROM trades"));
        assertEquals(StoredSession.INSTRUMENTS, number(whole, "SELECT count(*) FROM instruments"));
        final long options = number(whole, "SELECT count(*) FROM instruments WHERE option_type IS NOT NULL");
        assertTrue(options > 0, options + " options");
        assertEquals(options, number(whole, "SELECT count(*) FROM instruments WHERE exercise = 'european'"));
        assertEquals(0, number(whole, "SELECT count(*) FROM trades ANTI JOIN instruments USING (instrument)"));
    }

    @Test
    void shouldKeepTheTimeOfEveryRecordToTheNanosecond() throws IOException, SQLException {
        final Map<Long, Long> times = new HashMap<>();
        rows(whole, "SELECT sequence, epoch_ns(time) FROM events")
                .forEach(row -> times.put((Long) row.get(0), (Long) row.get(1)));
        try (JournalDirectory directory = JournalDirectory.forReading(journal);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                assertEquals(reader.ingressTimeNs(), times.get(reader.sequence()));
            }
        }
    }

    @Test
    void shouldJoinEachTradeToTheQuoteThatStood() throws IOException, SQLException {
        final List<List<Object>> joined = rows(
                whole,
                "SELECT t.sequence, q.sequence, q.bid, q.ask FROM trades t ASOF LEFT JOIN quotes q ON t.instrument ="
                        + " q.instrument AND t.sequence >= q.sequence ORDER BY t.sequence");
        final List<List<Object>> quotes =
                rows(whole, "SELECT sequence, instrument, bid, ask FROM quotes ORDER BY sequence");
        final List<List<Object>> trades = rows(whole, "SELECT sequence, instrument FROM trades ORDER BY sequence");
        assertEquals(trades.size(), joined.size());
        for (int i = 0; i < trades.size(); i++) {
            List<Object> prevailing = null;
            for (final List<Object> quote : quotes) {
                if ((Long) quote.get(0) > (Long) trades.get(i).get(0)) {
                    break;
                }
                prevailing = quote.get(1).equals(trades.get(i).get(1)) ? quote : prevailing;
            }
            final List<Object> found = joined.get(i);
            assertEquals(trades.get(i).getFirst(), found.getFirst());
            assertEquals(prevailing == null ? null : prevailing.getFirst(), found.get(1));
            assertEquals(prevailing == null ? null : prevailing.get(2), found.get(2));
            assertEquals(prevailing == null ? null : prevailing.get(3), found.get(3));
        }
        assertTrue(joined.stream().filter(row -> Objects.nonNull(row.get(1))).count() > 100);
    }

    @Test
    void shouldHaveBarsThatAgreeWithTheTrades() throws IOException, SQLException {
        for (final String length : List.of("1s", "1m")) {
            final String unit = length.equals("1s") ? "second" : "minute";
            final String differences = "WITH b AS (SELECT * FROM bars WHERE length = '" + length + "' AND trades > 0),"
                    + " n AS (SELECT date_trunc('" + unit
                    + "', time) AS start, instrument, arg_min(price, sequence) AS open, max(price) AS high, min(price)"
                    + " AS low, arg_max(price, sequence) AS close, count(*) AS trades, sum(quantity) AS volume FROM"
                    + " trades WHERE action = 'new' GROUP BY ALL) SELECT count(*) FROM b FULL JOIN n ON b.time ="
                    + " n.start AND b.instrument = n.instrument WHERE b.open IS DISTINCT FROM n.open OR b.high IS"
                    + " DISTINCT FROM n.high OR b.low IS DISTINCT FROM n.low OR b.close IS DISTINCT FROM n.close OR"
                    + " b.trades IS DISTINCT FROM n.trades OR abs(b.volume - n.volume) > 1e-9";
            assertEquals(0, number(whole, differences), length);
            assertTrue(number(whole, "SELECT count(*) FROM bars WHERE trades > 0 AND length = '" + length + "'") > 20);
        }
    }

    @Test
    void shouldMarkOnlyTheLastBarsAsIncomplete() throws IOException, SQLException {
        assertEquals(
                0,
                number(
                        whole,
                        "SELECT count(*) FROM bars JOIN (SELECT length, max(time) AS last FROM bars GROUP BY length)"
                                + " USING (length) WHERE complete = (time = last)"));
    }

    @Test
    void shouldHaveFeaturesThatAgreeWithTheQuotesTheyCameWith() throws IOException, SQLException {
        final String joined = " FROM features f JOIN quotes q USING (sequence) WHERE f.quality = 0";
        assertTrue(number(whole, "SELECT count(*)" + joined) > 100);
        assertEquals(0, number(whole, "SELECT count(*)" + joined + " AND abs(f.mid - (q.bid + q.ask) / 2) > 1e-9"));
        assertEquals(0, number(whole, "SELECT count(*) FROM features WHERE quality <> 0 AND mid IS NOT NULL"));
    }

    @Test
    void shouldAddOnlyWhatIsNew() throws IOException, SQLException {
        final Path live = folder.resolve("live");
        final Path store = folder.resolve("grown");
        try (StoredSession session = new StoredSession(folder, live)) {
            long before = 0;
            for (final double share : new double[] {0.1, 0.4, 0.41, 0.8, 1}) {
                session.playTo(share);
                final StoreBuild.Result result = build(live, store, Long.MAX_VALUE, SEGMENT);
                assertEquals(session.sequence(), result.last());
                assertEquals(before + 1, result.first());
                assertEquals(session.sequence() - before, result.rows().get(StoreTable.EVENTS));
                before = session.sequence();
            }
            assertEquals(0, build(live, store, Long.MAX_VALUE, SEGMENT).first());
        }
        for (final StoreTable table : StoreTable.values()) {
            final String all = "SELECT * FROM " + table.sqlName() + " ORDER BY ALL";
            assertEquals(rows(whole, all), rows(store, all), table.sqlName());
        }
    }

    @Test
    void shouldForgetWhatADeadBuilderLeft() throws IOException, SQLException {
        final Path store = folder.resolve("half");
        Files.createDirectories(store.resolve(".building"));
        Files.writeString(store.resolve(".building/trades.parquet"), "half a file");
        build(journal, store, Long.MAX_VALUE, SEGMENT);
        assertEquals(number(whole, "SELECT count(*) FROM trades"), number(store, "SELECT count(*) FROM trades"));
    }

    @Test
    void shouldDropOldDaysAndNotBringThemBack() throws IOException, SQLException {
        final Path store = folder.resolve("short");
        assertEquals(1, build(journal, store, 2, SEGMENT).droppedDays());
        final String days = "SELECT count(DISTINCT time::DATE), min(time)::DATE::VARCHAR FROM events";
        assertEquals(List.of(List.of(2L, "2026-11-03")), rows(store, days));
        assertEquals(2, build(journal, store, 1, SEGMENT).droppedDays() + 1);
        assertEquals(0, build(journal, store, Long.MAX_VALUE, SEGMENT).first());
        assertEquals(List.of(List.of(1L, "2026-11-04")), rows(store, days));
        assertEquals(StoredSession.INSTRUMENTS, number(store, "SELECT count(*) FROM instruments"));
    }

    @Test
    void shouldRefuseTheStoreOfAnotherJournal() throws IOException, SQLException {
        final Path store = folder.resolve("other");
        Files.createDirectories(store);
        Files.writeString(store.resolve("journal"), "another");
        final StoreException refused =
                assertThrows(StoreException.class, () -> build(journal, store, Long.MAX_VALUE, SEGMENT));
        assertTrue(refused.getMessage().contains("another journal"), refused.getMessage());
    }

    @Test
    void shouldRefuseASecondBuilder() throws IOException {
        final Path store = folder.resolve("locked");
        try (StoreDirectory first = StoreDirectory.forWriting(store, "x")) {
            assertThrows(StoreException.class, () -> StoreDirectory.forWriting(store, "x"));
            assertEquals(0, first.lastSequence());
        }
        StoreDirectory.forWriting(store, "x").close();
    }

    @Test
    void shouldShowWhatWasThereWhenItWasOpened() throws IOException, SQLException {
        final Path live = folder.resolve("growing");
        final Path store = folder.resolve("snapshot");
        try (StoredSession session = new StoredSession(folder, live)) {
            session.playTo(0.2);
            build(live, store, Long.MAX_VALUE, SEGMENT);
            final long before = number(store, "SELECT count(*) FROM events");
            try (StoreQuery query = StoreQuery.open(store)) {
                session.playTo(0.5);
                build(live, store, Long.MAX_VALUE, SEGMENT);
                query.run("SELECT count(*), (SELECT count(*) FROM bars) FROM events", result -> {
                    assertTrue(result.next());
                    assertEquals(before, result.getLong(1));
                });
            }
            assertFalse(number(store, "SELECT count(*) FROM events") == before);
        }
    }
}
