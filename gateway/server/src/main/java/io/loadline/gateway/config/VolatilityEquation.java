package io.loadline.gateway.config;

import io.loadline.varengine.volatility.VolatilityModel;

/** Variance equation of the live volatilities, of order one with a constant mean. */
enum VolatilityEquation {
    /** Bollerslev (1986). */
    GARCH(VolatilityModel.garch()),
    /** Glosten, Jagannathan and Runkle (1993). */
    GJR(VolatilityModel.gjr()),
    /** Nelson (1991). */
    EGARCH(VolatilityModel.egarch());

    private final VolatilityModel model;

    VolatilityEquation(final VolatilityModel model) {
        this.model = model;
    }

    VolatilityModel model() {
        return model;
    }
}
