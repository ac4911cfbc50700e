package io.loadline.gateway.config;

import io.loadline.varengine.volatility.VolatilityModel;

/**
 * How volatility models are fitted beside the tick path. It decides no result by itself: what comes of it goes through the log.
 *
 * @param model fitted to every series
 * @param horizonBars bars of the risk horizon
 * @param window most returns of a fit, the latest
 * @param leastReturns fewest returns of a fit
 * @param intervalNs time of the log between the beginnings of two rounds
 * @param history true to fill a window that live returns do not fill with those of the daily history, scaled to the length of a bar
 * @param coreShare most of one core that fitting takes, on average over a few fits, above 0
 */
public record RefitSettings(
        VolatilityModel model,
        int horizonBars,
        int window,
        int leastReturns,
        long intervalNs,
        boolean history,
        double coreShare) {}
