package io.loadline.core.stage;

import io.loadline.core.event.RiskEvent;

/**
 * One box of the pipeline. Its state is a pure function of the events it was given: no clock, no I/O, no random source, no
 * thread, no lock, and nothing that depends on how events are batched. It writes only its own section of the event.
 */
@FunctionalInterface
public interface Stage {
    /**
     * Handles one event. Runs on the stage's thread only; neither allocates nor throws once warm.
     *
     * @param event slot of the ring, valid during the call
     * @param sequence place of the event in the log, from 1, without gaps
     */
    void onEvent(RiskEvent event, long sequence);
}
