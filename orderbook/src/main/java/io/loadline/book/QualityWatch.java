package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.event.PricingSection;
import java.util.Arrays;

/** Degrades instruments for other reasons than a book event, old age and a new epoch, and lists the nodes this touches. */
final class QualityWatch {
    private static final int SCAN = 1024;

    private final MarkedInstrument[] instruments;
    private final Holdings holdings;
    private final NodeTotals totals;
    private final CurrencyRates rates;
    private final int[] order;
    private final long maxQuoteAgeNs;
    private final boolean[] touched;
    private int next;

    QualityWatch(
            final MarkedInstrument[] instruments,
            final Holdings holdings,
            final NodeTotals totals,
            final CurrencyRates rates,
            final int[] order,
            final long maxQuoteAgeNs) {
        this.instruments = instruments;
        this.holdings = holdings;
        this.totals = totals;
        this.rates = rates;
        this.order = order;
        this.maxQuoteAgeNs = maxQuoteAgeNs;
        touched = new boolean[order.length];
    }

    /** Looks at the next instruments in turn for prices that have grown old. */
    void findAged(final long nowNs, final PricingSection section) {
        boolean found = false;
        final int scan = Math.min(SCAN, instruments.length);
        for (int i = 0; i < scan; i++) {
            final MarkedInstrument instrument = instruments[next];
            next = next + 1 == instruments.length ? 0 : next + 1;
            final boolean fresh = instrument.isPriced() && (instrument.quality & Quality.AGED) == 0;
            if (fresh && nowNs - instrument.lastGoodNs > maxQuoteAgeNs) {
                degrade(instrument, Quality.AGED);
                found = true;
            }
        }
        if (found) {
            publishTouched(section);
        }
    }

    /** Makes every instrument STALE and lists every node. */
    void beginEpoch(final PricingSection section) {
        for (final MarkedInstrument instrument : instruments) {
            degrade(instrument, Quality.STALE);
        }
        Arrays.fill(touched, true);
        publishTouched(section);
    }

    private void degrade(final MarkedInstrument instrument, final int bit) {
        final int before = instrument.quality;
        instrument.quality |= bit;
        final int[] holders = holdings.holders(instrument.id);
        final int count = Holdings.count(holders);
        for (int i = 0; i < count; i++) {
            if (totals.isHeld(Holdings.slot(holders, i))) {
                final int node = Holdings.node(holders, i);
                totals.changeQuality(node, before, instrument.quality);
                touched[node] = true;
            }
        }
        final int currency = rates.rateOf(instrument.id);
        if (currency >= 0 && instrument.isPriced() && rates.update(currency, instrument.mark, instrument.isQuoted())) {
            for (int node = 0; node < touched.length; node++) {
                touched[node] |= totals.isExposed(node, currency);
            }
        }
    }

    private void publishTouched(final PricingSection section) {
        for (final int node : order) {
            if (touched[node]) {
                touched[node] = false;
                totals.publish(section, node, 0, 0);
                section.reasons = PricingSection.QUALITY;
            }
        }
    }
}
