package io.loadline.book;

/** A book that the venue describes by price levels: the entries of a {@code MarketUpdate}. */
public sealed interface LevelBook extends OrderBook permits PositionBook, PriceBook {
    /**
     * Applies one change of a level.
     *
     * @param side one of the side codes
     * @param action one of the action codes
     * @param level position from 1, by-position books only
     * @param price mantissa of 1e-9
     * @param quantity mantissa of 1e-8; positive, except where levels go
     * @param orderCount orders at the level, -1 where the venue gives none
     * @return false if the change does not fit the book as it stands: the book has then been changed as far as the entry has a meaning, and
     *     must be held to differ from the venue's
     */
    boolean apply(int side, int action, int level, long price, long quantity, int orderCount);
}
