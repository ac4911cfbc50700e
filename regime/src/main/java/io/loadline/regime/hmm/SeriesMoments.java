package io.loadline.regime.hmm;

/** Mean and variance of each component of a series. */
final class SeriesMoments {
    private final double[] means;
    private final double[] variances;

    SeriesMoments(final double[][] observations) {
        final int dimensions = observations[0].length;
        means = new double[dimensions];
        variances = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            for (final double[] observation : observations) {
                sum += observation[d];
            }
            means[d] = sum / observations.length;
            double squares = 0;
            for (final double[] observation : observations) {
                final double deviation = observation[d] - means[d];
                squares += deviation * deviation;
            }
            variances[d] = squares / observations.length;
            if (!(variances[d] >= GaussianHmm.MIN_VARIANCE) || !Double.isFinite(variances[d])) {
                throw new IllegalArgumentException("component " + d + " of the series has variance " + variances[d]
                        + "; expected one that changes and can be squared");
            }
        }
    }

    int dimensions() {
        return means.length;
    }

    double mean(final int component) {
        return means[component];
    }

    double variance(final int component) {
        return variances[component];
    }

    double deviation(final int component) {
        return Math.sqrt(variances[component]);
    }
}
