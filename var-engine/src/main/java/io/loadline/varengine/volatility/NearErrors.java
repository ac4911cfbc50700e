package io.loadline.varengine.volatility;

import java.util.Arrays;

/**
 * The errors next to zero, where an equation in absolute errors has its kinks by the mean and a density may be steep: what the search for a maximum
 * asks about them. Shares the buffers of a likelihood.
 */
final class NearErrors {
    private final Likelihood likelihood;
    private final ErrorDensity density;

    NearErrors(final Likelihood likelihood, final ErrorDensity density) {
        this.likelihood = likelihood;
        this.density = density;
    }

    /**
     * The mean nearest to another at which the score jumps, with the other parameters as they are; NaN if there is none. That is a return, less
     * its autoregressive part.
     */
    double kinkNear(final double mean, final double[] coordinates) {
        final double[] natural = likelihood.fillErrors(coordinates);
        final Residuals residuals = likelihood.residuals;
        double nearest = Double.NaN;
        double distance = Double.POSITIVE_INFINITY;
        for (int t = 0; t < residuals.size && likelihood.kinks() > 0; t++) {
            final double kink = natural[0] + residuals.errors[t];
            if (Math.abs(kink - mean) < distance) {
                distance = Math.abs(kink - mean);
                nearest = kink;
            }
        }
        return nearest;
    }

    /**
     * The means nearest to that of some coordinates at which an error is zero, with the other parameters as they are, nearest first.
     *
     * @param count how many, at most
     */
    double[] kinksNear(final double[] coordinates, final int count) {
        final double[] natural = likelihood.fillErrors(coordinates);
        final Residuals residuals = likelihood.residuals;
        final double[] sorted = Arrays.stream(residuals.errors, 0, residuals.size)
                .sorted()
                .distinct()
                .toArray();
        final int found = Arrays.binarySearch(sorted, 0);
        int right = found < 0 ? -found - 1 : found;
        int left = right - 1;
        final double[] near = new double[Math.min(count, sorted.length)];
        for (int i = 0; i < near.length; i++) {
            final boolean takeRight = left < 0 || (right < sorted.length && sorted[right] < -sorted[left]);
            near[i] = natural[0] + (takeRight ? sorted[right++] : sorted[left--]);
        }
        return near;
    }

    /** Whether {@link #changes} can be asked. */
    boolean knowsChanges() {
        return likelihood.recursion.hasCurvature();
    }

    /**
     * What the errors near zero change in the log-likelihood when the mean moves, each by its own density and as the shock that it is to the states
     * after it, all else as it is: the part of the change that is not smooth.
     *
     * @param moves of the mean; errors of up to one and a half times the largest count as near
     * @return a change for each
     */
    double[] changes(final double[] coordinates, final double[] moves) {
        final int parameters = likelihood.parameters;
        likelihood.gradient(coordinates, new double[parameters], new double[parameters][parameters]);
        final double[] errors = likelihood.residuals.errors;
        double reach = 0;
        for (final double move : moves) {
            reach = Math.max(reach, 1.5 * Math.abs(move));
        }
        final double[] changes = new double[moves.length];
        for (int t = 0; t < likelihood.residuals.size; t++) {
            final double error = errors[t];
            if (Math.abs(error) <= reach) {
                final double now = contribution(t, error);
                for (int k = 0; k < moves.length; k++) {
                    changes[k] += contribution(t, error - moves[k]) - now;
                }
            }
        }
        return changes;
    }

    private double contribution(final int t, final double error) {
        return density.logarithm(error * likelihood.inverses[t])
                + likelihood.recursion.effectOfError(likelihood.natural, t, error);
    }
}
