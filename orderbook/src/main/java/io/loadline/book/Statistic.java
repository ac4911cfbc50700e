package io.loadline.book;

/** What a venue tells of an instrument's day; the ordinal is the kind code of {@code StatisticUpdate}. */
public enum Statistic {
    /** First price of the session. */
    OPEN,
    /** Highest price of the session. */
    HIGH,
    /** Lowest price of the session. */
    LOW,
    /** Settlement price. */
    SETTLEMENT,
    /** Volume cleared on the day before: a quantity. */
    CLEARED_VOLUME,
    /** Contracts open: a quantity. */
    OPEN_INTEREST,
    /** Volume of this session: a quantity. */
    SESSION_VOLUME,
    /** Price of the index that a derivative refers to. */
    INDEX,
    /** Price at which the venue marks positions. */
    MARK,
    /** Price fixed for delivery or payment. */
    FIXING;

    /** Statistics there are. */
    static final int COUNT = values().length;
}
