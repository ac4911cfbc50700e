package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final int MESSAGES = 4_000;
    private static final int ROUNDS = 50;
    private static final long ALLOWED_BYTES = 512;

    private final RiskModel model = SmallFirm.model();
    private final BookStage books = new BookStage(model, Counters.inMemory());
    private final PricingStage pricing = new PricingStage(model, Counters.inMemory());
    private final RiskEvent[] events = new RiskEvent[MESSAGES];

    @Test
    void shouldAllocateNothingOnceWarm() {
        prepare(new SplittableRandom(3));
        long now = 0;
        for (int round = 0; round < ROUNDS; round++) {
            now = run(now);
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int round = 0; round < ROUNDS; round++) {
            now = run(now);
        }
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated <= ALLOWED_BYTES, allocated + " bytes in " + MESSAGES * ROUNDS + " events");
    }

    private long run(final long start) {
        long now = start;
        for (final RiskEvent event : events) {
            now += 1_000_000;
            event.ingressTimeNs = now;
            books.onEvent(event, event.sequence);
            pricing.onEvent(event, event.sequence);
        }
        return now;
    }

    private void prepare(final SplittableRandom random) {
        events[MESSAGES - 1] = new RiskEvent(model.tree().size());
        new InputMessages(events[MESSAGES - 1]).epochStart();
        for (int i = 0; i < MESSAGES - 1; i++) {
            events[i] = new RiskEvent(model.tree().size());
            final InputMessages input = new InputMessages(events[i]);
            final int instrument = random.nextInt(SmallFirm.INSTRUMENTS);
            final long bid = 100_000_000_000L + random.nextLong(1_000_000_000);
            switch (i < SmallFirm.INSTRUMENTS ? -1 : random.nextInt(20)) {
                case -1 -> input.define(i, i % 4, 10);
                case 0 -> input.timer();
                case 1 -> input.order(SmallFirm.ACCOUNT_A1, instrument);
                case 2, 3 -> input.fill(SmallFirm.ACCOUNT_A2, instrument, random.nextInt(1, 3), 100_000_000, bid);
                case 4 -> input.state(instrument, random.nextInt(4), 2);
                case 5 -> input.trade(instrument, 0, bid, 1);
                case 6 -> input.update(instrument, 1, new InputMessages.Entry(2, OrderBook.NEW, 1, bid, 1));
                case 7, 8, 9, 10 -> input.orders(instrument, random.nextInt(4), order(random), order(random));
                case 11 -> input.statistic(instrument, random.nextInt(11), bid, 1);
                default -> input.top(instrument, bid, bid + 1_000_000);
            }
        }
    }

    private static InputMessages.OrderEntry order(final SplittableRandom random) {
        final int number = random.nextInt(1, 200);
        return new InputMessages.OrderEntry(
                random.nextInt(2), random.nextInt(5), random.nextInt(100), random.nextInt(9), number, number);
    }
}
