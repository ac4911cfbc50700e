package io.loadline.regime.hmm;

/** Square matrices of transition probabilities. Results have rows that sum to one to the last bit or so: rounding is not let to grow. */
public final class StochasticMatrix {
    private static final int SQUARINGS = 20;

    private StochasticMatrix() {}

    /**
     * Transition matrix of a continuous-time chain over one time step, exp(Q h), by scaling and squaring of the first-order step, which keeps
     * every entry a probability (Moler and Van Loan 2003, method 3, with a first-order kernel; relative error below 1e-6 for |Q| h up to 1).
     *
     * @param ratesPerSecond {@code [K][K]} rate of each jump; the diagonal is ignored
     * @param seconds length of the step, positive
     * @return {@code [K][K]} probabilities, rows sum to one
     * @throws IllegalArgumentException if a rate is negative or not finite, or the step is not positive, or so long that the chain would jump
     *     a million times in it
     */
    public static double[][] overStep(final double[][] ratesPerSecond, final double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("time step is " + seconds + " s; expected a positive number");
        }
        final int size = ratesPerSecond.length;
        final double fraction = seconds / (1 << SQUARINGS);
        double[][] power = new double[size][size];
        for (int i = 0; i < size; i++) {
            double leave = 0;
            for (int j = 0; j < size; j++) {
                if (j != i) {
                    final double rate = ratesPerSecond[i][j];
                    if (!(rate >= 0)) {
                        throw new IllegalArgumentException(
                                "rate from state " + i + " to " + j + " is " + rate + "; expected zero or more");
                    }
                    power[i][j] = rate * fraction;
                    leave += power[i][j];
                }
            }
            if (!(leave <= 1)) {
                throw new IllegalArgumentException("state " + i + " is left " + leave / fraction
                        + " times a second; too often for a step of " + seconds + " s");
            }
            power[i][i] = 1 - leave;
        }
        for (int step = 0; step < SQUARINGS; step++) {
            power = square(power);
        }
        return power;
    }

    /**
     * @param matrix {@code [K][K]} probabilities
     * @return probabilities of two steps, each row scaled to sum to one
     */
    static double[][] square(final double[][] matrix) {
        final int size = matrix.length;
        final double[][] result = new double[size][size];
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                double value = 0;
                for (int k = 0; k < size; k++) {
                    value = Math.fma(matrix[i][k], matrix[k][j], value);
                }
                result[i][j] = value;
                sum += value;
            }
            for (int j = 0; j < size; j++) {
                result[i][j] /= sum;
            }
        }
        return result;
    }
}
