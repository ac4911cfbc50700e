package io.loadline.core.pricing.surface;

/**
 * The forward price of an expiry from put-call parity: a call less a put of one strike is the discounted forward less the strike, whatever the
 * volatility (Stoll 1969). Of an inverse option, priced in its underlying, the difference is {@code 1 - K / F}.
 *
 * <p>The strikes nearest to the money with two-sided quotes of both speak, each for the interval that its bids and asks allow: {@code [K + (bid of
 * the call - ask of the put) / D, K + (ask of the call - bid of the put) / D]}. The forward is the median of the middles, weighted by one over the
 * width of the interval, and then the mean of those whose interval holds the median, weighted by one over the squared width: a quote that is far off
 * does not move it. Missing, crossed and stale quotes take no part. One thread; nothing is allocated once made.
 */
public final class ParityForward {
    /** Strikes that take part at most. */
    public static final int MOST_STRIKES = 7;

    /** Strikes that have to agree for the forward to be good. */
    public static final int LEAST_AGREEING = 3;

    /** Width that a quote without one is taken to have, as a part of the forward: it keeps weights finite. */
    private static final double LEAST_WIDTH = 1e-9;

    private final double[] distances = new double[MOST_STRIKES];
    private final double[] middles = new double[MOST_STRIKES];
    private final double[] lows = new double[MOST_STRIKES];
    private final double[] highs = new double[MOST_STRIKES];
    private final double[] inverseWidths = new double[MOST_STRIKES];
    private int count;
    private int agreeing;
    private double forward = Double.NaN;
    private double halfWidth = Double.NaN;

    /** Knows no forward yet. */
    public ParityForward() {}

    /**
     * Looks for the forward in the quotes of an expiry.
     *
     * @param quotes of calls and puts
     * @param discount discount factor of the payment; not used for inverse options
     * @param nowNs time
     * @param staleNs age of a quote that is still allowed
     * @return true if any strike had both; else the forward is not known
     */
    public boolean find(final SmileQuotes quotes, final double discount, final long nowNs, final long staleNs) {
        count = 0;
        agreeing = 0;
        forward = Double.NaN;
        halfWidth = Double.NaN;
        for (int i = 0; i < quotes.size(); i++) {
            if (quotes.state(i, true, nowNs, staleNs) == QuoteState.USABLE
                    && quotes.state(i, false, nowNs, staleNs) == QuoteState.USABLE) {
                take(quotes, i, discount);
            }
        }
        if (count == 0) {
            return false;
        }
        sortByMiddle();
        average(median());
        return true;
    }

    private void take(final SmileQuotes quotes, final int strike, final double discount) {
        final double callBid = quotes.bid(strike, true);
        final double callAsk = quotes.ask(strike, true);
        final double putBid = quotes.bid(strike, false);
        final double putAsk = quotes.ask(strike, false);
        final double low = forward(quotes, strike, callBid - putAsk, discount);
        final double high = forward(quotes, strike, callAsk - putBid, discount);
        final double middle = forward(quotes, strike, 0.5 * (callBid + callAsk) - 0.5 * (putBid + putAsk), discount);
        if (!(low > 0 && high < Double.POSITIVE_INFINITY && middle > 0)) {
            return;
        }
        final double distance = Math.abs(middle - quotes.strike(strike)) / middle;
        int place = count;
        while (place > 0 && distance < distances[place - 1]) {
            place--;
        }
        if (place == MOST_STRIKES) {
            return;
        }
        count = Math.min(count + 1, MOST_STRIKES);
        for (int i = count - 1; i > place; i--) {
            copy(i - 1, i);
        }
        distances[place] = distance;
        set(place, middle, low, high, 1 / Math.max(high - low, LEAST_WIDTH * middle));
    }

    /** NaN where a call is worth more than the coin that it is priced in. */
    private static double forward(
            final SmileQuotes quotes, final int strike, final double callLessPut, final double discount) {
        if (!quotes.isInverse()) {
            return quotes.strike(strike) + callLessPut / discount;
        }
        return callLessPut < 1 ? quotes.strike(strike) / (1 - callLessPut) : Double.NaN;
    }

    private void copy(final int from, final int to) {
        distances[to] = distances[from];
        set(to, middles[from], lows[from], highs[from], inverseWidths[from]);
    }

    private void set(
            final int place, final double middle, final double low, final double high, final double inverseWidth) {
        middles[place] = middle;
        lows[place] = low;
        highs[place] = high;
        inverseWidths[place] = inverseWidth;
    }

    private void sortByMiddle() {
        for (int i = 1; i < count; i++) {
            final double middle = middles[i];
            final double low = lows[i];
            final double high = highs[i];
            final double inverseWidth = inverseWidths[i];
            int place = i;
            while (place > 0 && middle < middles[place - 1]) {
                copy(place - 1, place);
                place--;
            }
            set(place, middle, low, high, inverseWidth);
        }
    }

    private double median() {
        double half = 0;
        for (int i = 0; i < count; i++) {
            half += 0.5 * inverseWidths[i];
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += inverseWidths[i];
            if (sum > half) {
                return middles[i];
            }
        }
        return middles[count - 1];
    }

    private void average(final double median) {
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            if (lows[i] <= median && median <= highs[i]) {
                final double square = inverseWidths[i] * inverseWidths[i];
                sum = Math.fma(square, middles[i] - median, sum);
                weight += square;
                agreeing++;
            }
        }
        forward = agreeing == 0 ? median : median + sum / weight;
        halfWidth = agreeing == 0 ? Double.NaN : 0.5 / Math.sqrt(weight);
    }

    /** @return the forward price; NaN where the last search found none */
    public double forward() {
        return forward;
    }

    /** @return half the width of the market in the forward: that of one strike over the root of how many agree, if all are as wide */
    public double halfWidth() {
        return halfWidth;
    }

    /** @return strikes that took part in the last search */
    public int strikes() {
        return count;
    }

    /** @return those of them whose bids and asks allow the median */
    public int agreeing() {
        return agreeing;
    }

    /** @return true if enough strikes agree, and more than do not */
    public boolean isAgreed() {
        return agreeing >= LEAST_AGREEING && 2 * agreeing > count;
    }
}
