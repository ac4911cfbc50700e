package io.loadline.client;

import io.loadline.codec.output.BookFeaturesDecoder;

/**
 * Microstructure of an instrument, sampled by the server at most ten times a second of event time, and at once when its book turns good or bad.
 * Prices are in currency units, quantities in units or contracts; NaN where a value is not known, all of them while the book is not good.
 * Definitions, sources and windows: {@code docs/mathematics/microstructure.md}.
 */
public final class FeatureView extends Stamp {
    private final int instrument;
    private double mid = Double.NaN;
    private double weightedMid = Double.NaN;
    private double microPrice = Double.NaN;
    private double quotedSpread = Double.NaN;
    private double queueImbalance = Double.NaN;
    private double bidDepthNear = Double.NaN;
    private double askDepthNear = Double.NaN;
    private double orderFlowImbalance = Double.NaN;
    private double tradeImbalance = Double.NaN;
    private double tradeIntensity = Double.NaN;
    private double volumeRate = Double.NaN;
    private double meanEffectiveSpread = Double.NaN;
    private double meanRealisedSpread = Double.NaN;
    private double vpin = Double.NaN;
    private double kyleLambda = Double.NaN;
    private double amihud = Double.NaN;
    private double realisedVolatility = Double.NaN;
    private double noiseDeviation = Double.NaN;
    private double volumeShare = Double.NaN;
    private double relativeVolume = Double.NaN;
    private double volumeAnomaly = Double.NaN;
    private double liquidationSecondsPerUnit = Double.NaN;

    FeatureView(final int instrument) {
        this.instrument = instrument;
    }

    boolean apply(final BookFeaturesDecoder features) {
        if (!accept(features.stamp())) {
            return false;
        }
        mid = features.mid();
        weightedMid = features.weightedMid();
        microPrice = features.microPrice();
        quotedSpread = features.quotedSpread();
        queueImbalance = features.queueImbalance();
        bidDepthNear = features.bidDepthNear();
        askDepthNear = features.askDepthNear();
        orderFlowImbalance = features.orderFlowImbalance();
        tradeImbalance = features.tradeImbalance();
        tradeIntensity = features.tradeIntensity();
        volumeRate = features.volumeRate();
        meanEffectiveSpread = features.meanEffectiveSpread();
        meanRealisedSpread = features.meanRealisedSpread();
        vpin = features.vpin();
        kyleLambda = features.kyleLambda();
        amihud = features.amihud();
        realisedVolatility = features.realisedVolatility();
        noiseDeviation = features.noiseDeviation();
        volumeShare = features.volumeShare();
        relativeVolume = features.relativeVolume();
        volumeAnomaly = features.volumeAnomaly();
        liquidationSecondsPerUnit = features.liquidationSecondsPerUnit();
        return true;
    }

    /**
     * @param quantity units or contracts, of either sign
     * @return seconds to liquidate it at the participation rate of the model, NaN where the volume rate is not known
     */
    public double liquidationSeconds(final double quantity) {
        return Math.abs(quantity) * liquidationSecondsPerUnit;
    }

    /** @return instrument id */
    public int instrument() {
        return instrument;
    }

    /** @return mean of best bid and best ask */
    public double mid() {
        return mid;
    }

    /** @return best bid and best ask, each weighted with the quantity of the other side */
    public double weightedMid() {
        return weightedMid;
    }

    /** @return mid plus its expected next move (Stoikov 2018, first order) */
    public double microPrice() {
        return microPrice;
    }

    /** @return best ask less best bid */
    public double quotedSpread() {
        return quotedSpread;
    }

    /** @return (bid - ask) / (bid + ask) of the quantities at the top, -1 to 1 */
    public double queueImbalance() {
        return queueImbalance;
    }

    /** @return bid quantity within five ticks of the best bid */
    public double bidDepthNear() {
        return bidDepthNear;
    }

    /** @return ask quantity within five ticks of the best ask */
    public double askDepthNear() {
        return askDepthNear;
    }

    /** @return order flow imbalance (Cont, Kukanov and Stoikov 2014), units */
    public double orderFlowImbalance() {
        return orderFlowImbalance;
    }

    /** @return (bought - sold) / (bought + sold), -1 to 1 */
    public double tradeImbalance() {
        return tradeImbalance;
    }

    /** @return trades a second */
    public double tradeIntensity() {
        return tradeIntensity;
    }

    /** @return traded units a second */
    public double volumeRate() {
        return volumeRate;
    }

    /** @return effective spread, weighted by quantity */
    public double meanEffectiveSpread() {
        return meanEffectiveSpread;
    }

    /** @return realised spread, weighted by quantity */
    public double meanRealisedSpread() {
        return meanRealisedSpread;
    }

    /** @return volume-synchronised probability of informed trading, 0 to 1 */
    public double vpin() {
        return vpin;
    }

    /** @return move of the mid a unit of signed volume */
    public double kyleLambda() {
        return kyleLambda;
    }

    /** @return absolute relative return a currency unit of turnover */
    public double amihud() {
        return amihud;
    }

    /** @return relative volatility of the mid, annualised, noise removed */
    public double realisedVolatility() {
        return realisedVolatility;
    }

    /** @return standard deviation of the noise in the mid */
    public double noiseDeviation() {
        return noiseDeviation;
    }

    /** @return share of a day's volume expected in this quarter of an hour, 0 to 1 */
    public double volumeShare() {
        return volumeShare;
    }

    /** @return volume of this quarter of an hour so far, over that expected so far */
    public double relativeVolume() {
        return relativeVolume;
    }

    /** @return standard deviations by which the volume of the last bar exceeds the mean */
    public double volumeAnomaly() {
        return volumeAnomaly;
    }

    /** @return seconds to liquidate one unit at the participation rate of the model */
    public double liquidationSecondsPerUnit() {
        return liquidationSecondsPerUnit;
    }
}
