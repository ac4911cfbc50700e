package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;

/** One slot, reused: publishing it runs every stage at once, on the caller's thread. */
final class InlineSlots implements EventSlots {
    private final RiskEvent event;
    private final Stage stages;

    InlineSlots(final RiskEvent event, final Stage stages) {
        this.event = event;
        this.stages = stages;
    }

    @Override
    public RiskEvent claim() {
        return event;
    }

    @Override
    public void publish() {
        stages.onEvent(event, event.sequence);
    }
}
