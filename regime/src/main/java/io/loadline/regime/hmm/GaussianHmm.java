package io.loadline.regime.hmm;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Parameters of a hidden Markov model: a chain of K states, each of which emits an observation of D independent normal components (Rabiner
 * 1989, section II and IV.A). Immutable and always valid: every row sums to one, everything is finite, no variance is below {@link
 * #MIN_VARIANCE}, and states are ordered by volatility, that is by ascending variance of component 0.
 */
public final class GaussianHmm {
    /** Smallest variance accepted, in the squared unit of the observation: a standard deviation of 1e-10. */
    public static final double MIN_VARIANCE = 1e-20;

    /** How far a row of probabilities may be from one. Rows are checked, never silently rescaled. */
    public static final double SUM_TOLERANCE = 1e-9;

    private static final int STATIONARY_SQUARINGS = 64;

    private final int states;
    private final int dimensions;
    private final double[] initial;
    private final double[] transition;
    private final double[] means;
    private final double[] variances;

    /**
     * @param initial {@code [K]} probability of each state at the first observation
     * @param transition {@code [K][K]} probability of the next state (column) given this one (row)
     * @param means {@code [K][D]}
     * @param variances {@code [K][D]}; component 0 ascending over the states
     * @throws IllegalArgumentException if a shape differs, a row does not sum to one, a value is not finite, a variance is too small, or the
     *     states are not ordered
     */
    public GaussianHmm(
            final double[] initial, final double[][] transition, final double[][] means, final double[][] variances) {
        states = initial.length;
        if (states == 0 || means.length != states || means[0].length == 0) {
            throw new IllegalArgumentException("model has " + states + " initial probabilities and " + means.length
                    + " rows of means; expected one of each a state, at least one state and one component");
        }
        dimensions = means[0].length;
        checkShape("transition", transition, states);
        checkShape("means", means, dimensions);
        checkShape("variances", variances, dimensions);
        checkProbabilities("initial", initial);
        for (int i = 0; i < states; i++) {
            checkProbabilities("transition row " + i, transition[i]);
            for (int d = 0; d < dimensions; d++) {
                checkEmission(i, d, means[i][d], variances[i][d]);
            }
            if (i > 0 && variances[i][0] < variances[i - 1][0]) {
                throw new IllegalArgumentException("variance of state " + i + " is " + variances[i][0]
                        + ", below that of state " + (i - 1) + " (" + variances[i - 1][0]
                        + "); expected states in ascending order of the variance of component 0, see ordered()");
            }
        }
        this.initial = initial.clone();
        this.transition = flatten(transition);
        this.means = flatten(means);
        this.variances = flatten(variances);
    }

    /**
     * As the constructor, for states in any order: sorts them by the variance of component 0, then by its mean, highest first.
     *
     * @param initial {@code [K]}
     * @param transition {@code [K][K]}
     * @param means {@code [K][D]}
     * @param variances {@code [K][D]}
     * @return the same model with its states in order
     */
    public static GaussianHmm ordered(
            final double[] initial, final double[][] transition, final double[][] means, final double[][] variances) {
        final Integer[] order = new Integer[initial.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingDouble(i -> variances[i][0])
                        .thenComparing(Comparator.<Integer>comparingDouble(i -> means[i][0])
                                .reversed()));
        final int states = order.length;
        final double[] sortedInitial = new double[states];
        final double[][] sortedTransition = new double[states][states];
        final double[][] sortedMeans = new double[states][];
        final double[][] sortedVariances = new double[states][];
        for (int i = 0; i < states; i++) {
            sortedInitial[i] = initial[order[i]];
            sortedMeans[i] = means[order[i]];
            sortedVariances[i] = variances[order[i]];
            for (int j = 0; j < states; j++) {
                sortedTransition[i][j] = transition[order[i]][order[j]];
            }
        }
        return new GaussianHmm(sortedInitial, sortedTransition, sortedMeans, sortedVariances);
    }

    private void checkShape(final String name, final double[][] matrix, final int columns) {
        if (matrix.length != states) {
            throw new IllegalArgumentException(name + " has " + matrix.length + " rows; expected " + states);
        }
        for (int i = 0; i < states; i++) {
            if (matrix[i].length != columns) {
                throw new IllegalArgumentException(
                        name + " row " + i + " has " + matrix[i].length + " columns; expected " + columns);
            }
        }
    }

    private static void checkProbabilities(final String name, final double[] row) {
        double sum = 0;
        for (final double probability : row) {
            if (!(probability >= 0 && probability <= 1 + SUM_TOLERANCE)) {
                throw new IllegalArgumentException(
                        name + " holds " + probability + "; expected a probability in [0, 1]");
            }
            sum += probability;
        }
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException(name + " sums to " + sum + "; expected 1 within " + SUM_TOLERANCE);
        }
    }

    private static void checkEmission(final int state, final int component, final double mean, final double variance) {
        if (!Double.isFinite(mean)) {
            throw new IllegalArgumentException("mean of state " + state + ", component " + component + " is " + mean
                    + "; expected a finite number");
        }
        if (!(variance >= MIN_VARIANCE) || !Double.isFinite(variance)) {
            throw new IllegalArgumentException("variance of state " + state + ", component " + component + " is "
                    + variance + "; expected a finite number of at least " + MIN_VARIANCE);
        }
    }

    private static double[] flatten(final double[][] matrix) {
        final int columns = matrix[0].length;
        final double[] flat = new double[matrix.length * columns];
        for (int i = 0; i < matrix.length; i++) {
            System.arraycopy(matrix[i], 0, flat, i * columns, columns);
        }
        return flat;
    }

    /** @return number of states K */
    public int states() {
        return states;
    }

    /** @return number of components D of an observation */
    public int dimensions() {
        return dimensions;
    }

    /**
     * @param state state
     * @return probability of the state at the first observation
     */
    public double initial(final int state) {
        return initial[state];
    }

    /**
     * @param from state
     * @param to next state
     * @return probability of the step
     */
    public double transition(final int from, final int to) {
        return transition[from * states + to];
    }

    /**
     * @param state state
     * @param component component of the observation
     * @return mean
     */
    public double mean(final int state, final int component) {
        return means[state * dimensions + component];
    }

    /**
     * @param state state
     * @param component component of the observation
     * @return variance
     */
    public double variance(final int state, final int component) {
        return variances[state * dimensions + component];
    }

    /**
     * Long-run share of each state: the row that every row of the n-step matrix tends to. Found by repeated squaring, so a chain that does not
     * forget its start (reducible or periodic) gives the average over the initial distribution instead of a failure.
     *
     * @return {@code [K]}, sums to one
     */
    public double[] stationary() {
        // Half a step of laziness removes periodicity and keeps the stationary distribution.
        double[][] power = new double[states][states];
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                power[i][j] = 0.5 * transition(i, j) + (i == j ? 0.5 : 0);
            }
        }
        for (int step = 0; step < STATIONARY_SQUARINGS; step++) {
            power = StochasticMatrix.square(power);
        }
        final double[] result = new double[states];
        for (int i = 0; i < states; i++) {
            for (int j = 0; j < states; j++) {
                result[j] += initial[i] * power[i][j];
            }
        }
        return result;
    }
}
