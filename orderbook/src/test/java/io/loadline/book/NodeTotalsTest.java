package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.event.BookSection;
import io.loadline.core.event.PricingSection;
import io.loadline.core.model.RiskModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NodeTotalsTest {
    private static final int SLOTS = SmallFirm.INSTRUMENTS - 1;

    private final RiskModel model = SmallFirm.model();
    private final Holdings holdings = new Holdings(model.tree(), SmallFirm.INSTRUMENTS);
    private final MarkedInstrument[] instruments = new MarkedInstrument[SLOTS];

    @Test
    void shouldEqualTheSumFromScratchToTheBitAfterAMillionMarks() {
        final long seed = 5;
        final SplittableRandom random = new SplittableRandom(seed);
        final NodeTotals running = new NodeTotals(model, new CurrencyRates(model));
        final AverageCost effect = new AverageCost();
        for (int i = 0; i < SLOTS; i++) {
            instruments[i] = new MarkedInstrument(model.instruments().get(i), model);
            final int slot = holdings.slotOrNew(SmallFirm.FIRM, i);
            final long quantity = random.nextLong(1, 1L << 42);
            effect.fill(0, 0, 0, quantity, random.nextLong(1L << 36), false);
            holdings.add(slot, quantity, 0, effect);
            running.hold(slot, SmallFirm.FIRM, holdings, instruments[i]);
        }
        final BookSection book = new BookSection();
        for (int i = 0; i < 1_000_000; i++) {
            final int slot = random.nextInt(SLOTS);
            book.bidPrice = random.nextLong(1, 1L << 38);
            book.askPrice = book.bidPrice + random.nextLong(1, 1L << 30);
            instruments[slot].quote(book);
            instruments[slot].exposeLinear();
            running.revalue(slot, SmallFirm.FIRM, instruments[slot]);
        }
        final NodeTotals fresh = new NodeTotals(model, new CurrencyRates(model));
        for (int slot = SLOTS - 1; slot >= 0; slot--) {
            fresh.hold(slot, SmallFirm.FIRM, holdings, instruments[slot]);
        }
        assertSame(published(fresh), published(running), "seed " + seed);
    }

    private static void assertSame(final PricingSection expected, final PricingSection got, final String at) {
        assertEquals(expected.realisedPnl(0), got.realisedPnl(0), at);
        assertEquals(expected.unrealisedPnl(0), got.unrealisedPnl(0), at);
        assertEquals(expected.liquidationPnl(0), got.liquidationPnl(0), at);
        assertEquals(expected.grossExposure(0), got.grossExposure(0), at);
        assertEquals(expected.netExposure(0), got.netExposure(0), at);
    }

    private PricingSection published(final NodeTotals totals) {
        final PricingSection section = new PricingSection(model.tree().size());
        totals.publish(section, SmallFirm.FIRM, 0, 0);
        return section;
    }
}
