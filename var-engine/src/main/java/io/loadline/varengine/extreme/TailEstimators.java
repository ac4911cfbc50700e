package io.loadline.varengine.extreme;

import java.util.Arrays;

/** Estimators that look at the largest losses only and need no fit. */
public final class TailEstimators {
    private TailEstimators() {}

    /**
     * B. Hill, Annals of Statistics 3 (1975): mean of log X(i) / X(k+1) over the k largest. The tail index is its inverse.
     *
     * @param losses a sample whose k + 1 largest are positive
     * @param k number of losses used, from 1 to one fewer than given
     * @return shape xi, positive
     */
    public static double hill(final double[] losses, final int k) {
        final double[] sorted = sorted(losses, 2);
        if (k < 1 || k >= sorted.length) {
            throw new IllegalArgumentException("k is " + k + ", expected 1 to " + (sorted.length - 1));
        }
        final double base = sorted[sorted.length - 1 - k];
        if (!(base > 0)) {
            throw new IllegalArgumentException(
                    "loss number " + (k + 1) + " from the top is " + base + ", expected positive losses in the tail");
        }
        double sum = 0;
        for (int i = 0; i < k; i++) {
            sum += StrictMath.log(sorted[sorted.length - 1 - i] / base);
        }
        return sum / k;
    }

    /** Hill estimates for every k from 1 to a largest: the Hill plot. */
    public static double[] hillPlot(final double[] losses, final int largest) {
        final double[] estimates = new double[largest];
        for (int k = 1; k <= largest; k++) {
            estimates[k - 1] = hill(losses, k);
        }
        return estimates;
    }

    /**
     * Mean of losses above a threshold, less the threshold. For a generalised Pareto tail it is linear in the threshold.
     *
     * @param losses sample
     * @param threshold below the largest loss
     * @return mean excess, positive
     */
    public static double meanExcess(final double[] losses, final double threshold) {
        Sample.finite("losses", losses, 1);
        double sum = 0;
        int count = 0;
        for (final double loss : losses) {
            if (loss > threshold) {
                sum += loss - threshold;
                count++;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("no loss lies above the threshold " + threshold);
        }
        return sum / count;
    }

    private static double[] sorted(final double[] losses, final int least) {
        final double[] sorted = Sample.finite("losses", losses, least).clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
