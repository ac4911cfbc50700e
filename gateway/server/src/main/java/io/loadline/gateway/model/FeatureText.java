package io.loadline.gateway.model;

import io.loadline.core.model.FeatureSettings;
import java.util.Map;

/**
 * Windows of the features as text of a model's manifest, and back. One that is the default is left out, so that models from before the
 * windows were settings keep their digest; a manifest therefore means the defaults of version 1 for ever, and those must not change.
 */
final class FeatureText {
    private static final String FLOW_HALF_LIFE = "features.flowHalfLifeNs";
    private static final String MEAN_HALF_LIFE = "features.meanHalfLifeNs";
    private static final String BAR = "features.barNs";
    private static final String BAR_HALF_LIFE = "features.barHalfLife";
    private static final String REALISED_DELAY = "features.realisedDelayNs";
    private static final String NEAR_TICKS = "features.nearTicks";
    private static final String SAMPLE = "features.sampleNs";
    private static final String BUCKETS_A_DAY = "features.bucketsADay";

    private static final FeatureSettings DEFAULTS = FeatureSettings.defaults();

    private FeatureText() {}

    static void put(final Map<String, String> text, final FeatureSettings features) {
        put(text, FLOW_HALF_LIFE, features.flowHalfLifeNs(), DEFAULTS.flowHalfLifeNs());
        put(text, MEAN_HALF_LIFE, features.meanHalfLifeNs(), DEFAULTS.meanHalfLifeNs());
        put(text, BAR, features.barNs(), DEFAULTS.barNs());
        put(text, BAR_HALF_LIFE, features.barHalfLife(), DEFAULTS.barHalfLife());
        put(text, REALISED_DELAY, features.realisedDelayNs(), DEFAULTS.realisedDelayNs());
        put(text, NEAR_TICKS, features.nearTicks(), DEFAULTS.nearTicks());
        put(text, SAMPLE, features.sampleNs(), DEFAULTS.sampleNs());
        put(text, BUCKETS_A_DAY, features.bucketsADay(), DEFAULTS.bucketsADay());
    }

    static FeatureSettings of(final Map<String, String> text) {
        return new FeatureSettings(
                get(text, FLOW_HALF_LIFE, DEFAULTS.flowHalfLifeNs()),
                get(text, MEAN_HALF_LIFE, DEFAULTS.meanHalfLifeNs()),
                get(text, BAR, DEFAULTS.barNs()),
                (int) get(text, BAR_HALF_LIFE, DEFAULTS.barHalfLife()),
                get(text, REALISED_DELAY, DEFAULTS.realisedDelayNs()),
                (int) get(text, NEAR_TICKS, DEFAULTS.nearTicks()),
                get(text, SAMPLE, DEFAULTS.sampleNs()),
                (int) get(text, BUCKETS_A_DAY, DEFAULTS.bucketsADay()));
    }

    private static void put(final Map<String, String> text, final String name, final long value, final long unless) {
        if (value != unless) {
            text.put(name, Long.toString(value));
        }
    }

    private static long get(final Map<String, String> text, final String name, final long otherwise) {
        final String value = text.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
