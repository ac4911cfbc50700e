package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.NO_PRICE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.feed.FeedReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The EBS spot market: what its elements become, and when its book is good. */
class TickerMessagesTest {
    private static final int EURUSD = 77;
    private static final char BID = 'x';
    private static final char OFFER = 'w';
    private static final int NONE = 255;

    private final CmeHarness feed = new CmeHarness();

    private static CmeBytes quote(final CmeBytes packet, final char type, final long price, final long size) {
        return packet.element(EURUSD, "EUR/USD", type, price, size, 0, NONE, NONE);
    }

    private static CmeBytes quote(final int packet, final char type, final long price) {
        return quote(new CmeBytes(packet).ticker(packet), type, price, 5);
    }

    private CmeHarness good() {
        feed.a(quote(quote(new CmeBytes(1).ticker(1), BID, 1_081_000_000L, 5), OFFER, 1_082_000_000L, 7));
        feed.log.take();
        return feed;
    }

    @Test
    void shouldMakeABookOfTheBestOfTheMarket() {
        feed.a(quote(quote(new CmeBytes(1).ticker(9), BID, 1_081_000_000L, 5), OFFER, 1_082_000_000L, 7));

        assertEquals(
                List.of(
                        "define 0 EUR/USD security 4294967373 class 3 book 0 tick 0 multiplier 1000000000 depth 1 USD"
                                + " of EUR option 0 strike 0 expiry 0",
                        "state 0 stale status 0 reason 4",
                        "book 0 at 9 clear [overlay bid 1 1081000000 x 500000000 n -1]"
                                + " [overlay ask 1 1082000000 x 700000000 n -1] commit",
                        "state 0 recovered status 0 reason 0"),
                feed.log.take());
    }

    @Test
    void shouldStayStaleUntilBothSidesAreTold() {
        feed.a(quote(1, BID, 10)).a(quote(2, BID, 11));

        assertEquals(List.of(), feed.log.linesStarting("state 0 recovered"));

        feed.a(quote(3, OFFER, 12));

        assertEquals(1, feed.log.linesStarting("state 0 recovered").size());
    }

    @Test
    void shouldTakeASideAwayThatIsGone() {
        good().a(quote(2, OFFER, NO_PRICE)).a(quote(3, OFFER, NO_PRICE));

        assertEquals(
                List.of(
                        "book 0 at 2 [delete ask 1 " + Long.MIN_VALUE + " x 500000000 n -1] commit",
                        "book 0 at 3 commit"),
                feed.log.take());
    }

    @Test
    void shouldTellTradesWithTheirAggressor() {
        good().a(new CmeBytes(2)
                .ticker(2)
                .element(EURUSD, "EUR/USD", 'y', 10, 1, 0, 0, NONE)
                .element(EURUSD, "EUR/USD", 'z', 9, 2, 0, NONE, NONE)
                .element(EURUSD, "EUR/USD", 'z', 9, 3, 0, NONE, 1));

        assertEquals(
                List.of(
                        "trade 0 at 2 10 x 100000000 aggressor 1 action 0 n -1",
                        "trade 0 at 2 9 x 200000000 aggressor 2 action 0 n -1",
                        "trade 0 at 2 9 x 300000000 aggressor 1 action 0 n -1"),
                feed.log.take());
    }

    @Test
    void shouldTellThePricesOfTheDayOfAllRegions() {
        good().a(new CmeBytes(2)
                .ticker(2)
                .element(EURUSD, "EUR/USD", 'q', 12, -1, 0, 0, NONE)
                .element(EURUSD, "EUR/USD", 'r', 8, -1, 0, 0, NONE)
                .element(EURUSD, "EUR/USD", 'q', 11, -1, 0, 4, NONE)
                .element(EURUSD, "EUR/USD", 'q', 13, -1, 4, 0, NONE)
                .element(EURUSD, "EUR/USD", 'm', 13, -1, 0, 0, NONE));

        assertEquals(List.of("statistic 0 kind 1 12 x 0", "statistic 0 kind 2 8 x 0"), feed.log.take());
    }

    @Test
    void shouldReplaceTheBookByASnapshot() {
        good().a(new CmeBytes(2)
                .tickerSnapshot(EURUSD, "EUR/USD", 2)
                .snapshotElement(BID, 1_080_000_000L, 3)
                .snapshotElement('q', 12, -1)
                .snapshotElement('y', 12, 1));

        assertEquals(
                List.of(
                        "statistic 0 kind 1 12 x 0",
                        "book 0 at 2 clear [overlay bid 1 1080000000 x 300000000 n -1] commit"),
                feed.log.take());
    }

    @Test
    void shouldKeepInstrumentsOfOneMessageApart() {
        final CmeBytes packet = new CmeBytes(1).ticker(1);
        quote(packet, BID, 10, 1).element(78, "USD/JPY", BID, 20, 1, 0, NONE, NONE);
        quote(packet, OFFER, 11, 1);
        feed.a(packet);

        assertEquals(
                List.of(
                        "book 0 at 1 clear [overlay bid 1 10 x 100000000 n -1] commit",
                        "book 1 at 1 clear [overlay bid 1 20 x 100000000 n -1] commit",
                        "book 0 at 1 [overlay ask 1 11 x 100000000 n -1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldLoseTheBookWithAPacket() {
        good();
        for (int packet = 3; packet < 40; packet++) {
            feed.a(quote(packet, BID, packet));
        }
        feed.handler().onEnd();

        assertEquals("state 0 stale status 0 reason 1", feed.log.lines().getFirst());
        assertEquals(
                "book 0 at 3 clear [overlay bid 1 3 x 500000000 n -1] commit",
                feed.log.lines().get(1));
        assertEquals(List.of(), feed.log.linesStarting("state 0 recovered"));
    }

    @Test
    void shouldStepByTheLengthsOfTheWire() {
        feed.a(quote(quote(new CmeBytes(1).withLongerBlocks(5).ticker(1), BID, 10, 1), OFFER, 11, 1));
        feed.a(new CmeBytes(2)
                .withLongerBlocks(5)
                .tickerSnapshot(EURUSD, "EUR/USD", 2)
                .snapshotElement(BID, 12, 3)
                .snapshotElement(OFFER, 13, 3));

        assertEquals(
                List.of(
                        "book 0 at 1 clear [overlay bid 1 10 x 100000000 n -1] [overlay ask 1 11 x 100000000 n -1]"
                                + " commit",
                        "book 0 at 2 clear [overlay bid 1 12 x 300000000 n -1] [overlay ask 1 13 x 300000000 n -1]"
                                + " commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldCountAHeartbeatOutsideTheMarket() {
        good().a(new CmeBytes(1).ofSchema(12).message(302, 0, 0));

        final FeedReport report = feed.report();
        assertEquals(1, report.messages().get("AdminHeartbeat302"));
        assertEquals(0, report.duplicates());
    }
}
