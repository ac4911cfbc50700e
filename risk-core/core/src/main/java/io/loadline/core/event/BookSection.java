package io.loadline.core.event;

import io.loadline.core.Quality;
import io.loadline.core.Scale;

/**
 * What the book stage says of the instrument an event concerns: the outright book after the last committed exchange event. Set for market
 * events, and for fills and orders (where {@link #updated} is false). Written by the book stage, and reset by it on every event.
 */
public final class BookSection {
    /** Instrument id, -1 where the event concerns none. */
    public int instrument;

    /** True if this event committed a change of the top, quality, status or last trade of the instrument. */
    public boolean updated;

    /** True if {@link #bidPrice}, {@link #askPrice}, or {@link #quality} changed with this event. */
    public boolean topChanged;

    /** {@link Quality} bits. */
    public int quality;

    /** Trading status code of the {@code risk-input} schema. */
    public int tradingStatus;

    /** Best bid, mantissa of 1e-9, or {@link Scale#NULL_PRICE}. */
    public long bidPrice;

    /** Quantity at the best bid, mantissa of 1e-8. */
    public long bidQuantity;

    /** Best ask, mantissa of 1e-9, or {@link Scale#NULL_PRICE}. */
    public long askPrice;

    /** Quantity at the best ask, mantissa of 1e-8. */
    public long askQuantity;

    /** Sum of visible bid quantities, mantissa of 1e-8. */
    public long bidDepth;

    /** Sum of visible ask quantities, mantissa of 1e-8. */
    public long askDepth;

    /** Price of the last trade, or {@link Scale#NULL_PRICE}. */
    public long lastPrice;

    /** Quantity of the trade that this event reports, mantissa of 1e-8; 0 where it reports none. */
    public long tradeQuantity;

    /** Exchange time of the last change, UTC nanoseconds. */
    public long exchangeTimeNs;

    /** Makes the section say nothing. */
    public void reset() {
        instrument = -1;
        updated = false;
        topChanged = false;
        quality = Quality.NO_PRICE;
        tradingStatus = 0;
        bidPrice = Scale.NULL_PRICE;
        askPrice = Scale.NULL_PRICE;
        bidQuantity = 0;
        askQuantity = 0;
        bidDepth = 0;
        askDepth = 0;
        lastPrice = Scale.NULL_PRICE;
        tradeQuantity = 0;
        exchangeTimeNs = 0;
    }
}
