package io.loadline.book;

import io.loadline.core.model.OptionTerms;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.ImpliedVolatility;
import io.loadline.core.pricing.american.AmericanValue;
import io.loadline.core.pricing.american.ExercisePremium;

/**
 * Delta and gamma of one option. The volatility is implied from the option's own mid when that changes; when only the forward has moved, the greeks
 * are taken at its new price with the last volatility (sticky strike). All are priced by Black-76 at the forward of their expiry, which moves in
 * proportion to the underlying. Time to expiry is ACT/365F from ingress time.
 *
 * <p>An inverse option is priced in units of its underlying, undiscounted: c = C(F) / F with the Black-76 price C without discounting; so
 * c' = (C' - c) / F and c'' = (C'' - 2 c') / F.
 *
 * <p>An option that may be exercised before expiry has the early exercise premium of its chain on top; while that is not made it has no volatility. Inverse options count
 * as European.
 */
final class OptionExposure {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;

    private final OptionTerms terms;
    private final double rate;
    private double volatility = Double.NaN;
    private double forward = Double.NaN;
    private double perUnderlying = 1;
    private double triedForward = Double.NaN;
    private boolean triedUsable;
    private boolean solved;
    private long solvedNs;
    private double solvedForward = Double.NaN;
    private double solvedPerUnderlying = 1;
    private int solvedSource;
    private boolean inverse;
    private int fit;
    private double forwardDelta;
    private double forwardGamma;
    private ExercisePremium premium;
    private AmericanValue american;
    private double spot = Double.NaN;
    private boolean awaitsPremium;
    private int premiumMade;

