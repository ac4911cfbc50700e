package io.loadline.core.rates;

/** What happens between the nodes of a {@link YieldCurve}. */
public enum CurveInterpolation {
    /** Zero rates linear in time, flat before the first and after the last node. Simple; its forwards jump and may turn negative. */
    LINEAR_ZERO,
    /** Logarithms of discount factors linear: forwards constant between nodes and after the last. Never negative for falling discounts. */
    LOG_LINEAR_DISCOUNT,
    /** Discount factors linear in time, from one at zero. Its forwards rise between nodes; kept for comparison with systems that use it. */
    LINEAR_DISCOUNT,
    /** A natural cubic spline through zero rates, flat before the first node. Smooth, but a moved node moves every rate. */
    CUBIC_ZERO,
    /** A natural cubic spline through logarithms of discount factors, from zero at time zero. Forwards are smooth and may turn negative. */
    LOG_CUBIC_DISCOUNT,
    /**
     * Continuous forwards that keep each interval's average, monotone where the averages are, positive where they are. P. Hagan and G. West,
     * "Interpolation methods for curve construction", Applied Mathematical Finance 13 (2006); the forward stays flat after the last node.
     */
    MONOTONE_CONVEX;

    /** Whether a node moves rates only up to the nodes beside it, so that a curve can be solved node by node. */
    boolean isLocal() {
        return switch (this) {
            case LINEAR_ZERO, LOG_LINEAR_DISCOUNT, LINEAR_DISCOUNT -> true;
            case CUBIC_ZERO, LOG_CUBIC_DISCOUNT, MONOTONE_CONVEX -> false;
        };
    }
}
