package io.loadline.gateway.server;

import io.loadline.book.BookStage;
import io.loadline.book.PricingStage;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.egress.OutputDigest;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.egress.OutputStage;
import io.loadline.gateway.pipeline.PipelineBuilder;
import io.loadline.limits.LimitsStage;
import io.loadline.regime.RegimeStage;
import io.loadline.varengine.LiquidityStage;
import io.loadline.varengine.VarStage;
import io.loadline.varengine.VolatilityStage;

/**
 * The stages of one model.
 *
 * @param book keeps every order book
 * @param pricing marks, positions and P&amp;L
 * @param var VaR and expected shortfall
 * @param liquidity liquidity cost
 * @param volatility conditional volatilities
 * @param regime regime probabilities
 * @param limits controls and the kill switch
 * @param output encodes and digests what desks receive
 * @param digest digest of the output
 */
public record RiskStages(
        BookStage book,
        PricingStage pricing,
        VarStage var,
        LiquidityStage liquidity,
        VolatilityStage volatility,
        RegimeStage regime,
        LimitsStage limits,
        OutputStage output,
        OutputDigest digest) {
    /**
     * @param model what is at risk
     * @param port where output goes
     * @param counters where to count
     * @return new stages, before the first event
     */
    public static RiskStages of(final RiskModel model, final OutputPort port, final Counters counters) {
        final OutputDigest digest = new OutputDigest();
        return new RiskStages(
                new BookStage(model, counters),
                new PricingStage(model, counters),
                new VarStage(model, counters),
                new LiquidityStage(model, counters),
                new VolatilityStage(model, counters),
                new RegimeStage(model, counters),
                new LimitsStage(model, counters),
                new OutputStage(port, digest, counters),
                digest);
    }

    /** The lightest of the three threads behind pricing has room for a stage that reads books only. */
    private void onLiquidityThread(final RiskEvent event, final long sequence) {
        volatility.onEvent(event, sequence);
        liquidity.onEvent(event, sequence);
    }

    /**
     * @param builder a pipeline without stages
     * @return the same, with these
     */
    public PipelineBuilder addTo(final PipelineBuilder builder) {
        return builder.book(book)
                .pricing(pricing)
                .var(var)
                .liquidity(this::onLiquidityThread)
                .regime(regime)
                .limits(limits)
                .output(output)
                .digest(digest::low);
    }
}
