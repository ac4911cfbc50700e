package io.loadline.core.pricing.exotic;

/**
 * European options on a Brownian motion whose clock is a gamma process: D. Madan, P. Carr and E. Chang, "The variance gamma process and option
 * pricing", European Finance Review 2 (1998), by the {@link LewisIntegral} of its characteristic function (eq. 7).
 *
 * @param volatility of the Brownian motion, positive
 * @param clockVariance variance of the clock a year, positive
 * @param drift of the Brownian motion
 */
public record VarianceGammaModel(double volatility, double clockVariance, double drift) {
    /**
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @return value; NaN for invalid input, or where the spot has no mean
     */
    public double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years) {
        final double mean = 1 - drift * clockVariance - 0.5 * volatility * volatility * clockVariance;
        final boolean valid = spot > 0
                && strike > 0
                && years > 0
                && volatility > 0
                && clockVariance > 0
                && mean > 0
                && Double.isFinite(spot + strike + rate + dividendYield + years + volatility + clockVariance + drift);
        if (!valid) {
            return Double.NaN;
        }
        final double forward = spot * StrictMath.exp((rate - dividendYield) * years);
        final double compensator = StrictMath.log(mean) / clockVariance;
        return LewisIntegral.price(
                call,
                forward,
                strike,
                StrictMath.exp(-rate * years),
                (re, im, into) -> transform(re, im, years, compensator, into));
    }

    private void transform(
            final double re, final double im, final double years, final double compensator, final double[] into) {
        // 1 - i u theta nu + sigma^2 nu u^2 / 2
        final double square = 0.5 * volatility * volatility * clockVariance;
        final double baseRe = 1 + im * drift * clockVariance + square * (re * re - im * im);
        final double baseIm = -re * drift * clockVariance + square * 2 * re * im;
        final double power = -years / clockVariance;
        final double logSize = 0.5 * StrictMath.log(baseRe * baseRe + baseIm * baseIm);
        final double modulus = StrictMath.exp(power * logSize - im * compensator * years);
        final double angle = power * StrictMath.atan2(baseIm, baseRe) + re * compensator * years;
        into[0] = modulus * StrictMath.cos(angle);
        into[1] = modulus * StrictMath.sin(angle);
    }
}
