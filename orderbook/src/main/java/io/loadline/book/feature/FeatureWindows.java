package io.loadline.book.feature;

/** The windows of the features, made once and shared by all instruments. Immutable. */
public final class FeatureWindows {
    final FeatureSettings settings;
    final Decay flow;
    final Decay mean;
    final Decay bars;

    /**
     * @param settings lengths
     */
    public FeatureWindows(final FeatureSettings settings) {
        this.settings = settings;
        flow = new Decay(settings.flowHalfLifeNs());
        mean = new Decay(settings.meanHalfLifeNs());
        bars = new Decay(settings.barHalfLife());
    }

    /** @return lengths */
    public FeatureSettings settings() {
        return settings;
    }
}
