package io.loadline.regime.hmm;

/**
 * The scaled forward and backward recursions over a whole series (Rabiner 1989, equations 19-25, 27, 37 and 91-98), for smoothing and
 * training. Reusable for series of one length.
 */
final class ForwardBackward {
    /** Only a state almost out of reach can be this much likelier than the prediction; the bound keeps infinity away. */
    private static final double MAX_LOG_WEIGHT = 600;

    private final int length;
    private final int states;
    private final double[] forward;
    private final double[] backward;
    private final double[] weights;
    private final double[] logDensity;

    ForwardBackward(final int length, final int states) {
        this.length = length;
        this.states = states;
        forward = new double[length * states];
        backward = new double[length * states];
        weights = new double[length * states];
        logDensity = new double[states];
    }

    /** @return logarithm of the likelihood; NaN if the series is impossible under the model */
    double run(final GaussianHmm model, final double[][] observations) {
        final EmissionDensity density = new EmissionDensity(model);
        double logLikelihood = 0;
        for (int t = 0; t < length; t++) {
            logLikelihood += forwardStep(model, density, observations[t], t);
        }
        for (int i = 0; i < states; i++) {
            backward[(length - 1) * states + i] = 1;
        }
        for (int t = length - 2; t >= 0; t--) {
            backwardStep(model, t);
        }
        return logLikelihood;
    }

    /** Leaves in {@code weights} the density of each state divided by the predictive density, so that both recursions stay near one. */
    private double forwardStep(
            final GaussianHmm model, final EmissionDensity density, final double[] observation, final int t) {
        final int row = t * states;
        final double largest = density.logDensities(observation, logDensity);
        double sum = 0;
        for (int j = 0; j < states; j++) {
            double prior = t == 0 ? model.initial(j) : 0;
            for (int i = 0; t > 0 && i < states; i++) {
                prior += forward[row - states + i] * model.transition(i, j);
            }
            final double weight = StrictMath.exp(logDensity[j] - largest);
            forward[row + j] = prior;
            weights[row + j] = prior > 0 ? weight : 0;
            sum += prior * weight;
        }
        if (!(sum > HmmFilter.UNDERFLOW)) {
            return forwardStepInLogarithms(row);
        }
        for (int j = 0; j < states; j++) {
            weights[row + j] /= sum;
            forward[row + j] *= weights[row + j];
        }
        return largest + StrictMath.log(sum);
    }

    /** The likely states are out of reach: the largest joint term sets the scale instead of the largest density. */
    private double forwardStepInLogarithms(final int row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < states; j++) {
            largest = Math.max(largest, logDensity[j] + StrictMath.log(forward[row + j]));
        }
        double sum = 0;
        for (int j = 0; j < states; j++) {
            sum += StrictMath.exp(logDensity[j] + StrictMath.log(forward[row + j]) - largest);
        }
        final double increment = largest + StrictMath.log(sum);
        for (int j = 0; j < states; j++) {
            final double prior = forward[row + j];
            weights[row + j] = prior > 0 ? StrictMath.exp(Math.min(logDensity[j] - increment, MAX_LOG_WEIGHT)) : 0;
            forward[row + j] = StrictMath.exp(logDensity[j] + StrictMath.log(prior) - increment);
        }
        return increment;
    }

    private void backwardStep(final GaussianHmm model, final int t) {
        final int row = t * states;
        final int next = row + states;
        double total = 0;
        for (int i = 0; i < states; i++) {
            double sum = 0;
            // A state out of reach keeps zero, so that no later product is zero times infinity.
            for (int j = 0; forward[row + i] > 0 && j < states; j++) {
                sum += model.transition(i, j) * weights[next + j] * backward[next + j];
            }
            backward[row + i] = sum;
            total += forward[row + i] * sum;
        }
        // Equal to one but for rounding; dividing by it keeps rounding from growing with the length.
        for (int i = 0; i < states; i++) {
            backward[row + i] /= total;
        }
    }

    /** @return probability of the state at time t given the whole series */
    double smoothed(final int t, final int state) {
        return forward[t * states + state] * backward[t * states + state];
    }

    /** @return probability of the step from one state at time t to another at t + 1, given the whole series */
    double step(final GaussianHmm model, final int t, final int from, final int to) {
        final int next = (t + 1) * states;
        return forward[t * states + from] * model.transition(from, to) * weights[next + to] * backward[next + to];
    }
}
