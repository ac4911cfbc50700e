package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeHarness.ES;
import static io.loadline.feed.cme.CmeHarness.NQ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the venue says of the legs of its spreads. */
class CmeLegsTest {
    private static final int SPREAD = 9;
    private static final long ONE = 1_000_000_000L;
    private static final long NO_PRICE = Long.MAX_VALUE;
    private static final int NO_DELTA = Integer.MAX_VALUE;

    private final CmeHarness feed = new CmeHarness().defined();

    private List<String> legs() {
        return feed.log.linesStarting("legs");
    }

    private static CmeBytes calendar() {
        return new CmeBytes(2)
                .spread(56, SPREAD, "ESZ5-NQZ5", ONE)
                .leg(ES, 1, 1, NO_PRICE, NO_DELTA)
                .leg(NQ, 2, 1, NO_PRICE, NO_DELTA);
    }

    @Test
    void shouldTellTheLegsOfASpreadAfterItsDefinition() {
        feed.definitions(calendar());

        assertTrue(feed.log.lines().getFirst().startsWith("define 2 ESZ5-NQZ5 security 9"));
        assertEquals(
                "legs 2 [#1 is 0 ratio 100000000] [#2 is 1 ratio -100000000]",
                feed.log.lines().get(1));
    }

    @Test
    void shouldTellTheLegsOfTheOldTemplateWithPriceAndDelta() {
        feed.definitions(new CmeBytes(2)
                .spread(29, SPREAD, "COVERED", 10_000_000L)
                .leg(ES, 1, 2, 24_500_000_000L, NO_DELTA)
                .leg(77, 2, 3, NO_PRICE, -4_567));

        assertEquals(
                List.of("legs 2 [#1 is 0 ratio 200000000 price 2450000000000]"
                        + " [#77 is -1 ratio -300000000 delta -456700000]"),
                legs());
    }

    private static CmeBytes covered() {
        return new CmeBytes(2)
                .spread(56, SPREAD, "COVERED", ONE)
                .leg(ES, 1, 1, NO_PRICE, NO_DELTA)
                .leg(77, 2, 3, 24_500_000_000L, NO_DELTA);
    }

    @Test
    void shouldScaleThePriceOfALegByTheFactorOfTheLeg() {
        feed.definitions(new CmeBytes(3).future(77, "CENTS", 1_000_000_000L, 10_000_000L))
                .definitions(covered());

        assertEquals(List.of("legs 3 [#1 is 0 ratio 100000000] [#77 is 2 ratio -300000000 price 245000000]"), legs());
    }

    @Test
    void shouldTellLegsAgainOnceAllOfThemAreDefined() {
        feed.definitions(covered()).definitions(covered());
        feed.definitions(new CmeBytes(3).future(77, "CENTS", 1_000_000_000L, 10_000_000L));
        feed.definitions(covered()).definitions(covered());

        assertEquals(
                List.of(
                        "legs 2 [#1 is 0 ratio 100000000] [#77 is -1 ratio -300000000 price 24500000000]",
                        "legs 2 [#1 is 0 ratio 100000000] [#77 is 3 ratio -300000000 price 245000000]"),
                legs());
    }

    @Test
    void shouldTellTheLegsOfARepeatedDefinitionOnce() {
        feed.definitions(calendar()).definitions(calendar());

        assertEquals(1, legs().size());
    }

    @Test
    void shouldTellChangedLegsAgain() {
        feed.definitions(calendar())
                .definitions(
                        new CmeBytes(2).spread(56, SPREAD, "ESZ5-NQZ5", ONE).leg(NQ, 1, 4, NO_PRICE, NO_DELTA));

        assertEquals("legs 2 [#2 is 1 ratio 400000000]", legs().getLast());
    }

    @Test
    void shouldTellThatLegsAreGone() {
        feed.definitions(calendar()).definitions(new CmeBytes(2).spread(56, SPREAD, "ESZ5-NQZ5", ONE));

        assertEquals("legs 2", legs().getLast());
    }

    @Test
    void shouldSayNothingOfAnInstrumentWithoutLegs() {
        feed.definitions(new CmeBytes(2).spread(56, SPREAD, "ALONE", ONE));

        assertEquals(List.of(), legs());
    }

    @Test
    void shouldStepOverLongerEntries() {
        feed.definitions(new CmeBytes(2)
                .withLongerBlocks(3)
                .spread(56, SPREAD, "ESZ5-NQZ5", ONE)
                .leg(ES, 1, 1, NO_PRICE, NO_DELTA)
                .leg(NQ, 2, 1, NO_PRICE, NO_DELTA));

        assertEquals(List.of("legs 2 [#1 is 0 ratio 100000000] [#2 is 1 ratio -100000000]"), legs());
    }

    @Test
    void shouldKeepTheSpacesWithinAName() {
        feed.definitions(new CmeBytes(2).spread(56, SPREAD, "UD:1N: GN 12345 ", ONE))
                .definitions(new CmeBytes(3).spread(56, SPREAD + 1, "UD:1N: GN 99999", ONE));

        assertTrue(feed.log.linesStarting("define 2 UD:1N: GN 12345 security 9").size() == 1);
        assertTrue(
                feed.log.linesStarting("define 3 UD:1N: GN 99999 security 10").size() == 1);
    }
}
