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

    private final FeatureState state;

    TradeSide(final FeatureState state) {
        this.state = state;
    }

    /**
     * @param aggressor code of the {@code risk-input} schema
     * @param price mantissa
     * @param bid best bid before the trade, mantissa
     * @param ask best ask before the trade, mantissa
     * @param good whether bid and ask are to be trusted
     */
    int of(final int aggressor, final long price, final long bid, final long ask, final boolean good) {
        final long lastPrice = state.get(FeatureWords.SIDE_PRICE);
        if (state.flag(FeatureWords.SIDE_PRICED) && price != lastPrice) {
            state.set(FeatureWords.SIDE_TICK, price > lastPrice ? BOUGHT : SOLD);
        }
        state.flag(FeatureWords.SIDE_PRICED, true);
        state.set(FeatureWords.SIDE_PRICE, price);
        return switch (aggressor) {
            case AGGRESSOR_BUY -> BOUGHT;
            case AGGRESSOR_SELL -> SOLD;
            default -> good ? byQuote(price, bid, ask) : lastTick();
        };
    }

    private int byQuote(final long price, final long bid, final long ask) {
        final int position = Long.compare(price - bid, ask - price);
        return position == 0 ? lastTick() : position;
    }

    private int lastTick() {
        return (int) state.get(FeatureWords.SIDE_TICK);
    }

    void reset() {
        state.flag(FeatureWords.SIDE_PRICED, false);
        state.set(FeatureWords.SIDE_TICK, UNKNOWN);
    }
}
