package io.loadline.regime.hmm;

/** Logarithm of the normal density of an observation in each state, with everything that does not depend on it computed once. */
final class EmissionDensity {
    private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

    private final int states;
    private final int dimensions;
    private final double[] means;
    private final double[] halfPrecisions;
    private final double[] logNorms;

    EmissionDensity(final GaussianHmm model) {
        states = model.states();
        dimensions = model.dimensions();
        means = new double[states * dimensions];
        halfPrecisions = new double[states * dimensions];
        logNorms = new double[states];
        for (int i = 0; i < states; i++) {
            for (int d = 0; d < dimensions; d++) {
                means[i * dimensions + d] = model.mean(i, d);
                halfPrecisions[i * dimensions + d] = 0.5 / model.variance(i, d);
                logNorms[i] -= 0.5 * (LOG_TWO_PI + StrictMath.log(model.variance(i, d)));
            }
        }
    }

    /**
     * @param observation {@code D} finite components
     * @param logDensity {@code [K]}, written
     * @return the largest of them
     */
    double logDensities(final double[] observation, final double[] logDensity) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < states; i++) {
            double value = logNorms[i];
            for (int d = 0; d < dimensions; d++) {
                final double deviation = observation[d] - means[i * dimensions + d];
                value -= deviation * deviation * halfPrecisions[i * dimensions + d];
            }
            logDensity[i] = value;
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /** @return true if every component is a finite number */
    static boolean isFinite(final double[] observation) {
        for (final double component : observation) {
            if (!Double.isFinite(component)) {
                return false;
            }
        }
        return true;
    }
}
