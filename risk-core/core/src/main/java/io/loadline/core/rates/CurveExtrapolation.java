package io.loadline.core.rates;

/** What happens after the last node of a {@link YieldCurve}. */
public enum CurveExtrapolation {
    /** The zero rate of the last node. */
    FLAT_ZERO,
    /** The instantaneous forward rate of the last node. */
    FLAT_FORWARD,
    /** Times after the last node are refused. */
    NONE
}
