package io.loadline.book.feature;

import io.loadline.core.Scale;
import io.loadline.core.event.FeatureSection;

/**
 * The features of one instrument. Times are ingress times, which never go back. While the book is not good there are no features; what needs
 * an unbroken book (order flow, waiting realised spreads, the bar, the lag of the two scales) begins again when it is good, what only
 * counts trades goes on.
 */
public final class InstrumentFeatures {
    private static final double TWICE_PRICE_UNIT = 2e9;
    private static final double PRICE_UNIT = 1e9;
    private static final double SECONDS_A_YEAR = 365.0 * 86_400;

    private final FeatureWindows windows;
    private final OrderFlow orderFlow;
    private final TradeSide side = new TradeSide();
    private final TradeFlow trades;
    private final TradeCosts costs;
    private final VolumeBuckets buckets;
    private final TwoScaleVolatility volatility;
    private final BarFeatures bars;
    private final VolumeProfile profile = new VolumeProfile();
    private final MicroPrice microPrice = new MicroPrice();
    private long tick;
    private double multiplier = 1;
    private boolean begun;
    private boolean good;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;
    private double mid;
    private double bidShare;
    private long nextSampleNs = Long.MIN_VALUE;

    /**
     * @param windows shared by all instruments
     * @param averageDailyVolume units or contracts, NaN where it is not known
     */
    public InstrumentFeatures(final FeatureWindows windows, final double averageDailyVolume) {
        this.windows = windows;
        orderFlow = new OrderFlow(windows.flow);
        trades = new TradeFlow(windows.flow, windows.mean);
        costs = new TradeCosts(windows.mean, windows.settings.realisedDelayNs());
        buckets = new VolumeBuckets(
                averageDailyVolume > 0
                        ? Math.max(1, Scale.toQuantity(averageDailyVolume / windows.settings.bucketsADay()))
                        : 0);
        volatility = new TwoScaleVolatility(windows.mean);
        bars = new BarFeatures(windows.bars, windows.settings.barNs());
    }

    /**
     * @param newTick price increment, mantissa of 1e-9; not positive where there is none
     * @param newMultiplier currency units for a unit of price and quantity, mantissa of 1e-9; 1 is taken where it is not positive
     */
    public void define(final long newTick, final long newMultiplier) {
        tick = Math.max(0, newTick);
        multiplier = newMultiplier > 0 ? newMultiplier / PRICE_UNIT : 1;
    }

    /** @return price increment, mantissa of 1e-9, 0 where there is none */
    public long tick() {
        return tick;
    }

    /** @return true while the last top was good */
    public boolean isGood() {
        return good;
    }

    /** The log begins a new epoch: nothing is known of the time between. */
    public void restart() {
        interrupt();
        begun = false;
        side.reset();
        costs.reset();
        buckets.reset();
        volatility.reset();
        bars.reset();
        microPrice.reset();
        profile.interrupt();
        nextSampleNs = Long.MIN_VALUE;
    }

    private void interrupt() {
        good = false;
        orderFlow.interrupt();
        costs.interrupt();
        bars.interrupt();
        volatility.interrupt();
        microPrice.interrupt();
    }

    private void advance(final long nowNs) {
        if (!begun) {
            begun = true;
            trades.begin(nowNs);
        }
        profile.advance(nowNs);
        if (good) {
            costs.settle(nowNs, mid);
            bars.advance(nowNs, mid);
        }
    }

    /**
     * The committed top of the book.
     *
     * @param nowNs ingress time
     * @param isGood whether it is to be trusted: quality GOOD
     * @param bid best bid, mantissa of 1e-9
     * @param bidSize its quantity, mantissa of 1e-8
     * @param ask best ask
     * @param askSize its quantity
     * @param section gets what holds of every event
     */
    public void onTop(
            final long nowNs,
            final boolean isGood,
            final long bid,
            final long bidSize,
            final long ask,
            final long askSize,
            final FeatureSection section) {
        advance(nowNs);
        if (!isGood) {
            if (good) {
                interrupt();
                nextSampleNs = Long.MIN_VALUE;
            }
            section.clear();
            return;
        }
        final boolean first = !good;
        final boolean moved = bid != bidPrice || ask != askPrice;
        final double before = mid;
        good = true;
        bidPrice = bid;
        askPrice = ask;
        final boolean resized = bidSize != bidQuantity || askSize != askQuantity;
        bidQuantity = bidSize;
        askQuantity = askSize;
        section.orderFlow = 0;
        if (first || moved || resized) {
            section.orderFlow = orderFlow.onTop(nowNs, bid, bidSize, ask, askSize);
            mid = ((double) bid + (double) ask) / TWICE_PRICE_UNIT;
            bidShare = bidQuantity / ((double) bidQuantity + (double) askQuantity);
            onMid(nowNs, first, before);
        }
        if (first) {
            nextSampleNs = Long.MIN_VALUE;
        }
        describe(section);
    }

