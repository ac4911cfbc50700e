package io.loadline.book.feature;

/** Trades as exponentially weighted flows: how many, how much, and which way. */
final class TradeFlow {
    static final double LEAST_SEEN = 0.1;

    private static final int COUNT = FeatureWords.TRADES;
    private static final int BOUGHT = COUNT + 1;
    private static final int SOLD = COUNT + 2;
    private static final int VOLUME = COUNT + 3;
    private static final int SECONDS = COUNT + 4;
    private static final int LAST_TIME = COUNT + 5;

    private final Decay flowDecay;
    private final Decay meanDecay;
    private final FeatureState state;

    TradeFlow(final Decay flowDecay, final Decay meanDecay, final FeatureState state) {
        this.flowDecay = flowDecay;
        this.meanDecay = meanDecay;
        this.state = state;
    }

    /** Nothing is known from before this time. */
    void begin(final long nowNs) {
        state.number(COUNT, 0);
        state.number(BOUGHT, 0);
        state.number(SOLD, 0);
        state.number(VOLUME, 0);
        state.number(SECONDS, 0);
        state.set(LAST_TIME, nowNs);
    }

    void onTrade(final long nowNs, final int sign, final double quantity) {
        final long elapsed = nowNs - state.get(LAST_TIME);
        final double kept = meanDecay.retained(elapsed);
        state.number(COUNT, state.number(COUNT) * flowDecay.retained(elapsed) + 1);
        state.number(BOUGHT, state.number(BOUGHT) * kept + (sign > 0 ? quantity : 0));
        state.number(SOLD, state.number(SOLD) * kept + (sign < 0 ? quantity : 0));
        state.number(VOLUME, state.number(VOLUME) * kept + quantity);
        state.number(SECONDS, state.number(SECONDS) * kept + meanDecay.seconds(kept));
        state.set(LAST_TIME, nowNs);
    }

    /** (bought - sold) / (bought + sold); NaN before the first trade with a side. */
    double imbalance() {
        final double bought = state.number(BOUGHT);
        final double sold = state.number(SOLD);
        return (bought - sold) / (bought + sold);
    }

    /** Trades a second: sum of b exp(-b age) over the trades, b = ln 2 / half-life. */
    double intensity(final long nowNs) {
        return state.number(COUNT) * flowDecay.retained(nowNs - state.get(LAST_TIME)) / flowDecay.meanLifeSeconds();
    }

    /** Quantity a second, over the time that was seen; NaN before that is a tenth of the kernel. */
    double volumeRate(final long nowNs) {
        final double kept = meanDecay.retained(nowNs - state.get(LAST_TIME));
        final double seen = state.number(SECONDS) * kept + meanDecay.seconds(kept);
        return seen < LEAST_SEEN * meanDecay.meanLifeSeconds() ? Double.NaN : state.number(VOLUME) * kept / seen;
    }
}
