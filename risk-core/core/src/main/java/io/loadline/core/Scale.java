package io.loadline.core;

/**
 * Fixed-point scales used from the wire to the book. Prices are longs of 1e-9 currency units, quantities longs of 1e-8
 * units or contracts; doubles begin at pricing.
 */
public final class Scale {
    /** Mantissa units in one currency unit of price. */
    public static final long PRICE = 1_000_000_000L;

    /** Mantissa units in one unit of quantity. */
    public static final long QUANTITY = 100_000_000L;

    /** No price: the side is empty or the field was null on the wire. */
    public static final long NULL_PRICE = Long.MIN_VALUE;

    private static final double PRICE_UNIT = 1e9;
    private static final double QUANTITY_UNIT = 1e8;

    private Scale() {}

    /**
     * @param price mantissa of 1e-9
     * @return price in currency units; NaN for {@link #NULL_PRICE}
     */
    public static double price(final long price) {
        return price == NULL_PRICE ? Double.NaN : price / PRICE_UNIT;
    }

    /**
     * @param quantity mantissa of 1e-8
     * @return quantity in units or contracts
     */
    public static double quantity(final long quantity) {
        return quantity / QUANTITY_UNIT;
    }

    /**
     * @param price in currency units, within +-9.2e9
     * @return nearest mantissa of 1e-9
     */
    public static long toPrice(final double price) {
        return Math.round(price * PRICE_UNIT);
    }

    /**
     * @param quantity in units, within +-9.2e10
     * @return nearest mantissa of 1e-8
     */
    public static long toQuantity(final double quantity) {
        return Math.round(quantity * QUANTITY_UNIT);
    }
}
