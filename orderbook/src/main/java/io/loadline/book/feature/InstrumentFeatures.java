package io.loadline.book.feature;

import io.loadline.core.Scale;
import io.loadline.core.event.FeatureSection;

/**
 * The features of every instrument, one selected at a time. Times are ingress times, which never go back. While the book is not good there are
 * no features; what needs an unbroken book (order flow, waiting realised spreads, the bar, the lag of the two scales) begins again when it is
 * good, what only counts trades goes on.
 */
public final class InstrumentFeatures {
    private static final double TWICE_PRICE_UNIT = 2e9;
    private static final double PRICE_UNIT = 1e9;
    private static final double SECONDS_A_YEAR = 365.0 * 86_400;

    private final FeatureWindows windows;
    private final int instruments;
    private final FeatureState state;
    private final OrderFlow orderFlow;
    private final TradeSide side;
    private final TradeFlow trades;
    private final TradeCosts costs;
    private final VolumeBuckets buckets;
    private final TwoScaleVolatility volatility;
    private final BarFeatures bars;
    private final VolumeProfile profile;
    private final MicroPrice microPrice;

    /**
     * @param windows shared by all instruments
     * @param instruments most instruments
     */
    public InstrumentFeatures(final FeatureWindows windows, final int instruments) {
        this.windows = windows;
        this.instruments = instruments;
        state = new FeatureState(instruments);
        orderFlow = new OrderFlow(windows.flow, state);
        side = new TradeSide(state);
        trades = new TradeFlow(windows.flow, windows.mean, state);
        costs = new TradeCosts(windows.mean, windows.settings.realisedDelayNs(), state);
        buckets = new VolumeBuckets(state);
        volatility = new TwoScaleVolatility(windows.mean, state);
        bars = new BarFeatures(windows.bars, windows.settings.barNs(), state);
        profile = new VolumeProfile(state);
        microPrice = new MicroPrice(state);
    }

    /**
     * Makes an instrument the one that all else is about.
     *
     * @param instrument 0 to less than the most instruments
     * @return false if it was not made yet: then {@link #make} must follow
     */
    public boolean select(final int instrument) {
        state.select(instrument);
        return state.flag(FeatureWords.MADE);
    }

    /**
     * Makes the state of the instrument selected.
     *
     * @param averageDailyVolume units or contracts, NaN where it is not known
     */
    public void make(final double averageDailyVolume) {
        state.flag(FeatureWords.MADE, true);
        state.set(FeatureWords.NEXT_SAMPLE, Long.MIN_VALUE);
        state.number(FeatureWords.MULTIPLIER, 1);
        buckets.begin(
                averageDailyVolume > 0
                        ? Math.max(1, Scale.toQuantity(averageDailyVolume / windows.settings.bucketsADay()))
                        : 0);
        costs.begin();
        bars.begin();
        profile.begin();
        microPrice.begin();
    }

    /**
     * @param newTick price increment, mantissa of 1e-9; not positive where there is none
     * @param newMultiplier currency units for a unit of price and quantity, mantissa of 1e-9; 1 is taken where it is not positive
     */
    public void define(final long newTick, final long newMultiplier) {
        state.set(FeatureWords.TICK, Math.max(0, newTick));
        state.number(FeatureWords.MULTIPLIER, newMultiplier > 0 ? newMultiplier / PRICE_UNIT : 1);
    }

    /** @return price increment, mantissa of 1e-9, 0 where there is none */
    public long tick() {
        return state.get(FeatureWords.TICK);
    }

    /** @return true while the last top was good */
    public boolean isGood() {
        return state.flag(FeatureWords.GOOD);
    }

    private double mid() {
        return state.number(FeatureWords.MID);
    }

    /** The log begins a new epoch: nothing is known of the time between. Changes the selection. */
    public void restartAll() {
        for (int instrument = 0; instrument < instruments; instrument++) {
            if (state.has(instrument) && select(instrument)) {
                restart();
            }
        }
    }

    private void restart() {
        interrupt();
        state.flag(FeatureWords.BEGUN, false);
        side.reset();
        costs.reset();
        buckets.reset();
        volatility.reset();
        bars.reset();
        microPrice.reset();
        profile.interrupt();
        state.set(FeatureWords.NEXT_SAMPLE, Long.MIN_VALUE);
    }

    private void interrupt() {
        state.flag(FeatureWords.GOOD, false);
        orderFlow.interrupt();
        costs.interrupt();
        bars.interrupt();
        volatility.interrupt();
        microPrice.interrupt();
    }

