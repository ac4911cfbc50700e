package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;

/**
 * One instrument of the book stage: its books as the venue's entries leave them, and what was last committed of the one that makes the top.
 * The other kind of book is kept beside it where the venue sends both levels and orders; it does not touch the top or its quality.
 * There are two reasons to call the top STALE, each with its own way out: the contents of its book are not known (left by a whole snapshot
 * or a reset), and the feed says it is stale (left only when the feed says it is recovered).
 */
final class InstrumentBook implements InstrumentView {
    static final int STATUS_UNKNOWN = 0;
    static final int STATUS_OPEN = 2;

    final Contents levelContents = new Contents();
    final Contents orderContents = new Contents();
    LevelBook levels;
    ByOrderBook orders;
    InstrumentStatistics statistics;
    InstrumentLegs legs;
    long quoteRequests;
    boolean defined;
    boolean feedStale;
    int tradingStatus;
    long lastPrice = Scale.NULL_PRICE;
    long exchangeTimeNs;

    private boolean topFromOrders;
    private boolean everPriced;
    private int quality = Quality.STALE | Quality.ONE_SIDED | Quality.NO_PRICE;
    private long bidPrice = Scale.NULL_PRICE;
    private long bidQuantity;
    private long askPrice = Scale.NULL_PRICE;
    private long askQuantity;
    private long bidDepth;
    private long askDepth;

    /**
     * Takes another book to make the top; the one beside it begins anew too.
     *
     * @param book null where its kind is not known
     */
    void takeTopFrom(final OrderBook book) {
        levels = null;
        orders = null;
        topFromOrders = book instanceof ByOrderBook;
        switch (book) {
            case final LevelBook byLevel -> levels = byLevel;
            case final ByOrderBook byOrder -> orders = byOrder;
            case null -> {
                // An instrument without a book stays STALE.
            }
        }
        contentsAreKnown(book != null && !defined);
    }

    @Override
    public OrderBook top() {
        return topFromOrders ? orders : levels;
    }

    @Override
    public LevelBook levels() {
        return levels;
    }

    @Override
    public ByOrderBook orders() {
        return orders;
    }

    @Override
    public boolean ordersStale() {
        return feedStale || !orderContents.isKnown() || orderContents.isRebuilding();
    }

    @Override
    public InstrumentStatistics statistics() {
        return statistics;
    }

    @Override
    public InstrumentLegs legs() {
        return legs;
    }

    @Override
    public long quoteRequests() {
        return quoteRequests;
    }

    private Contents topContents() {
        return topFromOrders ? orderContents : levelContents;
    }

    /** Both books are what the venue's are, or are not; a snapshot on its way still has its say. */
    void contentsAreKnown(final boolean known) {
        levelContents.setKnown(known);
        orderContents.setKnown(known);
    }

    /** A change of this instrument cannot be read: either book may differ from the venue's. */
    void misfit() {
        levelContents.misfit();
        orderContents.misfit();
    }

    /** Empties the level book as the first step of a snapshot. */
    void beginLevelRebuild() {
        if (levels != null) {
            levels.clear();
        }
        levelContents.beginRebuild();
    }

    /** Empties the by-order book as the first step of a snapshot. */
    void beginOrderRebuild() {
        if (orders != null) {
            orders.clear();
        }
        orderContents.beginRebuild();
    }

    /** The venue starts again from empty books. */
    void restart() {
        if (levels != null) {
            levels.clear();
        }
        if (orders != null) {
            orders.clear();
        }
        levelContents.restart();
        orderContents.restart();
    }

    /** What the venue told of the day no longer holds. */
    void forgetStatistics() {
        if (statistics != null) {
            statistics.clear();
        }
    }

    /** The server starts again: nothing is known until the feed has told it anew. */
    void beginEpoch() {
        restart();
        forgetStatistics();
        if (legs != null) {
            legs.clear();
        }
        quoteRequests = 0;
        defined = false;
        feedStale = false;
        contentsAreKnown(false);
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
     * Makes the state of the book the committed one; in the middle of its snapshot, leaves the one before.
     *
     * @param section told what changed
     */
    void commit(final BookSection section) {
        final OrderBook book = top();
        if (book == null || topContents().isRebuilding()) {
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
        int bits = !topContents().isKnown() || feedStale ? Quality.STALE : Quality.GOOD;
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

    /** Bytes of its books, but those it shares with other instruments. */
    long ownBytes() {
        final boolean ownOrders = orders instanceof OrderListBook;
        return (levels == null ? 0 : levels.memoryBytes()) + (ownOrders ? orders.memoryBytes() : 0);
    }
}
