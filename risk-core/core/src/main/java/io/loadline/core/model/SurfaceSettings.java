package io.loadline.core.model;

/**
 * Settings of the live volatility surface that decide results, and so belong to the model and its digest.
 *
 * @param fitIntervalNs event time between two fits of one smile, positive; longer where there are more smiles than a fit each 5 ms serves
 * @param leastQuotes fewest usable quotes that a smile is fitted to, 5 or more
 * @param maxQuoteAgeNs a quote older than this takes no part in a fit, and its option is priced by the surface
 * @param maxFitAgeNs a smile older than this is STALE and prices nothing
 */
public record SurfaceSettings(long fitIntervalNs, int leastQuotes, long maxQuoteAgeNs, long maxFitAgeNs) {
    /** @return the shipped defaults */
    public static SurfaceSettings defaults() {
        return new SurfaceSettings(250_000_000L, 5, 60_000_000_000L, 60_000_000_000L);
    }
}
