package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages are told apart and stepped over. */
class CmeMessageTest {
    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldStepByTheBlockLengthsOfTheWire() {
        feed.definitions(new CmeBytes(1)
                .withLongerBlocks(6)
                .future(ES, "ESZ5", 250_000_000L, 1_000_000_000L)
                .option(9, "O", 1, true));
        feed.a(new CmeBytes(1)
                .withLongerBlocks(6)
                .bookEvent(1, 0)
                .level(ES, 1, '0', 0, 1, 10, 5, 1)
                .level(ES, 2, '1', 0, 1, 11, 5, 1)
                .book(48, 1, END)
                .group(32)
                .trade(ES, 3, 10, 3, 1)
                .trade(ES, 4, 10, 3, 1));

        assertEquals(2, feed.report().instruments());
        assertEquals(2, feed.log.linesStarting("trade").size());
        assertEquals(
                List.of("book 0 at 1 [new bid 1 10 x 500000000 n 1] [new ask 1 11 x 500000000 n 1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldSkipAnUnknownTemplateByItsSize() {
        feed.started()
                .a(new CmeBytes(2).message(199, 14, 5).pad(37).bookEvent(2, END).level(ES, 2, '0', 1, 1, 9, 4, 1));

        assertEquals(1, feed.report().unknownTemplates());
        assertEquals(List.of("book 0 at 2 [change bid 1 9 x 400000000 n 1] commit"), feed.log.take());
    }

    @Test
    void shouldKnowEveryTemplateOfTheFeedByName() {
        final CmeBytes packet = new CmeBytes(1);
        final int[] ids = {12, 15, 16, 39, 43, 44, 47, 53, 59, 60, 62};
        final int[] blocks = {0, 1, 180, 35, 11, 28, 11, 28, 13, 30, 11};
        for (int i = 0; i < ids.length; i++) {
            packet.message(ids[i], 13, blocks[i]).pad(blocks[i]);
            if (ids[i] == 39 || ids[i] == 43 || ids[i] == 44 || ids[i] == 47 || ids[i] == 53) {
                packet.group(40);
            }
        }
        feed.a(packet);

        assertEquals(0, feed.report().unknownTemplates());
        assertTrue(feed.report()
                .messages()
                .keySet()
                .containsAll(List.of("QuoteRequest39", "SnapshotRefreshTopOrders59", "CollateralMarketValue62")));
        assertEquals(ids.length, feed.report().messages().size());
    }
}
