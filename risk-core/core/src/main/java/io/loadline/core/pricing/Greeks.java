package io.loadline.core.pricing;

/**
 * Value and derivatives of one option, written in one pass by a pricing formula: the caller owns the object and uses it again, so that
 * nothing is allocated. Not shared between threads.
 *
 * <p>Units: the price's currency; volatility and rates for a change of 1.00; times a year. {@link #theta}, {@link #charm} and {@link #color}
 * are derivatives by calendar time, that is less the derivative by time to expiry. Spot stands for the forward in {@link Black76} and
 * {@link Bachelier}. Formulas: E. Haug, "The Complete Guide to Option Pricing Formulas" (2007), ch. 2.
 */
public final class Greeks {
    /** Price. */
    public double price;

    /** By the spot. */
    public double delta;

    /** Twice by the spot. */
    public double gamma;

    /** By the volatility. */
    public double vega;

    /** By calendar time, a year. */
    public double theta;

    /** By the rate. */
    public double rho;

    /** By the dividend yield, or the foreign rate. */
    public double dividendRho;

    /** By spot and volatility. */
    public double vanna;

    /** Twice by the volatility; also called vomma. */
    public double volga;

    /** Delta by calendar time. */
    public double charm;

    /** Three times by the spot. */
    public double speed;

    /** Gamma by the volatility. */
    public double zomma;

    /** Gamma by calendar time. */
    public double color;

    /** Three times by the volatility. */
    public double ultima;

    /** By the strike. */
    public double strikeDelta;

    /** Twice by the strike: the discounted density of the spot at expiry there. */
    public double strikeGamma;

    /** Sets every field to NaN: the outcome of invalid input. */
    public void clear() {
        price = Double.NaN;
        delta = Double.NaN;
        strikeDelta = Double.NaN;
        theta = Double.NaN;
        rho = Double.NaN;
        dividendRho = Double.NaN;
        charm = Double.NaN;
        setCurvature(Double.NaN);
    }

    /** Sets the derivatives that are zero where there is no volatility left. */
    void setCurvature(final double value) {
        gamma = value;
        vega = value;
        vanna = value;
        volga = value;
        speed = value;
        zomma = value;
        color = value;
        ultima = value;
        strikeGamma = value;
    }

    /** @return relative change of the price by that of the spot, delta x spot / price */
    public double elasticity(final double spot) {
        return delta * spot / price;
    }
}
