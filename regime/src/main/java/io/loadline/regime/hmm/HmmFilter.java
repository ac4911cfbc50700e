package io.loadline.regime.hmm;

/**
 * Probability of each state given the observations so far, and no later one: the scaled forward recursion (Rabiner 1989, equations 19-20 and
 * 91-92; Hamilton 1989, equations 4-8). One thread; allocates nothing after construction; the same bits on every machine.
 *
 * <p>Densities are scaled by the largest before they are exponentiated. If the product with the predicted probabilities still underflows, the
 * step is repeated in logarithms.
 */
public final class HmmFilter {
    /** A scaled likelihood below this has lost digits to subnormal numbers. */
    static final double UNDERFLOW = 1e-280;

    private final GaussianHmm model;
    private final EmissionDensity density;
    private final int states;
    private final double[] transition;
    private final double[] predicted;
    private final double[] filtered;
    private final double[] logDensity;
    private final double[] joint;
    private boolean started;
    private double logLikelihood;
    private long observations;
    private long fallbacks;

    /**
     * @param model parameters
     */
    public HmmFilter(final GaussianHmm model) {
        this.model = model;
        density = new EmissionDensity(model);
        states = model.states();
        transition = new double[states * states];
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                transition[i * states + j] = model.transition(i, j);
            }
        }
        predicted = new double[states];
        filtered = new double[states];
        logDensity = new double[states];
        joint = new double[states];
        reset();
    }

    /** Forgets all observations. */
    public void reset() {
        for (int i = 0; i < states; i++) {
            filtered[i] = model.initial(i);
        }
        started = false;
        logLikelihood = 0;
        observations = 0;
        fallbacks = 0;
    }

    /**
     * Takes one observation.
     *
     * @param observation {@code [D]}
     * @return logarithm of its predictive density; NaN, and nothing changed, if a component is not finite or the observation is impossible in
     *     every reachable state
     */
    public double update(final double[] observation) {
        if (!EmissionDensity.isFinite(observation)) {
            return Double.NaN;
        }
        predict();
        final double largest = density.logDensities(observation, logDensity);
        double sum = 0;
        for (int i = 0; i < states; i++) {
            joint[i] = predicted[i] * StrictMath.exp(logDensity[i] - largest);
            sum += joint[i];
        }
        final double increment = sum > UNDERFLOW ? scaledStep(largest, sum) : logStep();
        if (Double.isFinite(increment)) {
            started = true;
            observations++;
            logLikelihood += increment;
            return increment;
        }
        return Double.NaN;
    }

    private void predict() {
        if (!started) {
            System.arraycopy(filtered, 0, predicted, 0, states);
            return;
        }
        for (int j = 0; j < states; j++) {
            double sum = 0;
            for (int i = 0; i < states; i++) {
                sum = Math.fma(filtered[i], transition[i * states + j], sum);
            }
            predicted[j] = sum;
        }
    }

    private double scaledStep(final double largest, final double sum) {
        double total = 0;
        for (int i = 0; i < states; i++) {
            filtered[i] = joint[i] / sum;
            total += filtered[i];
        }
        scale(total);
        return largest + StrictMath.log(sum);
    }

    private double logStep() {
        fallbacks++;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < states; i++) {
            logDensity[i] += StrictMath.log(predicted[i]);
            largest = Math.max(largest, logDensity[i]);
        }
        if (!Double.isFinite(largest)) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < states; i++) {
            filtered[i] = StrictMath.exp(logDensity[i] - largest);
            sum += filtered[i];
        }
        scale(sum);
        return largest + StrictMath.log(sum);
    }

    private void scale(final double total) {
        for (int i = 0; i < states; i++) {
            filtered[i] /= total;
        }
    }

    /**
     * @param state state
     * @return filtered probability: of the state at the last observation, given all so far; the initial one before the first
     */
    public double probability(final int state) {
        return filtered[state];
    }

    /**
     * @param target {@code [K]}, receives the filtered probabilities
     */
    public void copyProbabilities(final double[] target) {
        System.arraycopy(filtered, 0, target, 0, states);
    }

    /**
     * One step ahead: the state at the next observation, given all so far.
     *
     * @param target {@code [K]}, written
     */
    public void copyPredicted(final double[] target) {
        predict();
        System.arraycopy(predicted, 0, target, 0, states);
    }

    /** @return the most probable state; the calmer one of equals */
    public int mostProbable() {
        int best = 0;
        for (int i = 1; i < states; i++) {
            if (filtered[i] > filtered[best]) {
                best = i;
            }
        }
        return best;
    }

    /** @return logarithm of the likelihood of all observations */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** @return observations taken since the last reset */
    public long observations() {
        return observations;
    }

    /** @return steps that had to be repeated in logarithms since the last reset */
    public long fallbacks() {
        return fallbacks;
    }
}
