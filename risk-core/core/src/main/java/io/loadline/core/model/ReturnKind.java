package io.loadline.core.model;

/** How a history column turns into scenarios. Chosen per column and stored with it. */
public enum ReturnKind {
    /** Logarithmic: the scenario multiplies the price. For prices that cannot be negative. */
    LOG,
    /** Difference: the scenario is added to the price. For rates, spreads, and prices that can be negative. */
    ABSOLUTE
}
