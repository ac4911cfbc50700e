package io.loadline.book;

/**
 * A book that the venue describes by position (CME): a new level shifts those below it down, a deleted one lets them move up. Levels implied
 * by the venue from other instruments have their own book, made when the first one comes.
 */
public final class PositionBook implements LevelBook {
    /** Levels a side where the venue does not say. */
    public static final int DEFAULT_DEPTH = 10;

    /** Most levels a side: the level of an entry is one byte. */
    public static final int MAX_DEPTH = 255;

    private final PositionLadder bids;
    private final PositionLadder asks;
    private PositionBook implied;

    /**
     * @param levels levels a side that the venue publishes, 1 to {@link #MAX_DEPTH}
     */
    public PositionBook(final int levels) {
        if (levels < 1 || levels > MAX_DEPTH) {
            throw new IllegalArgumentException("book has " + levels + " levels; expected 1 to " + MAX_DEPTH);
        }
        bids = new PositionLadder(levels);
        asks = new PositionLadder(levels);
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
            case BID -> bids.apply(action, level, price, quantity, orderCount);
            case ASK -> asks.apply(action, level, price, quantity, orderCount);
            case IMPLIED_BID, IMPLIED_ASK ->
                impliedOrNew().apply(side - IMPLIED_BID, action, level, price, quantity, orderCount);
            default -> false;
        };
    }

    private PositionBook impliedOrNew() {
        if (implied == null) {
            implied = new PositionBook(levels());
        }
        return implied;
    }

    /** @return the book of implied levels, null until the first one came */
    public PositionBook implied() {
        return implied;
    }

    /** @return levels a side that the venue publishes */
    public int levels() {
        return bids.levels();
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
