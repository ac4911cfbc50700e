package io.loadline.book;

/**
 * The book of one instrument, whatever the venue builds it from: positions, prices or orders. One writing thread. Nothing here throws or
 * allocates once the book has reached its size; a change that does not fit the book is reported by {@link #apply}, because it proves that
 * the book and the venue differ.
 */
public interface OrderBook {
    /** Side of an entry: bid. */
    int BID = 0;
    /** Side of an entry: ask. */
    int ASK = 1;
    /** Side of an entry: bid implied by the venue from other instruments; kept apart from the outright book. */
    int IMPLIED_BID = 2;
    /** Side of an entry: ask implied by the venue from other instruments. */
    int IMPLIED_ASK = 3;

    /** Action of an entry: a level appears. */
    int NEW = 0;
    /** Action of an entry: a level gets a new quantity. */
    int CHANGE = 1;
    /** Action of an entry: a level goes. */
    int DELETE = 2;
    /** Action of an entry: levels go from the top to the one given, by-position books only. */
    int DELETE_THRU = 3;
    /** Action of an entry: levels go from the one given down, by-position books only. */
    int DELETE_FROM = 4;
    /** Action of an entry: a position gets a new price and quantity, by-position books only. */
    int OVERLAY = 5;

    /**
     * Applies one change.
     *
     * @param side one of the side codes
     * @param action one of the action codes
     * @param level position from 1, by-position books only
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8; positive, except where levels go
     * @param orderCount orders at the level, -1 where the venue gives none
     * @param orderId by-order books only
     * @return false if the change does not fit the book as it stands: the book has then been changed as far as the entry has a meaning, and
     *     must be held to differ from the venue's
     */
    boolean apply(int side, int action, int level, long price, long quantity, int orderCount, long orderId);

    /** Empties all sides. */
    void clear();

    /** @return best bid, mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE} */
    long bidPrice();

    /** @return quantity at the best bid, mantissa of 1e-8 */
    long bidQuantity();

    /** @return best ask, mantissa of 1e-9, or {@link io.loadline.core.Scale#NULL_PRICE} */
    long askPrice();

    /** @return quantity at the best ask, mantissa of 1e-8 */
    long askQuantity();

    /** @return sum of the outright bid quantities, mantissa of 1e-8 */
    long bidDepth();

    /** @return sum of the outright ask quantities, mantissa of 1e-8 */
    long askDepth();

    /**
     * Shows the levels of a side, best first.
     *
     * @param side one of the side codes
     * @param visitor called for each level until it returns false
     */
    void walk(int side, DepthVisitor visitor);

    /**
     * Digest of the outright levels. Two books with the same levels have the same hash, whatever they are made of. Allocates: for tools and
     * tests.
     *
     * @return hash over side, price, quantity and order count of each level, best first
     */
    default long stateHash() {
        final LevelHash hash = new LevelHash();
        hash.side(BID);
        walk(BID, hash);
        hash.side(ASK);
        walk(ASK, hash);
        return hash.value();
    }
}
