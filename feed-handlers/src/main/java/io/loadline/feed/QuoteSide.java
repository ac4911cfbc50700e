package io.loadline.feed;

/** Which way the one who asks for quotes wants to trade, codes of the {@code risk-input} schema. */
public final class QuoteSide {
    /** Not told. */
    public static final int NOT_TOLD = 0;

    /** To buy. */
    public static final int BUY = 1;

    /** To sell. */
    public static final int SELL = 2;

    private QuoteSide() {}
}
