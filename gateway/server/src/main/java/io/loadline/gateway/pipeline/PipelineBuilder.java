package io.loadline.gateway.pipeline;

import io.loadline.core.counter.Counters;
import io.loadline.core.stage.Stage;
import java.util.Objects;
import org.agrona.ErrorHandler;

/** Collects the stages of a pipeline by name. Each of the seven stages, the clock, and the digest's source must be given. */
public final class PipelineBuilder {
    static final int DEFAULT_RING_SIZE = 2048;

    final int nodeCount;
    final Counters counters;
    IngressClock clock;
    ThreadingMode threading;
    int cores = Runtime.getRuntime().availableProcessors();
    int ringSize = DEFAULT_RING_SIZE;
    Stage book;
    Stage pricing;
    Stage var;
    Stage liquidity;
    Stage regime;
    Stage limits;
    Stage output;
    DigestSource digestSource;
    UrgentOutput urgentOutput = UrgentOutput.NONE;
    FaultOutput faultOutput = FaultOutput.NONE;
    LatencyRecorder latency = new LatencyRecorder();
    ErrorHandler errorHandler = throwable -> {};

    /**
     * @param nodeCount nodes of the portfolio tree
     * @param counters where to count
     */
    public PipelineBuilder(final int nodeCount, final Counters counters) {
        this.nodeCount = nodeCount;
        this.counters = counters;
    }

    /**
     * @param ingressClock the clock of the log
     * @return this
     */
    public PipelineBuilder clock(final IngressClock ingressClock) {
        clock = ingressClock;
        return this;
    }

    /**
     * @param mode which threads run the stages; by default as many as there are cores for
     * @return this
     */
    public PipelineBuilder threading(final ThreadingMode mode) {
        threading = mode;
        return this;
    }

    /**
     * @param available cores this process may use; by default those the machine shows. Decides the default mode, and whether threads spin
     * @return this
     */
    public PipelineBuilder cores(final int available) {
        cores = available;
        return this;
    }

    /**
     * @param slots slots of the ring, a power of two
     * @return this
     */
    public PipelineBuilder ringSize(final int slots) {
        if (slots < 2 || Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("ringSize " + slots + ": expected a power of two, 2 or above");
        }
        ringSize = slots;
        return this;
    }

    /**
     * @param stage keeps the order books
     * @return this
     */
    public PipelineBuilder book(final Stage stage) {
        book = stage;
        return this;
    }

    /**
     * @param stage keeps marks, positions and P&amp;L
     * @return this
     */
    public PipelineBuilder pricing(final Stage stage) {
        pricing = stage;
        return this;
    }

    /**
     * @param stage computes VaR and expected shortfall
     * @return this
     */
    public PipelineBuilder var(final Stage stage) {
        var = stage;
        return this;
    }

    /**
     * @param stage computes liquidity-adjusted VaR
     * @return this
     */
    public PipelineBuilder liquidity(final Stage stage) {
        liquidity = stage;
        return this;
    }

    /**
     * @param stage filters the market regime
     * @return this
     */
    public PipelineBuilder regime(final Stage stage) {
        regime = stage;
        return this;
    }

    /**
     * @param stage holds the limits and fires the kill switch
     * @return this
     */
    public PipelineBuilder limits(final Stage stage) {
        limits = stage;
        return this;
    }

    /**
     * @param stage publishes
     * @return this
     */
    public PipelineBuilder output(final Stage stage) {
        output = stage;
        return this;
    }

    /**
     * @param source knows the digest of what the output stage published
     * @return this
     */
    public PipelineBuilder digest(final DigestSource source) {
        digestSource = source;
        return this;
    }

    /**
     * @param urgent takes kills out ahead of the journal
     * @return this
     */
    public PipelineBuilder urgentOutput(final UrgentOutput urgent) {
        urgentOutput = urgent;
        return this;
    }

    /**
     * @param fault stands in for the output stage once a stage threw or the journal refused
     * @return this
     */
    public PipelineBuilder faultOutput(final FaultOutput fault) {
        faultOutput = fault;
        return this;
    }

    /**
     * @param recorder takes the time from ingress to limits
     * @return this
     */
    public PipelineBuilder latency(final LatencyRecorder recorder) {
        latency = recorder;
        return this;
    }

    /**
     * @param handler told of faults, from the thread of the stage
     * @return this
     */
    public PipelineBuilder errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    /** @return the pipeline, ready to replay and not yet started */
    public Pipeline build() {
        Objects.requireNonNull(clock, "clock is missing");
        Objects.requireNonNull(book, "stage book is missing");
        Objects.requireNonNull(pricing, "stage pricing is missing");
        Objects.requireNonNull(var, "stage var is missing");
        Objects.requireNonNull(liquidity, "stage liquidity is missing");
        Objects.requireNonNull(regime, "stage regime is missing");
        Objects.requireNonNull(limits, "stage limits is missing");
        Objects.requireNonNull(output, "stage output is missing");
        Objects.requireNonNull(digestSource, "digest is missing");
        if (threading == null) {
            threading = ThreadingMode.forCores(cores);
        }
        return new Pipeline(this);
    }
}
