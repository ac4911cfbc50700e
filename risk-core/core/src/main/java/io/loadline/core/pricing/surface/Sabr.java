package io.loadline.core.pricing.surface;

/**
 * The SABR smile: P. Hagan, D. Kumar, A. Lesniewski and D. Woodward, "Managing smile risk", Wilmott 2002, eq. 2.17 (the Black volatility). An
 * expansion in time: good for nu^2 T well below one; far from the money the density it implies can be negative.
 *
 * @param alpha level of volatility, positive
 * @param beta power of the forward, 0 to 1
 * @param rho correlation of forward and volatility, between -1 and 1
 * @param nu volatility of volatility, not negative
 */
public record Sabr(double alpha, double beta, double rho, double nu) {
    /** z below which z / x(z) is its series: the next term is below a unit in the last place. */
    private static final double SMALL = 1e-4;

    /**
     * @param forward forward price, positive
     * @param strike strike, positive
     * @param years time to expiry, not negative
     * @return Black volatility a year; NaN for invalid input
     */
    public double blackVolatility(final double forward, final double strike, final double years) {
        if (!(forward > 0 && strike > 0 && isValid(years))) {
            return Double.NaN;
        }
        final double power = 1 - beta;
        final double middle = StrictMath.exp(0.5 * power * (StrictMath.log(forward) + StrictMath.log(strike)));
        final double k = StrictMath.log(forward / strike);
        final double square = power * power * k * k;
        final double spread = 1 + square / 24 + square * square / 1920;
        final double z = nu / alpha * middle * k;
        final double growth = power * power / 24 * alpha * alpha / (middle * middle)
                + 0.25 * rho * beta * nu * alpha / middle
                + (2 - 3 * rho * rho) / 24 * nu * nu;
        return alpha / (middle * spread) * ratio(z) * (1 + growth * years);
    }

    private boolean isValid(final double years) {
        return years >= 0 && alpha > 0 && beta >= 0 && beta <= 1 && Math.abs(rho) < 1 && nu >= 0;
    }

    /**
     * The volatility of Bachelier's model, by the expansion of the same paper (appendix B). With a beta of zero forward and strike may be negative;
     * otherwise both are positive, as after a shift.
     *
     * @param forward forward price
     * @param strike strike
     * @param years time to expiry, not negative
     * @return normal volatility a year, in units of the forward; NaN for invalid input
     */
    public double normalVolatility(final double forward, final double strike, final double years) {
        if (!isValid(years) || !(beta == 0 || (forward > 0 && strike > 0))) {
            return Double.NaN;
        }
        final double wings = (2 - 3 * rho * rho) / 24 * nu * nu;
        if (beta == 0) {
            return alpha * ratio(nu / alpha * (forward - strike)) * (1 + wings * years);
        }
        final double power = 1 - beta;
        final double logarithms = 0.5 * (StrictMath.log(forward) + StrictMath.log(strike));
        final double middle = StrictMath.exp(power * logarithms);
        final double k = StrictMath.log(forward / strike);
        final double square = k * k;
        final double part = power * power * square;
        final double spread = (1 + square / 24 + square * square / 1920) / (1 + part / 24 + part * part / 1920);
        final double growth = -beta * (2 - beta) / 24 * alpha * alpha / (middle * middle)
                + 0.25 * rho * beta * nu * alpha / middle
                + wings;
        return alpha
                * StrictMath.exp(beta * logarithms)
                * spread
                * ratio(nu / alpha * middle * k)
                * (1 + growth * years);
    }

    /** z / x(z), where x(z) = ln((sqrt(1 - 2 rho z + z^2) + z - rho) / (1 - rho)). */
    private double ratio(final double z) {
        if (Math.abs(z) < SMALL) {
            return 1 + z * (-0.5 * rho + z * ((2 - 3 * rho * rho) / 12 + z * rho * (5 - 6 * rho * rho) / 24));
        }
        final double root = Math.sqrt(1 + z * (z - 2 * rho));
        // (root + z - rho) / (1 - rho) - 1, without cancellation near zero and far to the left.
        final double excess = z + z * (z - 2 * rho) / (root + 1);
        final double x = z > 0 || excess > -0.5 * (1 - rho)
                ? StrictMath.log1p(excess / (1 - rho))
                : StrictMath.log((1 + rho) / (root - z + rho));
        return z / x;
    }
}
