package io.loadline.book;

import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.FeatureSection;

/** Sums the quantities of a book within a distance of its best prices. */
final class NearDepth implements DepthVisitor {
    private boolean bid;
    private long worst;
    private long sum;

    /**
     * @param book outright book, or null
     * @param top its best prices
     * @param distance how far a level may lie behind the best, mantissa of 1e-9; not positive where there is no tick, and so no answer
     * @param section gets the sums
     */
    void measure(final OrderBook book, final BookSection top, final long distance, final FeatureSection section) {
        if (book == null || distance <= 0) {
            section.bidDepthNear = Double.NaN;
            section.askDepthNear = Double.NaN;
            return;
        }
        section.bidDepthNear = sum(book, OrderBook.BID, top.bidPrice - distance);
        section.askDepthNear = sum(book, OrderBook.ASK, top.askPrice + distance);
    }

    private double sum(final OrderBook book, final int side, final long limit) {
        bid = side == OrderBook.BID;
        worst = limit;
        sum = 0;
        book.walk(side, this);
        return Scale.quantity(sum);
    }

    @Override
    public boolean onLevel(final int level, final long price, final long quantity, final int orderCount) {
        if (bid ? price < worst : price > worst) {
            return false;
        }
        sum += quantity;
        return true;
    }
}
