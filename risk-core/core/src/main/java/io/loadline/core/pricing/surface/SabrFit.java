package io.loadline.core.pricing.surface;

/**
 * Fits {@link Sabr} to Black volatilities with beta held: weighted least squares over ln(alpha), atanh(rho) and ln(nu), without derivatives. One
 * object for one thread.
 */
public final class SabrFit {
    /** Points that three parameters need. */
    public static final int LEAST_POINTS = 3;

    private static final int MOST_STEPS = 2_000;
    private static final double[] STEPS = {0.2, 0.3, 0.4};

    private final NelderMead search = new NelderMead(3);
    private final double[] place = new double[3];
    private double error;

    /**
     * @param forward forward price, positive
     * @param years time to expiry, positive
     * @param beta power of the forward, held
     * @param strikes positive
     * @param volatilities Black volatilities, of the same length
     * @param weights not negative, of the same length
     * @param count points used, from the first
     * @return the best smile found; null for too few points or if the search did not settle
     */
    public Sabr fit(
            final double forward,
            final double years,
            final double beta,
            final double[] strikes,
            final double[] volatilities,
            final double[] weights,
            final int count) {
        if (count < LEAST_POINTS) {
            return null;
        }
        int nearest = 0;
        for (int i = 1; i < count; i++) {
            if (Math.abs(strikes[i] - forward) < Math.abs(strikes[nearest] - forward)) {
                nearest = i;
            }
        }
        place[0] = StrictMath.log(volatilities[nearest]) + (1 - beta) * StrictMath.log(forward);
        place[1] = 0;
        place[2] = StrictMath.log(0.5);
        error = search.minimise(
                x -> squaredError(x, forward, years, beta, strikes, volatilities, weights, count),
                place,
                STEPS,
                MOST_STEPS);
        return search.isConverged() && Double.isFinite(error) ? smile(place, beta) : null;
    }

    /** @return weighted mean square error of the last fit, in volatility */
    public double error() {
        return error;
    }

    private static Sabr smile(final double[] x, final double beta) {
        return new Sabr(StrictMath.exp(x[0]), beta, StrictMath.tanh(x[1]), StrictMath.exp(x[2]));
    }

    private static double squaredError(
            final double[] x,
            final double forward,
            final double years,
            final double beta,
            final double[] strikes,
            final double[] volatilities,
            final double[] weights,
            final int count) {
        final Sabr smile = smile(x, beta);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            final double miss = smile.blackVolatility(forward, strikes[i], years) - volatilities[i];
            sum += weights[i] * miss * miss;
            weight += weights[i];
        }
        return sum / weight;
    }
}
