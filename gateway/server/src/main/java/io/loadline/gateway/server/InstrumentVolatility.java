package io.loadline.gateway.server;

/**
 * Last published conditional volatility of an instrument. A number that is not known is null. Names are those of the JSON that scripts read.
 *
 * @param symbol of the instrument
 * @param state none, good, degraded or stale
 * @param converged whether the last try to fit converged
 * @param failures tries to fit since the last that converged
 * @param fitTimeNs when the fit in use came, UTC nanoseconds; 0 where none did
 * @param fitReturns returns of that fit
 * @param fitSeeds of those, from the daily history
 * @param returns returns taken so far
 * @param volatility of the next bar, a year
 * @param horizonVolatility expected over the risk horizon, a year
 * @param horizonDeviation expected standard deviation of the return over the risk horizon
 */
public record InstrumentVolatility(
        String symbol,
        String state,
        boolean converged,
        int failures,
        long fitTimeNs,
        int fitReturns,
        int fitSeeds,
        long returns,
        Double volatility,
        Double horizonVolatility,
        Double horizonDeviation) {}
