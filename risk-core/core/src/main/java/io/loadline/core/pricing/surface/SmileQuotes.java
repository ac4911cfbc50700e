package io.loadline.core.pricing.surface;

import io.loadline.core.pricing.ImpliedVolatility;

/**
 * Last bid and ask of the out-of-the-money options of one underlying and expiry, one a strike: puts below the forward, calls above it; the caller
 * sends the side that is out of the money. A quote that is missing, crossed or stale, or has no volatility, does not take part; it is neither
 * repaired nor replaced by an older one. One thread; nothing is allocated once made.
 */
public final class SmileQuotes {
    private final double[] strikes;
    private final double[] bids;
    private final double[] asks;
    private final long[] times;

    /**
     * @param strikes positive, ascending
     * @throws IllegalArgumentException if they are not
     */
    public SmileQuotes(final double[] strikes) {
        for (int i = 0; i < strikes.length; i++) {
            if (!(strikes[i] > (i == 0 ? 0 : strikes[i - 1]))) {
                throw new IllegalArgumentException(
                        "strikes[" + i + "]: " + strikes[i] + " given; expected positive strikes in ascending order");
            }
        }
        this.strikes = strikes.clone();
        bids = new double[strikes.length];
        asks = new double[strikes.length];
        times = new long[strikes.length];
        java.util.Arrays.fill(bids, Double.NaN);
        java.util.Arrays.fill(asks, Double.NaN);
    }

    /** @return number of strikes */
    public int size() {
        return strikes.length;
    }

    /** @return strike of an index */
    public double strike(final int index) {
        return strikes[index];
    }

    /**
     * Takes a quote; NaN or zero for a side that is not there.
     *
     * @param index of the strike
     * @param bid best bid
     * @param ask best ask
     * @param timeNs when it came
     */
    public void set(final int index, final double bid, final double ask, final long timeNs) {
        bids[index] = bid;
        asks[index] = ask;
        times[index] = timeNs;
    }

    /**
     * @param index of the strike
     * @param nowNs time of the fit
     * @param staleNs age that is still allowed
     * @return state of its quote by itself; whether it has a volatility is seen by {@link #volatility}
     */
    public QuoteState state(final int index, final long nowNs, final long staleNs) {
        final double bid = bids[index];
        final double ask = asks[index];
        if (!(bid > 0 && ask > 0 && ask < Double.POSITIVE_INFINITY)) {
            return QuoteState.MISSING;
        }
        if (bid > ask) {
            return QuoteState.CROSSED;
        }
        return nowNs - times[index] > staleNs ? QuoteState.STALE : QuoteState.USABLE;
    }

    /**
     * @param index of the strike
     * @param forward forward price
     * @param years time to expiry
     * @param discount discount factor of the payment
     * @return volatility of the mid; NaN where there is none
     */
    public double volatility(final int index, final double forward, final double years, final double discount) {
        return implied(index, 0.5 * (bids[index] + asks[index]), forward, years, discount);
    }

    /** Width of the quote in volatility; NaN where a side has none. */
    double width(final int index, final double forward, final double years, final double discount) {
        return implied(index, asks[index], forward, years, discount)
                - implied(index, bids[index], forward, years, discount);
    }

    private double implied(
            final int index, final double price, final double forward, final double years, final double discount) {
        final double strike = strikes[index];
        final double volatility = ImpliedVolatility.of(strike >= forward, forward, strike, years, price / discount);
        return volatility > 0 ? volatility : Double.NaN;
    }
}
