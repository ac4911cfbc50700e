package io.loadline.core;

/** Bit set that says why a value is not good. Zero is good; any bit means DEGRADED: reduce-only, never a loss. */
public final class Quality {
    /** Good. */
    public static final int GOOD = 0;
    /** The book may be wrong: gap, late start, or malformed message. */
    public static final int STALE = 1;
    /** Best bid at or above best ask while the market is open. */
    public static final int CROSSED = 1 << 1;
    /** No bid or no ask. */
    public static final int ONE_SIDED = 1 << 2;
    /** Not in continuous trading. */
    public static final int HALTED = 1 << 3;
    /** No valid price was ever seen. */
    public static final int NO_PRICE = 1 << 4;
    /** A conversion rate is missing or not good. */
    public static final int FX = 1 << 5;
    /** The last good price is older than the configured age. */
    public static final int AGED = 1 << 6;
    /** A model input of this value is missing: no history, no implied volatility. */
    public static final int MODEL = 1 << 7;

    private Quality() {}
}
