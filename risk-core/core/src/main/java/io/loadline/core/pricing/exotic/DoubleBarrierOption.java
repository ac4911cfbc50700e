package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.BlackScholes;

/**
 * Options that end, or begin, when the spot touches either of two barriers, watched without a break: M. Ikeda and N. Kunitomo, "Pricing options
 * with curved boundaries", Mathematical Finance 2 (1992), with flat barriers; E. Haug (2007), ch. 4.17.3. Without rebate. The path is mirrored at both
 * barriers again and again; the images fade with the square of their distance.
 */
public final class DoubleBarrierOption {
    private static final int MOST_IMAGES = 2_000;
    private static final double FAR = 9;

    private DoubleBarrierOption() {}

    /**
     * @param in true if the option begins at a barrier, false if it ends there
     * @param call true for a call
     * @param spot price of the underlying, positive; no barrier has been touched before now
     * @param strike strike, positive
     * @param lower lower barrier, positive
     * @param upper upper barrier, above the lower
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return value; NaN for invalid input
     */
    public static double price(
            final boolean in,
            final boolean call,
            final double spot,
            final double strike,
            final double lower,
            final double upper,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot > 0
                && strike > 0
                && lower > 0
                && upper > lower
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + upper + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final double plain = BlackScholes.price(call, spot, strike, rate, dividendYield, years, volatility);
        final double carry = rate - dividendYield;
        final double end = spot * StrictMath.exp(carry * years);
        final double out;
        if (spot <= lower || spot >= upper) {
            out = 0;
        } else if (volatility * Math.sqrt(years) == 0) {
            out = end <= lower || end >= upper ? 0 : plain;
        } else {
            final double from = call ? Math.max(strike, lower) : lower;
            final double to = call ? upper : Math.min(strike, upper);
            final double sign = call ? 1 : -1;
            final double asset = spot * StrictMath.exp(-dividendYield * years);
            final double cash = strike * StrictMath.exp(-rate * years);
            final double gain = asset * alive(spot, from, to, lower, upper, carry, 1, years, volatility)
                    - cash * alive(spot, from, to, lower, upper, carry, 0, years, volatility);
            out = from < to ? Math.clamp(sign * gain, 0, plain) : 0;
        }
        return in ? plain - out : out;
    }

    /** Probability to end between two levels without a touch, in the measure of the money market (share 0) or of the underlying (share 1). */
    private static double alive(
            final double spot,
            final double from,
            final double to,
            final double lower,
            final double upper,
            final double carry,
            final int share,
            final double years,
            final double volatility) {
        final double drift = carry + (share - 0.5) * volatility * volatility;
        final double total = volatility * Math.sqrt(years);
        final double power = 2 * drift / (volatility * volatility);
        final double width = StrictMath.log(upper / lower);
        final double toLower = StrictMath.log(lower / spot);
        final double low = StrictMath.log(from / spot) - drift * years;
        final double high = StrictMath.log(to / spot) - drift * years;
        // An image is moved by 2 n widths, its weight is exp(power times half the move): what matters lies about the
        // mean.
        final int images = (int) Math.min(MOST_IMAGES, 2 + Math.ceil((FAR * total + Math.abs(drift) * years) / width));
        double sum = 0;
        for (int n = -images; n <= images; n++) {
            final double direct = 2 * n * width;
            final double mirrored = 2 * toLower - direct;
            sum += weighted(0.5 * power * direct, (low - direct) / total, (high - direct) / total)
                    - weighted(0.5 * power * mirrored, (low - mirrored) / total, (high - mirrored) / total);
        }
        return sum;
    }

    /** exp(exponent) (N(to) - N(from)), by logarithms in the tails. */
    private static double weighted(final double exponent, final double from, final double to) {
        return from > 0
                ? StrictMath.exp(exponent + Normal.logCdf(-from)) - StrictMath.exp(exponent + Normal.logCdf(-to))
                : StrictMath.exp(exponent + Normal.logCdf(to)) - StrictMath.exp(exponent + Normal.logCdf(from));
    }
}
