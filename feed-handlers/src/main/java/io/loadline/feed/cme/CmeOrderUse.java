package io.loadline.feed.cme;

/** What is done with the orders of a feed that tells them one by one. */
public enum CmeOrderUse {
    /**
     * Orders go to the log beside the levels. Where a channel tells no levels at all, an instrument takes its top from its orders: it is
     * defined again as a book by order id when the first of them comes, and once more as a book by position should a level come after all.
     */
    AUTO,
    /** Every instrument takes its top from its orders; levels are passed over. */
    ONLY,
    /** Orders are passed over. */
    NONE
}
