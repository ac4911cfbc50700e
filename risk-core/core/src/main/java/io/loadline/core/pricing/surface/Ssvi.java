package io.loadline.core.pricing.surface;

/**
 * A whole surface with one tilt, SSVI with the power-law curvature phi = eta / (theta^gamma (1 + theta)^(1 - gamma)): Gatheral and Jacquier (2014),
 * eq. 4.1 and 4.5. A smile is known by its at-the-money total variance theta.
 *
 * @param rho tilt, between -1 and 1
 * @param eta level of curvature, positive
 * @param gamma decay of curvature with theta, 0 to 1
 */
public record Ssvi(double rho, double eta, double gamma) {
    /** @return curvature at an at-the-money total variance */
    public double phi(final double theta) {
        return eta
                / (StrictMath.exp(gamma * StrictMath.log(theta))
                        * StrictMath.exp((1 - gamma) * StrictMath.log1p(theta)));
    }

    /** @return total variance at a log-moneyness of the smile with at-the-money total variance theta */
    public double totalVariance(final double theta, final double k) {
        final double phi = phi(theta);
        final double x = phi * k + rho;
        return 0.5 * theta * (1 + rho * phi * k + Math.sqrt(x * x + 1 - rho * rho));
    }

    /** @return true if theorem 4.2 rules butterfly arbitrage out: theta phi (1 + |rho|) below 4, theta phi^2 (1 + |rho|) at most 4 */
    public boolean isButterflyFree(final double theta) {
        final double phi = phi(theta);
        final double tilt = 1 + Math.abs(rho);
        return theta * phi * tilt < 4 && theta * phi * phi * tilt <= 4;
    }

    /** @return the smile at an at-the-money total variance, in raw parameters */
    public Svi smile(final double theta) {
        return Svi.ofNatural(0, 0, rho, theta, phi(theta));
    }
}
