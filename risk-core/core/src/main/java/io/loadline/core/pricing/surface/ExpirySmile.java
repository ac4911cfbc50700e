package io.loadline.core.pricing.surface;

import io.loadline.core.math.Normal;
import java.util.Arrays;

/**
 * The live smile of one underlying and expiry: an SVI curve fitted to {@link SmileQuotes}, and the figures that are read off it. Where a fit is not
 * possible the last good smile stays, with its time, and {@link #outcome} says why. Between fits a volatility belongs to its strike (sticky
 * strike): at another forward than that of the fit, figures are read off at {@code shift = ln(forward / fitForward())}. One thread; nothing is
 * allocated by a fit or by reading.
 */
public final class ExpirySmile {
    /** What the last {@link #fit} did. */
    public enum Outcome {
        /** Nothing has been fitted yet. */
        NONE,

        /** The smile is new, and no arbitrage was found in it. */
        FITTED,

        /** The smile is new; the best fit allowed arbitrage and was bent until it did not. */
        REPAIRED,

        /** Fewer quotes than asked for could be used; the last smile stays. */
        TOO_FEW_QUOTES,

        /** Forward, time or discount factor make no sense; the last smile stays. */
        BAD_INPUT,

        /** No smile was found; the last smile stays. */
        NOT_CONVERGED,

        /** The smile found misses its quotes by more than five of their widths and two points of volatility (root mean square); the last stays. */
        MISFIT
    }

    private static final int DELTA_STEPS = 100;
    private static final double LEAST_WIDTH = 1e-4;

    private final SviFit fit = new SviFit();
    private final SmileRepair repair = new SmileRepair();
    private final SviCurve curve = new SviCurve();
    private final SviCurve found = new SviCurve();
    private final SmileResiduals residuals;
    private final double[] moneyness;
    private final double[] variances;
    private final double[] weights;
    private final QuoteState[] states;
    private final int leastQuotes;
    private boolean takesMisfits;
    private boolean known;
    private double years = Double.NaN;
    private double fitForward = Double.NaN;
    private long timeNs;
    private long oldestQuoteNs;
    private int used;
    private Outcome outcome = Outcome.NONE;

    /** Makes a smile for quotes of so many strikes, fitted to {@link SviFit#LEAST_POINTS} or more. */
    public ExpirySmile(final int strikes) {
        this(strikes, SviFit.LEAST_POINTS);
    }

    /**
     * @param strikes number of strikes
     * @param leastQuotes fewest quotes that a fit is made from, {@link SviFit#LEAST_POINTS} or more
     */
    public ExpirySmile(final int strikes, final int leastQuotes) {
        if (leastQuotes < SviFit.LEAST_POINTS) {
            throw new IllegalArgumentException(
                    "leastQuotes " + leastQuotes + " given; expected " + SviFit.LEAST_POINTS + " or more");
        }
        this.leastQuotes = leastQuotes;
        moneyness = new double[strikes];
        variances = new double[strikes];
        weights = new double[strikes];
        residuals = new SmileResiduals(strikes);
        states = new QuoteState[strikes];
        Arrays.fill(states, QuoteState.MISSING);
    }

    /**
     * Keeps smiles that are far from their quotes too, for a tool that shows the residuals instead of pricing by the smile.
     *
     * @return this
     */
    public ExpirySmile takingMisfits() {
        takesMisfits = true;
        return this;
    }

    /** Fits without regard to other expiries: {@link #fit(SmileQuotes, double, double, double, long, long, ExpirySmile)}. */
    public Outcome fit(
            final SmileQuotes quotes,
            final double forward,
            final double yearsToExpiry,
            final double discount,
            final long nowNs,
            final long staleNs) {
        return fit(quotes, forward, yearsToExpiry, discount, nowNs, staleNs, null);
    }

