package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;

/**
 * European options where the spot also jumps: R. Merton, "Option pricing when underlying stock returns are discontinuous", J. Financial Economics
 * 3 (1976), eq. 19. The price is the mean of Black-Scholes prices over the number of jumps.
 *
 * @param volatility of the diffusion alone, a year, not negative
 * @param intensity mean number of jumps a year, not negative
 * @param meanLogJump mean of the logarithm of one jump
 * @param jumpVolatility standard deviation of the logarithm of one jump, not negative
 */
public record MertonJumpDiffusion(double volatility, double intensity, double meanLogJump, double jumpVolatility) {
    private static final int MOST_JUMPS = 2_000;
    private static final double NEGLIGIBLE = 1e-18;

    /**
     * The model of a total volatility, a share of whose variance comes from jumps without a mean.
     *
     * @param totalVolatility a year, not negative
     * @param intensity jumps a year, positive
     * @param share of the variance that comes from jumps, 0 to 1
     * @return the model, which has no price for invalid input
     */
    public static MertonJumpDiffusion ofShare(
            final double totalVolatility, final double intensity, final double share) {
        final double variance = totalVolatility * totalVolatility * share / intensity;
        return new MertonJumpDiffusion(
                totalVolatility * Math.sqrt(1 - share), intensity, -0.5 * variance, Math.sqrt(variance));
    }

    /**
     * @param call true for a call
     * @param spot price of the underlying, not negative
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @return value; NaN for invalid input
     */
    public double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years) {
        final boolean valid = volatility >= 0
                && intensity >= 0
                && jumpVolatility >= 0
                && years >= 0
                && Double.isFinite(volatility + intensity + meanLogJump + jumpVolatility + rate + dividendYield);
        if (!valid) {
            return Double.NaN;
        }
        if (years == 0 || intensity == 0) {
            return BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        }
        final double square = jumpVolatility * jumpVolatility;
        final double growth = meanLogJump + 0.5 * square;
        final double compensator = intensity * StrictMath.expm1(growth);
        final double mean = intensity * years * StrictMath.exp(growth);
        // The discount factor of a term is not that of the option: it belongs to the rate that the jumps have moved.
        double logWeight = -mean;
        double sum = 0;
        for (int n = 0; n < MOST_JUMPS; n++) {
            final double termRate = rate - compensator + n * growth / years;
            final double termVolatility = Math.sqrt(volatility * volatility + n * square / years);
            final double weight = StrictMath.exp(logWeight);
            sum += weight * BlackScholes.price(call, spot, strike, termRate, dividendYield, years, termVolatility);
            if (n > mean && weight < NEGLIGIBLE) {
                break;
            }
            logWeight += StrictMath.log(mean / (n + 1));
        }
        return sum;
    }
}
