package io.loadline.book;

/**
 * The book of one instrument as its readers see it, whatever the venue builds it from: levels by position or by price
 * ({@link LevelBook}), or orders ({@link ByOrderBook}). One writing thread; readers of another thread must wait until it has stopped.
 * Nothing here throws or allocates once the book has reached its size, but the hashes. A book knows nothing of time, trading phase or data
 * quality: a crossed book is kept as it is, and what it is worth is said by the {@link BookStage}.
 */
public sealed interface OrderBook permits LevelBook, ByOrderBook {
    /** Side of an entry: bid. */
    int BID = 0;
    /** Side of an entry: ask. */
    int ASK = 1;
    /** Side of an entry: bid implied by the venue from other instruments; kept apart from the outright book. Levels only. */
    int IMPLIED_BID = 2;
    /** Side of an entry: ask implied by the venue from other instruments. Levels only. */
    int IMPLIED_ASK = 3;

    /** Action of an entry: a level or an order appears. */
    int NEW = 0;
    /** Action of an entry: a level or an order gets a new quantity; an order may get a new price or place. */
    int CHANGE = 1;
    /** Action of an entry: a level or an order goes. */
    int DELETE = 2;
    /** Action of an entry: all go from the top to the position given, not in by-price books. */
    int DELETE_THRU = 3;
    /** Action of an entry: all go from the position given down, not in by-price books. */
    int DELETE_FROM = 4;
    /** Action of an entry: a position gets a new price and quantity, by-position level books only. */
    int OVERLAY = 5;

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

    /** @return bytes of the arrays that hold the book; the few objects around them, about 300 bytes, are not counted */
    long memoryBytes();

    /**
     * Digest of the outright levels. Two books with the same levels have the same hash, whatever they are made of. Allocates: for tools and
     * tests.
     *
     * @return hash over side, price, quantity and order count of each level, best first
     */
    default long stateHash() {
        final StateHash hash = new StateHash();
        for (int side = BID; side <= ASK; side++) {
            hash.add(side);
            walk(side, hash::addLevel);
        }
        return hash.value();
    }
}
