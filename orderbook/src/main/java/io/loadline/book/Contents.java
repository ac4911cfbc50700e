package io.loadline.book;

/** Whether what a book holds is known to be what the venue's book holds: lost with a change that does not fit, won by a whole snapshot. */
final class Contents {
    private boolean known;
    private boolean rebuilding;
    private boolean rebuildFits;

    /** A snapshot begins, and the book with it. */
    void beginRebuild() {
        rebuilding = true;
        rebuildFits = true;
    }

    /** An entry did not fit. */
    void misfit() {
        known = false;
        rebuildFits = false;
    }

    /** The end of an exchange event of this book: a snapshot that fitted makes the contents known. */
    void endOfEvent() {
        if (rebuilding) {
            rebuilding = false;
            known = rebuildFits;
        }
    }

    /** The venue starts again from an empty book. */
    void restart() {
        rebuilding = false;
        known = true;
    }

    void setKnown(final boolean nowKnown) {
        known = nowKnown;
    }

    boolean isKnown() {
        return known;
    }

    boolean isRebuilding() {
        return rebuilding;
    }
}
