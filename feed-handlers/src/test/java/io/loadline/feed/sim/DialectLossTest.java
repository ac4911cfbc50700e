package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.Transport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.agrona.DirectBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is lost on its way to the venue's own handler, and what the handler then knows, at any time of the day. */
class DialectLossTest {
    private static final long START_NS = SimulatedExchangeTest.START_NS;
    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long SECOND_NS = 1000 * MILLISECOND_NS;
    private static final int INSTRUMENTS = 25;
    private static final int RATE = 5_000;
    /** Longer than a handler waits for what is missing. */
    private static final long PATIENCE_NS = 8 * MILLISECOND_NS;

    private static SimulationSettings settings(final VenueDialect dialect, final long seed) {
        return SimulationSettings.of(seed, INSTRUMENTS, Scenario.VOLATILE, RATE, 4 * SECOND_NS)
                .withDialect(dialect)
                .withPacketWindowNs(0);
    }

    /** An exchange and a listener that hears what a predicate lets through. */
    private static final class Session implements PacketOutput {
        private final VenueDialect dialect;
        private final SimulatedExchange exchange;
        private final ToldBooks told = new ToldBooks();
        private final FeedHandler handler;
        private final LongPredicate lost;
        private final boolean allLines;
        private int dropped;

        /**
         * @param lost of a time after the opening, true where packets of both market lines do not arrive
         * @param allLines true if those of the other lines do not either
         */
        Session(final SimulationSettings settings, final LongPredicate lost, final boolean allLines) {
            dialect = settings.dialect();
            exchange = new SimulatedExchange(settings, START_NS);
            this.lost = lost;
            this.allLines = allLines;
            final VenueFeed feed = VenueFeeds.named(dialect.venue());
            handler = feed.open(
                    FeedSettings.of(feed, Transport.UDP, false, Map.of()),
                    told,
                    new InstrumentDirectory(List.of(), 1000),
                    Counters.inMemory());
        }

        @Override
        public void send(
                final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
            if ((line < 2 || allLines) && lost.test(timeNs - exchange.openTimeNs())) {
                dropped++;
            } else {
                handler.onPacket(line, buffer, offset, length, timeNs);
            }
        }

        void runTo(final long afterOpeningNs) {
            exchange.advanceTo(exchange.openTimeNs() + afterOpeningNs, this);
            handler.onTime(exchange.openTimeNs() + afterOpeningNs);
        }

        Session run() {
            exchange.advanceTo(Long.MAX_VALUE, this);
            handler.onEnd();
            return this;
        }

        int stale() {
            int stale = 0;
            for (int id = 0; id < INSTRUMENTS; id++) {
                stale += isGood(exchange.instrument(id).symbol()) ? 0 : 1;
            }
            return stale;
        }

        private boolean isGood(final String symbol) {
            return !told.isStale(symbol) && (!DialectFacts.tellsOrders(dialect) || told.hasOrders(symbol));
        }

        /** Every book that is not stale is the exchange's own. */
        void assertGoodBooks() {
            for (int id = 0; id < INSTRUMENTS; id++) {
                final String symbol = exchange.instrument(id).symbol();
                for (int side = 0; side < 2; side++) {
                    final String where = dialect + " " + symbol + " side " + side;
                    if (DialectFacts.tellsLevels(dialect) && !told.isStale(symbol)) {
                        assertEquals(DialectFacts.levels(exchange, dialect, id, side), told.side(symbol, side), where);
                    }
                    if (DialectFacts.tellsOrders(dialect) && ordersAreGood(symbol)) {
                        assertEquals(
                                DialectFacts.orders(exchange, dialect, id, side), told.orders(symbol, side), where);
                    }
                }
            }
        }

        /** Every status is the exchange's own; returns how many instruments do not trade. */
        int assertPhases() {
            int interrupted = 0;
            for (int id = 0; id < INSTRUMENTS; id++) {
                final String symbol = exchange.instrument(id).symbol();
                final TradingPhase phase = exchange.phase(id);
                assertEquals(
                        DialectFacts.status(dialect, phase), told.status(symbol), dialect + " " + symbol + " " + phase);
                interrupted += phase == TradingPhase.OPEN ? 0 : 1;
            }
            return interrupted;
        }

