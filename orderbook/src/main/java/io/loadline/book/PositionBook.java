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

    /** Levels a side of what a venue implies from other books: CME's implied books are two deep on every channel. */
    public static final int IMPLIED_DEPTH = 2;

    private final long[] bids;
    private final long[] asks;
    private PositionBook implied;

    /**
     * @param levels levels a side that the venue publishes, 1 to {@link #MAX_DEPTH}
     */
    public PositionBook(final int levels) {
        if (levels < 1 || levels > MAX_DEPTH) {
            throw new IllegalArgumentException("book has " + levels + " levels; expected 1 to " + MAX_DEPTH);
        }
        bids = PositionLadder.of(levels);
        asks = PositionLadder.of(levels);
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
            case BID -> PositionLadder.apply(bids, action, level, price, quantity, orderCount);
            case ASK -> PositionLadder.apply(asks, action, level, price, quantity, orderCount);
            case IMPLIED_BID, IMPLIED_ASK ->
                impliedOrNew().apply(side - IMPLIED_BID, action, level, price, quantity, orderCount);
            default -> false;
        };
    }

    private PositionBook impliedOrNew() {
        if (implied == null) {
            implied = new PositionBook(Math.min(IMPLIED_DEPTH, levels()));
        }
        return implied;
    }

    /** @return the book of implied levels, null until the first one came */
    public PositionBook implied() {
        return implied;
    }

    /** @return levels a side that the venue publishes */
    public int levels() {
        return PositionLadder.levels(bids);
    }

    @Override
    public void clear() {
        PositionLadder.clear(bids);
        PositionLadder.clear(asks);
        if (implied != null) {
            implied.clear();
        }
    }

    @Override
    public long bidPrice() {
        return PositionLadder.bestPrice(bids);
    }

    @Override
    public long bidQuantity() {
        return PositionLadder.bestQuantity(bids);
    }

    @Override
    public long askPrice() {
        return PositionLadder.bestPrice(asks);
    }

    @Override
    public long askQuantity() {
        return PositionLadder.bestQuantity(asks);
    }

    @Override
    public long bidDepth() {
        return PositionLadder.depth(bids);
    }

    @Override
    public long askDepth() {
        return PositionLadder.depth(asks);
    }

    @Override
    public void walk(final int side, final DepthVisitor visitor) {
        switch (side) {
            case BID -> PositionLadder.walk(bids, visitor);
            case ASK -> PositionLadder.walk(asks, visitor);
            default -> {
                if (implied != null && (side == IMPLIED_BID || side == IMPLIED_ASK)) {
                    implied.walk(side - IMPLIED_BID, visitor);
                }
            }
        }
    }

    @Override
    public long memoryBytes() {
        return PositionLadder.memoryBytes(bids)
                + PositionLadder.memoryBytes(asks)
                + (implied == null ? 0 : implied.memoryBytes());
    }
}
