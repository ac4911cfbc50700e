package io.loadline.core.pricing.surface;

/** Whether an option's quote takes part in the fit of its smile. */
public enum QuoteState {
    /** It takes part. */
    USABLE,

    /** A side is missing, not positive or not a number. */
    MISSING,

    /** The bid is above the ask. */
    CROSSED,

    /** It is older than is allowed. */
    STALE,

    /** No volatility gives its mid. */
    NO_VOLATILITY
}
