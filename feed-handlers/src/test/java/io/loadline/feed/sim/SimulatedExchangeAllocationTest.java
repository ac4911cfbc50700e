package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class SimulatedExchangeAllocationTest {
    private static final long SECOND_NS = 1_000_000_000L;

    @Test
    void shouldAllocateNothingOnceItIsOpen() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final SimulatedExchange exchange = SimulatedExchangeTest.exchange(
                SimulationSettings.of(1, 1000, Scenario.VOLATILE, 500_000, 10 * SECOND_NS));
        final PacketOutput nowhere = (line, buffer, offset, length, timeNs) -> {};
        exchange.advanceTo(exchange.openTimeNs() + SECOND_NS, nowhere);
        threads.getCurrentThreadAllocatedBytes();
        final long before = threads.getCurrentThreadAllocatedBytes();
        exchange.advanceTo(exchange.openTimeNs() + 9 * SECOND_NS, nowhere);
        final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 1024, "bytes allocated: " + allocated);
    }
}
