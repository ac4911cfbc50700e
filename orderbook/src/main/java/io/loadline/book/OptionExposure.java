package io.loadline.book;

import io.loadline.core.model.OptionTerms;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.ImpliedVolatility;

/**
 * Delta and gamma of one option. The volatility is implied from the option's own mid when that changes; when only the underlying has moved,
 * the greeks are taken at its new mark with the last volatility (sticky strike). Options on futures are priced by Black-76, on anything else
 * by Black-Scholes without dividends. Time to expiry is ACT/365F from ingress time.
 *
 * <p>An inverse option is priced in units of its underlying, undiscounted: c = C(F) / F with the mark of the underlying as F and the Black-76
 * price C without discounting; so c' = (C' - c) / F and c'' = (C'' - 2 c') / F.
 */
final class OptionExposure {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;

    private final OptionTerms terms;
    private final boolean onFuture;
    private final double rate;
    private double volatility = Double.NaN;
    private double underlyingMark = Double.NaN;
    private double triedMark = Double.NaN;
    private boolean triedQuoted;
    private boolean solved;
    private boolean inverse;
    private int fit;
    private double delta;
    private double gamma;

    OptionExposure(final OptionTerms terms, final boolean onFuture, final double rate) {
        this.terms = terms;
        this.onFuture = onFuture;
        this.rate = rate;
    }

    /** Says whether prices are in units of the underlying. */
    void inverse(final boolean coin) {
        inverse = coin;
    }

    boolean isInverse() {
        return inverse;
    }

    double strike() {
        return terms.strike();
    }

    int underlying() {
        return terms.underlyingId();
    }

    /** Derivative of the option's price by the underlying's. */
    double delta() {
        return delta;
    }

    /** Second derivative. */
    double gamma() {
        return gamma;
    }

    /** Mark of the underlying that the greeks are for. */
    double underlyingMark() {
        return underlyingMark;
    }

    boolean hasVolatility() {
        return !Double.isNaN(volatility);
    }

    double volatility() {
        return volatility;
    }

    /** True if the last mark of the option had a volatility. */
    boolean isSolved() {
        return solved;
    }

    /** True if the greeks were last taken, or failed to be, at this state of the underlying. */
    boolean isFor(final double underlying, final boolean quoted) {
        return triedMark == underlying && triedQuoted == quoted;
    }

    /**
     * Implies the volatility of the option's mid and takes the greeks from it.
     *
     * @param mark mid of the option
     * @param underlying mark of the underlying, NaN where there is none
     * @param quoted true if the underlying is quoted now
     * @param nowNs ingress time
     * @return false if no volatility gives the price: what was known before is kept
     */
    boolean solve(final double mark, final double underlying, final boolean quoted, final long nowNs) {
        triedMark = underlying;
        triedQuoted = quoted;
        final double years = years(nowNs);
        final double forward = onFuture || inverse ? underlying : BlackScholes.forward(underlying, rate, 0, years);
        final double undiscounted = inverse ? mark * underlying : mark * StrictMath.exp(rate * years);
        final double implied = ImpliedVolatility.of(terms.call(), forward, terms.strike(), years, undiscounted);
        solved = implied > 0 && takeGreeks(underlying, years, implied);
        return solved;
    }

    /**
     * Takes the greeks at a mark of the underlying with the last volatility.
     *
     * @param underlying mark of the underlying
     * @param quoted true if the underlying is quoted now
     * @param nowNs ingress time
     * @return false if there are none: what was known before is kept
     */
    boolean refresh(final double underlying, final boolean quoted, final long nowNs) {
        triedMark = underlying;
        triedQuoted = quoted;
        return takeGreeks(underlying, years(nowNs), volatility);
    }

    /**
     * Takes price and greeks from a volatility of the surface.
     *
     * @param sigma volatility
     * @param underlying mark of the underlying, which is quoted
     * @param nowNs ingress time
     * @param fitNumber fit that the volatility is of
     * @return price in the option's own unit; NaN if there is none: what was known before is kept
     */
    double price(final double sigma, final double underlying, final long nowNs, final int fitNumber) {
        triedMark = underlying;
        triedQuoted = true;
        fit = fitNumber;
        final double years = years(nowNs);
        if (!(sigma > 0) || !takeGreeks(underlying, years, sigma)) {
            return Double.NaN;
        }
        solved = true;
        return value(underlying, years, sigma);
    }

    private double value(final double underlying, final double years, final double sigma) {
        final double strike = terms.strike();
        if (inverse) {
            return Black76.price(terms.call(), underlying, strike, years, sigma, 1) / underlying;
        }
        return onFuture
                ? Black76.price(terms.call(), underlying, strike, years, sigma, StrictMath.exp(-rate * years))
                : BlackScholes.price(terms.call(), underlying, strike, rate, 0, years, sigma);
    }

    /** Derivative of the price by the volatility, at the volatility and mark the greeks are for. */
    double vega(final long nowNs) {
        final double years = years(nowNs);
        if (inverse) {
            return Black76.vega(underlyingMark, terms.strike(), years, volatility, 1) / underlyingMark;
        }
        final double forward = onFuture ? underlyingMark : BlackScholes.forward(underlyingMark, rate, 0, years);
        return Black76.vega(forward, terms.strike(), years, volatility, StrictMath.exp(-rate * years));
    }

    /** True if the last volatility of the surface was of this fit. */
    boolean isForFit(final int fitNumber) {
        return fit == fitNumber;
    }

    private boolean takeGreeks(final double underlying, final double years, final double sigma) {
        final double strike = terms.strike();
        final double newDelta;
        final double newGamma;
        if (inverse) {
            final double coin = Black76.price(terms.call(), underlying, strike, years, sigma, 1) / underlying;
            newDelta = (Black76.delta(terms.call(), underlying, strike, years, sigma, 1) - coin) / underlying;
            newGamma = (Black76.gamma(underlying, strike, years, sigma, 1) - 2 * newDelta) / underlying;
        } else if (onFuture) {
            final double discount = StrictMath.exp(-rate * years);
            newDelta = Black76.delta(terms.call(), underlying, strike, years, sigma, discount);
            newGamma = Black76.gamma(underlying, strike, years, sigma, discount);
        } else {
            newDelta = BlackScholes.delta(terms.call(), underlying, strike, rate, 0, years, sigma);
            newGamma = BlackScholes.gamma(underlying, strike, rate, 0, years, sigma);
        }
        if (!Double.isFinite(newDelta) || !Double.isFinite(newGamma)) {
            return false;
        }
        delta = newDelta;
        gamma = newGamma;
        volatility = sigma;
        underlyingMark = underlying;
        return true;
    }

    private double years(final long nowNs) {
        return (terms.expiryNs() - nowNs) / YEAR_NS;
    }
}
