package io.loadline.core.event;

/**
 * Microstructure of the instrument an event concerns, as of this event. Prices are in currency units, quantities in units or contracts, rates a
 * second. A value that is not known is NaN; all are NaN while the book is not good ({@link BookSection#quality}). Nothing but
 * {@link #instrument} and {@link #sampled} may be read where {@code instrument} is -1. Written by the book stage, and reset by it on every
 * event. Definitions, sources and windows: {@code docs/mathematics/microstructure.md}.
 */
public final class FeatureSection {
    /** Instrument id, -1 where the event says nothing new of a top or a trade. */
    public int instrument = -1;

    /** True if the second half of the fields is filled too: at most once in a sampling interval, and whenever the book turns good or bad. */
    public boolean sampled;

    /** Mean of best bid and best ask. */
    public double mid;

    /** Best bid and best ask, each weighted with the quantity of the other side. */
    public double weightedMid;

    /** Mid plus the mean next move of the mid seen so far from a like imbalance and spread (Stoikov 2018, first order). */
    public double microPrice;

    /** Best ask less best bid. */
    public double quotedSpread;

    /** (bid quantity - ask quantity) / (bid quantity + ask quantity) at the top, -1 to 1. */
    public double queueImbalance;

    /** What this event added to the order flow imbalance (Cont, Kukanov and Stoikov 2014); 0 where it left the top alone. */
    public double orderFlow;

    /** Side of the trade this event reports: 1 bought, -1 sold, 0 none or not known. */
    public int tradeSign;

    /** 2 sign (price - mid before it) of the trade this event reports. */
    public double effectiveSpread;

    /** Bid quantity within the configured number of ticks of the best bid. Sampled, as are all below. */
    public double bidDepthNear;

    /** Ask quantity within the configured number of ticks of the best ask. */
    public double askDepthNear;

    /** Order flow, exponentially weighted sum. */
    public double orderFlowImbalance;

    /** (bought - sold) / (bought + sold), exponentially weighted volumes, -1 to 1. */
    public double tradeImbalance;

    /** Trades a second, exponential kernel. */
    public double tradeIntensity;

    /** Traded quantity a second, exponentially weighted. */
    public double volumeRate;

    /** Effective spread, weighted by quantity and exponentially. */
    public double meanEffectiveSpread;

    /** 2 sign (price - mid a fixed time after it), weighted by quantity and exponentially. */
    public double meanRealisedSpread;

    /** Volume-synchronised probability of informed trading, 0 to 1. */
    public double vpin;

    /** Kyle's lambda: move of the mid a unit of signed volume, exponentially weighted regression over bars. */
    public double kyleLambda;

    /** Amihud's illiquidity: mean absolute return a currency unit of turnover, over bars. */
    public double amihud;

    /** Annualised (ACT/365F) relative volatility of the mid, two-scale, noise removed; NaN where the mid is not positive. */
    public double realisedVolatility;

    /** Standard deviation of the noise that the two scales tell from the price, currency units. */
    public double noiseDeviation;

    /** Share of a day's volume that the profile expects in the present time of day, 0 to 1. */
    public double volumeShare;

    /** Volume so far in the present time of day, over that expected so far. */
    public double relativeVolume;

    /** Standard deviations by which the volume of the last bar lies above the mean of the bars before. */
    public double volumeAnomaly;

    /** Seconds to sell one unit at the participation rate of the model; times |quantity| it is the liquidation time. */
    public double liquidationSecondsPerUnit;

    /** Makes the section say nothing. */
    public void reset() {
        instrument = -1;
        sampled = false;
    }

    /** Makes every value unknown. */
    public void clear() {
        mid = Double.NaN;
        weightedMid = Double.NaN;
        microPrice = Double.NaN;
        quotedSpread = Double.NaN;
        queueImbalance = Double.NaN;
        orderFlow = Double.NaN;
        tradeSign = 0;
        effectiveSpread = Double.NaN;
        bidDepthNear = Double.NaN;
        askDepthNear = Double.NaN;
        orderFlowImbalance = Double.NaN;
        tradeImbalance = Double.NaN;
        tradeIntensity = Double.NaN;
        volumeRate = Double.NaN;
        meanEffectiveSpread = Double.NaN;
        meanRealisedSpread = Double.NaN;
        vpin = Double.NaN;
        kyleLambda = Double.NaN;
        amihud = Double.NaN;
        realisedVolatility = Double.NaN;
        noiseDeviation = Double.NaN;
        volumeShare = Double.NaN;
        relativeVolume = Double.NaN;
        volumeAnomaly = Double.NaN;
        liquidationSecondsPerUnit = Double.NaN;
    }
}
