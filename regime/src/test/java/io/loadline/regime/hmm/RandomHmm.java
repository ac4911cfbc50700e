package io.loadline.regime.hmm;

import java.util.SplittableRandom;

/** Random models and series drawn from them. */
final class RandomHmm {
    private RandomHmm() {}

    static GaussianHmm model(final SplittableRandom random, final int states, final int dimensions) {
        final double[][] transition = new double[states][];
        final double[][] means = new double[states][dimensions];
        final double[][] variances = new double[states][dimensions];
        for (int i = 0; i < states; i++) {
            transition[i] = row(random, states);
            for (int d = 0; d < dimensions; d++) {
                means[i][d] = random.nextDouble(-2, 2);
                variances[i][d] = random.nextDouble(0.1, 3);
            }
        }
        return GaussianHmm.ordered(row(random, states), transition, means, variances);
    }

    private static double[] row(final SplittableRandom random, final int size) {
        final double[] row = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            row[i] = random.nextDouble();
            sum += row[i];
        }
        for (int i = 0; i < size; i++) {
            row[i] /= sum;
        }
        return row;
    }

    static double[][] series(final SplittableRandom random, final GaussianHmm model, final int length) {
        final double[][] series = new double[length][model.dimensions()];
        int state = 0;
        for (int t = 0; t < length; t++) {
            state = draw(random, model, state, t);
            for (int d = 0; d < model.dimensions(); d++) {
                final double normal =
                        Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
                series[t][d] = model.mean(state, d) + Math.sqrt(model.variance(state, d)) * normal;
            }
        }
        return series;
    }

    private static int draw(final SplittableRandom random, final GaussianHmm model, final int from, final int time) {
        double left = random.nextDouble();
        for (int i = 0; i < model.states() - 1; i++) {
            left -= time == 0 ? model.initial(i) : model.transition(from, i);
            if (left < 0) {
                return i;
            }
        }
        return model.states() - 1;
    }
}
