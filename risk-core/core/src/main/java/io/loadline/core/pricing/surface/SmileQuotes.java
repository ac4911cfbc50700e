package io.loadline.core.pricing.surface;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.ImpliedVolatility;
import java.util.Arrays;

/**
 * Last bid and ask of the calls and puts of one underlying and expiry, by strike. Of a strike the option out of the money speaks, puts below the
 * forward and calls from it on; the other one only where that has no usable quote. A quote that is missing, crossed or stale, or has no
 * volatility, does not take part; it is neither repaired nor replaced by an older one. One thread; nothing is allocated once made.
 */
public final class SmileQuotes {
    private final double[] strikes;
    private final double[] bids;
    private final double[] asks;
    private final long[] times;
    private boolean inverse;

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
        bids = new double[2 * strikes.length];
        asks = new double[2 * strikes.length];
        times = new long[2 * strikes.length];
        Arrays.fill(bids, Double.NaN);
        Arrays.fill(asks, Double.NaN);
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
     * @param strike a strike
     * @return its index, negative where it is none of these
     */
    public int indexOf(final double strike) {
        return Arrays.binarySearch(strikes, strike);
    }

    /**
     * Says what prices are in.
     *
     * @param coin true where they are in units of the underlying (inverse options): the forward turns them into the currency of the strike, and
     *     nothing is discounted
     */
    public void inverse(final boolean coin) {
        inverse = coin;
    }

    /**
     * Takes a quote; NaN or zero for a side that is not there.
     *
     * @param index of the strike
     * @param call true for the call, false for the put
     * @param bid best bid
     * @param ask best ask
     * @param timeNs when it came
     */
    public void set(final int index, final boolean call, final double bid, final double ask, final long timeNs) {
        final int place = place(index, call);
        bids[place] = bid;
        asks[place] = ask;
        times[place] = timeNs;
    }

    /**
     * Gives a quote to the quotes of the same strikes, less an amount on both sides.
     *
     * @param index of the strike
     * @param call true for the call
     * @param amount price; NaN for a quote that counts as missing
     * @param into receives it
     */
    public void give(final int index, final boolean call, final double amount, final SmileQuotes into) {
        final int place = place(index, call);
        into.bids[place] = bids[place] - amount;
        into.asks[place] = asks[place] - amount;
        into.times[place] = times[place];
    }

    /** @return middle of bid and ask; NaN where either is missing */
    public double mid(final int index, final boolean call) {
        final int place = place(index, call);
        return 0.5 * (bids[place] + asks[place]);
    }

    /** @return true where prices are in units of the underlying */
    boolean isInverse() {
        return inverse;
    }

    /** @return best bid, NaN or zero where there is none */
    double bid(final int index, final boolean call) {
        return bids[place(index, call)];
    }

    /** @return best ask, NaN or zero where there is none */
    double ask(final int index, final boolean call) {
        return asks[place(index, call)];
    }

    /** @return when the quote came */
    long time(final int index, final boolean call) {
        return times[place(index, call)];
    }

    /**
     * @param index of the strike
     * @param call true for the call
     * @param nowNs time of the fit
     * @param staleNs age that is still allowed
     * @return state of its quote by itself; whether it has a volatility is seen by {@link #volatility}
     */
    public QuoteState state(final int index, final boolean call, final long nowNs, final long staleNs) {
        final int place = place(index, call);
        final double bid = bids[place];
        final double ask = asks[place];
        if (!(bid > 0 && ask > 0 && ask < Double.POSITIVE_INFINITY)) {
            return QuoteState.MISSING;
        }
        if (bid > ask) {
            return QuoteState.CROSSED;
        }
        return nowNs - times[place] > staleNs ? QuoteState.STALE : QuoteState.USABLE;
    }

    /**
     * @param index of the strike
     * @param call true for the call
     * @param forward forward price
     * @param years time to expiry
     * @param discount discount factor of the payment
     * @return volatility of the mid; NaN where there is none
     */
    public double volatility(
            final int index, final boolean call, final double forward, final double years, final double discount) {
        final int place = place(index, call);
        final double mid = undiscounted(0.5 * (bids[place] + asks[place]), forward, discount);
        final double volatility = ImpliedVolatility.of(call, forward, strikes[index], years, mid);
        return volatility > 0 ? volatility : Double.NaN;
    }

    /** Width of the quote in volatility, to first order: ask less bid over the vega at the volatility of the mid. */
    double width(
            final int index,
            final boolean call,
            final double forward,
            final double years,
            final double discount,
            final double volatility) {
        final int place = place(index, call);
        final double vega = Black76.vega(forward, strikes[index], years, volatility, 1);
        return undiscounted(asks[place] - bids[place], forward, discount) / vega;
    }

    private double undiscounted(final double price, final double forward, final double discount) {
        return inverse ? price * forward : price / discount;
    }

    private static int place(final int index, final boolean call) {
        return 2 * index + (call ? 1 : 0);
    }
}
