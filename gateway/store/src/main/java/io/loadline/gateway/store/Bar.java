package io.loadline.gateway.store;

/** One instrument's bar of one length: open, high, low, close and volume of its trades, and the same of its mid while the book was good. */
final class Bar {
    long startNs = Long.MIN_VALUE;
    double open;
    double high;
    double low;
    double close;
    double volume;
    double turnover;
    int trades;
    double midOpen;
    double midHigh;
    double midLow;
    double midClose;

    /** Begins an empty bar; the mid that stands is its open. */
    void begin(final long start, final double mid) {
        startNs = start;
        open = Double.NaN;
        high = Double.NaN;
        low = Double.NaN;
        close = Double.NaN;
        volume = 0;
        turnover = 0;
        trades = 0;
        midOpen = mid;
        midHigh = mid;
        midLow = mid;
        midClose = mid;
    }

    boolean isBegun() {
        return startNs != Long.MIN_VALUE;
    }

    void end() {
        startNs = Long.MIN_VALUE;
    }

    void trade(final double price, final double quantity) {
        if (trades == 0) {
            open = price;
            high = price;
            low = price;
        }
        high = Math.max(high, price);
        low = Math.min(low, price);
        close = price;
        volume += quantity;
        turnover += price * quantity;
        trades++;
    }

    /** A new mid, NaN where the book is not good. */
    void mid(final double mid) {
        if (!Double.isNaN(mid)) {
            if (Double.isNaN(midOpen)) {
                midOpen = mid;
                midHigh = mid;
                midLow = mid;
            }
            midHigh = Math.max(midHigh, mid);
            midLow = Math.min(midLow, mid);
        }
        midClose = mid;
    }
}
