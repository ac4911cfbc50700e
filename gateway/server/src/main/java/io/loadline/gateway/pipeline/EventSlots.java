package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;

/** Where the next event is filled in and handed on. Ingress thread only. */
interface EventSlots {
    /** Returns the next free slot, waiting for one if need be. */
    RiskEvent claim();

    /** Hands the claimed slot to the stages. */
    void publish();
}