        /** Where levels are told too, orders go stale and recover for themselves. */
        private boolean ordersAreGood(final String symbol) {
            return told.hasOrders(symbol) && (DialectFacts.tellsLevels(dialect) || !told.isStale(symbol));
        }
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTellTheLogTheSameBytesWhateverIsLostOnOneLine(final VenueDialect dialect) {
        final LineFaults bad = new LineFaults(0.2, 0.05, 0.05);
        final SimulationSettings clean =
                settings(dialect, 3).withInterruptions(new Interruptions(3, 3, 0, SECOND_NS / 20));
        final SimulationSettings lossy =
                clean.withFaults(List.of(bad, LineFaults.NONE, LineFaults.NONE, LineFaults.NONE));
        final Session whole = new Session(clean, timeNs -> false, false).run();
        final Session holed = new Session(lossy, timeNs -> false, false).run();
        assertTrue(holed.exchange.packetsLost(0) > 1000, "lost " + holed.exchange.packetsLost(0));
        assertEquals(whole.told.digest(), holed.told.digest());
        assertNotEquals(0, whole.told.digest());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldBeRightAtAnyTimeWhereverItIsNotStale(final VenueDialect dialect) {
        // of the first 1.5 s, what falls into 1 ms of every 100 ms
        final LongPredicate lost =
                timeNs -> timeNs > 0 && timeNs < 3 * SECOND_NS / 2 && timeNs % (100 * MILLISECOND_NS) < MILLISECOND_NS;
        final Session session = new Session(
                settings(dialect, 4).withInterruptions(new Interruptions(5, 5, 0, SECOND_NS / 10)), lost, false);
        int mostStale = 0;
        for (long timeNs = PATIENCE_NS + MILLISECOND_NS; timeNs < 4 * SECOND_NS; timeNs += 10 * MILLISECOND_NS) {
            session.runTo(timeNs);
            session.assertGoodBooks();
            mostStale = Math.max(mostStale, session.stale());
        }
        assertTrue(session.dropped > 50 && mostStale > 0, "dropped " + session.dropped + ", stale " + mostStale);
        assertEquals(DialectFacts.repeatsBooks(dialect) ? 0 : INSTRUMENTS, session.stale());
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldBeRightAfterStormsOfLossOnEveryLine(final VenueDialect dialect) {
        for (long seed = 20; seed < 24; seed++) {
            final Storms storms = new Storms(seed);
            final Session session = new Session(
                    settings(dialect, seed).withInterruptions(new Interruptions(5, 5, 3, SECOND_NS / 10)),
                    storms,
                    true);
            for (long timeNs = 20 * MILLISECOND_NS; timeNs < 4 * SECOND_NS; timeNs += 10 * MILLISECOND_NS) {
                session.runTo(timeNs);
                if (!storms.touch(timeNs)) {
                    session.assertGoodBooks();
                }
            }
            if (DialectFacts.repeatsBooks(dialect)) {
                session.assertPhases();
            }
            assertTrue(session.dropped > 100, "dropped " + session.dropped);
            assertTrue(!DialectFacts.repeatsBooks(dialect) || session.stale() == 0, "seed " + seed);
        }
    }

    /** In the first 3 s, three packets of ten on every line for 10 ms of every 100 ms. */
    private static final class Storms implements LongPredicate {
        private final SimulationRandom random;

        Storms(final long seed) {
            random = new SimulationRandom(seed, 77);
        }

        @Override
        public boolean test(final long timeNs) {
            return timeNs > 0
                    && timeNs < 3 * SECOND_NS
                    && timeNs % (100 * MILLISECOND_NS) < 10 * MILLISECOND_NS
                    && random.chance(0.3);
        }

        /** Whether a handler may still wait for what a storm took. */
        boolean touch(final long timeNs) {
            return timeNs % (100 * MILLISECOND_NS) < 10 * MILLISECOND_NS + PATIENCE_NS;
        }
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldRecoverFromLossThroughResets(final VenueDialect dialect) {
        final LongPredicate lost =
                timeNs -> timeNs > 0 && timeNs < 5 * SECOND_NS / 2 && timeNs % (100 * MILLISECOND_NS) < MILLISECOND_NS;
        final Session session =
                new Session(settings(dialect, 4).withInterruptions(new Interruptions(0, 0, 4, 1)), lost, false).run();
        assertEquals(4, session.exchange.resets());
        assertEquals(0, session.stale());
        session.assertGoodBooks();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTrustNoBookWhoseResetIsLost(final VenueDialect dialect) {
        final long resetNs = firstReset(resettingDay(dialect));
        runWithResetsLost(dialect, resetNs, timeNs -> Math.abs(timeNs - resetNs) < MILLISECOND_NS);
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldTrustNoBookWhereOnlyTheFirstPacketOfAResetIsLost(final VenueDialect dialect) {
        final long resetNs = firstReset(resettingDay(dialect));
        final int[] copies = {2};
        runWithResetsLost(dialect, resetNs, timeNs -> timeNs == resetNs && copies[0]-- > 0);
    }

    private static void runWithResetsLost(final VenueDialect dialect, final long resetNs, final LongPredicate lost) {
        final Session session = new Session(resettingDay(dialect), lost, false);
        for (long timeNs = resetNs + PATIENCE_NS; timeNs < 4 * SECOND_NS; timeNs += 10 * MILLISECOND_NS) {
            session.runTo(timeNs);
            session.assertGoodBooks();
        }
        assertTrue(session.dropped > 1);
        assertEquals(0, session.stale());
    }

    private static SimulationSettings resettingDay(final VenueDialect dialect) {
        return settings(dialect, 7).withInterruptions(new Interruptions(0, 0, 3, 1));
    }

    /** A reset is the one time at which many packets go out together. */
    private static long firstReset(final SimulationSettings day) {
        final Map<Long, Integer> packets = new TreeMap<>();
        final Session dry = new Session(
                day,
                timeNs -> {
                    packets.merge(timeNs, 1, Integer::sum);
                    return false;
                },
                false);
        dry.run();
        return packets.entrySet().stream()
                .filter(entry -> entry.getKey() > 0 && entry.getValue() > 10)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @ParameterizedTest
    @EnumSource(VenueDialect.class)
    void shouldKnowEveryBookAfterALateStartOnceBooksAreTold(final VenueDialect dialect) {
        final LongPredicate before = timeNs -> timeNs < SECOND_NS;
        // definitions come round every 5 s
        final int resets = DialectFacts.repeatsBooks(dialect) ? 0 : 2;
        final SimulationSettings day = SimulationSettings.of(6, INSTRUMENTS, Scenario.VOLATILE, RATE, 9 * SECOND_NS)
                .withDialect(dialect)
                .withPacketWindowNs(0)
                .withInterruptions(new Interruptions(10, 10, resets, SECOND_NS));
        final Session session = new Session(day, before, true);
        session.runTo(SECOND_NS + MILLISECOND_NS);
        assertEquals(INSTRUMENTS, session.stale());
        session.runTo(17 * SECOND_NS / 2);
        assertEquals(0, session.stale());
        session.assertGoodBooks();
        assertTrue(session.assertPhases() > 0);
    }
}
