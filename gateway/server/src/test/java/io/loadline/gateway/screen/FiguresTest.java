package io.loadline.gateway.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1.5, 1.50",
        "-0.001, 0.00",
        "999, 999",
        "999.4, 999",
        "999.6, 1.00k",
        "1234567, 1.23M",
        "-12345678, -12.3M",
        "999499999, 999M",
        "999500000, 1.00B",
        "1e15, 1000T",
        "NaN, n/a",
        "Infinity, n/a"
    })
    void shouldShowThreeDigitsOfMoney(final double amount, final String text) {
        assertEquals(text, Figures.money(amount));
    }

    @ParameterizedTest
    @CsvSource({"1234567, +$1.23M", "-1234567, -$1.23M", "0, $0", "NaN, n/a"})
    void shouldSignGainsAndLosses(final double amount, final String text) {
        assertEquals(text, Figures.signedMoney(amount, "$"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ns",
        "850, 850ns",
        "12345, 12.3us",
        "999600, 1.00ms",
        "1500000000, 1.50s",
        "59000000000, 59.0s",
        "61000000000, 1m",
        "7200000000000, 2h",
        "-5, 0ns"
    })
    void shouldShowDurations(final long nanoseconds, final String text) {
        assertEquals(text, Figures.duration(nanoseconds));
    }

    @ParameterizedTest
    @CsvSource({
        "4181.25, 4181.25",
        "4181.5, 4181.50",
        "1.0825, 1.0825",
        "0.00012345, 0.000123",
        "123456789.5, 123456790",
        "-37.63, -37.63",
        "NaN, -"
    })
    void shouldShowPricesWithTheDigitsTheyNeed(final double price, final String text) {
        assertEquals(text, Figures.price(price, 10));
    }

    @ParameterizedTest
    @CsvSource({"0.834, 83%", "1.2, 120%", "NaN, n/a"})
    void shouldShowPercent(final double fraction, final String text) {
        assertEquals(text, Figures.percent(fraction));
    }
}
