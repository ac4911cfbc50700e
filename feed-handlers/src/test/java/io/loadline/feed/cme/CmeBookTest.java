package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What changes of levels become. */
class CmeBookTest {
    private static final long NULL = Long.MIN_VALUE;

    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldKeepImpliedSidesApart() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, 'E', 0, 1, 9, 4, CmeBytes.NONE)
                        .level(ES, 3, 'F', 0, 1, 12, 4, CmeBytes.NONE));

        assertEquals(
                List.of("book 0 at 2 [new implied bid 1 9 x 400000000 n -1] [new implied ask 1 12 x 400000000 n -1]"
                        + " commit"),
                feed.log.take());
    }

    @Test
    void shouldCarryEveryAction() {
        final CmeBytes packet = new CmeBytes(2).bookEvent(2, END);
        for (int action = 0; action <= 5; action++) {
            packet.level(ES, 2 + action, '0', action, 2, 9, 4, 1);
        }
        feed.started().a(packet);

        final String bid = " bid 2 9 x 400000000 n 1]";
        assertEquals(
                List.of("book 0 at 2 [new" + bid + " [change" + bid + " [delete" + bid + " [thru" + bid + " [from" + bid
                        + " [overlay" + bid + " commit"),
                feed.log.take());
    }

    @Test
    void shouldPassNegativePricesAndNullPricesOn() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, '0', 1, 1, -37_630_000_000L, 4, 1)
                        .level(ES, 3, '1', 2, 1, CmeBytes.NO_PRICE, CmeBytes.NONE, CmeBytes.NONE));

        assertEquals(
                List.of("book 0 at 2 [change bid 1 -37630000000 x 400000000 n 1] [delete ask 1 " + NULL
                        + " x 0 n -1] commit"),
                feed.log.take());
    }

    @Test
    void shouldClearABookThatTheVenueResets() {
        feed.started()
                .a(new CmeBytes(2)
                        .bookEvent(2, END)
                        .level(ES, 2, '0', 0, 2, 9, 4, 1)
                        .level(ES, 3, 'J', 0, 0, 0, 0, 0)
                        .level(ES, 4, '0', 0, 1, 8, 4, 1));

        assertEquals(List.of("book 0 at 2 clear [new bid 1 8 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldLeaveMarketBestEntriesOut() {
        feed.started().a(new CmeBytes(2).bookEvent(2, END).level(ES, 2, 'w', 0, 1, 9, 4, 1));
        feed.a(CmeHarness.bid(3, ES, 3, 8));

        assertEquals(List.of("book 0 at 1003 [change bid 1 8 x 700000000 n 2] commit"), feed.log.take());
    }
}
