package io.loadline.gateway.capture;

import io.loadline.core.Scale;
import java.math.BigDecimal;

/** Scaled longs as plain decimals, without trailing zeros. */
final class Decimal {
    private static final int PRICE_DIGITS = 9;
    private static final int QUANTITY_DIGITS = 8;

    private Decimal() {}

    /** Returns the price, or nothing where there is none. */
    static String price(final long mantissa) {
        return mantissa == Scale.NULL_PRICE ? "" : plain(mantissa, PRICE_DIGITS);
    }

    static String quantity(final long mantissa) {
        return plain(mantissa, QUANTITY_DIGITS);
    }

    private static String plain(final long mantissa, final int digits) {
        if (mantissa == 0) {
            return "0";
        }
        return BigDecimal.valueOf(mantissa, digits).stripTrailingZeros().toPlainString();
    }
}
