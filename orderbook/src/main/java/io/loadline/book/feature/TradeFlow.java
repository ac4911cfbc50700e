package io.loadline.book.feature;

/** Trades as exponentially weighted flows: how many, how much, and which way. */
final class TradeFlow {
    static final double LEAST_SEEN = 0.1;

    private final Decay flowDecay;
    private final Decay meanDecay;
    private double count;
    private double bought;
    private double sold;
    private double volume;
    private double seconds;
    private long lastNs;

    TradeFlow(final Decay flowDecay, final Decay meanDecay) {
        this.flowDecay = flowDecay;
        this.meanDecay = meanDecay;
    }

    /** Nothing is known from before this time. */
    void begin(final long nowNs) {
        count = 0;
        bought = 0;
        sold = 0;
        volume = 0;
        seconds = 0;
        lastNs = nowNs;
    }

    void onTrade(final long nowNs, final int sign, final double quantity) {
        final double kept = meanDecay.retained(nowNs - lastNs);
        count = count * flowDecay.retained(nowNs - lastNs) + 1;
        bought = bought * kept + (sign > 0 ? quantity : 0);
        sold = sold * kept + (sign < 0 ? quantity : 0);
        volume = volume * kept + quantity;
        seconds = seconds * kept + meanDecay.seconds(kept);
        lastNs = nowNs;
    }

    /** (bought - sold) / (bought + sold); NaN before the first trade with a side. */
    double imbalance() {
        return (bought - sold) / (bought + sold);
    }

    /** Trades a second: sum of b exp(-b age) over the trades, b = ln 2 / half-life. */
    double intensity(final long nowNs) {
        return count * flowDecay.retained(nowNs - lastNs) / flowDecay.meanLifeSeconds();
    }

    /** Quantity a second, over the time that was seen; NaN before that is a tenth of the kernel. */
    double volumeRate(final long nowNs) {
        final double kept = meanDecay.retained(nowNs - lastNs);
        final double seen = seconds * kept + meanDecay.seconds(kept);
        return seen < LEAST_SEEN * meanDecay.meanLifeSeconds() ? Double.NaN : volume * kept / seen;
    }
}
