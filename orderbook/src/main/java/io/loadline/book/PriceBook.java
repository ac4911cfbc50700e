package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * A book that the venue describes by price (Deribit): each change names the price it is for. Starts small and doubles, up to
 * {@link #MAX_LEVELS} a side; beyond that the worst level is dropped and the change reported as one that does not fit. Levels implied
 * by the venue from other instruments have their own book, made when the first one comes.
 */
public final class PriceBook implements LevelBook {
    /** Most levels a side. */
    public static final int MAX_LEVELS = PriceLadder.MAX_LEVELS;

    private final AtomicCounter growths;
    private final PriceLadder bids;
    private final PriceLadder asks;
    private PriceBook implied;

    /**
     * @param growths counts how often a side of the book had to allocate
     */
    public PriceBook(final AtomicCounter growths) {
        this.growths = growths;
        bids = new PriceLadder(true, growths);
        asks = new PriceLadder(false, growths);
    }

    @Override
    public boolean apply(
            final int side,
            final int action,
            final int level,
            final long price,
            final long quantity,
            final int orderCount) {
        return switch (side) {
            case BID -> bids.apply(action, price, quantity, orderCount);
            case ASK -> asks.apply(action, price, quantity, orderCount);
            case IMPLIED_BID, IMPLIED_ASK ->
                impliedOrNew().apply(side - IMPLIED_BID, action, level, price, quantity, orderCount);
            default -> false;
        };
    }

    private PriceBook impliedOrNew() {
        if (implied == null) {
            implied = new PriceBook(growths);
        }
        return implied;
    }

    /** @return the book of implied levels, null until the first one came */
    public PriceBook implied() {
        return implied;
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
        if (implied != null) {
            implied.clear();
        }
    }

    @Override
    public long bidPrice() {
        return bids.bestPrice();
    }

    @Override
    public long bidQuantity() {
        return bids.bestQuantity();
    }

    @Override
    public long askPrice() {
        return asks.bestPrice();
    }

    @Override
    public long askQuantity() {
        return asks.bestQuantity();
    }

    @Override
    public long bidDepth() {
        return bids.depth();
    }

    @Override
    public long askDepth() {
        return asks.depth();
    }

    @Override
    public void walk(final int side, final DepthVisitor visitor) {
        switch (side) {
            case BID -> bids.walk(visitor);
            case ASK -> asks.walk(visitor);
            default -> {
                if (implied != null && (side == IMPLIED_BID || side == IMPLIED_ASK)) {
                    implied.walk(side - IMPLIED_BID, visitor);
                }
            }
        }
    }

    @Override
    public long memoryBytes() {
        return bids.memoryBytes() + asks.memoryBytes() + (implied == null ? 0 : implied.memoryBytes());
    }
}
