package io.loadline.core.pricing.surface;

import io.loadline.core.math.Normal;

/**
 * The live smile of one underlying and expiry: an {@link Svi} fitted to {@link SmileQuotes}, and the figures that are read off it. Where a fit is
 * not possible the last good smile stays, with its time, and {@link #outcome} says why. One thread.
 */
public final class ExpirySmile {
    /** What the last {@link #fit} did. */
    public enum Outcome {
        /** Nothing has been fitted yet. */
        NONE,

        /** The smile is new, and no butterfly arbitrage was found in it. */
        FITTED,

        /** The smile is new, but allows butterfly arbitrage; it is kept and flagged. */
        ARBITRAGE,

        /** Fewer than five quotes could be used; the last smile stays. */
        TOO_FEW_QUOTES,

        /** Forward, time or discount factor make no sense; the last smile stays. */
        BAD_INPUT,

        /** The search did not settle; the last smile stays. */
        NOT_CONVERGED
    }

    private static final int DELTA_STEPS = 100;
    private static final double LEAST_WIDTH = 1e-4;

    private final SviFit fit = new SviFit();
    private final double[] moneyness;
    private final double[] variances;
    private final double[] weights;
    private final QuoteState[] states;
    private Svi smile;
    private double years = Double.NaN;
    private long timeNs;
    private int used;
    private Outcome outcome = Outcome.NONE;

    /** Makes a smile for quotes of so many strikes. */
    public ExpirySmile(final int strikes) {
        moneyness = new double[strikes];
        variances = new double[strikes];
        weights = new double[strikes];
        states = new QuoteState[strikes];
        java.util.Arrays.fill(states, QuoteState.MISSING);
    }

    /**
     * Fits the quotes that can be used, each weighted by one over the square of its width in volatility.
     *
     * @param quotes of this expiry
     * @param forward forward price, positive
     * @param yearsToExpiry positive
     * @param discount discount factor, positive
     * @param nowNs time of the fit
     * @param staleNs age of a quote that is still allowed
     * @return what happened
     */
    public Outcome fit(
            final SmileQuotes quotes,
            final double forward,
            final double yearsToExpiry,
            final double discount,
            final long nowNs,
            final long staleNs) {
        if (!(forward > 0
                && yearsToExpiry > 0
                && discount > 0
                && Double.isFinite(forward + yearsToExpiry + discount))) {
            outcome = Outcome.BAD_INPUT;
            return outcome;
        }
        used = 0;
        for (int i = 0; i < quotes.size(); i++) {
            states[i] = quotes.state(i, nowNs, staleNs);
            if (states[i] == QuoteState.USABLE) {
                take(quotes, i, forward, yearsToExpiry, discount);
            }
        }
        if (used < SviFit.LEAST_POINTS) {
            outcome = Outcome.TOO_FEW_QUOTES;
            return outcome;
        }
        final Svi found = fit.fit(moneyness, variances, weights, used, smile);
        if (found == null || !found.isValid()) {
            outcome = Outcome.NOT_CONVERGED;
            return outcome;
        }
        smile = found;
        years = yearsToExpiry;
        timeNs = nowNs;
        outcome = found.isButterflyFree() ? Outcome.FITTED : Outcome.ARBITRAGE;
        return outcome;
    }

    private void take(
            final SmileQuotes quotes,
            final int i,
            final double forward,
            final double yearsToExpiry,
            final double discount) {
        final double volatility = quotes.volatility(i, forward, yearsToExpiry, discount);
        final double width = quotes.width(i, forward, yearsToExpiry, discount);
        if (!(width >= 0 && volatility > 0)) {
            states[i] = QuoteState.NO_VOLATILITY;
            return;
        }
        final double size = 2 * volatility * yearsToExpiry * Math.max(width, LEAST_WIDTH);
        moneyness[used] = StrictMath.log(quotes.strike(i) / forward);
        variances[used] = volatility * volatility * yearsToExpiry;
        weights[used] = 1 / (size * size);
        used++;
    }

    /** @return what the last fit did */
    public Outcome outcome() {
        return outcome;
    }

    /** @return why a quote did or did not take part in the last fit */
    public QuoteState state(final int index) {
        return states[index];
    }

    /** @return quotes that took part in the last fit */
    public int used() {
        return used;
    }

    /** @return the last good smile, null before the first */
    public Svi smile() {
        return smile;
    }

    /** @return time to expiry of that smile, in years */
    public double years() {
        return years;
    }

    /** @return time of that smile */
    public long timeNs() {
        return timeNs;
    }

    /** @return volatility at a log-moneyness; NaN before the first smile */
    public double volatility(final double k) {
        return smile == null ? Double.NaN : smile.volatility(k, years);
    }

    /** @return volatility at the forward */
    public double atTheMoney() {
        return volatility(0);
    }

    /** @return derivative of the volatility by log-moneyness at the forward */
    public double skew() {
        return smile == null ? Double.NaN : 0.5 * smile.slope(0) / (atTheMoney() * years);
    }

    /** @return volatility of the call less that of the put of a forward delta, such as 0.25 */
    public double riskReversal(final double delta) {
        return volatilityOfDelta(true, delta) - volatilityOfDelta(false, delta);
    }

    /** @return mean volatility of the call and the put of a forward delta less that at the forward (smile butterfly) */
    public double butterfly(final double delta) {
        return 0.5 * (volatilityOfDelta(true, delta) + volatilityOfDelta(false, delta)) - atTheMoney();
    }

    /**
     * Volatility of the option with a forward delta (unadjusted for premium): d1(k) falls with k, and is bisected.
     *
     * @param call true for a call
     * @param delta size of the delta, between 0 and 1/2
     * @return its volatility; NaN before the first smile or where none has this delta
     */
    public double volatilityOfDelta(final boolean call, final double delta) {
        if (smile == null || !(delta > 0 && delta <= 0.5)) {
            return Double.NaN;
        }
        final double target = call ? Normal.quantile(delta) : -Normal.quantile(delta);
        final double reach = 12 * Math.sqrt(smile.totalVariance(0)) + 1;
        double low = -reach;
        double high = reach;
        for (int i = 0; i < DELTA_STEPS && high - low > 1e-15 * reach; i++) {
            final double k = 0.5 * (low + high);
            final double total = Math.sqrt(smile.totalVariance(k));
            if (-k / total + 0.5 * total > target) {
                low = k;
            } else {
                high = k;
            }
        }
        return volatility(0.5 * (low + high));
    }
}
