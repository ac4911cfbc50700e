package io.loadline.regime;

/**
 * Cuts event time into bars on a fixed grid, and each bar into equal samples. A bar closes with the first event at or behind its end. After a
 * silence the next bar is longer, up to a limit; beyond it the time is dropped. The work for one event does not grow with the time that has
 * passed.
 */
final class FactorBars {
    private final MarketFactor factor;
    private final long barNs;
    private final long sampleNs;
    private final long maxBarNs;
    private long startNs;
    private long endNs;
    private long sampleEndNs;
    private double sum;
    private double squares;
    private boolean broken;
    private boolean started;

    private long closedLengthNs;
    private double closedReturn;
    private double closedRealisedVariance;
    private boolean closedObserved;

    /**
     * @param factor what is sampled
     * @param barNs length of a bar
     * @param samplesPerBar samples in a bar
     * @param maxBarNs longest bar after a silence
     */
    FactorBars(final MarketFactor factor, final long barNs, final int samplesPerBar, final long maxBarNs) {
        if (barNs < samplesPerBar) {
            throw new IllegalArgumentException("regimeBarNs is " + barNs
                    + "; expected at least a nanosecond for each of " + samplesPerBar + " samples");
        }
        this.factor = factor;
        this.barNs = barNs;
        this.maxBarNs = Math.max(barNs, maxBarNs);
        sampleNs = barNs / samplesPerBar;
    }

    /** Begins a new bar at this time; what was gathered is dropped. */
    void restart(final long timeNs) {
        started = true;
        begin(gridStart(timeNs), timeNs);
    }

    /**
     * Moves time on. To be called before the event's own price is taken.
     *
     * @param timeNs event time
     * @return true if a bar closed
     */
    boolean advanceTo(final long timeNs) {
        if (!started) {
            restart(timeNs);
            return false;
        }
        if (timeNs < sampleEndNs) {
            return false;
        }
        takeSample(Math.min(sampleEndNs, endNs));
        if (timeNs < endNs) {
            sampleEndNs = nextSampleEnd(timeNs);
            return false;
        }
        close();
        final long gap = timeNs - endNs;
        begin(gap > maxBarNs ? gridStart(timeNs) : endNs, timeNs);
        return true;
    }

    private void takeSample(final long timeNs) {
        final double sampleReturn = factor.sample(timeNs);
        if (Double.isFinite(sampleReturn)) {
            sum += sampleReturn;
            squares = Math.fma(sampleReturn, sampleReturn, squares);
        } else {
            broken = true;
        }
    }

    private void close() {
        closedLengthNs = endNs - startNs;
        closedReturn = sum;
        closedRealisedVariance = squares;
        closedObserved = !broken;
    }

    private void begin(final long start, final long timeNs) {
        startNs = start;
        endNs = gridStart(timeNs) + barNs;
        sampleEndNs = nextSampleEnd(timeNs);
        sum = 0;
        squares = 0;
        broken = false;
    }

    private long gridStart(final long timeNs) {
        return timeNs - Math.floorMod(timeNs, barNs);
    }

    private long nextSampleEnd(final long timeNs) {
        final long start = gridStart(timeNs);
        // The last sample of a bar ends with it, also where the length does not divide.
        return Math.min(start + ((timeNs - start) / sampleNs + 1) * sampleNs, endNs);
    }

    /** @return length of the bar that closed last */
    long closedLengthNs() {
        return closedLengthNs;
    }

    /** @return log return over it */
    double closedReturn() {
        return closedReturn;
    }

    /** @return sum of its squared sample returns */
    double closedRealisedVariance() {
        return closedRealisedVariance;
    }

    /** @return false if the factor was not good at one of its samples */
    boolean closedObserved() {
        return closedObserved;
    }
}