    private void onMid(final long nowNs, final boolean first, final double before) {
        if (first) {
            bars.advance(nowNs, mid);
        }
        if (first || mid != before) {
            volatility.onMid(nowNs, mid);
            if (!first) {
                microPrice.onMove(mid - before);
            }
        }
        microPrice.onTop(bidShare, tick > 0 && askPrice - bidPrice > tick);
    }

    /**
     * A new trade, before the change of the book that it makes.
     *
     * @param nowNs ingress time
     * @param aggressor code of the {@code risk-input} schema: 1 buy, 2 sell, else not known
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8, positive
     * @param section gets what holds of every event
     */
    public void onTrade(
            final long nowNs,
            final int aggressor,
            final long price,
            final long quantity,
            final FeatureSection section) {
        advance(nowNs);
        final int sign = side.of(aggressor, price, bidPrice, askPrice, good);
        final double units = Scale.quantity(quantity);
        final double paid = Scale.price(price);
        trades.onTrade(nowNs, sign, units);
        buckets.onTrade(sign, quantity);
        profile.onTrade(units);
        if (!good) {
            section.clear();
            return;
        }
        bars.onTrade(sign, units, Math.abs(paid) * units * multiplier);
        section.orderFlow = 0;
        describe(section);
        section.tradeSign = sign;
        if (sign != TradeSide.UNKNOWN) {
            section.effectiveSpread = costs.onTrade(nowNs, sign, paid, units, mid);
        }
    }

    private void describe(final FeatureSection section) {
        section.mid = mid;
        section.weightedMid = ((double) bidPrice + ((double) askPrice - (double) bidPrice) * bidShare) / PRICE_UNIT;
        section.microPrice = mid + microPrice.adjustment();
        section.quotedSpread = (askPrice - bidPrice) / PRICE_UNIT;
        section.queueImbalance = 2 * bidShare - 1;
        section.tradeSign = 0;
        section.effectiveSpread = Double.NaN;
    }

    /**
     * Whether all features are due: a sampling interval after the last sample, or the book has turned good or bad.
     *
     * @param nowNs ingress time
     * @return true once for each sample
     */
    public boolean takeSample(final long nowNs) {
        if (nowNs < nextSampleNs) {
            return false;
        }
        nextSampleNs = good ? nowNs + windows.settings.sampleNs() : Long.MAX_VALUE;
        return true;
    }

    /**
     * Fills what is sampled, but for the near depth, which only the book knows. Only while {@link #isGood}.
     *
     * @param nowNs ingress time
     * @param section gets it
     */
    public void sample(final long nowNs, final FeatureSection section) {
        section.orderFlowImbalance = orderFlow.sum(nowNs);
        section.tradeImbalance = trades.imbalance();
        section.tradeIntensity = trades.intensity(nowNs);
        section.volumeRate = trades.volumeRate(nowNs);
        section.meanEffectiveSpread = costs.meanEffective();
        section.meanRealisedSpread = costs.meanRealised();
        section.vpin = buckets.vpin();
        section.kyleLambda = bars.kyleLambda();
        section.amihud = bars.amihud();
        section.realisedVolatility =
                mid > 0 ? Math.sqrt(volatility.varianceRate(nowNs) * SECONDS_A_YEAR) / mid : Double.NaN;
        section.noiseDeviation = volatility.noiseDeviation();
        section.volumeShare = profile.share();
        section.relativeVolume = profile.relativeVolume(nowNs);
        section.volumeAnomaly = bars.anomaly();
        section.liquidationSecondsPerUnit =
                section.volumeRate > 0 ? 1 / (windows.participationRate * section.volumeRate) : Double.NaN;
    }
}