    /**
     * Fits the quotes that can be used, each weighted by one over the square of its width in volatility, below the total variance of a later expiry.
     *
     * @param quotes of this expiry
     * @param forward forward price, positive
     * @param yearsToExpiry positive
     * @param discount discount factor, positive
     * @param nowNs time of the fit
     * @param staleNs age of a quote that is still allowed
     * @param later smile of a later expiry whose total variance bounds this one's, or null
     * @return what happened
     */
    public Outcome fit(
            final SmileQuotes quotes,
            final double forward,
            final double yearsToExpiry,
            final double discount,
            final long nowNs,
            final long staleNs,
            final ExpirySmile later) {
        used = 0;
        oldestQuoteNs = nowNs;
        if (!(forward > 0
                && yearsToExpiry > 0
                && discount > 0
                && Double.isFinite(forward + yearsToExpiry + discount))) {
            outcome = Outcome.BAD_INPUT;
            return outcome;
        }
        for (int i = 0; i < quotes.size(); i++) {
            final boolean call = quotes.strike(i) >= forward;
            final QuoteState state = take(quotes, i, call, forward, yearsToExpiry, discount, nowNs, staleNs);
            states[i] = state == QuoteState.USABLE
                            || take(quotes, i, !call, forward, yearsToExpiry, discount, nowNs, staleNs)
                                    == QuoteState.USABLE
                    ? QuoteState.USABLE
                    : state;
        }
        if (used < leastQuotes) {
            outcome = Outcome.TOO_FEW_QUOTES;
            return outcome;
        }
        final SviCurve bound = later == null || !later.known ? null : later.curve;
        found.set(curve);
        if (!fit.fit(moneyness, variances, weights, used, bound, known, found) || !found.isValid()) {
            outcome = Outcome.NOT_CONVERGED;
            return outcome;
        }
        final boolean bent = repair.bend(found, bound);
        if (!residuals.measure(found, yearsToExpiry, moneyness, used, takesMisfits)) {
            outcome = Outcome.MISFIT;
            return outcome;
        }
        curve.set(found);
        known = true;
        years = yearsToExpiry;
        fitForward = forward;
        timeNs = nowNs;
        outcome = bent ? Outcome.REPAIRED : Outcome.FITTED;
        return outcome;
    }

    private QuoteState take(
            final SmileQuotes quotes,
            final int i,
            final boolean call,
            final double forward,
            final double yearsToExpiry,
            final double discount,
            final long nowNs,
            final long staleNs) {
        final QuoteState state = quotes.state(i, call, nowNs, staleNs);
        if (state != QuoteState.USABLE) {
            return state;
        }
        final double volatility = quotes.volatility(i, call, forward, yearsToExpiry, discount);
        final double width = quotes.width(i, call, forward, yearsToExpiry, discount, volatility);
        if (!(width >= 0 && width < Double.POSITIVE_INFINITY && volatility > 0)) {
            return QuoteState.NO_VOLATILITY;
        }
        final double atLeast = Math.max(width, LEAST_WIDTH);
        final double size = 2 * volatility * yearsToExpiry * atLeast;
        moneyness[used] = StrictMath.log(quotes.strike(i) / forward);
        variances[used] = volatility * volatility * yearsToExpiry;
        weights[used] = 1 / (size * size);
        residuals.quote(used, volatility, atLeast);
        oldestQuoteNs = Math.min(oldestQuoteNs, quotes.time(i, call));
        used++;
        return QuoteState.USABLE;
    }

    /** @return what the last fit did */
    public Outcome outcome() {
        return outcome;
    }

    /** @return why the strike of an index did or did not take part in the last fit */
    public QuoteState state(final int index) {
        return states[index];
    }

    /** @return quotes that took part in the last fit, or would have if there had been enough */
    public int used() {
        return used;
    }

    /** @return when the oldest of them came */
    public long oldestQuoteNs() {
        return oldestQuoteNs;
    }

    /** @return by how much the last smile misses its quotes */
    public SmileResiduals residuals() {
        return residuals;
    }

    /** @return true once a smile was fitted */
    public boolean isKnown() {
        return known;
    }

    /** @return the last good smile, null before the first; for tools, as it makes an object */
    public Svi smile() {
        return known ? curve.toRecord() : null;
    }

