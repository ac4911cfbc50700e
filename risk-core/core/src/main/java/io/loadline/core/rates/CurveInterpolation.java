package io.loadline.core.rates;

/** What happens between the nodes of a {@link YieldCurve}. */
public enum CurveInterpolation {
    /** Zero rates linear in time, flat before the first and after the last node. Simple; its forwards jump and may turn negative. */
    LINEAR_ZERO,
    /** Logarithms of discount factors linear: forwards constant between nodes and after the last. Never negative for falling discounts. */
    LOG_LINEAR_DISCOUNT,
    /**
     * Continuous forwards that keep each interval's average, monotone where the averages are, positive where they are. P. Hagan and G. West,
     * "Interpolation methods for curve construction", Applied Mathematical Finance 13 (2006); the forward stays flat after the last node.
     */
    MONOTONE_CONVEX
}
