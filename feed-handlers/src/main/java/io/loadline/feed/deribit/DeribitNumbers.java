package io.loadline.feed.deribit;

import io.loadline.core.Scale;

/** The venue sends IEEE doubles nearest to decimals; here they become the decimals again, exactly. */
final class DeribitNumbers {
    private static final double PRICE_UNIT = Scale.PRICE;
    private static final double QUANTITY_UNIT = Scale.QUANTITY;
    private static final double LARGEST = 9.2e18;
    /** From here on a double cannot tell neighbouring mantissas apart, and only the tick can. */
    private static final double EXACT_MANTISSA = 1L << 52;

    private DeribitNumbers() {}

    /**
     * @param price from the wire
     * @param instrument gives the tick
     * @return mantissa of 1e-9, or {@link Scale#NULL_PRICE} where the wire has no number
     */
    static long price(final double price, final DeribitInstrument instrument) {
        final double scaled = price * PRICE_UNIT;
        if (!(Math.abs(scaled) < LARGEST)) {
            return Scale.NULL_PRICE;
        }
        if (Math.abs(scaled) < EXACT_MANTISSA || instrument.tickMantissa <= 0) {
            return Math.round(scaled);
        }
        return Math.round(price / instrument.tick) * instrument.tickMantissa;
    }

    /**
     * @param price from the wire, of no instrument in particular
     * @return mantissa of 1e-9, or {@link Scale#NULL_PRICE} where the wire has no number
     */
    static long price(final double price) {
        final double scaled = price * PRICE_UNIT;
        return Math.abs(scaled) < LARGEST ? Math.round(scaled) : Scale.NULL_PRICE;
    }

    /**
     * @param amount from the wire
     * @return mantissa of 1e-8, or -1 where the wire has no number of at least 0
     */
    static long quantity(final double amount) {
        final double scaled = amount * QUANTITY_UNIT;
        return scaled >= 0 && scaled < LARGEST ? Math.round(scaled) : -1;
    }
}
