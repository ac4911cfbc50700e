package io.loadline.core.model;

/**
 * Settings that decide results, and so belong to the model and its digest.
 *
 * @param maxQuoteAgeNs a good price older than this makes its instrument AGED
 * @param participationRate share of the daily volume that liquidation may take, in (0, 1]
 * @param spreadHalfLifeNs half-life of the exponentially weighted spread mean and deviation
 * @param spreadStressDeviations standard deviations added to the mean spread in the stressed liquidity cost
 * @param impactCoefficient Y in impact = Y * sigma * sqrt(Q / ADV)
 * @param regimeBarNs length of a regime bar in event time
 * @param riskFreeRate continuously compounded, a year, for options
 * @param maxInstruments most instruments the server keeps, the model's and those first seen on a feed together
 * @param navBase firm capital in base currency, for concentration and drawdown percentages
 * @param surface settings of the live volatility surface
 * @param maxOrders most orders that the by-order book of one instrument holds, 1 to 16,777,216; what comes beyond does not fit it
 * @param features windows of the microstructure features
 * @param revaluation when options are revalued in full
 * @param volatility bars of conditional volatilities
 */
public record RiskSettings(
        long maxQuoteAgeNs,
        double participationRate,
        long spreadHalfLifeNs,
        double spreadStressDeviations,
        double impactCoefficient,
        long regimeBarNs,
        double riskFreeRate,
        int maxInstruments,
        double navBase,
        SurfaceSettings surface,
        int maxOrders,
        FeatureSettings features,
        RevaluationSettings revaluation,
        VolatilitySettings volatility) {
    /** Orders that the by-order book of one instrument holds unless told otherwise. */
    public static final int DEFAULT_MAX_ORDERS = 1 << 18;

    /** Settings with the shipped number of orders an instrument and the shipped windows of features. */
    public RiskSettings(
            final long maxQuoteAgeNs,
            final double participationRate,
            final long spreadHalfLifeNs,
            final double spreadStressDeviations,
            final double impactCoefficient,
            final long regimeBarNs,
            final double riskFreeRate,
            final int maxInstruments,
            final double navBase,
            final SurfaceSettings surface) {
        this(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                surface,
                DEFAULT_MAX_ORDERS,
                FeatureSettings.defaults(),
                RevaluationSettings.defaults(),
                VolatilitySettings.off());
    }

    /** Settings with the shipped volatility surface. */
    public RiskSettings(
            final long maxQuoteAgeNs,
            final double participationRate,
            final long spreadHalfLifeNs,
            final double spreadStressDeviations,
            final double impactCoefficient,
            final long regimeBarNs,
            final double riskFreeRate,
            final int maxInstruments,
            final double navBase) {
        this(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                SurfaceSettings.defaults());
    }

    /**
     * @param orders most orders that the by-order book of one instrument holds, 1 to 16,777,216
     * @return these settings with that number
     */
    public RiskSettings withMaxOrders(final int orders) {
        return new RiskSettings(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                surface,
                orders,
                features,
                revaluation,
                volatility);
    }

    /**
     * @param windows windows of the microstructure features
     * @return these settings with those
     */
    public RiskSettings withFeatures(final FeatureSettings windows) {
        return new RiskSettings(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                surface,
                maxOrders,
                windows,
                revaluation,
                volatility);
    }

    /**
     * @param when when options are revalued in full
     * @return these settings with that
     */
    public RiskSettings withRevaluation(final RevaluationSettings when) {
        return new RiskSettings(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                surface,
                maxOrders,
                features,
                when,
                volatility);
    }

    /**
     * @param bars bars of conditional volatilities
     * @return these settings with those
     */
    public RiskSettings withVolatility(final VolatilitySettings bars) {
        return new RiskSettings(
                maxQuoteAgeNs,
                participationRate,
                spreadHalfLifeNs,
                spreadStressDeviations,
                impactCoefficient,
                regimeBarNs,
                riskFreeRate,
                maxInstruments,
                navBase,
                surface,
                maxOrders,
                features,
                revaluation,
                bars);
    }

    /** @return the shipped defaults */
    public static RiskSettings defaults() {
        return new RiskSettings(2_000_000_000L, 0.1, 60_000_000_000L, 3.0, 1.0, 200_000_000L, 0.0, 16_384, 1e9);
    }
}
