package io.loadline.gateway.pipeline;

import io.loadline.core.stage.Stage;
import io.loadline.gateway.journal.Journal;

/** The stages of one pipeline, each guarded, so that none of them throws. */
record Stages(
        Stage journal,
        Stage book,
        Stage pricing,
        Stage var,
        Stage liquidity,
        Stage regime,
        Stage limits,
        OutputExit output) {

    static Stages of(final PipelineBuilder builder, final Faults faults) {
        return new Stages(
                (event, sequence) -> {},
                new GuardedStage("book", builder.book, faults),
                new GuardedStage("pricing", builder.pricing, faults),
                new GuardedStage("var", builder.var, faults),
                new GuardedStage("liquidity", builder.liquidity, faults),
                new GuardedStage("regime", builder.regime, faults),
                new GuardedStage(
                        "limits", new LimitsExit(builder.limits, builder.urgentOutput, builder.latency), faults),
                new OutputExit(builder.output, builder.faultOutput, builder.digestSource, faults));
    }

    /** Returns the same stages with a journal. */
    Stages journaled(final Journal to, final Faults faults) {
        return new Stages(new JournalStage(to, faults), book, pricing, var, liquidity, regime, limits, output);
    }

    /** Returns all stages between journal and output, in the order of their dependence. */
    Stage risk() {
        return (event, sequence) -> {
            book.onEvent(event, sequence);
            pricing.onEvent(event, sequence);
            var.onEvent(event, sequence);
            liquidity.onEvent(event, sequence);
            regime.onEvent(event, sequence);
            limits.onEvent(event, sequence);
        };
    }
}
