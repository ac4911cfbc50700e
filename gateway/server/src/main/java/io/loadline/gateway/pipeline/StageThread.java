package io.loadline.gateway.pipeline;

import com.lmax.disruptor.EventHandler;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;

/** Runs a stage on a thread of the ring, which it names. */
final class StageThread implements EventHandler<RiskEvent> {
    private final String name;
    private final Stage stage;

    StageThread(final String name, final Stage stage) {
        this.name = name;
        this.stage = stage;
    }

    @Override
    public void onStart() {
        Thread.currentThread().setName("loadline-" + name);
    }

    @Override
    public void onEvent(final RiskEvent event, final long ringSequence, final boolean endOfBatch) {
        stage.onEvent(event, event.sequence);
    }
}
