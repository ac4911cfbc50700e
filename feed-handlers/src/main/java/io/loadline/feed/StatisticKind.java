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

    private StatisticKind() {}
}
