package io.loadline.core.pricing.surface;

/**
 * The raw SVI smile of one expiry, w(k) = a + b (rho (k - m) + sqrt((k - m)^2 + sigma^2)): J. Gatheral and A. Jacquier, "Arbitrage-free SVI
 * volatility surfaces", Quantitative Finance 14 (2014), eq. 3.1.
 *
 * @param a level of total variance
 * @param b slope of the wings, not negative
 * @param rho tilt, between -1 and 1
 * @param m shift in log-moneyness
 * @param sigma roundness at the bottom, positive
 */
public record Svi(double a, double b, double rho, double m, double sigma) {
    private static final double GRID_STEP = 0.01;
    private static final double GRID_END = 3;

    /**
     * Parameters that traders read: Gatheral and Jacquier, eq. 3.5.
     *
     * @param v at-the-money variance a year
     * @param psi at-the-money skew
     * @param p slope of the left wing
     * @param c slope of the right wing
     * @param vtilde least variance a year
     */
    public record JumpWings(double v, double psi, double p, double c, double vtilde) {}

    private SviCurve curve() {
        return new SviCurve(a, b, rho, m, sigma);
    }

    /** @return true if the parameters are in their ranges and no total variance is negative */
    public boolean isValid() {
        return curve().isValid();
    }

    /** @return total variance at a log-moneyness */
    public double totalVariance(final double k) {
        return curve().totalVariance(k);
    }

    /** @return derivative of total variance by log-moneyness */
    public double slope(final double k) {
        return curve().slope(k);
    }

    /** @return second derivative of total variance by log-moneyness */
    public double curvature(final double k) {
        return curve().curvature(k);
    }

    /**
     * Density of the spot at expiry up to a positive factor; butterflies are free of arbitrage where it is not negative (eq. 2.1):
     *
     * <pre>g = (1 - k w' / (2 w))^2 - w'^2 / 4 (1 / w + 1/4) + w'' / 2</pre>
     *
     * @param k log-moneyness
     * @return g(k)
     */
    public double density(final double k) {
        return curve().density(k);
    }

    /**
     * Looks for butterfly arbitrage on a grid of one hundredth over three units of log-moneyness to both sides, and in the wings by R. Lee's
     * bound: total variance may not grow faster than 2 |k|.
     *
     * @return true if none was found
     */
    public boolean isButterflyFree() {
        if (!isValid() || b * (1 + Math.abs(rho)) > 2) {
            return false;
        }
        final int steps = (int) Math.round(GRID_END / GRID_STEP);
        for (int i = -steps; i <= steps; i++) {
            if (!(density(i * GRID_STEP) >= 0)) {
                return false;
            }
        }
        return true;
    }

    /** @return volatility a year at a log-moneyness, for a time to expiry in years */
    public double volatility(final double k, final double years) {
        return Math.sqrt(totalVariance(k) / years);
    }

    /** @return the parameters that traders read, for a time to expiry in years */
    public JumpWings jumpWings(final double years) {
        final double w = totalVariance(0);
        final double root = Math.sqrt(w);
        final double psi = 0.5 * b / root * (rho - m / Math.sqrt(m * m + sigma * sigma));
        final double least = a + b * sigma * Math.sqrt(1 - rho * rho);
        return new JumpWings(w / years, psi, b * (1 - rho) / root, b * (1 + rho) / root, least / years);
    }

    /** @return the raw parameters of the natural ones of eq. 3.2, with omega and zeta positive */
    public static Svi ofNatural(
            final double delta, final double mu, final double rho, final double omega, final double zeta) {
        final double root = Math.sqrt(1 - rho * rho);
        return new Svi(delta + 0.5 * omega * (1 - rho * rho), 0.5 * omega * zeta, rho, mu - rho / zeta, root / zeta);
    }
}
