package io.loadline.feed.cme;

/** One change of one order, as the wire tells it. Reused for every change. */
final class OrderChange {
    /** The book of the instrument is emptied; no other field counts. */
    static final int RESET = 7;

    long orderId;
    long priority;
    long wirePrice;
    int quantity;
    int action;
    int side;
}
