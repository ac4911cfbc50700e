package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;

/**
 * What goes out when the pipeline cannot be trusted: a stage threw, or the journal refused a record. It stands in for the output stage and
 * fails closed: orders are rejected, nothing else is published as if it were good.
 */
@FunctionalInterface
public interface FaultOutput {
    /** Says nothing, so that nothing passes. */
    FaultOutput NONE = (event, fault) -> {};

    /**
     * Called in place of the output stage, on its thread, for the event of the fault and for every later one. Of the event only what ingress
     * wrote can be trusted.
     *
     * @param event the event
     * @param fault the fault
     */
    void onFault(RiskEvent event, PipelineFault fault);
}
