package io.loadline.core.pricing.exotic;

/**
 * European options where the variance reverts to a mean and the spot also jumps: D. Bates, "Jumps and stochastic volatility", Review of Financial
 * Studies 9 (1996). The characteristic function is that of {@link HestonModel} times that of the jumps of {@link MertonJumpDiffusion}, from
 * which the drift that they add is taken off.
 *
 * @param heston the diffusion
 * @param intensity mean number of jumps a year, not negative
 * @param meanLogJump mean of the logarithm of one jump
 * @param jumpVolatility standard deviation of the logarithm of one jump, not negative
 */
public record BatesModel(HestonModel heston, double intensity, double meanLogJump, double jumpVolatility) {
    /**
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @return value, about eleven digits; NaN for invalid input
     */
    public double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years) {
        final boolean valid = heston.isValid(spot, strike, rate, dividendYield, years)
                && intensity >= 0
                && jumpVolatility >= 0
                && Double.isFinite(intensity + meanLogJump + jumpVolatility);
        if (!valid) {
            return Double.NaN;
        }
        if (heston.volatilityOfVariance() == 0) {
            return new MertonJumpDiffusion(heston.certainVolatility(years), intensity, meanLogJump, jumpVolatility)
                    .price(call, spot, strike, rate, dividendYield, years);
        }
        final double forward = spot * StrictMath.exp((rate - dividendYield) * years);
        return LewisIntegral.price(
                call, forward, strike, StrictMath.exp(-rate * years), (re, im, into) -> transform(re, im, years, into));
    }

    private void transform(final double re, final double im, final double years, final double[] into) {
        heston.transform(re, im, years, into);
        final double square = jumpVolatility * jumpVolatility;
        final double size = StrictMath.exp(-im * meanLogJump - 0.5 * square * (re * re - im * im));
        final double angle = re * meanLogJump - square * re * im;
        final double growth = StrictMath.expm1(meanLogJump + 0.5 * square);
        // exp(t intensity (E exp(i u J) - 1 - i u E(exp(J) - 1))), with i u = -im + i re
        final double exponent = intensity * years * (size * StrictMath.cos(angle) - 1 + im * growth);
        final double turn = intensity * years * (size * StrictMath.sin(angle) - re * growth);
        final double modulus = StrictMath.exp(exponent);
        final double jumpRe = modulus * StrictMath.cos(turn);
        final double jumpIm = modulus * StrictMath.sin(turn);
        final double real = into[0];
        into[0] = real * jumpRe - into[1] * jumpIm;
        into[1] = real * jumpIm + into[1] * jumpRe;
    }
}