    OptionExposure(final OptionTerms terms, final double rate) {
        this.terms = terms;
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

    /** Takes the premium of its chain, null where it may be exercised at expiry alone. */
    void premium(final ExercisePremium ofChain) {
        premium = ofChain;
        if (ofChain != null && american == null) {
            american = new AmericanValue();
        }
    }

    boolean isAmerican() {
        return premium != null && !inverse;
    }

    /** True if it has no volatility for want of the premium of its chain, and that was made anew since. */
    boolean awaitsPremium() {
        return awaitsPremium && premium != null && premium.made() != premiumMade;
    }

    /** Derivative of the option's price by the underlying's. */
    double delta() {
        return forwardDelta * perUnderlying;
    }

    /** Second derivative. */
    double gamma() {
        return forwardGamma * perUnderlying * perUnderlying;
    }

    /** Derivative of the option's price by the return of the underlying, which is the forward's. */
    double deltaOfReturn() {
        return forwardDelta * forward;
    }

    /** Second derivative. */
    double gammaOfReturn() {
        return forwardGamma * forward * forward;
    }

    /** Forward that the greeks are for. */
    double forward() {
        return forward;
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

    /** True if the greeks were last taken, or failed to be, at this forward. */
    boolean isFor(final LiveForward source, final long nowNs) {
        return triedForward == source.moving(nowNs) && triedUsable == source.isUsable(nowNs);
    }

    /**
     * Implies the volatility of the option's mid and takes the greeks from it.
     *
     * @param mark mid of the option
     * @param source forward of its expiry
     * @param nowNs ingress time
     * @return false if no volatility gives the price: what was known before is kept
     */
    boolean solve(final double mark, final LiveForward source, final long nowNs) {
        final double price = trying(source, nowNs);
        final double years = years(nowNs);
        final double implied = implied(mark, price, source.spot(price, source.perUnderlying(price)), years);
        solved = implied > 0 && takeGreeks(source, price, years, implied);
        solvedNs = nowNs;
        solvedForward = price;
        solvedPerUnderlying = perUnderlying;
        solvedSource = source.source();
        return solved;
    }

    private double implied(final double mark, final double price, final double spotPrice, final double years) {
        if (isAmerican()) {
            final double implied = american.implied(
                    terms.call(), price, spotPrice, terms.strike(), years, mark, discount(years), premium, volatility);
            awaitsPremium = american.state() == ExercisePremium.State.WAITING;
            premiumMade = premium.made();
            return implied;
        }
        final double undiscounted = inverse ? mark * price : mark * StrictMath.exp(rate * years);
        return ImpliedVolatility.of(terms.call(), price, terms.strike(), years, undiscounted);
    }

    /**
     * Takes the greeks at the forward of now with the last volatility. Where the forward comes from another source since that was implied, it was
     * implied at a basis that is known better now: it is implied again, at the forward that this source would have given then. So it is where the premium was made anew.
     *
     * @param mark mid that the volatility was implied from
     * @param source forward of its expiry
     * @param nowNs ingress time
     * @return false if there are none: what was known before is kept
     */
    boolean refresh(final double mark, final LiveForward source, final long nowNs) {
        final double price = trying(source, nowNs);
        double sigma = volatility;
        if (source.source() != solvedSource || (isAmerican() && premium.made() != premiumMade)) {
            solvedSource = source.source();
            final double then = solvedForward * source.perUnderlying(price) / solvedPerUnderlying;
            final double implied = implied(mark, then, source.spot(then, source.perUnderlying(price)), years(solvedNs));
            sigma = implied > 0 ? implied : volatility;
        }
        return takeGreeks(source, price, years(nowNs), sigma);
    }

    /**
     * Takes price and greeks from a volatility of the surface.
     *
     * @param sigma volatility
     * @param source forward of its expiry
     * @param nowNs ingress time
     * @param fitNumber fit that the volatility is of
     * @return price in the option's own unit; NaN if there is none: what was known before is kept
     */
    double price(final double sigma, final LiveForward source, final long nowNs, final int fitNumber) {
        final double price = trying(source, nowNs);
        fit = fitNumber;
        final double years = years(nowNs);
        if (!(sigma > 0) || !takeGreeks(source, price, years, sigma)) {
            return Double.NaN;
        }
        solved = true;
        solvedSource = source.source();
        if (isAmerican()) {
            return american.price;
        }
        final double value = Black76.price(terms.call(), price, terms.strike(), years, sigma, discount(years));
        return inverse ? value / price : value;
    }

    /**
     * Takes the greeks from a volatility that is not its own.
     *
     * @param sigma volatility
     * @param source forward of its expiry
     * @param nowNs ingress time
     */
    void exposeAt(final double sigma, final LiveForward source, final long nowNs) {
        if (sigma > 0) {
            takeGreeks(source, source.price(nowNs), years(nowNs), sigma);
        }
    }

    private double trying(final LiveForward source, final long nowNs) {
        triedForward = source.moving(nowNs);
        triedUsable = source.isUsable(nowNs);
        return source.price(nowNs);
    }

    /** Derivative of the price by the volatility, at the volatility and forward the greeks are for. */
    double vega(final long nowNs) {
        final double years = years(nowNs);
        if (isAmerican()) {
            american.take(terms.call(), forward, spot, terms.strike(), years, volatility, discount(years), premium);
            return american.vega;
        }
        final double vega = Black76.vega(forward, terms.strike(), years, volatility, discount(years));
        return inverse ? vega / forward : vega;
    }

    /** True if the last volatility of the surface was of this fit. */
    boolean isForFit(final int fitNumber) {
        return fit == fitNumber;
    }

    private boolean takeGreeks(final LiveForward source, final double price, final double years, final double sigma) {
        final double strike = terms.strike();
        final double discount = discount(years);
        if (isAmerican()) {
            final double spotPrice = source.spot(price, source.perUnderlying(price));
            if (!american.take(terms.call(), price, spotPrice, strike, years, sigma, discount, premium)) {
                return false;
            }
            spot = spotPrice;
            keep(source, price, sigma, american.delta, american.gamma);
            return true;
        }
        double delta = Black76.delta(terms.call(), price, strike, years, sigma, discount);
        double gamma = Black76.gamma(price, strike, years, sigma, discount);
        if (inverse) {
            final double coin = Black76.price(terms.call(), price, strike, years, sigma, discount) / price;
            delta = (delta - coin) / price;
            gamma = (gamma - 2 * delta) / price;
        }
        if (!Double.isFinite(delta) || !Double.isFinite(gamma)) {
            return false;
        }
        keep(source, price, sigma, delta, gamma);
        return true;
    }

    private void keep(
            final LiveForward source, final double price, final double sigma, final double delta, final double gamma) {
        forwardDelta = delta;
        forwardGamma = gamma;
        volatility = sigma;
        forward = price;
        perUnderlying = source.perUnderlying(price);
    }

    private double discount(final double years) {
        return inverse ? 1 : StrictMath.exp(-rate * years);
    }

    private double years(final long nowNs) {
        return (terms.expiryNs() - nowNs) / YEAR_NS;
    }
}
