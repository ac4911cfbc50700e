package io.loadline.core.model;

/** Asset class of an instrument. Ordinals are part of the log and never change; new ones are appended. */
public enum AssetClass {
    /** Shares and funds. */
    EQUITY,
    /** Exchange-traded futures and perpetuals. */
    FUTURE,
    /** Exchange-traded options. */
    OPTION,
    /** Spot foreign exchange; the price is quote currency per unit of base currency. */
    FX,
    /** Bonds and notes, quoted as a price. */
    FIXED_INCOME,
    /** Anything else: seen on a feed, never in a portfolio. */
    OTHER
}
