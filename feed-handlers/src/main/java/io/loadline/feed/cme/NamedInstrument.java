package io.loadline.feed.cme;

import io.loadline.feed.BookSide;

/**
 * An instrument of a feed that names securities by text and sends no snapshots, with what is known of its book: a level is known from when
 * the venue told it, or emptied the book, until packets are lost. The levels themselves are in the log.
 */
final class NamedInstrument {
    private static final long EVERY_LEVEL = -1;
    private static final long NO_LEVEL = 0;

    final long number;
    final int id;
    /** The name as on the wire, to tell two of one number apart. */
    final long name0;

    final long name1;
    final int name2;
    /** Bit n - 1: level n is known. */
    private long bidsKnown;

    private long asksKnown;
    /** True while a side of a book of one level has that level in the log. */
    private boolean bidShown;

    private boolean askShown;
    /** True if the log was last told that the book is stale. */
    boolean stale;
    /** True if the book in the log is to be emptied with its next change. */
    boolean clearFirst;

    NamedInstrument(final long number, final int id, final long name0, final long name1, final int name2) {
        this.number = number;
        this.id = id;
        this.name0 = name0;
        this.name1 = name1;
        this.name2 = name2;
    }

    boolean isNamed(final long first, final long second, final int third) {
        return name0 == first && name1 == second && name2 == third;
    }

    /** The book is empty, and known to be. */
    void empty() {
        bidsKnown = EVERY_LEVEL;
        asksKnown = EVERY_LEVEL;
        bidShown = false;
        askShown = false;
        clearFirst = true;
    }

    /** Nothing of the book is known. */
    void lose() {
        bidsKnown = NO_LEVEL;
        asksKnown = NO_LEVEL;
        bidShown = false;
        askShown = false;
        clearFirst = true;
    }

    /** A new level: those from its place on move down. */
    void insert(final int side, final int level) {
        final long bit = 1L << (level - 1);
        final long known = known(side);
        final long above = known & (bit - 1);
        set(side, above | bit | ((known ^ above) << 1));
    }

    /** A level is told again. */
    void tell(final int side, final int level) {
        set(side, known(side) | 1L << (level - 1));
    }

    /** A level goes: those below it move up. */
    void delete(final int side, final int level) {
        final long known = known(side);
        final long above = known & ((1L << (level - 1)) - 1);
        set(side, above | ((known >> 1) & -(1L << (level - 1))));
    }

    /** The best level of a side of one level, or that there is none. */
    void tellTop(final int side, final boolean shown) {
        set(side, EVERY_LEVEL);
        if (side == BookSide.BID) {
            bidShown = shown;
        } else {
            askShown = shown;
        }
    }

    boolean isTopShown(final int side) {
        return side == BookSide.BID ? bidShown : askShown;
    }

    boolean isTopKnown() {
        return (bidsKnown & asksKnown & 1) != 0;
    }

    private long known(final int side) {
        return side == BookSide.BID ? bidsKnown : asksKnown;
    }

    private void set(final int side, final long known) {
        if (side == BookSide.BID) {
            bidsKnown = known;
        } else {
            asksKnown = known;
        }
    }
}
