package io.loadline.varengine;

import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.VolatilityFitDecoder;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.VolatilitySection;
import io.loadline.varengine.volatility.HorizonVariance;

/** Reads a fit from the log. Flyweight. */
final class LoggedFit {
    private static final int CONVERGED = 1;
    private static final int LEAST_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH
            + VolatilityFitDecoder.BLOCK_LENGTH
            + VolatilityFitDecoder.HorizonDecoder.sbeHeaderSize();

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final VolatilityFitDecoder fit = new VolatilityFitDecoder();
    private boolean whole;

    void wrap(final RiskEvent event) {
        whole = event.length >= LEAST_LENGTH;
        if (whole) {
            fit.wrapAndApplyHeader(event.input, 0, header);
        }
    }

    /** -1 where the message is not whole. */
    int instrument() {
        return whole ? fit.instrumentId() : -1;
    }

    int outcome() {
        return fit.outcome();
    }

    /** Whether it has parameters that a filter can go on with. */
    boolean isUsable(final RiskEvent event) {
        final double sum = fit.mu() + fit.omega() + fit.alpha() + fit.gamma() + fit.beta();
        final boolean known =
                fit.equation() == VolatilitySection.LINEAR || fit.equation() == VolatilitySection.EXPONENTIAL;
        return fit.outcome() == CONVERGED
                && known
                && Double.isFinite(sum)
                && fit.nextVariance() > 0
                && fit.nextVariance() < Double.POSITIVE_INFINITY
                && fit.returnSequence() >= 0
                && fit.horizonBars() > 0
                && powersFit(event);
    }

    private boolean powersFit(final RiskEvent event) {
        final int powers = fit.horizon().count();
        final int entry = VolatilityFitDecoder.HorizonDecoder.sbeBlockLength();
        return powers > 0 && powers <= HorizonVariance.MOST_POWERS && event.length >= LEAST_LENGTH + powers * entry;
    }

    int equation() {
        return fit.equation();
    }

    int errors() {
        return fit.errors();
    }

    int returns() {
        return fit.returns();
    }

    int seeds() {
        return fit.seeds();
    }

    long returnSequence() {
        return fit.returnSequence();
    }

    double mu() {
        return fit.mu();
    }

    double omega() {
        return fit.omega();
    }

    double alpha() {
        return fit.alpha();
    }

    double gamma() {
        return fit.gamma();
    }

    double beta() {
        return fit.beta();
    }

    double nextVariance() {
        return fit.nextVariance();
    }

    int horizonBars() {
        return fit.horizonBars();
    }

    double horizonConstant() {
        return fit.horizonConstant();
    }

    /** Copies weights and exponents. Returns their number. */
    int horizon(final double[] weights, final double[] exponents) {
        fit.sbeRewind();
        final VolatilityFitDecoder.HorizonDecoder powers = fit.horizon();
        final int count = powers.count();
        for (int i = 0; i < count; i++) {
            powers.next();
            weights[i] = powers.weight();
            exponents[i] = powers.exponent();
        }
        return count;
    }
}