    private void advance(final long nowNs) {
        final long[] words = state.words();
        final int at = state.base();
        if ((words[at + FeatureWords.FLAGS] & FeatureWords.BEGUN) == 0) {
            words[at + FeatureWords.FLAGS] |= FeatureWords.BEGUN;
            trades.begin(nowNs);
        }
        if (nowNs >= words[at + FeatureWords.PROFILE_END]) {
            profile.advance(nowNs);
        }
        if ((words[at + FeatureWords.FLAGS] & FeatureWords.GOOD) != 0) {
            if (nowNs >= words[at + FeatureWords.COSTS_DUE]) {
                costs.settle(nowNs, mid());
            }
            if (nowNs >= words[at + FeatureWords.BAR_END]) {
                microPrice.estimate(windows.limit);
                bars.advance(nowNs, mid());
            }
        }
    }

    /**
     * The committed top of the book. One method, longer than what the compiler copies into its callers: copied, this and all it calls came to
     * more than the compiler takes in one piece, and it then left calls for single words in the middle of it.
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
        final long[] words = state.words();
        final int at = state.base();
        final boolean first = (words[at + FeatureWords.FLAGS] & FeatureWords.GOOD) == 0;
        if (!isGood) {
            if (!first) {
                interrupt();
                words[at + FeatureWords.NEXT_SAMPLE] = Long.MIN_VALUE;
            }
            section.clear();
            return;
        }
        section.orderFlow = 0;
        if (first
                || bid != words[at + FeatureWords.BID_PRICE]
                || ask != words[at + FeatureWords.ASK_PRICE]
                || bidSize != words[at + FeatureWords.BID_QUANTITY]
                || askSize != words[at + FeatureWords.ASK_QUANTITY]) {
            words[at + FeatureWords.FLAGS] |= FeatureWords.GOOD;
            section.orderFlow = orderFlow.onTop(nowNs, bid, bidSize, ask, askSize);
            final double before = Double.longBitsToDouble(words[at + FeatureWords.MID]);
            final double mid = ((double) bid + (double) ask) / TWICE_PRICE_UNIT;
            final double bidShare = bidSize / ((double) bidSize + (double) askSize);
            words[at + FeatureWords.MID] = Double.doubleToRawLongBits(mid);
            words[at + FeatureWords.BID_SHARE] = Double.doubleToRawLongBits(bidShare);
            final long tick = words[at + FeatureWords.TICK];
            final boolean wide = tick > 0 && ask - bid > tick;
            if (first) {
                bars.advance(nowNs, mid);
            }
            if (first || mid != before) {
                volatility.onMid(nowNs, mid);
                if (!first) {
                    microPrice.onMove(mid - before, bidShare, wide);
                }
            }
            microPrice.onTop(bidShare, wide);
        }
        if (first) {
            words[at + FeatureWords.NEXT_SAMPLE] = Long.MIN_VALUE;
        }
        describe(section);
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
        final boolean good = isGood();
        final int sign = side.of(aggressor, price, orderFlow.bidPrice(), orderFlow.askPrice(), good);
        final double units = Scale.quantity(quantity);
        final double paid = Scale.price(price);
        trades.onTrade(nowNs, sign, units);
        buckets.onTrade(sign, quantity);
        profile.onTrade(units);
        if (!good) {
            section.clear();
            return;
        }
        bars.onTrade(sign, units, Math.abs(paid) * units * state.number(FeatureWords.MULTIPLIER));
        section.orderFlow = 0;
        describe(section);
        section.tradeSign = sign;
        if (sign != TradeSide.UNKNOWN) {
            section.effectiveSpread = costs.onTrade(nowNs, sign, paid, units, mid());
        }
    }

    private void describe(final FeatureSection section) {
        final long[] words = state.words();
        final int at = state.base();
        final long bidPrice = words[at + FeatureWords.BID_PRICE];
        final long askPrice = words[at + FeatureWords.ASK_PRICE];
        final double mid = Double.longBitsToDouble(words[at + FeatureWords.MID]);
        final double bidShare = Double.longBitsToDouble(words[at + FeatureWords.BID_SHARE]);
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
        if (nowNs < state.get(FeatureWords.NEXT_SAMPLE)) {
            return false;
        }
        state.set(FeatureWords.NEXT_SAMPLE, isGood() ? nowNs + windows.settings.sampleNs() : Long.MAX_VALUE);
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
        final double mid = mid();
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
