package io.loadline.core.pricing.american;

/** The naive twin: a binomial tree of J. Cox, S. Ross and M. Rubinstein (1979). */
final class Trees {
    private Trees() {}

    /** Mean of an even and an odd tree. */
    static double smoothed(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility,
            final int steps) {
        return 0.5
                * (price(call, spot, strike, rate, yield, years, volatility, steps, 1)
                        + price(call, spot, strike, rate, yield, years, volatility, steps + 1, 1));
    }

    /** A tree where exercise is allowed at every so many steps. */
    static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility,
            final int steps,
            final int every) {
        final double dt = years / steps;
        final double up = StrictMath.exp(volatility * Math.sqrt(dt));
        final double probability = (StrictMath.exp((rate - yield) * dt) - 1 / up) / (up - 1 / up);
        final double discount = StrictMath.exp(-rate * dt);
        final double sign = call ? 1 : -1;
        final double[] value = new double[steps + 1];
        for (int n = steps; n >= 0; n--) {
            for (int j = 0; j <= n; j++) {
                final double payoff = Math.max(sign * (spot * StrictMath.pow(up, 2 * j - n) - strike), 0);
                final double held =
                        n == steps ? 0 : discount * (probability * value[j + 1] + (1 - probability) * value[j]);
                final boolean allowed = n == steps || (n > 0 && n % every == 0);
                value[j] = allowed ? Math.max(held, payoff) : held;
            }
        }
        return value[0];
    }
}
