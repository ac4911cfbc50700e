package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedReport;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.TradingStatus;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.Transport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The venue's own handler hears what happened, in every dialect. */
class DialectTest {
    private static final long START_NS = SimulatedExchangeTest.START_NS;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int INSTRUMENTS = 25;
    private static final LineFaults BAD = new LineFaults(0.05, 0.05, 0.05);
    private static final Interruptions MANY = new Interruptions(6, 6, 2, SECOND_NS / 20);

    /** An exchange at the end of its day, and what its listener knows. */
    private record Day(VenueDialect dialect, SimulatedExchange exchange, ToldBooks told, FeedReport report) {
        private void assertBooks(final boolean staleToo) {
            for (int id = 0; id < INSTRUMENTS; id++) {
                final SimulatedInstrument instrument = exchange.instrument(id);
                if (staleToo || !told.isStale(instrument.symbol())) {
                    for (int side = 0; side < 2; side++) {
                        assertSide(instrument, side, instrument.symbol() + " side " + side);
                    }
                }
            }
        }

        private void assertSide(final SimulatedInstrument instrument, final int side, final String where) {
            if (DialectFacts.tellsLevels(dialect)) {
                assertEquals(
                        DialectFacts.levels(exchange, dialect, instrument.id(), side),
                        told.side(instrument.symbol(), side),
                        where);
            }
            if (dialect.byOrder() && told.hasOrders(instrument.symbol())) {
                assertEquals(
                        DialectFacts.orders(exchange, dialect, instrument.id(), side),
                        told.orders(instrument.symbol(), side),
                        where);
            }
        }

        private void assertClean() {
            assertEquals(0, report.errors() + report.unknownTemplates() + report.gaps() + report.staleInstruments());
            assertEquals(INSTRUMENTS, report.instruments());
        }
    }

    private static SimulationSettings settings(final VenueDialect dialect) {
        return SimulationSettings.of(5, INSTRUMENTS, Scenario.VOLATILE, 20_000, 2 * SECOND_NS)
                .withDialect(dialect);
    }

    private static SimulationSettings withFaults(final VenueDialect dialect, final LineFaults a, final LineFaults b) {
        return settings(dialect).withFaults(List.of(a, b, LineFaults.NONE, LineFaults.NONE));
    }

