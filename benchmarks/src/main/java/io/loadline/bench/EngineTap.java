package io.loadline.bench;

import io.loadline.gateway.journal.Journal;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.server.RiskStages;

/** Puts probes between the parts of an engine, before it is built. */
public interface EngineTap {
    /** No probe. */
    EngineTap NONE = new EngineTap() {
        @Override
        public void wire(final PipelineBuilder builder, final RiskStages stages) {}
    };

    /**
     * @param builder holds the stages already; each may be replaced by one that wraps it
     * @param stages the stages themselves
     */
    void wire(PipelineBuilder builder, RiskStages stages);

    /**
     * @param journal the journal of the engine
     * @return the journal to use
     */
    default Journal journal(final Journal journal) {
        return journal;
    }
}
