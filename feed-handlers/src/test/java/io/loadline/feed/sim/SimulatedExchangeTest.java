package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.feed.cme.CmeLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulatedExchangeTest {
    static final long START_NS = 1_795_000_000_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    static SimulatedExchange exchange(final SimulationSettings settings) {
        final SimulatedUniverse universe = SimulatedUniverse.of(settings.seed(), settings.instruments(), START_NS);
        return new SimulatedExchange(settings, universe, START_NS);
    }

    private static long digest(final long seed, final long stepNs) {
        final SimulatedExchange exchange =
                exchange(SimulationSettings.of(seed, 50, Scenario.VOLATILE, 20_000, 2 * SECOND_NS));
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

    @Test
    void shouldSendTheSameBytesForTheSameSeed() {
        assertEquals(digest(7, SECOND_NS), digest(7, SECOND_NS));
    }

    @Test
    void shouldSendTheBytesItSentWhenItSpokeOneDialectOnly() {
        assertEquals(3_957_219_068L, digest(7, SECOND_NS));
    }

    @Test
    void shouldSendOtherBytesForAnotherSeed() {
        assertNotEquals(digest(7, SECOND_NS), digest(8, SECOND_NS));
    }

    @Test
    void shouldSendTheSameBytesHoweverOftenItIsAdvanced() {
        assertEquals(digest(7, SECOND_NS), digest(7, 37_003));
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void shouldObeyTheRulesOfTheFeedInEveryScenario(final Scenario scenario) {
        final NaiveListener listener = new NaiveListener(true);
        final SimulatedExchange exchange = exchange(SimulationSettings.of(11, 60, scenario, 20_000, 12 * SECOND_NS));
        exchange.advanceTo(Long.MAX_VALUE, listener);
        assertEquals(List.of(), listener.violations, "seed 11");
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void shouldLeaveAListenerWithItsOwnBooks(final Scenario scenario) {
        final NaiveListener listener = new NaiveListener(true);
        final SimulatedExchange exchange = exchange(SimulationSettings.of(3, 40, scenario, 10_000, 11 * SECOND_NS));
        exchange.advanceTo(Long.MAX_VALUE, listener);
        for (int id = 0; id < 40; id++) {
            final NaiveListener.Book book = listener.books.get(100_000 + id);
            assertEquals(levels(exchange, id, SimulatedBooks.BID), prices(book.bids), "bids of " + id);
            assertEquals(levels(exchange, id, SimulatedBooks.ASK), prices(book.asks), "asks of " + id);
        }
    }

    private static List<Long> prices(final List<NaiveListener.Level> side) {
        return side.stream().map(NaiveListener.Level::price).toList();
    }

    private static List<Long> levels(final SimulatedExchange exchange, final int id, final int side) {
        final long tick = side == SimulatedBooks.BID ? exchange.bestBid(id) : exchange.bestAsk(id);
        final long perTick = tick / exchange.books().priceTicks(id, side, 0);
        final Long[] result = new Long[exchange.books().count(id, side)];
        Arrays.setAll(result, i -> exchange.books().priceTicks(id, side, i) * perTick);
        return List.of(result);
    }

    @Test
    void shouldSendEveryTemplateItPromises() {
        final NaiveListener listener = new NaiveListener(true);
        exchange(SimulationSettings.of(1, 10, Scenario.CALM, 1000, SECOND_NS)).advanceTo(Long.MAX_VALUE, listener);
        assertEquals(Set.of(30, 46, 48, 52, 54, 55, 57, 63), listener.templates.keySet());
    }

    @Test
    void shouldSendHeartbeatsWhereNothingHappens() {
        final NaiveListener listener = new NaiveListener(true);
        final SimulationSettings quiet = SimulationSettings.of(1, 10, Scenario.CALM, 1, 20 * SECOND_NS);
        final SimulatedExchange exchange = exchange(quiet.withPacketWindowNs(10_000_000));
        exchange.advanceTo(Long.MAX_VALUE, listener);
        assertTrue(listener.templates.getOrDefault(12, 0) > 0);
    }

    @Test
    void shouldHoldTheEventRate() {
        final SimulatedExchange exchange =
                exchange(SimulationSettings.of(1, 100, Scenario.CALM, 50_000, 2 * SECOND_NS));
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {});
        assertEquals(100_000, exchange.events());
    }

    @Test
    void shouldSendEachEventAtItsIntendedTimeWhenMeasuredOpenLoop() {
        final SimulatedExchange exchange = exchange(SimulationSettings.openLoop(1, 100, 500_000, SECOND_NS / 50, 0));
        final List<Long> times = new ArrayList<>();
        exchange.advanceTo(exchange.openTimeNs() - 1, (line, buffer, offset, length, timeNs) -> {});
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {
            if (line == CmeLine.INCREMENTAL_A) {
                times.add(timeNs - exchange.openTimeNs());
            }
        });
        assertEquals(10_000, times.size());
        for (int i = 0; i < times.size(); i++) {
            assertEquals(2_000L * i, times.get(i));
        }
    }

    @Test
    void shouldFinishWhenAskedForAllTime() {
        final SimulatedExchange exchange = exchange(SimulationSettings.of(1, 10, Scenario.CALM, 100, SECOND_NS));
        exchange.advanceTo(Long.MAX_VALUE, (line, buffer, offset, length, timeNs) -> {});
        assertTrue(exchange.finished());
    }

    @Test
    void shouldShareAPacketBetweenEventsOfABurst() {
        final NaiveListener listener = new NaiveListener(true);
        exchange(SimulationSettings.of(1, 100, Scenario.CALM, 500_000, SECOND_NS / 5))
                .advanceTo(Long.MAX_VALUE, listener);
        assertTrue(listener.mostMessages > 5 && listener.longest <= 1400, "longest " + listener.longest);
    }

    @Test
    void shouldNameBothSizesWhereTheUniverseHasAnother() {
        final IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new SimulatedExchange(
                        SimulationSettings.of(1, 20, Scenario.CALM, 10, 1),
                        SimulatedUniverse.of(1, 10, START_NS),
                        START_NS));
        assertEquals(
                "universe has 10 instruments; expected as many as simulation instruments, 20", refused.getMessage());
    }
}
