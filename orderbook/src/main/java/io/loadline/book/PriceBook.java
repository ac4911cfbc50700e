package io.loadline.book;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * A book that the venue describes by price (Deribit): each change names the price it is for. Starts small and doubles, up to
 * {@link #MAX_LEVELS} a side; beyond that the worst level is dropped and the change reported as one that does not fit.
 */
public final class PriceBook implements OrderBook {
    /** Most levels a side. */
    public static final int MAX_LEVELS = PriceLadder.MAX_LEVELS;

    private final PriceLadder bids;
    private final PriceLadder asks;

    /**
     * @param growths counts how often a side of the book had to allocate
     */
    public PriceBook(final AtomicCounter growths) {
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
            final int orderCount,
            final long orderId) {
        return switch (side) {
            case BID -> bids.apply(action, price, quantity, orderCount);
            case ASK -> asks.apply(action, price, quantity, orderCount);
            default -> false;
        };
    }

    @Override
    public void clear() {
        bids.clear();
        asks.clear();
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
        if (side == BID) {
            bids.walk(visitor);
        } else if (side == ASK) {
            asks.walk(visitor);
        }
    }
}
