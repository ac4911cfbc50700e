package io.loadline.feed.sim;

/**
 * How a price depends on the factors: its log is the sum of loading times factor level plus a path of its own.
 *
 * @param firstFactor index into {@link FactorModel}
 * @param firstLoading log return per unit of that factor
 * @param secondFactor index into {@link FactorModel}
 * @param secondLoading 0 where there is no second factor
 * @param ownVolatility standard deviation of the daily return that is the instrument's own
 */
record RiskDrivers(int firstFactor, double firstLoading, int secondFactor, double secondLoading, double ownVolatility) {
    static RiskDrivers single(final int factor, final double loading, final double ownVolatility) {
        return new RiskDrivers(factor, loading, factor, 0, ownVolatility);
    }

    /** @return covariance of two instruments' daily factor returns, their own parts left out */
    double factorCovariance(final RiskDrivers other) {
        return firstLoading
                        * (other.firstLoading * FactorModel.covariance(firstFactor, other.firstFactor)
                                + other.secondLoading * FactorModel.covariance(firstFactor, other.secondFactor))
                + secondLoading
                        * (other.firstLoading * FactorModel.covariance(secondFactor, other.firstFactor)
                                + other.secondLoading * FactorModel.covariance(secondFactor, other.secondFactor));
    }

    /** @return standard deviation of the daily return */
    double dailyVolatility() {
        return Math.sqrt(factorCovariance(this) + ownVolatility * ownVolatility);
    }

    /** @return return that a market drift of one carries over */
    double driftShare() {
        return firstLoading * FactorModel.driftShare(firstFactor)
                + secondLoading * FactorModel.driftShare(secondFactor);
    }

    /** @return log move at the given factor levels */
    double move(final double[] levels) {
        return firstLoading * levels[firstFactor] + secondLoading * levels[secondFactor];
    }
}
