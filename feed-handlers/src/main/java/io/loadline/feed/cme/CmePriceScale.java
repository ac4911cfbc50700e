package io.loadline.feed.cme;

import io.loadline.core.Scale;

/**
 * From wire prices to prices as people quote them: the venue's display factor is the multiplier between the two. Kept as a reduced fraction
 * of integers, so that every price that has an exact mantissa of 1e-9 gets it.
 */
final class CmePriceScale {
    /** Wire units of 1e-9, no display factor. */
    static final CmePriceScale FINE = new CmePriceScale(1, 1);

    /** Wire units of 1e-7, no display factor. */
    static final CmePriceScale COARSE = new CmePriceScale(100, 1);

    private final long numerator;
    private final long denominator;
    /** The denominator is {@code 2^twos} times an odd number, of which this is the inverse modulo 2^64. */
    private final int twos;

    private final long oddInverse;
    private final long mostExact;

    private CmePriceScale(final long numerator, final long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        twos = Long.numberOfTrailingZeros(denominator);
        oddInverse = inverse(denominator >>> twos);
        mostExact = Long.MAX_VALUE / denominator;
    }

    /** Newton's iteration: an odd number is its own inverse in the last three bits, and each step doubles the bits that are right. */
    private static long inverse(final long odd) {
        long inverse = odd;
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }

    /**
     * @param displayFactor mantissa of 1e-9, positive
     * @param coarse true where wire prices are in units of 1e-7
     * @return scale of an instrument
     */
    static CmePriceScale of(final long displayFactor, final boolean coarse) {
        if (displayFactor <= 0 || displayFactor > Scale.PRICE * Scale.PRICE / 100) {
            return coarse ? COARSE : FINE;
        }
        final long unit = coarse ? Scale.PRICE / 100 : Scale.PRICE;
        long a = displayFactor;
        long b = unit;
        while (b != 0) {
            final long rest = a % b;
            a = b;
            b = rest;
        }
        return new CmePriceScale(displayFactor / a, unit / a);
    }

    /**
     * @param wire price on the wire
     * @return mantissa of 1e-9, rounded to the nearest, or {@link Scale#NULL_PRICE} where the wire has none
     */
    long price(final long wire) {
        if (wire == CmeLayout.NULL_INT64 || wire == Scale.NULL_PRICE) {
            return Scale.NULL_PRICE;
        }
        if (denominator == 1) {
            return wire * numerator;
        }
        // nearly every price is a multiple of the denominator, and then a product modulo 2^64 is the quotient: the one
        // that is in range
        final long quotient = (wire >> twos) * oddInverse;
        if ((wire & ((1L << twos) - 1)) == 0 && quotient <= mostExact && quotient >= -mostExact) {
            return quotient * numerator;
        }
        return rounded(wire);
    }

    private long rounded(final long wire) {
        final long whole = Math.floorDiv(wire, denominator);
        final long rest = Math.floorMod(wire, denominator);
        return whole * numerator + (rest * numerator + denominator / 2) / denominator;
    }
}
