package io.loadline.core.pricing.exotic;

import io.loadline.core.math.Normal;

/**
 * The deltas that options on exchange rates are quoted by, and the strikes that belong to them: D. Reiswich and U. Wystup, "A guide to FX
 * options quoting conventions", J. Derivatives 18 (2010). Signed: a put has a negative delta.
 */
public enum FxDelta {
    /** By the spot. */
    SPOT(true, false),

    /** By the forward. */
    FORWARD(false, false),

    /** By the spot, less the premium paid in foreign currency. */
    SPOT_PREMIUM_ADJUSTED(true, true),

    /** By the forward, less the premium paid in foreign currency. */
    FORWARD_PREMIUM_ADJUSTED(false, true);

    private static final int STEPS = 200;
    private static final double WIDE = 12;

    private final boolean spot;
    private final boolean adjusted;

    FxDelta(final boolean spot, final boolean adjusted) {
        this.spot = spot;
        this.adjusted = adjusted;
    }

    /**
     * @param call true for the right to buy the foreign currency
     * @param forward forward rate, positive
     * @param strike strike, positive
     * @param foreignDiscount discount factor of the foreign currency, positive
     * @param total volatility times the square root of time, positive
     * @return delta, signed; NaN for invalid input
     */
    public double delta(
            final boolean call,
            final double forward,
            final double strike,
            final double foreignDiscount,
            final double total) {
        if (!(valid(forward, foreignDiscount, total) && strike > 0 && Double.isFinite(strike))) {
            return Double.NaN;
        }
        final double sign = call ? 1 : -1;
        final double d1 = StrictMath.log(forward / strike) / total + 0.5 * total;
        final double scale = spot ? foreignDiscount : 1;
        return adjusted
                ? sign * scale * strike / forward * Normal.cdf(sign * (d1 - total))
                : sign * scale * Normal.cdf(sign * d1);
    }

    /**
     * Strike of a delta. A premium-adjusted call delta rises and falls again with the strike: the strike on the falling side is meant, which is
     * out of the money.
     *
     * @param call true for a call
     * @param forward forward rate, positive
     * @param delta signed delta
     * @param foreignDiscount discount factor of the foreign currency, positive
     * @param total volatility times the square root of time, positive
     * @return strike; NaN where none has this delta, and for invalid input
     */
    public double strike(
            final boolean call,
            final double forward,
            final double delta,
            final double foreignDiscount,
            final double total) {
        if (!valid(forward, foreignDiscount, total)) {
            return Double.NaN;
        }
        final double sign = call ? 1 : -1;
        final double scale = spot ? foreignDiscount : 1;
        final double probability = sign * delta / scale;
        if (!adjusted) {
            return probability > 0 && probability < 1
                    ? forward * StrictMath.exp(total * (0.5 * total - sign * Normal.quantile(probability)))
                    : Double.NaN;
        }
        double low = call ? highest(forward, total) : forward * StrictMath.exp(-WIDE * total);
        double high = forward * StrictMath.exp(WIDE * total);
        // Beyond its highest point a call's delta falls with the strike; a put's falls all the way, from zero.
        if (!(delta(call, forward, low, foreignDiscount, total) >= delta
                && delta(call, forward, high, foreignDiscount, total) <= delta)) {
            return Double.NaN;
        }
        for (int i = 0; i < STEPS && high - low > 0x1p-52 * high; i++) {
            final double middle = 0.5 * (low + high);
            if (delta(call, forward, middle, foreignDiscount, total) > delta) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static boolean valid(final double forward, final double foreignDiscount, final double total) {
        return forward > 0 && foreignDiscount > 0 && total > 0 && Double.isFinite(forward + foreignDiscount + total);
    }

    /** Strike of the largest premium-adjusted call delta: total N(d2) = n(d2). */
    private static double highest(final double forward, final double total) {
        double low = -WIDE - total;
        double high = WIDE;
        for (int i = 0; i < STEPS && high - low > 0x1p-52; i++) {
            final double d2 = 0.5 * (low + high);
            if (total * Normal.mills(d2) < 1) {
                low = d2;
            } else {
                high = d2;
            }
        }
        return forward * StrictMath.exp(-total * (0.5 * (low + high) + 0.5 * total));
    }
}