    /**
     * @param later smile of a later expiry; both known
     * @return true if that one has less total variance at some log-moneyness
     */
    public boolean hasCalendarArbitrage(final ExpirySmile later) {
        return !curve.isBelow(later.curve);
    }

    /** The last good smile in place. */
    SviCurve curve() {
        return curve;
    }

    /** @return SVI level of the last good smile; NaN before the first, as are the next four */
    public double a() {
        return known ? curve.a : Double.NaN;
    }

    /** @return SVI slope of the wings */
    public double b() {
        return known ? curve.b : Double.NaN;
    }

    /** @return SVI tilt */
    public double rho() {
        return known ? curve.rho : Double.NaN;
    }

    /** @return SVI shift */
    public double m() {
        return known ? curve.m : Double.NaN;
    }

    /** @return SVI roundness */
    public double sigma() {
        return known ? curve.sigma : Double.NaN;
    }

    /** @return time to expiry of that smile, in years */
    public double years() {
        return years;
    }

    /** @return forward price of that smile */
    public double fitForward() {
        return fitForward;
    }

    /** @return time of that smile */
    public long timeNs() {
        return timeNs;
    }

    /**
     * @param forward forward price now
     * @return log-moneyness between the forward of the fit and that of now, at which the figures of now are read off
     */
    public double shift(final double forward) {
        return StrictMath.log(forward / fitForward);
    }

    /** @return volatility at a log-moneyness over the forward of the fit; NaN before the first smile */
    public double volatility(final double k) {
        return known ? Math.sqrt(curve.totalVariance(k) / years) : Double.NaN;
    }

    /** @return volatility of a strike, which stays with it between fits; NaN before the first smile */
    public double volatilityOfStrike(final double strike) {
        return volatility(StrictMath.log(strike / fitForward));
    }

    /** @return volatility at the forward of the fit */
    public double atTheMoney() {
        return volatility(0);
    }

    /** @return derivative of the volatility by log-moneyness at the forward of the fit */
    public double skew() {
        return skew(0);
    }

    /** @return derivative of the volatility by log-moneyness at a forward that is a shift away */
    public double skew(final double shift) {
        return known ? 0.5 * curve.slope(shift) / (volatility(shift) * years) : Double.NaN;
    }

    /** @return volatility of the call less that of the put of a forward delta, such as 0.25 */
    public double riskReversal(final double delta) {
        return volatilityOfDelta(true, delta) - volatilityOfDelta(false, delta);
    }

    /** @return mean volatility of the call and the put of a forward delta less that at the forward (smile butterfly) */
    public double butterfly(final double delta) {
        return 0.5 * (volatilityOfDelta(true, delta) + volatilityOfDelta(false, delta)) - atTheMoney();
    }

    /** @return {@link #volatilityOfDelta(boolean, double, double)} at the forward of the fit */
    public double volatilityOfDelta(final boolean call, final double delta) {
        return volatilityOfDelta(call, delta, 0);
    }

    /**
     * Volatility of the option with a forward delta (unadjusted for premium): d1(k) falls with k, and is bisected.
     *
     * @param call true for a call
     * @param delta size of the delta, between 0 and 1/2
     * @param shift of the forward
     * @return its volatility; NaN before the first smile or where none has this delta
     */
    public double volatilityOfDelta(final boolean call, final double delta, final double shift) {
        if (!known || !(delta > 0 && delta <= 0.5)) {
            return Double.NaN;
        }
        final double target = call ? Normal.quantile(delta) : -Normal.quantile(delta);
        final double reach = 12 * Math.sqrt(curve.totalVariance(shift)) + 1;
        double low = -reach;
        double high = reach;
        for (int i = 0; i < DELTA_STEPS && high - low > 1e-15 * reach; i++) {
            final double k = 0.5 * (low + high);
            final double total = Math.sqrt(curve.totalVariance(k + shift));
            if (-k / total + 0.5 * total > target) {
                low = k;
            } else {
                high = k;
            }
        }
        return volatility(0.5 * (low + high) + shift);
    }
}
