package io.loadline.feed;

/** What a {@code StatisticUpdate} event says. Codes of the {@code risk-input} schema. */
public final class StatisticKind {
    /** Opening price. */
    public static final int OPEN = 0;

    /** Highest price of the session. */
    public static final int HIGH = 1;

    /** Lowest price of the session. */
    public static final int LOW = 2;

    /** Settlement price. */
    public static final int SETTLEMENT = 3;

    /** Cleared volume. */
    public static final int CLEARED_VOLUME = 4;

    /** Open interest. */
    public static final int OPEN_INTEREST = 5;

    /** Volume of the session. */
    public static final int SESSION_VOLUME = 6;

    /** Price of the index the instrument follows. */
    public static final int INDEX = 7;

    /** Mark price. */
    public static final int MARK = 8;

    /** Fixing price. */
    public static final int FIXING = 9;

    /** Closing price. */
    public static final int CLOSE = 10;

    /** Price at which an auction would end if it ended now, and the quantity it would trade. */
    public static final int THEORETICAL = 11;

    /** Quantity that an auction would leave over: more than 0 where buyers, less than 0 where sellers are too many. */
    public static final int IMBALANCE = 12;

    /** Lowest price at which an order is taken. */
    public static final int LOW_LIMIT = 13;

    /** Highest price at which an order is taken. */
    public static final int HIGH_LIMIT = 14;

    /** Largest quantity of one trade. */
    public static final int LARGEST_TRADE = 15;

    /** Price of the workup that is on; null when it ends. */
    public static final int WORKUP = 16;

    /** Price at which the paired and left-over quantities of an auction are reckoned, and the quantity that is paired there. */
    public static final int AUCTION_REFERENCE = 17;

    /** Price at which the orders for the auction alone would trade. */
    public static final int AUCTION_BOOK = 18;

    /** Lowest price at which an auction may end. */
    public static final int AUCTION_LOW = 19;

    /** Highest price at which an auction may end. */
    public static final int AUCTION_HIGH = 20;

    /** Most that the price may move away from its reference: a difference of prices. */
    public static final int VARIATION = 21;

    private StatisticKind() {}
}
