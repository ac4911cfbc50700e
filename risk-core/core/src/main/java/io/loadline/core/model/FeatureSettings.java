package io.loadline.core.model;

/**
 * Windows of the microstructure features. They decide what desks and models see, and so belong to the model and its digest.
 *
 * @param flowHalfLifeNs half-life of order flow imbalance and trade intensity
 * @param meanHalfLifeNs half-life of trade imbalance, volume rate, mean spreads and volatility
 * @param barNs length of a bar: Kyle's lambda, Amihud's illiquidity, volume anomaly
 * @param barHalfLife half-life of those, in bars
 * @param realisedDelayNs time after a trade at which the realised spread takes the mid
 * @param nearTicks ticks from the best price that still count as near depth
 * @param sampleNs least time between two samples of all features of an instrument
 * @param bucketsADay VPIN buckets that the average daily volume fills
 */
public record FeatureSettings(
        long flowHalfLifeNs,
        long meanHalfLifeNs,
        long barNs,
        int barHalfLife,
        long realisedDelayNs,
        int nearTicks,
        long sampleNs,
        int bucketsADay) {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int BAR_SECONDS = 10;
    private static final int MEAN_SECONDS = 60;
    private static final int BARS = 60;
    private static final int DELAY_SECONDS = 5;
    private static final int TICKS = 5;
    private static final int SAMPLES_A_SECOND = 10;
    private static final int BUCKETS = 50;

    /** Refuses what would make no window. */
    public FeatureSettings {
        positive("flowHalfLifeNs", flowHalfLifeNs);
        positive("meanHalfLifeNs", meanHalfLifeNs);
        positive("barNs", barNs);
        positive("barHalfLife", barHalfLife);
        positive("realisedDelayNs", realisedDelayNs);
        positive("nearTicks", nearTicks);
        positive("sampleNs", sampleNs);
        positive("bucketsADay", bucketsADay);
    }

    private static void positive(final String name, final long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is " + value + "; expected a positive number");
        }
    }

    /** @return half-lives of 10 s and 60 s, bars of 10 s weighted over 60, 5 s for the realised spread, 5 ticks, 10 samples a second, 50 buckets */
    public static FeatureSettings defaults() {
        return new FeatureSettings(
                BAR_SECONDS * SECOND_NS,
                MEAN_SECONDS * SECOND_NS,
                BAR_SECONDS * SECOND_NS,
                BARS,
                DELAY_SECONDS * SECOND_NS,
                TICKS,
                SECOND_NS / SAMPLES_A_SECOND,
                BUCKETS);
    }
}
