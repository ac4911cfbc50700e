package io.loadline.gateway.config;

import io.loadline.varengine.volatility.ErrorDistribution;

/** Distribution of errors of the live volatilities. */
enum ReturnErrors {
    /** Normal. */
    NORMAL(ErrorDistribution.NORMAL),
    /** Student's t. */
    STUDENT(ErrorDistribution.STUDENT_T),
    /** Skewed t after Fernandez and Steel (1998). */
    SKEWED_T(ErrorDistribution.SKEWED_T),
    /** Hansen's skewed t (1994). */
    HANSEN_SKEWED_T(ErrorDistribution.HANSEN_SKEWED_T);

    private final ErrorDistribution distribution;

    ReturnErrors(final ErrorDistribution distribution) {
        this.distribution = distribution;
    }

    ErrorDistribution distribution() {
        return distribution;
    }
}
