package io.loadline.core.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BlackScholesTest {
    private static double price(final OracleCases.Case c) {
        return BlackScholes.price(
                c.isCall(),
                c.input("spot"),
                c.input("strike"),
                c.input("rate"),
                c.input("dividendYield"),
                c.input("expiryYears"),
                c.input("vol"));
    }

    private static void close(final OracleCases.Case c, final String field, final double got) {
        final double expected = c.expected(field);
        final double tolerance = Math.max(c.tolerance("abs"), c.tolerance("rel") * Math.abs(expected));
        assertEquals(expected, got, tolerance, c.id() + ' ' + field);
    }

    @Test
    void shouldEqualThePublishedTable() {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", "haug_bsm_price")) {
            close(c, "price", price(c));
            assertEquals(c.expected("price_15digits"), price(c), c.tolerance("abs_vs_15digits"), c.id());
        }
    }

    @Test
    void shouldEqualGreeksOfFiftyDigits() {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", "bsm_all_greeks_50digit")) {
            final double spot = c.input("spot");
            final double strike = c.input("strike");
            final double rate = c.input("rate");
            final double yield = c.input("dividendYield");
            final double years = c.input("expiryYears");
            final double volatility = c.input("vol");
            close(c, "price", price(c));
            close(c, "delta", BlackScholes.delta(c.isCall(), spot, strike, rate, yield, years, volatility));
            close(c, "gamma", BlackScholes.gamma(spot, strike, rate, yield, years, volatility));
            close(c, "vega", BlackScholes.vega(spot, strike, rate, yield, years, volatility));
            close(c, "theta", BlackScholes.theta(c.isCall(), spot, strike, rate, yield, years, volatility));
        }
    }

    @Test
    void shouldEqualTheLimits() {
        for (final OracleCases.Case c : OracleCases.read("options_european.json", "limits")) {
            close(c, "price", price(c));
        }
    }

    @Test
    void shouldEqualTheTextbookCall() {
        assertEquals(4.759422392871533, BlackScholes.price(true, 42, 40, 0.1, 0, 0.5, 0.2), 1e-13);
    }
}
