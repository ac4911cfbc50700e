package io.loadline.feed;

/** Side of a book entry. Codes of the {@code risk-input} schema. */
public final class BookSide {
    /** Bid. */
    public static final int BID = 0;

    /** Ask. */
    public static final int ASK = 1;

    /** Bid that the venue derives from other instruments. */
    public static final int IMPLIED_BID = 2;

    /** Ask that the venue derives from other instruments. */
    public static final int IMPLIED_ASK = 3;

    private BookSide() {}
}
