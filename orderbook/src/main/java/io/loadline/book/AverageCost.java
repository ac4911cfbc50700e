package io.loadline.book;

/**
 * What a fill does to the cost and realised P&amp;L of a position held at average cost. Amounts are 128-bit integers of 1e-17 currency units
 * (price 1e-9 times quantity 1e-8, before the multiplier), as a high and an unsigned low half. A reduction takes its share of the cost, the
 * fraction of a unit rounded towards zero and left in the position, so that
 *
 * <pre>realised - cost = -(sum of signed quantity * price) = cash</pre>
 *
 * <p>holds to the unit after every fill. An inverse contract has {@code -1 / price} in the place of the price, so that its average price is the
 * harmonic mean; the amount of a fill is cut to a whole unit towards zero, once, and the equation holds for the amounts so cut.
 */
final class AverageCost {
    /** Largest position and fill, mantissa of 1e-8; keeps every amount well inside 128 bits. */
    static final long MAX_QUANTITY = 1L << 60;

    /** Largest price of an inverse contract, mantissa of 1e-9. */
    static final long MAX_INVERSE_PRICE = (1L << 62) - 1;

    /** One over a unit of price times a unit of quantity, in units of an amount. */
    private static final long INVERSE_UNITS = 1_000_000_000_000_000_000L;

    /** Change of the cost: signed quantity times average price. */
    long costHigh;

    long costLow;

    /** Change of the realised P&amp;L, gains positive. */
    long realisedHigh;

    long realisedLow;

    private long amountHigh;
    private long amountLow;

    /**
     * Computes the changes.
     *
     * @param position signed quantity held before, magnitude at most {@link #MAX_QUANTITY}
     * @param heldCostHigh cost of the position before, high half
     * @param heldCostLow cost of the position before, low half
     * @param quantity signed quantity of the fill, magnitude at most {@link #MAX_QUANTITY}
     * @param price price of the fill, mantissa of 1e-9
     * @param inverse true for an inverse contract; its price is positive and at most {@link #MAX_INVERSE_PRICE}
     */
    void fill(
            final long position,
            final long heldCostHigh,
            final long heldCostLow,
            final long quantity,
            final long price,
            final boolean inverse) {
        costHigh = 0;
        costLow = 0;
        realisedHigh = 0;
        realisedLow = 0;
        long opened = quantity;
        if (position != 0 && (position ^ quantity) < 0) {
            final long closed = Math.min(Math.abs(quantity), Math.abs(position));
            final long signedClosed = quantity < 0 ? -closed : closed;
            opened = quantity - signedClosed;
            releaseCost(heldCostHigh, heldCostLow, closed, Math.abs(position));
            takeAmount(-signedClosed, price, inverse);
            addRealised(amountHigh, amountLow);
        }
        takeAmount(opened, price, inverse);
        addCost(amountHigh, amountLow);
    }

    private void takeAmount(final long quantity, final long price, final boolean inverse) {
        if (!inverse) {
            amountHigh = Math.multiplyHigh(quantity, price);
            amountLow = quantity * price;
            return;
        }
        final long size = Math.abs(quantity);
        final long high = Math.multiplyHigh(size, INVERSE_UNITS);
        final long quotient = divide(high % price, size * INVERSE_UNITS, price);
        amountHigh = high / price;
        amountLow = quotient;
        if (quantity > 0) {
            amountHigh = ~amountHigh + (quotient == 0 ? 1 : 0);
            amountLow = -quotient;
        }
    }

    private void releaseCost(final long high, final long low, final long closed, final long held) {
        final boolean negative = high < 0;
        final long sizeLow = negative ? -low : low;
        final long sizeHigh = negative ? ~high + (low == 0 ? 1 : 0) : high;
        long shareHigh = sizeHigh;
        long shareLow = sizeLow;
        if (closed != held) {
            // cost = average * held + rest, so the share is average * closed + rest * closed / held.
            final long average = divide(sizeHigh, sizeLow, held);
            final long rest = sizeLow - average * held;
            shareHigh = Math.unsignedMultiplyHigh(average, closed);
            shareLow = average * closed;
            final long part = divide(Math.multiplyHigh(rest, closed), rest * closed, held);
            shareLow += part;
            shareHigh += Long.compareUnsigned(shareLow, part) < 0 ? 1 : 0;
        }
        if (negative) {
            addCost(shareHigh, shareLow);
            addRealised(shareHigh, shareLow);
        } else {
            addCost(~shareHigh + (shareLow == 0 ? 1 : 0), -shareLow);
            addRealised(~shareHigh + (shareLow == 0 ? 1 : 0), -shareLow);
        }
    }

    /** Quotient of a 128-bit dividend by restoring division; high is below the divisor, which is below 2^62. */
    private static long divide(final long high, final long low, final long divisor) {
        long remainder = high;
        long quotient = low;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            remainder = (remainder << 1) | (quotient >>> (Long.SIZE - 1));
            quotient <<= 1;
            if (remainder >= divisor) {
                remainder -= divisor;
                quotient |= 1;
            }
        }
        return quotient;
    }

    private void addCost(final long high, final long low) {
        costLow += low;
        costHigh += high + (Long.compareUnsigned(costLow, low) < 0 ? 1 : 0);
    }

    private void addRealised(final long high, final long low) {
        realisedLow += low;
        realisedHigh += high + (Long.compareUnsigned(realisedLow, low) < 0 ? 1 : 0);
    }
}
