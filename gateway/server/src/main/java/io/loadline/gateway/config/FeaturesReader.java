package io.loadline.gateway.config;

import io.loadline.core.model.FeatureSettings;

/** Reads the section {@code features}: windows of the microstructure features. */
final class FeaturesReader {
    private static final long SHORTEST_NS = 1_000_000;
    private static final int MOST_BARS = 100_000;
    private static final int MOST_TICKS = 10_000;
    private static final int MOST_BUCKETS = 100_000;

    private FeaturesReader() {}

    static FeatureSettings read(final Section section) {
        final FeatureSettings features = new FeatureSettings(
                duration(section, "flowHalfLife", "10s", "half-life of order flow imbalance and trade intensity"),
                duration(
                        section,
                        "meanHalfLife",
                        "1m",
                        "half-life of trade imbalance, volume rate, mean spreads and realised volatility"),
                duration(section, "bar", "10s", "length of the bars of Kyle's lambda, Amihud and volume anomaly"),
                section.integer("barHalfLife", 60, 1, MOST_BARS, "half-life of those, in bars"),
                duration(
                        section,
                        "realisedDelay",
                        "5s",
                        "time after a trade at which the realised spread takes the mid"),
                section.integer("nearTicks", 5, 1, MOST_TICKS, "ticks from the best price that count as near depth"),
                duration(section, "sampleInterval", "100ms", "least time between two samples of an instrument"),
                section.integer(
                        "bucketsADay", 50, 1, MOST_BUCKETS, "VPIN buckets that the average daily volume fills"));
        section.conclude();
        return features;
    }

    /** Below a millisecond an event is longer than the window. */
    private static long duration(final Section section, final String key, final String fallback, final String meaning) {
        final long value = section.durationNs(key, fallback, meaning);
        if (value < SHORTEST_NS) {
            throw Units.refusal(section.key(key), value + "ns", "a duration of 1ms or more");
        }
        return value;
    }
}
