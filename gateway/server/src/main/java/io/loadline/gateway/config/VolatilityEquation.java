package io.loadline.gateway.config;

import io.loadline.varengine.volatility.VolatilityModel;

/** Variance equation of the live volatilities, of order one with a constant mean. */
enum VolatilityEquation {
    /** Bollerslev (1986). */
    GARCH,
    /** Glosten, Jagannathan and Runkle (1993). */
    GJR,
    /** Nelson (1991). */
    EGARCH;

    VolatilityModel model() {
        return switch (this) {
            case GARCH -> VolatilityModel.garch();
            case GJR -> VolatilityModel.gjr();
            case EGARCH -> VolatilityModel.egarch();
        };
    }
}
