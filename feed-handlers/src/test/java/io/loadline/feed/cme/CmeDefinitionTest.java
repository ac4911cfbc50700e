package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeBytes.END;
import static io.loadline.feed.cme.CmeHarness.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What definitions of instruments become. */
class CmeDefinitionTest {
    private final CmeHarness feed = new CmeHarness();

    @Test
    void shouldDefineAFutureInQuotedPrices() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 25_000_000_000L, 10_000_000L));

        assertEquals(
                List.of(
                        "define 0 ESZ5 security 1 class 1 book 0 tick 250000000 multiplier 50000000000 depth 10 USD of"
                                + " ES option 0 strike 0 expiry 222",
                        "state 0 stale status 0 reason 4",
                        "state 0 status status 2 reason 6"),
                feed.log.take());
    }

    @Test
    void shouldDefineAnOptionWithItsTerms() {
        feed.definitions(new CmeBytes(1).option(9, "ESZ5 C5000", 500_000_000_000_000L, true));

        assertEquals(
                "define 0 ESZ5 C5000 security 9 class 2 book 0 tick 50000000 multiplier 50000000000 depth 3 USD of ESZ5"
                        + " option 1 strike 5000000000000 expiry 222",
                feed.log.take().getFirst());
    }

    @Test
    void shouldTellAPutFromACall() {
        feed.definitions(new CmeBytes(1).option(9, "P", 500_000_000_000_000L, false));

        assertEquals(
                1,
                feed.log.linesStarting("define").stream()
                        .filter(l -> l.contains("option 2"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"OCEFPS, exercise 1", "OPAFPS, exercise 2", "OCBFPS, exercise 3", "OCXFPS, expiry 222"})
    void shouldTellTheExerciseStyleByTheClassification(final String cfiCode, final String ending) {
        feed.definitions(new CmeBytes(1).option(9, "O", 500_000_000_000_000L, true, cfiCode));

        assertTrue(feed.log.linesStarting("define").getFirst().endsWith(ending));
    }

    @Test
    void shouldWriteARepeatedDefinitionOnce() {
        final CmeBytes loop = new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L);
        feed.definitions(loop).definitions(loop).definitions(loop);

        assertEquals(1, feed.log.linesStarting("define").size());
        assertEquals(1, feed.report().instruments());
    }

    @Test
    void shouldWriteAChangedDefinitionAgain() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L))
                .definitions(new CmeBytes(1).future(ES, "ESZ5", 500_000_000L, 1_000_000_000L));

        assertEquals(2, feed.log.linesStarting("define 0").size());
        assertEquals(1, feed.log.linesStarting("state 0 stale").size());
    }

    @Test
    void shouldDefineAnInstrumentAddedInMidSession() {
        feed.started().a(new CmeBytes(2).future(3, "YMZ5", 1_000_000_000L, 1_000_000_000L));
        feed.a(new CmeBytes(3).bookEvent(300, END).level(3, 1, '1', 0, 1, 11, 4, 1));

        assertEquals(
                List.of("book 2 at 300 [new ask 1 11 x 400000000 n 1] commit", "state 2 recovered status 0 reason 0"),
                feed.log.take().subList(3, 5));
    }

    @Test
    void shouldMultiplyPricesByTheDisplayFactor() {
        feed.definitions(new CmeBytes(1).future(ES, "ESZ5", 25_000_000_000L, 10_000_000L));
        feed.a(new CmeBytes(1).bookEvent(1, END).level(ES, 1, '0', 0, 1, 500_025_000_000_000L, 3, 1));

        assertEquals(
                List.of("book 0 at 1 [new bid 1 5000250000000 x 300000000 n 1] commit"),
                feed.log.linesStarting("book"));
    }

    @Test
    void shouldMakeAnInstrumentStaleThatTheVenueDeletes() {
        final byte[] bytes =
                new CmeBytes(2).future(ES, "ESZ5", 250_000_000L, 1_000_000_000L).bytes();
        bytes[12 + 10 + 5] = 'D';
        feed.started().send(CmeLine.INCREMENTAL_A, bytes);

        assertEquals(List.of("state 0 stale status 0 reason 6", "state 0 status status 5 reason 6"), feed.log.take());
    }
}
