package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;

/**
 * One instrument of the book stage: its book as the venue's entries leave it, and what was last committed of it. There are two reasons to
 * call a book STALE, each with its own way out: its contents are not known (left by a whole snapshot or a reset), and the feed
 * says it is stale (left only when the feed says it is recovered).
 */
final class InstrumentBook {
    static final int STATUS_UNKNOWN = 0;
    static final int STATUS_OPEN = 2;

    OrderBook book;
    boolean defined;
    boolean feedStale;
    boolean unsynchronised = true;
    int tradingStatus;
    long lastPrice = Scale.NULL_PRICE;
    long exchangeTimeNs;

    private boolean rebuilding;
    private boolean rebuildFits;
    private boolean everPriced;
    private int quality = Quality.STALE | Quality.ONE_SIDED | Quality.NO_PRICE;
    private long bidPrice = Scale.NULL_PRICE;
    private long bidQuantity;
    private long askPrice = Scale.NULL_PRICE;
    private long askQuantity;
    private long bidDepth;
    private long askDepth;

    /** Empties the book as the first step of a snapshot. */
    void beginRebuild() {
        if (book != null) {
            book.clear();
        }
        rebuilding = true;
        rebuildFits = true;
    }

    /** An entry did not fit: the book and the venue's differ. */
    void misfit() {
        unsynchronised = true;
        rebuildFits = false;
    }

    /** The end of an exchange event: a snapshot that fitted makes the contents known. */
    void endOfEvent() {
        if (rebuilding) {
            rebuilding = false;
            unsynchronised = !rebuildFits;
        }
    }

    /** The venue starts again from an empty book. */
    void restart() {
        if (book != null) {
            book.clear();
        }
        rebuilding = false;
        unsynchronised = false;
    }

    /** The server starts again: nothing is known until the feed has told it anew. */
    void beginEpoch() {
        restart();
        defined = false;
        feedStale = false;
        unsynchronised = true;
        tradingStatus = STATUS_UNKNOWN;
        empty();
        assess();
    }

    private void empty() {
        bidPrice = Scale.NULL_PRICE;
        askPrice = Scale.NULL_PRICE;
        bidQuantity = 0;
        askQuantity = 0;
        bidDepth = 0;
        askDepth = 0;
    }

    /** The feed is whole again. A book that does not fit the venue's stays STALE: the feed cannot know of that. */
    void recovered() {
        feedStale = false;
    }

    /**
     * Makes the state of the book the committed one.
     *
     * @param section told what changed
     */
    void commit(final BookSection section) {
        if (book == null) {
            reassess(section);
            return;
        }
        final long bid = book.bidPrice();
        final long ask = book.askPrice();
        final long bidSize = book.bidQuantity();
        final long askSize = book.askQuantity();
        final boolean pricesChanged = bid != bidPrice || ask != askPrice;
        section.updated |= pricesChanged || bidSize != bidQuantity || askSize != askQuantity;
        bidPrice = bid;
        askPrice = ask;
        bidQuantity = bidSize;
        askQuantity = askSize;
        bidDepth = book.bidDepth();
        askDepth = book.askDepth();
        reassess(section);
        section.topChanged |= pricesChanged;
    }

    /**
     * Judges the committed top again, the book being in the middle of an exchange event or not concerned.
     *
     * @param section told whether the quality changed
     */
    void reassess(final BookSection section) {
        if (assess()) {
            section.topChanged = true;
            section.updated = true;
        }
    }

    private boolean assess() {
        final boolean open = tradingStatus == STATUS_OPEN || tradingStatus == STATUS_UNKNOWN;
        int bits = unsynchronised || feedStale ? Quality.STALE : Quality.GOOD;
        if (bidPrice == Scale.NULL_PRICE || askPrice == Scale.NULL_PRICE) {
            bits |= Quality.ONE_SIDED;
        } else if (open && bidPrice >= askPrice) {
            bits |= Quality.CROSSED;
        }
        if (!open) {
            bits |= Quality.HALTED;
        }
        everPriced |= bits == Quality.GOOD;
        if (!everPriced) {
            bits |= Quality.NO_PRICE;
        }
        final boolean changed = bits != quality;
        quality = bits;
        return changed;
    }

    /** Copies the committed state; leaves the fields that say what changed. */
    void describe(final BookSection section) {
        section.quality = quality;
        section.tradingStatus = tradingStatus;
        section.bidPrice = bidPrice;
        section.bidQuantity = bidQuantity;
        section.askPrice = askPrice;
        section.askQuantity = askQuantity;
        section.bidDepth = bidDepth;
        section.askDepth = askDepth;
        section.lastPrice = lastPrice;
        section.exchangeTimeNs = exchangeTimeNs;
    }
}
