package io.loadline.gateway.server;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** How an idle thread waits: it spins and yields a little, then parks for up to 100 microseconds. */
final class Idle {
    private static final int SPINS = 100;
    private static final int YIELDS = 20;
    private static final long SHORTEST_PARK_NS = 1_000;
    private static final long LONGEST_PARK_NS = 100_000;

    private Idle() {}

    static IdleStrategy backoff() {
        return new BackoffIdleStrategy(SPINS, YIELDS, SHORTEST_PARK_NS, LONGEST_PARK_NS);
    }
}
