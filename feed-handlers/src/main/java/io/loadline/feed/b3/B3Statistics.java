package io.loadline.feed.b3;

import io.loadline.core.Scale;
import io.loadline.feed.EventWriter;
import io.loadline.feed.SbeWire;
import io.loadline.feed.StatisticKind;
import org.agrona.DirectBuffer;

/** Statistics of the day: prices, quantities, what an auction would bring, and the limits of orders. */
final class B3Statistics {
    private static final int OPENING_FLAG = 10;
    private static final int FLAG_SESSION = 1;
    private static final int CLOSING_FLAG = 9;
    private static final int FLAG_THEORETICAL = 5;
    private static final int THEORETICAL_QUANTITY = 20;

    private static final int IMBALANCE_CONDITION = 10;
    private static final int MORE_SELLERS = 1 << 9;

    private static final int LARGEST_TRADE = 20;

    private static final int BAND_TYPE = 9;
    private static final int HARD_LIMIT = 1;
    private static final int REJECTION_BAND = 3;
    private static final int LIMIT_TYPE = 10;
    private static final int IN_TICKS = 1;
    private static final int IN_PERCENT = 2;
    private static final int LOW_LIMIT = 12;
    private static final int HIGH_LIMIT = 20;

    private final EventWriter writer;

    B3Statistics(final EventWriter writer) {
        this.writer = writer;
    }

    /** Writes what a message says, if it is one of statistics. */
    void onMessage(
            final B3Instrument instrument,
            final B3Template template,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        switch (template) {
            case OPENING_PRICE_15 -> {
                if ((buffer.getByte(block + OPENING_FLAG) & 0xff) <= FLAG_SESSION) {
                    price(instrument, StatisticKind.OPEN, isDeleted(buffer, block), buffer, block, timeNs);
                }
            }
            case THEORETICAL_PRICE_16 -> theoretical(instrument, buffer, block, timeNs);
            case CLOSING_PRICE_17 -> {
                if ((buffer.getByte(block + CLOSING_FLAG) & 0xff) != FLAG_THEORETICAL) {
                    final long close = B3Layout.finePrice(buffer, block + B3Wire.PRICE);
                    writer.statistic(instrument.id, StatisticKind.CLOSE, timeNs, close, 0);
                }
            }
            case IMBALANCE_19 -> imbalance(instrument, buffer, block, timeNs);
            case PRICE_BAND_20, PRICE_BAND_22 -> limits(instrument, buffer, block, timeNs);
            case QUANTITY_BAND_21 ->
                quantity(instrument, StatisticKind.LARGEST_TRADE, buffer, block + LARGEST_TRADE, timeNs);
            case HIGH_PRICE_24 ->
                price(instrument, StatisticKind.HIGH, isDeleted(buffer, block), buffer, block, timeNs);
            case LOW_PRICE_25 -> price(instrument, StatisticKind.LOW, isDeleted(buffer, block), buffer, block, timeNs);
            case SETTLEMENT_28 -> price(instrument, StatisticKind.SETTLEMENT, false, buffer, block, timeNs);
            case OPEN_INTEREST_29 ->
                quantity(instrument, StatisticKind.OPEN_INTEREST, buffer, block + B3Wire.PRICE, timeNs);
            case EXECUTION_STATISTICS_56 ->
                quantity(instrument, StatisticKind.SESSION_VOLUME, buffer, block + B3Wire.PRICE, timeNs);
            default -> {
                // its number is all that matters
            }
        }
    }

    private void theoretical(
            final B3Instrument instrument, final DirectBuffer buffer, final int block, final long timeNs) {
        final boolean deleted = isDeleted(buffer, block);
        writer.statistic(
                instrument.id,
                StatisticKind.THEORETICAL,
                timeNs,
                deleted ? Scale.NULL_PRICE : B3Layout.price(buffer, block + B3Wire.PRICE),
                deleted ? 0 : B3Layout.quantity(buffer, block + THEORETICAL_QUANTITY));
    }

    private void imbalance(
            final B3Instrument instrument, final DirectBuffer buffer, final int block, final long timeNs) {
        final long left = isDeleted(buffer, block) ? 0 : B3Layout.quantity(buffer, block + B3Wire.PRICE);
        final boolean sellers = (SbeWire.uint16(buffer, block + IMBALANCE_CONDITION) & MORE_SELLERS) != 0;
        writer.statistic(instrument.id, StatisticKind.IMBALANCE, timeNs, Scale.NULL_PRICE, sellers ? -left : left);
    }

    /** Only bands that refuse orders, and only as prices; one in ticks or percent takes the place of one in prices. */
    private void limits(final B3Instrument instrument, final DirectBuffer buffer, final int block, final long timeNs) {
        final int type = buffer.getByte(block + BAND_TYPE);
        final int unit = buffer.getByte(block + LIMIT_TYPE);
        if (type != HARD_LIMIT && type != REJECTION_BAND) {
            return;
        }
        final B3PriceLimits limits = instrument.limits;
        final int kind = type == HARD_LIMIT ? B3PriceLimits.HARD : B3PriceLimits.REJECTION;
        if (unit != IN_TICKS && unit != IN_PERCENT) {
            limits.set(kind, B3Layout.price(buffer, block + LOW_LIMIT), B3Layout.price(buffer, block + HIGH_LIMIT));
        } else if (limits.has(kind)) {
            limits.set(kind, Scale.NULL_PRICE, Scale.NULL_PRICE);
        } else {
            return;
        }
        writer.statistic(instrument.id, StatisticKind.LOW_LIMIT, timeNs, limits.low(), 0);
        writer.statistic(instrument.id, StatisticKind.HIGH_LIMIT, timeNs, limits.high(), 0);
    }

    private void price(
            final B3Instrument instrument,
            final int kind,
            final boolean deleted,
            final DirectBuffer buffer,
            final int block,
            final long timeNs) {
        writer.statistic(
                instrument.id,
                kind,
                timeNs,
                deleted ? Scale.NULL_PRICE : B3Layout.price(buffer, block + B3Wire.PRICE),
                0);
    }

    private void quantity(
            final B3Instrument instrument,
            final int kind,
            final DirectBuffer buffer,
            final int offset,
            final long timeNs) {
        writer.statistic(instrument.id, kind, timeNs, Scale.NULL_PRICE, B3Layout.quantity(buffer, offset));
    }

    private static boolean isDeleted(final DirectBuffer buffer, final int block) {
        return buffer.getByte(block + B3Wire.ACTION) == B3Wire.DELETE;
    }
}
