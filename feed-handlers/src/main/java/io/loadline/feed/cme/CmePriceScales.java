package io.loadline.feed.cme;

import org.agrona.collections.Long2ObjectHashMap;

/** The price scales of a channel: instruments of one display factor share one, so that it stays in the cache. */
final class CmePriceScales {
    private final boolean coarse;
    private final Long2ObjectHashMap<CmePriceScale> byDisplayFactor = new Long2ObjectHashMap<>();

    /**
     * @param coarse true where wire prices are in units of 1e-7
     */
    CmePriceScales(final boolean coarse) {
        this.coarse = coarse;
    }

    /**
     * @param displayFactor mantissa of 1e-9
     * @return its scale, as {@link CmePriceScale#of} makes it
     */
    CmePriceScale of(final long displayFactor) {
        CmePriceScale scale = byDisplayFactor.get(displayFactor);
        if (scale == null) {
            scale = CmePriceScale.of(displayFactor, coarse);
            byDisplayFactor.put(displayFactor, scale);
        }
        return scale;
    }
}
