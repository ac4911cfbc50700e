package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PricingPropertyTest {
    private static final int EVENTS = 250_000;
    private static final int COLUMNS = 7;
    private static final int[] STATES = {0, 1, 1, 1, 2, 3, 3};
    private static final int[] STATUSES = {0, 2, 2, 2, 2, 2, 2, 4};
    private static final long[] PRICE = {
        100_000_000_000L, 40_000_000_000L, 1_100_000_000L, 150_000_000_000L, 99_000_000_000L, 8_000_000_000L
    };

    private final RiskModel model = SmallFirm.model();
    private final BookStage books = new BookStage(model, Counters.inMemory());
    private final PricingStage pricing = new PricingStage(model, Counters.inMemory());
    private final NaivePricing naive = new NaivePricing(model);
    private final RiskEvent event = new RiskEvent(model.tree().size());
    private final InputMessages input = new InputMessages(event);
    private final double[][] published = new double[model.tree().size()][COLUMNS];

    @Test
    void shouldEqualAFullRecomputationAfterEveryEvent() {
        final long seed = 77;
        final SplittableRandom random = new SplittableRandom(seed);
        run(input.epochStart());
        naive.onEpochStart();
        remember();
        for (int i = 0; i < SmallFirm.INSTRUMENTS; i++) {
            step(input.define(i, 0, 10), random);
        }
        for (int i = 0; i < EVENTS; i++) {
            event.ingressTimeNs += random.nextLong(20_000_000);
            step(next(random), random);
            for (int node = 0; node < published.length; node++) {
                assertRow(naive.node(node), published[node], "seed " + seed + " event " + i + " node " + node);
            }
        }
    }

    private InputMessages next(final SplittableRandom random) {
        final int instrument = random.nextInt(SmallFirm.INSTRUMENTS);
        final int kind = random.nextInt(1000);
        if (kind < 700) {
            final long mid = PRICE[instrument] + random.nextLong(-PRICE[instrument] / 50, PRICE[instrument] / 50);
            final long half = random.nextInt(50) == 0 ? 0 : random.nextLong(1, 1_000_000);
            return input.top(instrument, mid - half, mid + half);
        }
        if (kind < 850) {
            return input.timer();
        }
        if (kind < 998) {
            return kind < 900
                    ? input.state(
                            instrument,
                            STATES[random.nextInt(STATES.length)],
                            STATUSES[random.nextInt(STATUSES.length)])
                    : input.trade(instrument, 0, PRICE[instrument], 1);
        }
        return kind == 998 && random.nextInt(20) == 0 ? input.epochStart() : input.define(instrument, 0, 10);
    }

    private void step(final InputMessages message, final SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            fill(random);
            return;
        }
        run(message);
        switch (event.templateId) {
            case 1 -> naive.onEpochStart();
            case 20 -> naive.onTimer(event.ingressTimeNs, event.pricing);
            default ->
                naive.onBook(
                        event.book, event.templateId == 3 || event.templateId == 5, event.ingressTimeNs, event.pricing);
        }
        remember();
    }

    private void fill(final SplittableRandom random) {
        final int account = random.nextInt(SmallFirm.ACCOUNT_A1, SmallFirm.ACCOUNT_B1 + 1);
        final int instrument = random.nextInt(SmallFirm.INSTRUMENTS);
        final int side = random.nextInt(1, 3);
        final long quantity = random.nextLong(1, 5) * 100_000_000;
        final long price = PRICE[instrument] + random.nextLong(-1_000_000, 1_000_000);
        run(input.fill(account, instrument, side, quantity, price));
        naive.fill(account, instrument, side == 1 ? quantity : -quantity, price);
        remember();
    }

    private void run(final InputMessages message) {
        books.onEvent(message.event, message.event.sequence);
        pricing.onEvent(message.event, message.event.sequence);
    }

    private void remember() {
        final PricingSection section = event.pricing;
        for (int i = 0; i < section.count; i++) {
            if (i > 0) {
                final int before = section.nodes[i - 1];
                final int depthBefore = model.tree().path(before).length;
                assertTrue(depthBefore >= model.tree().path(section.nodes[i]).length, "children come first");
            }
            published[section.nodes[i]] = new double[] {
                section.realisedPnl(i),
                section.unrealisedPnl(i),
                section.liquidationPnl(i),
                section.grossExposure(i),
                section.netExposure(i),
                section.staleInstruments[i],
                section.quality[i]
            };
        }
    }

    private static void assertRow(final double[] expected, final double[] got, final String at) {
        for (int column = 0; column < COLUMNS; column++) {
            final double tolerance = column < 5 ? 2e-3 + 1e-9 * Math.abs(expected[column]) : 0;
            assertEquals(expected[column], got[column], tolerance, at + " column " + column);
        }
    }
}
