package io.loadline.book.feature;

/**
 * Who began a trade: the venue's word where it gives one, else Lee and Ready (1991): above the mid before it bought, below sold; at the
 * mid, or without a mid, the tick test: above the last different price bought, below sold.
 */
final class TradeSide {
    static final int BOUGHT = 1;
    static final int SOLD = -1;
    static final int UNKNOWN = 0;

    private static final int AGGRESSOR_BUY = 1;
    private static final int AGGRESSOR_SELL = 2;

    private boolean priced;
    private long lastPrice;
    private int lastTick;

    /**
     * @param aggressor code of the {@code risk-input} schema
     * @param price mantissa
     * @param bid best bid before the trade, mantissa
     * @param ask best ask before the trade, mantissa
     * @param good whether bid and ask are to be trusted
     */
    int of(final int aggressor, final long price, final long bid, final long ask, final boolean good) {
        if (priced && price != lastPrice) {
            lastTick = price > lastPrice ? BOUGHT : SOLD;
        }
        priced = true;
        lastPrice = price;
        return switch (aggressor) {
            case AGGRESSOR_BUY -> BOUGHT;
            case AGGRESSOR_SELL -> SOLD;
            default -> good ? byQuote(price, bid, ask) : lastTick;
        };
    }

    private int byQuote(final long price, final long bid, final long ask) {
        final int position = Long.compare(price - bid, ask - price);
        return position == 0 ? lastTick : position;
    }

    void reset() {
        priced = false;
        lastTick = UNKNOWN;
    }
}
