package io.loadline.feed.b3;

import io.loadline.core.Scale;

/**
 * The bands of an instrument outside of which the venue takes no order. There is one of each kind, each replaces the one of its kind before,
 * and an order must lie within all of them: the limits are the highest low and the lowest high.
 */
final class B3PriceLimits {
    /** Kinds of bands that refuse orders, as {@link #set} takes them. */
    static final int HARD = 0;

    static final int REJECTION = 1;

    private long hardLow = Scale.NULL_PRICE;
    private long hardHigh = Scale.NULL_PRICE;
    private long rejectionLow = Scale.NULL_PRICE;
    private long rejectionHigh = Scale.NULL_PRICE;

    /**
     * Replaces a band.
     *
     * @param kind of the band
     * @param low its lowest price, or null where it has none
     * @param high its highest price, or null where it has none
     */
    void set(final int kind, final long low, final long high) {
        if (kind == HARD) {
            hardLow = low;
            hardHigh = high;
        } else {
            rejectionLow = low;
            rejectionHigh = high;
        }
    }

    /** @return true if a band of the kind has a limit */
    boolean has(final int kind) {
        final long low = kind == HARD ? hardLow : rejectionLow;
        final long high = kind == HARD ? hardHigh : rejectionHigh;
        return low != Scale.NULL_PRICE || high != Scale.NULL_PRICE;
    }

    /** No band is known any more. */
    void clear() {
        set(HARD, Scale.NULL_PRICE, Scale.NULL_PRICE);
        set(REJECTION, Scale.NULL_PRICE, Scale.NULL_PRICE);
    }

    /** @return lowest price at which an order is taken, or null */
    long low() {
        // null is less than any price
        return Math.max(hardLow, rejectionLow);
    }

    /** @return highest price at which an order is taken, or null */
    long high() {
        if (hardHigh == Scale.NULL_PRICE || rejectionHigh == Scale.NULL_PRICE) {
            return hardHigh == Scale.NULL_PRICE ? rejectionHigh : hardHigh;
        }
        return Math.min(hardHigh, rejectionHigh);
    }
}
