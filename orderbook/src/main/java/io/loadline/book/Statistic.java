package io.loadline.book;

/** What a venue tells of an instrument's day; kinds of {@code StatisticUpdate}. */
public enum Statistic {
    /** First price of the session. */
    OPEN(0),
    /** Highest price of the session. */
    HIGH(1),
    /** Lowest price of the session. */
    LOW(2),
    /** Settlement price. */
    SETTLEMENT(3),
    /** Volume cleared on the day before: a quantity. */
    CLEARED_VOLUME(4),
    /** Contracts open: a quantity. */
    OPEN_INTEREST(5),
    /** Volume of this session: a quantity. */
    SESSION_VOLUME(6),
    /** Price of the index that a derivative refers to. */
    INDEX(7),
    /** Price at which the venue marks positions. */
    MARK(8),
    /** Price fixed for delivery or payment. */
    FIXING(9),
    /** Last price of the session. */
    CLOSE(10),
    /** Price and quantity at which an auction would end if it ended now. */
    THEORETICAL(11),
    /** Quantity an auction would leave over: more than 0 buyers, less than 0 sellers. */
    IMBALANCE(12),
    /** Lowest price at which the venue takes an order. */
    LOW_LIMIT(13),
    /** Highest price at which the venue takes an order. */
    HIGH_LIMIT(14),
    /** Largest quantity of one trade. */
    LARGEST_TRADE(15),
    /** Price of the workup that is on. */
    WORKUP(16),
    /** Price at which the paired and left-over quantities of an auction are reckoned, and the quantity that is paired there. */
    AUCTION_REFERENCE(17),
    /** Price at which the orders for the auction alone would trade. */
    AUCTION_BOOK(18),
    /** Lowest price at which an auction may end. */
    AUCTION_LOW(19),
    /** Highest price at which an auction may end. */
    AUCTION_HIGH(20),
    /** Most that the price may move away from its reference: a difference of prices. */
    VARIATION(21);

    /** Statistics there are. */
    static final int COUNT = values().length;

    private final int code;

    Statistic(final int code) {
        this.code = code;
    }

    /** @return kind code in the {@code risk-input} schema */
    public int code() {
        return code;
    }
}
