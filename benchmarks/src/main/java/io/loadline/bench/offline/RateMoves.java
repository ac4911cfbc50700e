package io.loadline.bench.offline;

import io.loadline.bench.EngineTap;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.stage.Stage;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.gateway.server.RiskStages;

/** Counts events that changed a currency rate. */
final class RateMoves implements EngineTap, Stage {
    private Stage pricing;
    private long count;

    @Override
    public void wire(final PipelineBuilder builder, final RiskStages stages) {
        pricing = stages.pricing();
        builder.pricing(this);
    }

    @Override
    public void onEvent(final RiskEvent event, final long sequence) {
        pricing.onEvent(event, sequence);
        count += (event.pricing.reasons & PricingSection.CURRENCY) != 0 ? 1 : 0;
    }

    long count() {
        return count;
    }
}
