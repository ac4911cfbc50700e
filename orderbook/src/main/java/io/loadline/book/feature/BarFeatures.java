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

    private final Decay decay;
    private final long barNs;
    private long endNs = NONE;
    private boolean whole;
    private double openMid;
    private double signedVolume;
    private double volume;
    private double turnover;
    private long bars;
    private long tradedBars;
    private double volumeMove;
    private double volumeSquare;
    private double illiquidity;
    private double tradedWeight;
    private double weight;
    private double volumeSum;
    private double volumeSquareSum;
    private double anomaly = Double.NaN;

    /**
     * @param decay half-life in bars
     * @param barNs length of a bar
     */
    BarFeatures(final Decay decay, final long barNs) {
        this.decay = decay;
        this.barNs = barNs;
    }

    /** Closes what has ended. Call with each event of a good book, before it changes anything, with the mid that has stood until now. */
    void advance(final long nowNs, final double mid) {
        if (nowNs < endNs) {
            return;
        }
        final long ended = endNs == NONE ? 0 : (nowNs - endNs) / barNs + 1;
        if (ended > 0 && whole) {
            close(mid);
        }
        if (ended > 1) {
            closeEmpty(ended - 1);
        }
        whole = ended > 0;
        endNs = (Math.floorDiv(nowNs, barNs) + 1) * barNs;
        openMid = mid;
        signedVolume = 0;
        volume = 0;
        turnover = 0;
    }

    private void close(final double mid) {
        final double kept = decay.retained(1);
        volumeMove *= kept;
        volumeSquare *= kept;
        illiquidity *= kept;
        tradedWeight *= kept;
        if (volume > 0) {
            tradedBars++;
            final double move = mid - openMid;
            volumeMove += signedVolume * move;
            volumeSquare += signedVolume * signedVolume;
            if (turnover > 0 && openMid != 0) {
                illiquidity += Math.abs(move / openMid) / turnover;
                tradedWeight += 1;
            }
        }
        judge(volume);
        weight = weight * kept + 1;
        volumeSum = volumeSum * kept + volume;
        volumeSquareSum = volumeSquareSum * kept + volume * volume;
        bars++;
    }

    private void closeEmpty(final long count) {
        final double allButOne = decay.retained(count - 1);
        weight = weight * allButOne + sumOfWeights(count - 1);
        volumeSum *= allButOne;
        volumeSquareSum *= allButOne;
        bars += count - 1;
        judge(0);
        final double one = decay.retained(1);
        weight = weight * one + 1;
        volumeSum *= one;
        volumeSquareSum *= one;
        bars++;
        final double kept = decay.retained(count);
        volumeMove *= kept;
        volumeSquare *= kept;
        illiquidity *= kept;
        tradedWeight *= kept;
    }

    private double sumOfWeights(final long count) {
        return (1 - decay.retained(count)) / (1 - decay.retained(1));
    }

    private void judge(final double closed) {
        final double mean = volumeSum / weight;
        final double variance = volumeSquareSum / weight - mean * mean;
        anomaly = bars < LEAST || !(variance > 0) ? Double.NaN : (closed - mean) / Math.sqrt(variance);
    }

    void onTrade(final int sign, final double quantity, final double value) {
        signedVolume += sign * quantity;
        volume += quantity;
        turnover += value;
    }

    /** The mid is lost: the bar it happens in does not count, nor does the one in which it is found again. */
    void interrupt() {
        endNs = NONE;
    }

    void reset() {
        interrupt();
        bars = 0;
        tradedBars = 0;
        volumeMove = 0;
        volumeSquare = 0;
        illiquidity = 0;
        tradedWeight = 0;
        weight = 0;
        volumeSum = 0;
        volumeSquareSum = 0;
        anomaly = Double.NaN;
    }

    double kyleLambda() {
        return tradedBars < LEAST_TRADED ? Double.NaN : volumeMove / volumeSquare;
    }

    double amihud() {
        return tradedBars < LEAST_TRADED ? Double.NaN : illiquidity / tradedWeight;
    }

    double anomaly() {
        return anomaly;
    }
}
