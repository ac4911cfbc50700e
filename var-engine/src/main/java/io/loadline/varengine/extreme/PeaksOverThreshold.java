package io.loadline.varengine.extreme;

import java.util.Arrays;

/**
 * Value at risk and expected shortfall beyond a threshold u, from the share of losses above it and the generalised Pareto distribution of
 * their excesses: VaR = u + beta / xi (((1 - a) n / n_u)^-xi - 1), ES = (VaR + beta - xi u) / (1 - xi). A. McNeil and R. Frey, J. Empirical
 * Finance 7 (2000), equations 15 and 16. Apply it to standardised residuals of a volatility model for measures of the next day. Immutable.
 */
public final class PeaksOverThreshold {
    private final double threshold;
    private final int size;
    private final ParetoFit fit;

    private PeaksOverThreshold(final double threshold, final int size, final ParetoFit fit) {
        this.threshold = threshold;
        this.size = size;
        this.fit = fit;
    }

    /**
     * @param losses sample; a loss is positive
     * @param threshold with at least ten losses above it
     * @return fitted tail
     */
    public static PeaksOverThreshold of(final double[] losses, final double threshold) {
        Sample.finite("losses", losses, 1);
        Sample.inside("threshold", threshold, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        final double[] excesses = Arrays.stream(losses)
                .filter(loss -> loss > threshold)
                .map(loss -> loss - threshold)
                .toArray();
        return new PeaksOverThreshold(threshold, losses.length, ParetoFit.of(excesses));
    }

    /**
     * The threshold that leaves a number of losses above it (fewer where losses are equal).
     *
     * @param losses sample
     * @param count at least ten, fewer than losses
     * @return fitted tail
     */
    public static PeaksOverThreshold ofLargest(final double[] losses, final int count) {
        final double[] sorted = Sample.finite("losses", losses, 11).clone();
        Arrays.sort(sorted);
        if (count < 10 || count >= sorted.length) {
            throw new IllegalArgumentException("count is " + count + ", expected 10 to " + (sorted.length - 1));
        }
        return of(losses, sorted[sorted.length - 1 - count]);
    }

    /** The threshold. */
    public double threshold() {
        return threshold;
    }

    /** Number of losses in the sample. */
    public int size() {
        return size;
    }

    /** Fit of the excesses. */
    public ParetoFit fit() {
        return fit;
    }

    /** Share of losses above the threshold. */
    public double exceedanceShare() {
        return fit.size() / (double) size;
    }

    /**
     * @param confidence beyond the share of losses below the threshold, below one
     * @return loss that is exceeded with the probability 1 - confidence
     */
    public double valueAtRisk(final double confidence) {
        return threshold + fit.distribution().quantileOfTail(tail(confidence));
    }

    /**
     * @param confidence beyond the share of losses below the threshold, below one
     * @return mean of losses beyond the value at risk; positive infinity for a shape of one or more
     */
    public double expectedShortfall(final double confidence) {
        return threshold + fit.distribution().expectedShortfallOfTail(tail(confidence));
    }

    private double tail(final double confidence) {
        final double tail = (1 - confidence) / exceedanceShare();
        if (!(tail > 0 && tail <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + ", expected from "
                    + (1 - exceedanceShare()) + " (the share of losses below the threshold) to below 1");
        }
        return tail;
    }
}
