package io.loadline.book.feature;

/**
 * Volume by time of day: 96 quarters of an hour, UTC. The volume of a quarter that was seen from its beginning moves the mean of that time of day by a
 * fifth; the first one is the first mean. Kept across restarts of the log, unlike the rest: it takes days to learn.
 */
final class VolumeProfile {
    static final int BINS = 96;
    static final long BIN_NS = 900_000_000_000L;
    static final double WEIGHT = 0.2;

    private static final long NONE = Long.MIN_VALUE;

    private final FeatureState state;

    VolumeProfile(final FeatureState state) {
        this.state = state;
    }

    /** Nothing was seen yet. */
    void begin() {
        interrupt();
    }

    /** Closes what has ended; call with each event, before it adds anything. */
    void advance(final long nowNs) {
        if (nowNs >= state.get(FeatureWords.PROFILE_END)) {
            turn(nowNs);
        }
    }

    private void turn(final long nowNs) {
        final long endNs = state.get(FeatureWords.PROFILE_END);
        final long now = Math.floorDiv(nowNs, BIN_NS);
        if (endNs != NONE) {
            final long last = Math.floorDiv(endNs, BIN_NS) - 1;
            if (state.flag(FeatureWords.QUARTER_WHOLE)) {
                learn(last, state.number(FeatureWords.PROFILE_VOLUME));
            }
            final long empty = Math.min(BINS, now - last - 1);
            for (long bin = now - empty; bin < now; bin++) {
                learn(bin, 0);
            }
        }
        state.flag(FeatureWords.QUARTER_WHOLE, endNs != NONE);
        state.set(FeatureWords.PROFILE_END, (now + 1) * BIN_NS);
        state.number(FeatureWords.PROFILE_VOLUME, 0);
        state.number(FeatureWords.PROFILE_SHARE, mean(binOf(now)) / total());
    }

    private static int binOf(final long bin) {
        return (int) Math.floorMod(bin, (long) BINS);
    }

    private boolean isKnown(final int index) {
        return (state.far(FeatureWords.FAR_PROFILE_KNOWN + index / Long.SIZE) & (1L << index)) != 0;
    }

    private double mean(final int index) {
        return isKnown(index) ? state.farNumber(FeatureWords.FAR_PROFILE + index) : Double.NaN;
    }

    private void learn(final long bin, final double seen) {
        final int index = binOf(bin);
        final double mean = mean(index);
        state.farNumber(FeatureWords.FAR_PROFILE + index, isKnown(index) ? mean + WEIGHT * (seen - mean) : seen);
        final int known = FeatureWords.FAR_PROFILE_KNOWN + index / Long.SIZE;
        state.far(known, state.far(known) | (1L << index));
    }

    private double total() {
        double total = 0;
        for (int first = 0; first < BINS; first += Long.SIZE) {
            long known = state.far(FeatureWords.FAR_PROFILE_KNOWN + first / Long.SIZE);
            for (; known != 0; known &= known - 1) {
                total += state.farNumber(FeatureWords.FAR_PROFILE + first + Long.numberOfTrailingZeros(known));
            }
        }
        return total;
    }

    void onTrade(final double quantity) {
        state.number(FeatureWords.PROFILE_VOLUME, state.number(FeatureWords.PROFILE_VOLUME) + quantity);
    }

    /** What was not seen is not known: the present quarter will not count. */
    void interrupt() {
        state.set(FeatureWords.PROFILE_END, NONE);
        state.number(FeatureWords.PROFILE_VOLUME, 0);
        state.number(FeatureWords.PROFILE_SHARE, Double.NaN);
    }

    /** Share of the volume of a day, of the times of day known so far. */
    double share() {
        return state.number(FeatureWords.PROFILE_SHARE);
    }

    /** Volume of this quarter so far over the mean for it so far. */
    double relativeVolume(final long nowNs) {
        final long endNs = state.get(FeatureWords.PROFILE_END);
        if (endNs == NONE || !state.flag(FeatureWords.QUARTER_WHOLE)) {
            return Double.NaN;
        }
        final double elapsed = (nowNs - (endNs - BIN_NS)) / (double) BIN_NS;
        final double expected = mean(binOf(Math.floorDiv(nowNs, BIN_NS))) * elapsed;
        return expected > 0 ? state.number(FeatureWords.PROFILE_VOLUME) / expected : Double.NaN;
    }
}
