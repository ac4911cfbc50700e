package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;

/** The way out that does not wait for the journal: a block or a mass cancel of a kill leaves at once. */
@FunctionalInterface
public interface UrgentOutput {
    /** Nothing is urgent. */
    UrgentOutput NONE = event -> {};

    /**
     * Called right behind limits, on its thread, when {@link io.loadline.core.event.LimitsSection#urgent} is set and the event is live. The
     * output stage sees the same event later, behind the journal, so an urgent copy
     * is marked in its stamp ({@code reserved} is 1). Must neither block nor throw.
     *
     * @param event the event; its limits section is complete
     */
    void onUrgent(RiskEvent event);
}
