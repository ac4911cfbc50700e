package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.ImpliedVolatility;
import io.loadline.core.pricing.american.ExercisePremium.State;

/**
 * Price and derivatives of an American option for the tick path: Black (1976) at the forward, and the early exercise premium of its chain. Where the premium is not known there is
 * no price. The caller owns the object and uses it again; nothing is allocated. One thread.
 */
public final class AmericanValue {
    private static final int MOST_STEPS = 40;
    private static final double CLOSE = 1e-10;

    /** Price. */
    public double price;

    /** By the forward, the spot moving with it in proportion. */
    public double delta;

    /** Twice by the forward. */
    public double gamma;

    /** By the volatility. */
    public double vega;

    private State state = State.WAITING;

    /** @return what was known of the premium when last asked */
    public State state() {
        return state;
    }

    /**
     * Takes price and derivatives.
     *
     * @param call true for a call, false for a put
     * @param forward forward price of the expiry
     * @param spot price of what exercise delivers or takes; of an option that settles into a future, the future's
     * @param strike strike
     * @param years time to expiry
     * @param volatility a year
     * @param discount discount factor of a payment at expiry
     * @param premium of the option's chain
     * @return false if the premium is not known, or an input is invalid: then all are NaN
     */
    public boolean take(
            final boolean call,
            final double forward,
            final double spot,
            final double strike,
            final double years,
            final double volatility,
            final double discount,
            final ExercisePremium premium) {
        state = premium.find(call, volatility * Math.sqrt(years));
        final boolean isKnown = state == State.NONE || state == State.READY;
        if (!isKnown || !(spot > 0 && spot < Double.POSITIVE_INFINITY)) {
            clear();
            return false;
        }
        price = Black76.price(call, forward, strike, years, volatility, discount);
        delta = Black76.delta(call, forward, strike, years, volatility, discount);
        gamma = Black76.gamma(forward, strike, years, volatility, discount);
        vega = Black76.vega(forward, strike, years, volatility, discount);
        if (state == State.READY) {
            addPremium(call, spot, spot / forward, strike, Math.sqrt(years), volatility, premium.found());
        }
        if (!Double.isFinite(price + delta + gamma + vega)) {
            clear();
            return false;
        }
        return true;
    }

    /**
     * Takes price and derivatives, and says how much of the price is for exercise before expiry.
     *
     * @return price less that of the European option; NaN where {@link #take} gives none
     */
    public double premium(
            final boolean call,
            final double forward,
            final double spot,
            final double strike,
            final double years,
            final double volatility,
            final double discount,
            final ExercisePremium premium) {
        return take(call, forward, spot, strike, years, volatility, discount, premium)
                ? price - Black76.price(call, forward, strike, years, volatility, discount)
                : Double.NaN;
    }

    private void clear() {
        price = Double.NaN;
        delta = Double.NaN;
        gamma = Double.NaN;
        vega = Double.NaN;
    }

    private void addPremium(
            final boolean call,
            final double spot,
            final double perForward,
            final double strike,
            final double root,
            final double volatility,
            final PremiumTable table) {
        final double total = volatility * root;
        final double log = Elementary.log(spot / strike);
        final double y = call ? -log : log;
        table.locate(y, total);
        if (table.distance <= 0) {
            price = call ? spot - strike : strike - spot;
            delta = call ? perForward : -perForward;
            gamma = 0;
            vega = 0;
        } else if (table.distance < PremiumTable.REACH) {
            table.premium(y, total);
            final double curved = table.byLogTwice - table.byLog;
            price = Math.max(Math.fma(call ? spot : strike, table.value, price), call ? spot - strike : strike - spot);
            delta += (call ? table.value - table.byLog : strike / spot * table.byLog) * perForward;
            gamma += (call ? curved / spot : strike / (spot * spot) * curved) * perForward * perForward;
            vega = Math.fma((call ? spot : strike) * root, table.byTotal, vega);
        }
    }

    /**
     * Finds the volatility of a price by Newton's steps, below the volatility of the European option of that price.
     *
     * @param call true for a call, false for a put
     * @param forward forward price of the expiry
     * @param spot price of what exercise delivers or takes
     * @param strike strike
     * @param years time to expiry
     * @param mid the price
     * @param discount discount factor of a payment at expiry
     * @param premium of the option's chain
     * @param start where to begin, as the last volatility of the option; NaN where none is known
     * @return volatility a year; NaN where no single one gives the price (it is not above what exercise pays now, or as high as no option is) or the premium is not known
     */
    public double implied(
            final boolean call,
            final double forward,
            final double spot,
            final double strike,
            final double years,
            final double mid,
            final double discount,
            final ExercisePremium premium,
            final double start) {
        final double most = ImpliedVolatility.of(call, forward, strike, years, mid / discount);
        final double exercised = call ? spot - strike : strike - spot;
        if (!(most > 0) || !(mid > exercised)) {
            state = premium.isAimed() ? State.NONE : State.WAITING;
            return Double.NaN;
        }
        double low = 0;
        double high = most;
        double volatility = start > 0 && start < most ? start : most;
        for (int i = 0; i < MOST_STEPS; i++) {
            if (!take(call, forward, spot, strike, years, volatility, discount, premium)) {
                return Double.NaN;
            }
            final double off = price - mid;
            if (off > 0) {
                high = volatility;
            } else {
                low = volatility;
            }
            final double newton = volatility - off / vega;
            final double next = newton > low && newton < high ? newton : 0.5 * (low + high);
            if (Math.abs(next - volatility) <= CLOSE * volatility) {
                return next;
            }
            volatility = next;
        }
        return volatility;
    }
}
