package io.loadline.gateway.egress;

import io.loadline.core.event.RiskEvent;

/**
 * Where messages of a kill go before their cause is journaled. Called on the thread of the limits stage when
 * {@code event.limits.urgent} is set; must neither block nor throw. The same messages follow on their ordinary way once the event is
 * journaled, so an urgent copy is marked in its stamp ({@code reserved} is 1).
 */
@FunctionalInterface
public interface UrgentOutput {
    /** Sends nothing early. */
    UrgentOutput NONE = event -> {};

    /**
     * Sends the messages of the limits section at once.
     *
     * @param event slot of the ring, valid during the call
     */
    void onUrgent(RiskEvent event);
}
