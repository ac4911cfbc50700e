package io.loadline.feed.cme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.core.Scale;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wire prices to prices as people quote them, held against arithmetic without bounds. */
class CmePriceScaleTest {
    private static final int PRICES = 20_000;

    @ParameterizedTest
    @ValueSource(
            longs = {
                1_000_000_000L,
                10_000_000L,
                1_000_000L,
                100_000_000L,
                10_000L,
                1L,
                10_000_000_000L,
                3_125_000L,
                15_625_000L,
                7_812_500L,
                333_333_333L,
                999_999_937L,
                2L,
                512L
            })
    void shouldMultiplyByTheDisplayFactorExactly(final long factor) {
        final Random random = new Random(factor);
        for (final boolean coarse : new boolean[] {false, true}) {
            final CmePriceScale scale = CmePriceScale.of(factor, coarse);
            final BigInteger unit = BigInteger.valueOf(coarse ? Scale.PRICE / 100 : Scale.PRICE);
            for (int i = 0; i < PRICES; i++) {
                final long wire = random.nextLong() >> (random.nextInt(40) + 20);
                final long round = i % 2 == 0 ? wire : wire / 1000 * 1000;
                final BigInteger exact = BigInteger.valueOf(round).multiply(BigInteger.valueOf(factor));
                final BigInteger twice = exact.shiftLeft(1).add(unit);
                final BigInteger expected = floor(twice, unit.shiftLeft(1));
                assertEquals(expected.longValueExact(), scale.price(round), round + " by " + factor + "e-9");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10_000_000L, 1L, 333_333_333L})
    void shouldKeepTheEdgesOfTheRange(final long factor) {
        final CmePriceScale scale = CmePriceScale.of(factor, false);
        for (final long wire : new long[] {Long.MAX_VALUE - 1, Long.MIN_VALUE + 1, Long.MAX_VALUE / 2, -1, 0, 1}) {
            final BigInteger exact = BigInteger.valueOf(wire).multiply(BigInteger.valueOf(factor));
            final BigInteger unit = BigInteger.valueOf(Scale.PRICE);
            final BigInteger expected = floor(exact.shiftLeft(1).add(unit), unit.shiftLeft(1));
            assertEquals(expected.longValueExact(), scale.price(wire), wire + " by " + factor + "e-9");
        }
    }

    private static BigInteger floor(final BigInteger dividend, final BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, RoundingMode.FLOOR)
                .toBigIntegerExact();
    }
}
