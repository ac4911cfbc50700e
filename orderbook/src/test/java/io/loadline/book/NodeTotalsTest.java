package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.event.PricingSection;
import io.loadline.core.model.RiskModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NodeTotalsTest {
    private static final int SLOTS = 40;

    @Test
    void shouldEqualTheSumFromScratchToTheBitAfterAMillionChanges() {
        final long seed = 5;
        final SplittableRandom random = new SplittableRandom(seed);
        final RiskModel model = SmallFirm.model();
        final NodeTotals running = new NodeTotals(model, new CurrencyRates(model));
        final double[][] last = new double[SLOTS][4];
        for (int i = 0; i < 1_000_000; i++) {
            final int slot = random.nextInt(SLOTS);
            for (int k = 0; k < 4; k++) {
                last[slot][k] = random.nextDouble(-1, 1) * StrictMath.pow(10, random.nextInt(10));
            }
            contribute(running, slot, last[slot]);
        }
        final NodeTotals fresh = new NodeTotals(model, new CurrencyRates(model));
        for (int slot = SLOTS - 1; slot >= 0; slot--) {
            contribute(fresh, slot, last[slot]);
        }
        final PricingSection expected = published(fresh);
        final PricingSection got = published(running);
        assertEquals(expected.realisedPnl(0), got.realisedPnl(0), "seed " + seed);
        assertEquals(expected.unrealisedPnl(0), got.unrealisedPnl(0), "seed " + seed);
        assertEquals(expected.liquidationPnl(0), got.liquidationPnl(0), "seed " + seed);
        assertEquals(expected.grossExposure(0), got.grossExposure(0), "seed " + seed);
        assertEquals(expected.netExposure(0), got.netExposure(0), "seed " + seed);
    }

    private static void contribute(final NodeTotals totals, final int slot, final double[] values) {
        totals.contribute(
                slot,
                SmallFirm.FIRM,
                slot % 2 == 0 ? SmallFirm.USD : SmallFirm.EUR,
                values[0],
                values[1],
                values[2],
                values[3]);
    }

    private static PricingSection published(final NodeTotals totals) {
        final PricingSection section =
                new PricingSection(SmallFirm.model().tree().size());
        totals.publish(section, SmallFirm.FIRM, 0, 0);
        return section;
    }
}
