package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Treasuries of BrokerTec: what each element becomes. */
class BrokerTecMessagesTest {
    private static final String NOTE = "US10Y";
    private static final int NEW = 0;
    private static final int UPDATE = 1;
    private static final int DELETE = 2;
    private static final int NO_LEVEL = 255;
    private static final int YIELD = 9;

    private final CmeHarness feed = new CmeHarness();

    private static CmeBytes level(
            final CmeBytes packet, final char side, final int action, final int level, final long price) {
        return packet.treasury(NOTE, side, action, level, price, -9, 5, ' ', 255);
    }

    private static CmeBytes message(final int packet) {
        return new CmeBytes(packet).treasuries(packet);
    }

    private CmeHarness good() {
        feed.a(level(level(message(1), '0', NEW, 1, 100), '1', NEW, 1, 101));
        feed.log.take();
        return feed;
    }

    @Test
    void shouldMakeABookOfLevels() {
        feed.a(message(1)
                .treasury(NOTE, '0', NEW, 1, 995_078_125L, -7, 50, ' ', 255)
                .treasury(NOTE, '1', NEW, 1, 99_515_625L, -6, 25, ' ', 255)
                .treasury(NOTE, '0', NEW, 2, 9_950L, -2, 75, ' ', 255));

        assertEquals(
                List.of(
                        "define 0 US10Y security " + number(0) + " class 4 book 0 tick 0 multiplier 1000000000 depth 5"
                                + " USD of 91282CJZ5 option 0 strike 0 expiry 1814486400000000000",
                        "state 0 stale status 0 reason 4",
                        "book 0 at 1 clear [new bid 1 99507812500 x 5000000000 n -1]"
                                + " [new ask 1 99515625000 x 2500000000 n -1] [new bid 2 99500000000 x 7500000000 n -1]"
                                + " commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.take());
    }

    private static long number(final int variant) {
        return NamedBooks.numberOf(
                new UnsafeBuffer(new CmeBytes(0).text(NOTE, 20).bytes()), 12, variant);
    }

    @Test
    void shouldKeepYieldsApartFromPrices() {
        good().a(message(2)
                .treasury(NOTE, '0', UPDATE, NO_LEVEL, 4_251, -3, 5, ' ', YIELD)
                .treasury(NOTE, '1', UPDATE, NO_LEVEL, 4_249, -3, 6, ' ', YIELD));

        assertEquals(
                List.of(
                        "define 1 US10Y/Y security " + number(1)
                                + " class 4 book 0 tick 0 multiplier 1000000000 depth 5"
                                + " USD of 91282CJZ5 option 0 strike 0 expiry 1814486400000000000",
                        "state 1 stale status 0 reason 4",
                        "book 1 at 2 clear [overlay bid 1 4251000000 x 500000000 n -1]"
                                + " [overlay ask 1 4249000000 x 600000000 n -1] commit",
                        "state 1 recovered status 0 reason 0"),
                feed.log.take());
    }

    @Test
    void shouldDeleteABestThatHasNoLevel() {
        feed.a(message(1)
                .treasury(NOTE, '0', NEW, NO_LEVEL, 1, -9, 5, ' ', 255)
                .treasury(NOTE, '1', NEW, NO_LEVEL, 2, -9, 5, ' ', 255));
        feed.a(message(2).treasury(NOTE, '0', DELETE, NO_LEVEL, 0, -128, -1, ' ', 255));

        assertEquals(
                "book 0 at 2 [delete bid 1 " + Scale.NULL_PRICE + " x 0 n -1] commit",
                feed.log.lines().getLast());
    }

    @Test
    void shouldCarryEveryAction() {
        good().a(level(level(level(message(2), '0', NEW, 1, 102), '0', UPDATE, 2, 99), '0', DELETE, 2, 99));

        assertEquals(
                List.of("book 0 at 2 [new bid 1 102 x 500000000 n -1] [overlay bid 2 99 x 500000000 n -1]"
                        + " [delete bid 2 " + Scale.NULL_PRICE + " x 0 n -1] commit"),
                feed.log.take());
    }

    @Test
    void shouldWriteOneEventForEachInstrumentOfAMessage() {
        final CmeBytes packet = message(2);
        level(packet, '0', NEW, 1, 102).treasury("US2Y", '0', NEW, 1, 9, -9, 1, ' ', 255);
        level(packet, '1', UPDATE, 1, 103);
        good().a(packet);

        assertEquals(
                List.of(
                        "book 0 at 2 [new bid 1 102 x 500000000 n -1] [overlay ask 1 103 x 500000000 n -1] commit",
                        "book 1 at 2 clear [new bid 1 9 x 100000000 n -1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldTellTradesWithTheirAggressorAndTheVolume() {
        good().a(message(2)
                .treasury(NOTE, '2', NEW, NO_LEVEL, 100, -9, 3, 'T', 255)
                .treasury(NOTE, '2', NEW, NO_LEVEL, 99, -9, 2, 'H', 255)
                .treasury(NOTE, '2', DELETE, NO_LEVEL, 99, -9, 2, 'H', 255));

        assertEquals(
                List.of(
                        "trade 0 at 2 100 x 300000000 aggressor 1 action 0 n -1",
                        "statistic 0 kind 6 " + Scale.NULL_PRICE + " x 123400000000",
                        "trade 0 at 2 99 x 200000000 aggressor 2 action 0 n -1",
                        "statistic 0 kind 6 " + Scale.NULL_PRICE + " x 123400000000",
                        "trade 0 at 2 99 x 200000000 aggressor 2 action 2 n -1",
                        "statistic 0 kind 6 " + Scale.NULL_PRICE + " x 123400000000"),
                feed.log.take());
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "7, 1", "8, 2", "5, 10"})
    void shouldTellThePricesOfTheDay(final char type, final int kind) {
        good().a(message(2).treasury(NOTE, type, NEW, NO_LEVEL, 100, -9, -1, ' ', 255));

        assertEquals(List.of("statistic 0 kind " + kind + " 100 x 0"), feed.log.take());
    }

    @Test
    void shouldEmptyABookThatTheVenueResets() {
        final CmeBytes packet = level(message(3), '0', NEW, 1, 102);
        packet.treasury(NOTE, 'J', NEW, NO_LEVEL, 0, -128, -1, ' ', 255);
        feed.a(level(message(2), '0', NEW, 1, 100)).a(level(packet, '0', NEW, 1, 99));

        assertEquals(
                List.of(
                        "book 0 at 3 clear [new bid 1 99 x 500000000 n -1] commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.lines().subList(3, 5));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 5, 5", "0, 6, 5, 5", "3, 1, 5, 5", "0, 1, 0, 5", "1, 1, -1, 5", "0, 1, 5, -128"})
    void shouldLoseABookOfWhichAChangeCannotBeRead(
            final int action, final int level, final int size, final int exponent) {
        good().a(message(2).treasury(NOTE, '0', action, level, 1, exponent, size, ' ', 255));

        assertEquals(List.of("state 0 stale status 0 reason 5"), feed.log.take());
        assertEquals(1, feed.report().errors());
    }

    @ParameterizedTest
    @CsvSource({
        "995078125, -7, 99507812500",
        "-37, 0, -37000000000",
        "15, -10, 2",
        "14, -10, 1",
        "-15, -10, -1",
        "149, -11, 1",
        "9223372036854775807, 1, -9223372036854775808",
        "0, 127, 0",
        "1, -127, 0",
        "5, -128, -9223372036854775808"
    })
    void shouldReadPricesOfAnyExponent(final long mantissa, final int exponent, final long price) {
        assertEquals(price, BrokerTecMessages.price(mantissa, exponent));
    }

    @Test
    void shouldStepByTheLengthsOfTheWire() {
        feed.a(level(level(new CmeBytes(1).withLongerBlocks(7).treasuries(1), '0', NEW, 1, 100), '1', NEW, 1, 101));

        assertEquals(
                List.of("book 0 at 1 clear [new bid 1 100 x 500000000 n -1] [new ask 1 101 x 500000000 n -1] commit"),
                feed.log.linesStarting("book"));
    }
}
