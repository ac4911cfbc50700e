package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.feed.StateReason;
import io.loadline.feed.StatisticKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What only EBS and BrokerTec channels send: the best orders, workups, and changes over TCP that carry no number. */
class CmeTopOrdersTest {
    private final CmeHarness feed = new CmeHarness();

    private static CmeBytes top(final long sequence, final long timeNs, final int indicator, final int security) {
        return new CmeBytes(sequence)
                .message(59, 12, 13)
                .i64(timeNs)
                .i8(indicator)
                .i32(security)
                .group(29);
    }

    private static CmeBytes workup(final long sequence, final long price, final int status) {
        return new CmeBytes(sequence)
                .message(60, 12, 30)
                .i64(50)
                .i64(price)
                .i32(ES)
                .i8(CmeBytes.END)
                .i16(0)
                .i32(1)
                .i8(status)
                .i8(0)
                .i8(0)
                .group(10);
    }

    @Test
    void shouldRestateTheBestOrdersBesideTheLevels() {
        feed.started();
        feed.a(top(2, 7, 0, ES)
                .snapshotOrder('0', 11, 5, 10, 3)
                .snapshotOrder('1', 21, 6, 12, 4)
                .snapshotOrder('0', 12, 7, 9, 2)
                .bookEvent(7, CmeBytes.END)
                .level(ES, 2, '0', 1, 1, 10, 5, 2));

        assertEquals(
                List.of(
                        "book 0 at 7 [change bid 1 10 x 500000000 n 2] commit",
                        "orders 0 at 7 clear [new bid #11 p5 10 x 300000000] [new ask #21 p6 12 x 400000000]"
                                + " [new bid #12 p7 9 x 200000000] commit"),
                feed.log.take());
    }

    @Test
    void shouldEmptyTheOrdersWhenNoneIsLeft() {
        feed.started().a(top(2, 7, CmeBytes.END, ES).snapshotOrder('0', 11, 5, 10, 3));
        feed.log.take();
        feed.a(top(3, 8, CmeBytes.END, ES));

        assertEquals(List.of("orders 0 at 8 clear commit"), feed.log.take());
    }

    @Test
    void shouldKnowTheOrdersAgainWithTheNextMessageAfterALoss() {
        feed.started().a(top(2, 7, CmeBytes.END, ES).snapshotOrder('0', 11, 5, 10, 3));
        feed.log.take();
        feed.a(CmeHarness.bid(4, ES, 2, 10)).handler().onTime(1_000_000_000L);
        feed.log.take();
        feed.a(top(5, 9, CmeBytes.END, ES).snapshotOrder('1', 22, 5, 11, 1));

        assertEquals(List.of("orders 0 at 9 clear [new ask #22 p5 11 x 100000000] commit"), feed.log.take());
        feed.a(new CmeBytes(6).orderEvent(10, CmeBytes.END).order(ES, '1', 2, 22, 5, 11, 0));
        assertEquals(List.of("orders 0 at 10 [delete ask #22 p5 11 x 0] commit"), feed.log.take());
    }

    @Test
    void shouldMakeTheTopFromTheBestOrdersWhereTheConfigurationSaysSo() {
        final CmeHarness only = new CmeHarness(CmeChannel.multicast(310).withOrders(CmeOrderUse.ONLY)).defined();
        only.a(top(1, 7, CmeBytes.END, ES).snapshotOrder('0', 11, 5, 10, 3));

        assertEquals(
                List.of(
                        "orders 0 at 7 clear [new bid #11 p5 10 x 300000000] commit",
                        "state 0 recovered status 0 reason 0"),
                only.log.take());
    }

    @Test
    void shouldNotTrustTheOrdersAfterAMessageThatIsCut() {
        feed.started().a(top(2, 7, CmeBytes.END, ES).snapshotOrder('0', 11, 5, 10, 3));
        feed.log.take();
        feed.a(new CmeBytes(3)
                .message(59, 12, 13)
                .i64(8)
                .i8(CmeBytes.END)
                .i32(ES)
                .i16(29)
                .i8(1)
                .pad(20));

        assertEquals(List.of("orders 0 at 8 clear recovery"), feed.log.take());
        assertEquals(1, feed.report().errors());
    }

    @Test
    void shouldTellTheStatusAndPriceOfAWorkup() {
        feed.started();
        feed.a(workup(2, 99, 201)).a(workup(3, 99, 202)).a(workup(4, CmeBytes.NO_PRICE, 18));

        assertEquals(
                List.of(
                        "statistic 0 kind " + StatisticKind.WORKUP + " 99 x 0",
                        "statistic 0 kind " + StatisticKind.WORKUP + " 99 x 0",
                        "state 0 status status 5 reason " + StateReason.VENUE_STATUS,
                        "statistic 0 kind " + StatisticKind.WORKUP + " " + Scale.NULL_PRICE + " x 0"),
                feed.log.take().stream()
                        .filter(line -> !line.startsWith("book"))
                        .toList());
    }
}
