package io.loadline.regime.hmm;

/** One series under training: expectation under a model, maximisation to the next model, and the distance between two models. */
final class BaumWelchStep {
    /** Expected observations below which a state is empty: a weighted mean of less than this says nothing. */
    private static final double EMPTY = 1e-3;

    private static final double FLOOR_MARGIN = 1.0001;

    private final double[][] observations;
    private final SeriesMoments moments;
    private final int states;
    private final double varianceFloor;
    private final ForwardBackward recursion;
    private double logLikelihood = Double.NaN;
    private int emptyStates;

    BaumWelchStep(
            final double[][] observations, final SeriesMoments moments, final int states, final double varianceFloor) {
        this.observations = observations;
        this.moments = moments;
        this.states = states;
        this.varianceFloor = varianceFloor;
        recursion = new ForwardBackward(observations.length, states);
    }

    /** @return true if the likelihood is finite, and so the expectations can be used */
    boolean expect(final GaussianHmm model) {
        logLikelihood = recursion.run(model, observations);
        return Double.isFinite(logLikelihood);
    }

    double logLikelihood() {
        return logLikelihood;
    }

    int emptyStates() {
        return emptyStates;
    }

    GaussianHmm maximise(final GaussianHmm model) {
        final double[] initial = new double[states];
        final double[][] transition = new double[states][states];
        final double[][] means = new double[states][moments.dimensions()];
        final double[][] variances = new double[states][moments.dimensions()];
        emptyStates = 0;
        for (int i = 0; i < states; i++) {
            initial[i] = recursion.smoothed(0, i);
            fillTransitions(model, i, transition[i]);
            double weight = 0;
            for (int t = 0; t < observations.length; t++) {
                weight += recursion.smoothed(t, i);
            }
            if (weight > EMPTY) {
                fillEmission(i, weight, means[i], variances[i]);
            } else {
                emptyStates++;
                keepEmission(model, i, means[i], variances[i]);
            }
        }
        normalise(initial);
        return GaussianHmm.ordered(initial, transition, means, variances);
    }

    private void fillTransitions(final GaussianHmm model, final int from, final double[] row) {
        double sum = 0;
        for (int j = 0; j < states; j++) {
            for (int t = 0; t < observations.length - 1; t++) {
                row[j] += recursion.step(model, t, from, j);
            }
            sum += row[j];
        }
        if (sum > EMPTY) {
            normalise(row);
        } else {
            for (int j = 0; j < states; j++) {
                row[j] = model.transition(from, j);
            }
        }
    }

    private void fillEmission(final int state, final double weight, final double[] means, final double[] variances) {
        for (int d = 0; d < means.length; d++) {
            double sum = 0;
            for (int t = 0; t < observations.length; t++) {
                sum += recursion.smoothed(t, state) * observations[t][d];
            }
            means[d] = sum / weight;
            double squares = 0;
            for (int t = 0; t < observations.length; t++) {
                final double deviation = observations[t][d] - means[d];
                squares += recursion.smoothed(t, state) * deviation * deviation;
            }
            variances[d] = Math.max(squares / weight, floor(d));
        }
    }

    private static void keepEmission(
            final GaussianHmm model, final int state, final double[] means, final double[] variances) {
        for (int d = 0; d < means.length; d++) {
            means[d] = model.mean(state, d);
            variances[d] = model.variance(state, d);
        }
    }

    private static void normalise(final double[] row) {
        double sum = 0;
        for (final double value : row) {
            sum += value;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= sum;
        }
    }

    private double floor(final int component) {
        return Math.max(GaussianHmm.MIN_VARIANCE, varianceFloor * moments.variance(component));
    }

    int statesAtFloor(final GaussianHmm model) {
        int count = 0;
        for (int i = 0; i < states; i++) {
            boolean atFloor = false;
            for (int d = 0; d < moments.dimensions(); d++) {
                atFloor |= model.variance(i, d) <= floor(d) * FLOOR_MARGIN;
            }
            count += atFloor ? 1 : 0;
        }
        return count;
    }

    /** @return largest move of a parameter, in the units of {@link BaumWelch#tolerance()}; NaN counts as a move */
    double movement(final GaussianHmm before, final GaussianHmm after) {
        double largest = 0;
        for (int i = 0; i < states; i++) {
            largest = Math.max(largest, Math.abs(after.initial(i) - before.initial(i)));
            for (int j = 0; j < states; j++) {
                largest = Math.max(largest, Math.abs(after.transition(i, j) - before.transition(i, j)));
            }
            for (int d = 0; d < moments.dimensions(); d++) {
                largest = Math.max(largest, Math.abs(after.mean(i, d) - before.mean(i, d)) / moments.deviation(d));
                largest = Math.max(largest, Math.abs(after.variance(i, d) / before.variance(i, d) - 1));
            }
        }
        return largest;
    }
}
