package io.loadline.core.model;

/** Levels of the portfolio tree, from the root down. Ordinals are part of the output and never change. */
public enum NodeLevel {
    /** The root. */
    FIRM,
    /** A desk of the firm. */
    DESK,
    /** A trader of a desk. */
    TRADER,
    /** A strategy of a trader. */
    STRATEGY,
    /** A leaf: only accounts hold positions. */
    ACCOUNT
}
