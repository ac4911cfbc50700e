package io.loadline.gateway.pipeline;

import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;

/** A stage that cannot take its thread down: if it throws, it is not called again. */
final class GuardedStage implements Stage {
    private final String name;
    private final Stage stage;
    private final Faults faults;

    GuardedStage(final String name, final Stage stage, final Faults faults) {
        this.name = name;
        this.stage = stage;
        this.faults = faults;
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        if (faults.stagesStoppedAt(sequence)) {
            return;
        }
        try {
            stage.onEvent(event, sequence);
        } catch (final Throwable e) {
            faults.stageThrew(name, sequence, e);
        }
    }
}
