package io.loadline.core.pricing;

/**
 * Why a price has a Black volatility, or none. The volatility itself is NaN for every outcome but {@link #SOLVED} and {@link #INTRINSIC};
 * this names the reason for a message, off the tick path or on it.
 */
public enum ImpliedOutcome {
    /** A positive, finite volatility gives the price. */
    SOLVED("a volatility gives the price"),

    /** The price is the intrinsic value: the volatility is zero. */
    INTRINSIC("the price is the intrinsic value, volatility zero"),

    /** An input is NaN. */
    NOT_A_NUMBER("an input is NaN"),

    /** Forward or strike are not positive and finite. */
    BAD_CONTRACT("forward and strike must be positive and finite"),

    /** The option has expired or does so now. */
    ZERO_EXPIRY("no time is left to expiry"),

    /** The price is negative. */
    NEGATIVE_PRICE("the price is negative"),

    /** The price is less than the intrinsic value. */
    BELOW_INTRINSIC("the price is below the intrinsic value"),

    /** The price equals the bound that it would reach with infinite volatility. */
    NOT_ATTAINABLE("the price is its upper bound: no finite volatility"),

    /** The price is above the forward of a call, or the strike of a put. */
    ABOVE_MAXIMUM("the price is above its upper bound");

    private final String text;

    ImpliedOutcome(final String text) {
        this.text = text;
    }

    /** @return the reason, in words */
    public String text() {
        return text;
    }

    /**
     * @param call true for a call, false for a put
     * @param forward forward or futures price
     * @param strike strike
     * @param years time to expiry
     * @param undiscountedPrice price over the discount factor
     * @return what {@link ImpliedVolatility#of} finds for these
     */
    public static ImpliedOutcome of(
            final boolean call,
            final double forward,
            final double strike,
            final double years,
            final double undiscountedPrice) {
        if (Double.isNaN(forward + strike + years + undiscountedPrice)) {
            return NOT_A_NUMBER;
        }
        if (!(forward > 0 && strike > 0 && forward + strike < Double.POSITIVE_INFINITY)) {
            return BAD_CONTRACT;
        }
        if (!(years > 0)) {
            return ZERO_EXPIRY;
        }
        if (undiscountedPrice < 0) {
            return NEGATIVE_PRICE;
        }
        final double intrinsic = Math.max(call ? forward - strike : strike - forward, 0);
        final double bound = call ? forward : strike;
        if (undiscountedPrice < intrinsic) {
            return BELOW_INTRINSIC;
        }
        if (undiscountedPrice >= bound) {
            return undiscountedPrice == bound ? NOT_ATTAINABLE : ABOVE_MAXIMUM;
        }
        return undiscountedPrice == intrinsic ? INTRINSIC : SOLVED;
    }
}
