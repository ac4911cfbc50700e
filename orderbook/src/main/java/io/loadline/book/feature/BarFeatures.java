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

    /** Closes what has ended. Call with each event of a good book, before it changes anything, with the mid that has stood until now. */
    void advance(final long nowNs, final double mid) {
        if (nowNs >= state.get(FeatureWords.BAR_END)) {
            turn(nowNs, mid);
        }
    }

    private void turn(final long nowNs, final double mid) {
        final long[] words = state.words();
        final int at = state.base();
        final long endNs = words[at + FeatureWords.BAR_END];
        final long ended = endNs == NONE ? 0 : (nowNs - endNs) / barNs + 1;
        if (ended > 0 && (words[at + FeatureWords.FLAGS] & FeatureWords.BAR_WHOLE) != 0) {
            close(words, at, mid);
        }
        if (ended > 1) {
            closeEmpty(words, at, ended - 1);
        }
        state.flag(FeatureWords.BAR_WHOLE, ended > 0);
        words[at + FeatureWords.BAR_END] =
                ended > 0 ? endNs + ended * barNs : (Math.floorDiv(nowNs, barNs) + 1) * barNs;
        put(words, at + OPEN_MID, mid);
        put(words, at + SIGNED_VOLUME, 0);
        put(words, at + VOLUME, 0);
        put(words, at + TURNOVER, 0);
    }

    private void close(final long[] words, final int at, final double mid) {
        forgetTrades(words, at, kept);
        final double volume = number(words, at + VOLUME);
        if (volume > 0) {
            words[at + TRADED_BARS]++;
            final double openMid = number(words, at + OPEN_MID);
            final double signedVolume = number(words, at + SIGNED_VOLUME);
            final double turnover = number(words, at + TURNOVER);
            final double move = mid - openMid;
            add(VOLUME_MOVE, signedVolume * move);
            add(VOLUME_SQUARE, signedVolume * signedVolume);
            if (turnover > 0 && openMid != 0) {
                add(ILLIQUIDITY, Math.abs(move / openMid) / turnover);
                add(TRADED_WEIGHT, 1);
            }
        }
        judge(words, at, volume);
        put(words, at + WEIGHT, number(words, at + WEIGHT) * kept + 1);
        put(words, at + VOLUME_SUM, number(words, at + VOLUME_SUM) * kept + volume);
        put(words, at + VOLUME_SQUARE_SUM, number(words, at + VOLUME_SQUARE_SUM) * kept + volume * volume);
        words[at + BARS]++;
    }

    private void closeEmpty(final long[] words, final int at, final long count) {
        final double allButOne = decay.retained(count - 1);
        put(words, at + WEIGHT, number(words, at + WEIGHT) * allButOne + sumOfWeights(allButOne));
        forgetVolume(words, at, allButOne);
        words[at + BARS] += count - 1;
        judge(words, at, 0);
        put(words, at + WEIGHT, number(words, at + WEIGHT) * kept + 1);
        forgetVolume(words, at, kept);
        words[at + BARS]++;
        forgetTrades(words, at, decay.retained(count));
    }

    private static void forgetTrades(final long[] words, final int at, final double left) {
        for (int word = at + VOLUME_MOVE; word <= at + TRADED_WEIGHT; word++) {
            put(words, word, number(words, word) * left);
        }
    }

    private static void forgetVolume(final long[] words, final int at, final double left) {
        put(words, at + VOLUME_SUM, number(words, at + VOLUME_SUM) * left);
        put(words, at + VOLUME_SQUARE_SUM, number(words, at + VOLUME_SQUARE_SUM) * left);
    }

    private static double number(final long[] words, final int word) {
        return Double.longBitsToDouble(words[word]);
    }

    private static void put(final long[] words, final int word, final double value) {
        words[word] = Double.doubleToRawLongBits(value);
    }

    private void add(final int word, final double value) {
        state.number(word, state.number(word) + value);
    }

    /** The weights of the bars behind which so much is left of what was before. */
    private double sumOfWeights(final double left) {
        return (1 - left) / (1 - kept);
    }

    private static void judge(final long[] words, final int at, final double closed) {
        final double weight = number(words, at + WEIGHT);
        final double mean = number(words, at + VOLUME_SUM) / weight;
        final double variance = number(words, at + VOLUME_SQUARE_SUM) / weight - mean * mean;
        final boolean saysNothing = words[at + BARS] < LEAST || !(variance > 0);
        put(words, at + ANOMALY, saysNothing ? Double.NaN : (closed - mean) / Math.sqrt(variance));
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
