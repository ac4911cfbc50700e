package io.loadline.feed;

/** Trading status of an instrument. Codes of the {@code risk-input} schema. */
public final class TradingStatus {
    /** Not known. */
    public static final int UNKNOWN = 0;

    /** Orders are taken, none is matched. */
    public static final int PRE_OPEN = 1;

    /** Continuous trading. */
    public static final int OPEN = 2;

    /** Auction or cross. */
    public static final int AUCTION = 3;

    /** Halted. */
    public static final int HALTED = 4;

    /** Closed. */
    public static final int CLOSED = 5;

    private TradingStatus() {}
}
