package io.loadline.varengine.dependence;

/**
 * Exponentially weighted covariance with mean zero: RiskMetrics Technical Document (1996), equation 5.3, C(t+1) = lambda C(t) + (1 - lambda) r(t)
 * r(t)'. Has state; one thread.
 */
public final class EwmaCovariance {
    private final double lambda;
    private final double[][] covariance;

    /**
     * Starts at a covariance.
     *
     * @param lambda weight of the past, above 0 and below 1
     * @param start symmetric start, such as the sample covariance of the first observations
     */
    public EwmaCovariance(final double lambda, final double[][] start) {
        this.lambda = Checks.between("lambda", lambda, 0, 1);
        Checks.symmetric("start", start);
        covariance = new double[start.length][];
        for (int i = 0; i < start.length; i++) {
            covariance[i] = start[i].clone();
        }
    }

    /**
     * Takes in one observation.
     *
     * @param returns one return a series, all finite
     */
    public void update(final double[] returns) {
        if (returns.length != covariance.length) {
            throw new IllegalArgumentException(
                    "returns: " + returns.length + " values given; expected " + covariance.length);
        }
        for (int i = 0; i < returns.length; i++) {
            if (!Double.isFinite(returns[i])) {
                throw new IllegalArgumentException(
                        "returns[" + i + "]: " + returns[i] + " given; expected a finite number");
            }
        }
        for (int i = 0; i < returns.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = Math.fma(lambda, covariance[i][j], (1 - lambda) * returns[i] * returns[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
    }

    /** Returns a copy of the covariance after the last observation: the forecast for the next. */
    public double[][] covariance() {
        final double[][] copy = new double[covariance.length][];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = covariance[i].clone();
        }
        return copy;
    }

    /** Returns the correlation after the last observation. */
    public double[][] correlation() {
        return Covariance.toCorrelation(covariance);
    }
}
