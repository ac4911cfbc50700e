package io.loadline.core.event;

import io.loadline.core.input.InputSink;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A slot of the ring: one event of the log and what each stage made of it. Pre-allocated and reused; nothing in it survives the lap.
 */
public final class RiskEvent {
    private static final int ALIGNMENT = 64;

    /** The event as one {@code risk-input} message, SBE header first. Written by ingress. */
    public final UnsafeBuffer input =
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(InputSink.MAX_LENGTH, ALIGNMENT));

    /** Written by the book stage. */
    public final BookSection book = new BookSection();

    /** Written by the book stage. */
    public final FeatureSection features = new FeatureSection();

    /** Written by the pricing stage. */
    public final PricingSection pricing;

    /** Written by the pricing stage. */
    public final SurfaceSection surface = new SurfaceSection();

    /** Written by the VaR stage. */
    public final VarSection risk;

    /** Written by the LVaR stage. */
    public final LiquiditySection liquidity;

    /** Written by the stage of volatilities, on the thread of the LVaR stage. */
    public final VolatilitySection volatility = new VolatilitySection();

    /** Written by the regime stage. */
    public final RegimeSection regime = new RegimeSection();

    /** Written by the limits stage. */
    public final LimitsSection limits = new LimitsSection();

    /** Place in the log, from 1. Written by ingress. */
    public long sequence;

    /** UTC nanoseconds; never goes back. The only time a stage may know. Written by ingress. */
    public long ingressTimeNs;

    /** Restarts of this log so far, from 1. Written by ingress. */
    public int epoch;

    /** SBE template of {@link #input}. Written by ingress. */
    public int templateId;

    /** Bytes of {@link #input}. Written by ingress. */
    public int length;

    /** Monotonic clock of the machine at ingress, for latency measurement only: no stage may read it. Written by ingress. */
    public long ingressNanoTime;

    /** True while the log is run again; outputs are then not sent, only digested. Written by ingress. */
    public boolean replayed;

    /**
     * @param nodeCount nodes of the portfolio tree: the most that one event can touch
     */
    public RiskEvent(final int nodeCount) {
        pricing = new PricingSection(nodeCount);
        risk = new VarSection(nodeCount);
        liquidity = new LiquiditySection(nodeCount);
    }
}
