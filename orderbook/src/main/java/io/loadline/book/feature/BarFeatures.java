package io.loadline.book.feature;

/**
 * What is measured over bars of event time, each number exponentially weighted over bars:
 *
 * <ul>
 *   <li>Kyle's lambda (Kyle 1985, as a regression through the origin): sum x y / sum x^2, x the signed volume of a bar and y its move of the mid;
 *   <li>Amihud's illiquidity (Amihud 2002, eq. 1, with bars for days): mean of |return| / turnover over the bars that traded;
 *   <li>volume anomaly: standard deviations by which the volume of the last closed bar exceeds the mean of those before it.
 * </ul>
 *
 * <p>A bar counts if the book was good all through. It is closed by the first event behind its end, at the mid that stood until then;
 * bars without events are closed with it.
 */
final class BarFeatures {
    /** Bars before the anomaly says anything. */
    static final int LEAST = 12;
    /** Bars that traded before lambda and illiquidity say anything. */
    static final int LEAST_TRADED = 6;

    private static final long NONE = Long.MIN_VALUE;

    private static final int OPEN_MID = FeatureWords.BARS;
    private static final int SIGNED_VOLUME = OPEN_MID + 1;
    private static final int VOLUME = OPEN_MID + 2;
    private static final int TURNOVER = OPEN_MID + 3;
    private static final int BARS = OPEN_MID + 4;
    private static final int TRADED_BARS = OPEN_MID + 5;
    private static final int VOLUME_MOVE = OPEN_MID + 6;
    private static final int VOLUME_SQUARE = OPEN_MID + 7;
    private static final int ILLIQUIDITY = OPEN_MID + 8;
    private static final int TRADED_WEIGHT = OPEN_MID + 9;
    private static final int WEIGHT = OPEN_MID + 10;
    private static final int VOLUME_SUM = OPEN_MID + 11;
    private static final int VOLUME_SQUARE_SUM = OPEN_MID + 12;
    private static final int ANOMALY = OPEN_MID + 13;

    private final Decay decay;
    /** What one bar leaves of the weight of those before. */
    private final double kept;

    private final long barNs;
    private final FeatureState state;

    /**
     * @param decay half-life in bars
     * @param barNs length of a bar
     * @param state of the instrument
     */
    BarFeatures(final Decay decay, final long barNs, final FeatureState state) {
        this.decay = decay;
        kept = decay.retained(1);
        this.barNs = barNs;
        this.state = state;
    }

    /** Nothing was seen yet. */
    void begin() {
        reset();
    }

    /** True if the bar has ended that the last event of a good book was in. */
    boolean isOver(final long nowNs) {
        return nowNs >= state.get(FeatureWords.BAR_END);
    }

    /** Closes what has ended. Call with each event of a good book, before it changes anything, with the mid that has stood until now. */
    void advance(final long nowNs, final double mid) {
        if (nowNs >= state.get(FeatureWords.BAR_END)) {
            turn(nowNs, mid);
        }
    }

    private void turn(final long nowNs, final double mid) {
        final long endNs = state.get(FeatureWords.BAR_END);
        final long ended = endNs == NONE ? 0 : (nowNs - endNs) / barNs + 1;
        if (ended > 0 && state.flag(FeatureWords.BAR_WHOLE)) {
            close(mid);
        }
        if (ended > 1) {
            closeEmpty(ended - 1);
        }
        state.flag(FeatureWords.BAR_WHOLE, ended > 0);
        state.set(FeatureWords.BAR_END, ended > 0 ? endNs + ended * barNs : (Math.floorDiv(nowNs, barNs) + 1) * barNs);
        state.number(OPEN_MID, mid);
        state.number(SIGNED_VOLUME, 0);
        state.number(VOLUME, 0);
        state.number(TURNOVER, 0);
    }

    private void close(final double mid) {
        forgetTrades(kept);
        final double volume = state.number(VOLUME);
        if (volume > 0) {
            state.set(TRADED_BARS, state.get(TRADED_BARS) + 1);
            final double openMid = state.number(OPEN_MID);
            final double signedVolume = state.number(SIGNED_VOLUME);
            final double turnover = state.number(TURNOVER);
            final double move = mid - openMid;
            add(VOLUME_MOVE, signedVolume * move);
            add(VOLUME_SQUARE, signedVolume * signedVolume);
            if (turnover > 0 && openMid != 0) {
                add(ILLIQUIDITY, Math.abs(move / openMid) / turnover);
                add(TRADED_WEIGHT, 1);
            }
        }
        judge(volume);
        state.number(WEIGHT, state.number(WEIGHT) * kept + 1);
        state.number(VOLUME_SUM, state.number(VOLUME_SUM) * kept + volume);
        state.number(VOLUME_SQUARE_SUM, state.number(VOLUME_SQUARE_SUM) * kept + volume * volume);
        state.set(BARS, state.get(BARS) + 1);
    }

    private void closeEmpty(final long count) {
        final double allButOne = decay.retained(count - 1);
        state.number(WEIGHT, state.number(WEIGHT) * allButOne + sumOfWeights(allButOne));
        forgetVolume(allButOne);
        state.set(BARS, state.get(BARS) + count - 1);
        judge(0);
        state.number(WEIGHT, state.number(WEIGHT) * kept + 1);
        forgetVolume(kept);
        state.set(BARS, state.get(BARS) + 1);
        forgetTrades(decay.retained(count));
    }

    private void forgetTrades(final double left) {
        for (int word = VOLUME_MOVE; word <= TRADED_WEIGHT; word++) {
            state.number(word, state.number(word) * left);
        }
    }

    private void forgetVolume(final double left) {
        state.number(VOLUME_SUM, state.number(VOLUME_SUM) * left);
        state.number(VOLUME_SQUARE_SUM, state.number(VOLUME_SQUARE_SUM) * left);
    }

    private void add(final int word, final double value) {
        state.number(word, state.number(word) + value);
    }

    /** The weights of the bars behind which so much is left of what was before. */
    private double sumOfWeights(final double left) {
        return (1 - left) / (1 - kept);
    }

    private void judge(final double closed) {
        final double weight = state.number(WEIGHT);
        final double mean = state.number(VOLUME_SUM) / weight;
        final double variance = state.number(VOLUME_SQUARE_SUM) / weight - mean * mean;
        final boolean saysNothing = state.get(BARS) < LEAST || !(variance > 0);
        state.number(ANOMALY, saysNothing ? Double.NaN : (closed - mean) / Math.sqrt(variance));
    }

    void onTrade(final int sign, final double quantity, final double value) {
        add(SIGNED_VOLUME, sign * quantity);
        add(VOLUME, quantity);
        add(TURNOVER, value);
    }

    /** The mid is lost: the bar it happens in does not count, nor does the one in which it is found again. */
    void interrupt() {
        state.set(FeatureWords.BAR_END, NONE);
    }

    void reset() {
        interrupt();
        for (int word = BARS; word < ANOMALY; word++) {
            state.set(word, 0);
        }
        state.number(ANOMALY, Double.NaN);
    }

    double kyleLambda() {
        return state.get(TRADED_BARS) < LEAST_TRADED
                ? Double.NaN
                : state.number(VOLUME_MOVE) / state.number(VOLUME_SQUARE);
    }

    double amihud() {
        return state.get(TRADED_BARS) < LEAST_TRADED
                ? Double.NaN
                : state.number(ILLIQUIDITY) / state.number(TRADED_WEIGHT);
    }

    double anomaly() {
        return state.number(ANOMALY);
    }
}
