package io.loadline.book.feature;

import io.loadline.core.model.FeatureSettings;

/** The windows of the features and the scratch of a kernel, made once and shared by all instruments of a stage: for its thread alone. */
public final class FeatureWindows {
    final FeatureSettings settings;
    final double participationRate;
    final Decay flow;
    final Decay mean;
    final Decay bars;
    final MicroPriceLimit limit = new MicroPriceLimit(MicroPrice.STATES);

    /**
     * @param settings lengths
     * @param participationRate share of the traded volume that a liquidation may take, in (0, 1]
     */
    public FeatureWindows(final FeatureSettings settings, final double participationRate) {
        if (!(participationRate > 0 && participationRate <= 1)) {
            throw new IllegalArgumentException(
                    "participationRate is " + participationRate + "; expected more than 0 and at most 1");
        }
        this.settings = settings;
        this.participationRate = participationRate;
        flow = new Decay(settings.flowHalfLifeNs());
        mean = new Decay(settings.meanHalfLifeNs());
        bars = new Decay(settings.barHalfLife());
    }

    /** @return lengths */
    public FeatureSettings settings() {
        return settings;
    }
}