    private static Day run(final SimulationSettings settings) {
        final SimulatedExchange exchange = new SimulatedExchange(settings, START_NS);
        final ToldBooks told = new ToldBooks();
        final VenueFeed feed = VenueFeeds.named(settings.dialect().venue());
        final FeedHandler handler = feed.open(
                FeedSettings.of(feed, Transport.UDP, false, Map.of()),
                told,
                new InstrumentDirectory(List.of(), 1000),
                Counters.inMemory());
        exchange.advanceTo(Long.MAX_VALUE, handler::onPacket);
        handler.onEnd();
        return new Day(settings.dialect(), exchange, told, handler.report());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTellEveryLevelOfEveryBook(final VenueDialect dialect) {
        final Day day = run(settings(dialect));
        day.assertClean();
        day.assertBooks(true);
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTellTheSameWhateverHappensToOneLine(final VenueDialect dialect) {
        final Day day = run(withFaults(dialect, BAD, LineFaults.NONE).withLineSkewNs(200_000));
        assertTrue(day.exchange.packetsLost(0) > 10, "lost " + day.exchange.packetsLost(0));
        day.assertClean();
        day.assertBooks(true);
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTellTheSameAfterHaltsAuctionsAndResets(final VenueDialect dialect) {
        final Day day = run(settings(dialect).withInterruptions(MANY));
        assertEquals(2, day.exchange.resets());
        day.assertClean();
        day.assertBooks(true);
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldSendEveryMessageItPromisesAndNoOther(final VenueDialect dialect) {
        final Day day = run(settings(dialect).withInterruptions(MANY));
        final List<String> sent = day.report.messages().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("AdminHeartbeat") && !name.startsWith("Sequence_"))
                .sorted()
                .toList();
        assertEquals(DialectFacts.messages(dialect), sent);
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldBeRightWhereverItIsNotStale(final VenueDialect dialect) {
        final LineFaults loss = new LineFaults(0.03, 0, 0);
        final Day day = run(withFaults(dialect, loss, loss).withInterruptions(MANY));
        assertTrue(day.report.gaps() > 0 && day.report.recoveries() > 0, day.report.toString());
        assertEquals(0, day.report.errors());
        day.assertBooks(false);
    }

    @Test
    void shouldEndWithEqualBooksWhereSnapshotsFollowTheLoss() {
        final LineFaults loss = new LineFaults(0.0005, 0, 0);
        final Day day = run(withFaults(VenueDialect.CME, loss, new LineFaults(0.3, 0, 0)));
        assertTrue(day.report.gaps() > 0, "seed 5");
        day.assertBooks(false);
        assertTrue(day.report.staleInstruments() < INSTRUMENTS, "stale " + day.report.staleInstruments());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTellHaltsAndAuctions(final VenueDialect dialect) {
        final Day day = run(settings(dialect).withInterruptions(new Interruptions(3, 2, 0, SECOND_NS / 20)));
        final int auction = DialectFacts.auctionStatus(dialect);
        assertEquals(13, day.exchange.phaseChanges());
        assertEquals(3, count(day.told.statuses(), TradingStatus.HALTED));
        assertEquals(5, count(day.told.statuses(), auction));
        assertEquals(INSTRUMENTS + 5, count(day.told.statuses(), TradingStatus.OPEN));
    }

    private static long count(final List<String> statuses, final int code) {
        return statuses.stream().filter(status -> status.endsWith(" " + code)).count();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldDoTheSameInEveryDialect(final VenueDialect dialect) {
        final List<SimulatedInstrument> stocks = InstrumentListing.stocks(5, INSTRUMENTS);
        final SimulatedExchange expected = new SimulatedExchange(settings(VenueDialect.IEX), stocks, START_NS);
        final SimulatedExchange exchange = new SimulatedExchange(settings(dialect), stocks, START_NS);
        expected.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {});
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {});
        final BookEvent book = new BookEvent();
        final BookEvent same = new BookEvent();
        for (int id = 0; id < INSTRUMENTS; id++) {
            expected.books().describe(id, book);
            exchange.books().describe(id, same);
            assertEquals(text(book), text(same), "stock " + id);
        }
    }

    private static List<String> text(final BookEvent event) {
        final List<String> entries = new ArrayList<>();
        for (int i = 0; i < event.entries(); i++) {
            entries.add(event.side(i) + " " + event.level(i) + " " + event.priceTicks(i) + " " + event.quantity(i));
        }
        return entries;
    }

    private static long digest(final SimulationSettings settings, final long stepNs) {
        final SimulatedExchange exchange = new SimulatedExchange(settings, START_NS);
        final CRC32C crc = new CRC32C();
        final byte[] bytes = new byte[2048];
        for (long now = START_NS; !exchange.finished(); now += stepNs) {
            exchange.advanceTo(now, (line, buffer, offset, length, timeNs) -> {
                buffer.getBytes(offset, bytes, 0, length);
                crc.update(line);
                crc.update(bytes, 0, length);
            });
        }
        return crc.getValue();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldSendTheSameBytesHoweverOftenItIsAdvanced(final VenueDialect dialect) {
        final SimulationSettings settings =
                withFaults(dialect, BAD, BAD).withInterruptions(MANY).withLineSkewNs(100_000);
        assertEquals(digest(settings, SECOND_NS), digest(settings, 37_003));
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldInterruptAtOtherTimesForAnotherSeed(final VenueDialect dialect) {
        final SimulationSettings one = settings(dialect).withInterruptions(MANY);
        final SimulationSettings other = SimulationSettings.of(6, INSTRUMENTS, Scenario.VOLATILE, 20_000, 2 * SECOND_NS)
                .withDialect(dialect)
                .withInterruptions(MANY);
        assertNotEquals(digest(one, SECOND_NS), digest(other, SECOND_NS));
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldAllocateNothingOnceItIsOpen(final VenueDialect dialect) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final SimulatedExchange exchange = new SimulatedExchange(
                SimulationSettings.of(1, 500, Scenario.VOLATILE, 200_000, 4 * SECOND_NS)
                        .withDialect(dialect)
                        .withInterruptions(new Interruptions(20, 20, 4, SECOND_NS / 10)),
                START_NS);
        final PacketOutput nowhere = (line, buffer, offset, length, timeNs) -> {};
        exchange.advanceTo(exchange.openTimeNs() + 2 * SECOND_NS, nowhere);
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        exchange.advanceTo(exchange.openTimeNs() + 3 * SECOND_NS, nowhere);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1024, "bytes allocated: " + allocated);
    }

    @Test
    void shouldRefuseWhatTheVenueCannotTell() {
        final SimulationSettings settings = settings(VenueDialect.IEX);
        final SimulatedUniverse universe = SimulatedUniverse.of(5, INSTRUMENTS, START_NS);
        final IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new SimulatedExchange(settings, universe, START_NS));
        assertTrue(refused.getMessage().startsWith("IEX cannot tell instrument "), refused.getMessage());
    }

    @Test
    void shouldNameTheDialectsThereAre() {
        final IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> VenueDialect.named("lse"));
        assertEquals("'lse' given; expected " + VenueDialect.names(), refused.getMessage());
    }

    @Test
    void shouldNameTheInterruptionThatIsOutOfRange() {
        final IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new Interruptions(-1, 0, 0, 1));
        assertEquals("interruption halts is -1; expected 0 to 10000", refused.getMessage());
    }
}
