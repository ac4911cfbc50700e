package io.loadline.feed.b3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import io.loadline.feed.StatisticKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closing and theoretical prices, imbalances and bands. */
class B3AuctionTest {
    private static final long PETR = B3Harness.PETR;
    private static final int DELETE = 2;
    private static final int MORE_BUYERS = 1 << 8;
    private static final int MORE_SELLERS = 1 << 9;
    private static final long NONE = Scale.NULL_PRICE;

    private final B3Harness b3 = B3Harness.live().started(9);

    private void expect(final String... statistics) {
        assertEquals(List.of(statistics), b3.log.take());
    }

    private static String told(final int kind, final long price, final long quantity) {
        return "statistic 0 kind " + kind + " " + price + " x " + quantity;
    }

    private static B3Bytes theoretical(
            final long packet, final long rptSeq, final int action, final long price, final long quantity) {
        return new B3Bytes(packet)
                .message(16)
                .i64(PETR)
                .i8(0x80)
                .i8(action)
                .i16(1)
                .i64(price)
                .i64(quantity)
                .i64(6)
                .i32((int) rptSeq)
                .block(40);
    }

    private static B3Bytes imbalance(
            final long packet, final long rptSeq, final int action, final int condition, final long quantity) {
        return new B3Bytes(packet)
                .message(19)
                .i64(PETR)
                .i8(0x80)
                .i8(action)
                .i16(condition)
                .i64(quantity)
                .i64(6)
                .i32((int) rptSeq)
                .block(32);
    }

    private static B3Bytes band(
            final int template, final long packet, final long rptSeq, final int type, final int unit) {
        return band(template, packet, rptSeq, type, unit, 90_000, 110_000);
    }

    private static B3Bytes band(
            final int template,
            final long packet,
            final long rptSeq,
            final int type,
            final int unit,
            final long low,
            final long high) {
        return new B3Bytes(packet)
                .message(template)
                .i64(PETR)
                .i8(0x80)
                .i8(type)
                .i8(unit)
                .i8(0)
                .i64(low)
                .i64(high)
                .i64(0)
                .i64(6)
                .i32((int) rptSeq)
                .block(48);
    }

    private static B3Bytes closing(final long packet, final long rptSeq, final int flag) {
        return new B3Bytes(packet)
                .message(17)
                .i64(PETR)
                .i8(0x80)
                .i8(flag)
                .at(12)
                .i64(1_012_345_678L)
                .i16(1)
                .i16(2)
                .i64(6)
                .i32((int) rptSeq)
                .block(36);
    }

    @Test
    void shouldTellTheClosingPriceInItsOwnUnits() {
        b3.a(closing(2, 2, 1)).a(closing(3, 3, 4)).a(closing(4, 4, 5));

        expect(told(StatisticKind.CLOSE, 10_123_456_780L, 0), told(StatisticKind.CLOSE, 10_123_456_780L, 0));
    }

    @Test
    void shouldTellWhatAnAuctionWouldBring() {
        b3.a(theoretical(2, 2, 0, 101_000, 300)).a(theoretical(3, 3, DELETE, 101_000, 300));

        expect(
                told(StatisticKind.THEORETICAL, 10_100_000_000L, 300 * Scale.QUANTITY),
                told(StatisticKind.THEORETICAL, NONE, 0));
    }

    @Test
    void shouldTellASurplusOfSellersAsNegative() {
        b3.a(imbalance(2, 2, 0, MORE_BUYERS, 70))
                .a(imbalance(3, 3, 1, MORE_SELLERS, 80))
                .a(imbalance(4, 4, DELETE, MORE_SELLERS, 80));

        expect(
                told(StatisticKind.IMBALANCE, NONE, 70 * Scale.QUANTITY),
                told(StatisticKind.IMBALANCE, NONE, -80 * Scale.QUANTITY),
                told(StatisticKind.IMBALANCE, NONE, 0));
    }

    @Test
    void shouldTellLimitsThatArePrices() {
        b3.a(band(22, 2, 2, 1, 0)).a(band(20, 3, 3, 3, 255));

        expect(
                told(StatisticKind.LOW_LIMIT, 9_000_000_000L, 0),
                told(StatisticKind.HIGH_LIMIT, 11_000_000_000L, 0),
                told(StatisticKind.LOW_LIMIT, 9_000_000_000L, 0),
                told(StatisticKind.HIGH_LIMIT, 11_000_000_000L, 0));
    }

    private static long price(final long wire) {
        return wire * 100_000;
    }

    @Test
    void shouldKeepTheTightestOfSeveralBands() {
        b3.a(band(22, 2, 2, 1, 0, 80_000, 105_000)).a(band(22, 3, 3, 3, 0, 90_000, 110_000));
        b3.a(band(22, 4, 4, 1, 0, 95_000, B3Bytes.NO_PRICE));

        expect(
                told(StatisticKind.LOW_LIMIT, price(80_000), 0),
                told(StatisticKind.HIGH_LIMIT, price(105_000), 0),
                told(StatisticKind.LOW_LIMIT, price(90_000), 0),
                told(StatisticKind.HIGH_LIMIT, price(105_000), 0),
                told(StatisticKind.LOW_LIMIT, price(95_000), 0),
                told(StatisticKind.HIGH_LIMIT, price(110_000), 0));
    }

    @Test
    void shouldForgetTheLimitsOfABandThatIsNoLongerInPrices() {
        b3.a(band(22, 2, 2, 1, 0, 80_000, 105_000)).a(band(22, 3, 3, 3, 0, 90_000, 100_000));
        b3.log.take();

        b3.a(band(22, 4, 4, 3, 2)).a(band(22, 5, 5, 1, 1));

        expect(
                told(StatisticKind.LOW_LIMIT, price(80_000), 0),
                told(StatisticKind.HIGH_LIMIT, price(105_000), 0),
                told(StatisticKind.LOW_LIMIT, NONE, 0),
                told(StatisticKind.HIGH_LIMIT, NONE, 0));
    }

    @Test
    void shouldCountOtherBandsOnly() {
        b3.a(band(22, 2, 2, 2, 0)).a(band(22, 3, 3, 1, 2)).a(band(22, 4, 4, 3, 1));

        expect();
        assertEquals(3, b3.report().messages().get("PriceBand_22"));
    }

    @Test
    void shouldTellTheLargestTrade() {
        b3.a(new B3Bytes(2)
                .message(21)
                .i64(PETR)
                .i8(0x80)
                .at(12)
                .i64(5)
                .i64(900)
                .i64(6)
                .i32(2)
                .block(40));

        expect(told(StatisticKind.LARGEST_TRADE, NONE, 900 * Scale.QUANTITY));
    }
}
