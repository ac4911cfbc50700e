package io.loadline.core.rates;

/**
 * Zero-bond prices of the two classic one-factor short-rate models, dr = a (b - r) dt + noise. Formulas: D. Brigo and F. Mercurio, "Interest
 * Rate Models: Theory and Practice", sections 3.2.1 and 3.2.3.
 */
public final class ShortRate {
    private ShortRate() {}

    /**
     * O. Vasicek, "An equilibrium characterization of the term structure", J. Financial Economics 5 (1977): noise sigma dW. Rates may turn
     * negative.
     *
     * @param reversion speed a, not negative
     * @param level long-run mean b
     * @param volatility sigma a year, not negative
     * @param rate short rate now
     * @param years to maturity, not negative
     * @return discount factor
     */
    public static double vasicek(
            final double reversion,
            final double level,
            final double volatility,
            final double rate,
            final double years) {
        final double a = Require.notNegative("reversion", reversion);
        Require.finite("level", level);
        final double variance = square(Require.notNegative("volatility", volatility));
        Require.finite("rate", rate);
        Require.notNegative("years", years);
        final double x = a * years;
        final double b = x == 0 ? years : -StrictMath.expm1(-x) / a;
        final double mean = level * (years - b) + rate * b;
        return StrictMath.exp(variance * years * years * years * varianceShape(x) - mean);
    }

    /** Half the variance of the integrated rate over sigma^2 T^3: (x - 2 (1 - e^-x) + (1 - e^-2x) / 2) / (2 x^3), 1/6 at zero. */
    private static double varianceShape(final double x) {
        if (x > 0.5) {
            return (x + 2 * StrictMath.expm1(-x) - 0.5 * StrictMath.expm1(-2 * x)) / (2 * x * x * x);
        }
        double sum = 0;
        double power = 1.0 / 6;
        double doubled = 4;
        for (int n = 3; n < 24; n++) {
            sum += power * (doubled - 2);
            power *= -x / (n + 1);
            doubled *= 2;
        }
        return 0.5 * sum;
    }

    /**
     * J. Cox, J. Ingersoll and S. Ross, "A theory of the term structure of interest rates", Econometrica 53 (1985): noise sigma sqrt(r) dW.
     * Rates do not turn negative, and stay positive when 2 a b is at least sigma squared.
     *
     * @param reversion speed a, not negative
     * @param level long-run mean b, not negative
     * @param volatility sigma, positive
     * @param rate short rate now, not negative
     * @param years to maturity, not negative
     * @return discount factor
     */
    public static double coxIngersollRoss(
            final double reversion,
            final double level,
            final double volatility,
            final double rate,
            final double years) {
        final double a = Require.notNegative("reversion", reversion);
        Require.notNegative("level", level);
        final double variance = square(Require.positive("volatility", volatility));
        Require.notNegative("rate", rate);
        final double t = Require.notNegative("years", years);
        final double h = Math.sqrt(a * a + 2 * variance);
        // Scaled by exp(-h t), so that a long maturity does not overflow.
        final double shrink = StrictMath.exp(-h * t);
        final double bottom = 2 * h * shrink + (a + h) * -StrictMath.expm1(-h * t);
        final double slope = 2 * -StrictMath.expm1(-h * t) / bottom;
        final double logarithm = StrictMath.log(2 * h / bottom) + 0.5 * (a - h) * t;
        return StrictMath.exp(2 * a * level / variance * logarithm - slope * rate);
    }

    private static double square(final double x) {
        return x * x;
    }
}
