package io.loadline.feed.sim;

/** True regime of the simulated market, in the order the regime models use: by volatility, lowest first. */
public enum MarketRegime {
    /** Rising on low volatility. */
    BULL,
    /** No trend, ordinary volatility. */
    NEUTRAL,
    /** Falling on raised volatility. */
    BEAR,
    /** Very high volatility, wide spreads, thin books. */
    CRISIS
}
