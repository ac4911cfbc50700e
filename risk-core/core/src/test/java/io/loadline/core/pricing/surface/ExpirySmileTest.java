package io.loadline.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.Normal;
import io.loadline.core.pricing.Black76;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpirySmileTest {
    private static final Svi TRUE_SMILE = new Svi(0.012, 0.09, -0.35, 0.03, 0.18);
    private static final double FORWARD = 4_000;
    private static final double YEARS = 0.4;
    private static final double DISCOUNT = 0.98;
    private static final int STRIKES = 25;
    private static final long STALE_NS = 1_000;

    private final SmileQuotes quotes = new SmileQuotes(strikes());
    private final ExpirySmile smile = new ExpirySmile(STRIKES);

    private static double[] strikes() {
        final double[] strikes = new double[STRIKES];
        for (int i = 0; i < STRIKES; i++) {
            strikes[i] = 2_800 + 100 * i;
        }
        return strikes;
    }

    private void quoteAll(final Svi truth, final double spread, final long timeNs) {
        for (int i = 0; i < STRIKES; i++) {
            final double mid = price(truth, i);
            quotes.set(i, strike(i) >= FORWARD, mid * (1 - spread), mid * (1 + spread), timeNs);
        }
    }

    private double strike(final int i) {
        return quotes.strike(i);
    }

    private double price(final Svi truth, final int i) {
        final double strike = quotes.strike(i);
        final double volatility = truth.volatility(StrictMath.log(strike / FORWARD), YEARS);
        return Black76.price(strike >= FORWARD, FORWARD, strike, YEARS, volatility, DISCOUNT);
    }

    private ExpirySmile.Outcome fit(final long nowNs) {
        return smile.fit(quotes, FORWARD, YEARS, DISCOUNT, nowNs, STALE_NS);
    }

    @Test
    void shouldFindTheSmileThatMadeTheQuotes() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        assertEquals(ExpirySmile.Outcome.FITTED, fit(10));
        for (double k = -0.4; k <= 0.4; k += 0.05) {
            assertEquals(TRUE_SMILE.volatility(k, YEARS), smile.volatility(k), 1e-5);
        }
    }

    @Test
    void shouldReadSkewAndWingsOffTheSmile() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        fit(10);
        final double h = 1e-4;
        assertEquals((smile.volatility(h) - smile.volatility(-h)) / (2 * h), smile.skew(), 1e-6);
        final double call = smile.volatilityOfDelta(true, 0.25);
        final double put = smile.volatilityOfDelta(false, 0.25);
        assertEquals(call - put, smile.riskReversal(0.25));
        assertEquals(0.5 * (call + put) - smile.atTheMoney(), smile.butterfly(0.25));
        assertTrue(smile.riskReversal(0.25) < 0 && smile.butterfly(0.25) > 0);
    }

    @Test
    void shouldGiveTheVolatilityOfADelta() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        fit(10);
        final double volatility = smile.volatilityOfDelta(true, 0.25);
        final double total = volatility * Math.sqrt(YEARS);
        // The strike of that delta, on this volatility, has this volatility.
        final double k = total * (0.5 * total - Normal.quantile(0.25));
        assertEquals(volatility, smile.volatility(k), 1e-12);
    }

    @Test
    void shouldLeaveOutMissingCrossedAndStaleQuotes() {
        quoteAll(TRUE_SMILE, 0.001, 5_000);
        quotes.set(3, false, Double.NaN, 10, 5_000);
        quotes.set(4, false, 500, 400, 5_000);
        quotes.set(5, false, 900, 901, 0);
        quotes.set(6, false, 5_000, 5_001, 5_000);
        assertEquals(ExpirySmile.Outcome.FITTED, fit(5_500));
        assertEquals(QuoteState.MISSING, smile.state(3));
        assertEquals(QuoteState.CROSSED, smile.state(4));
        assertEquals(QuoteState.STALE, smile.state(5));
        assertEquals(QuoteState.NO_VOLATILITY, smile.state(6));
        assertEquals(QuoteState.USABLE, smile.state(7));
        assertEquals(STRIKES - 4, smile.used());
        assertEquals(TRUE_SMILE.volatility(0, YEARS), smile.atTheMoney(), 1e-5);
    }

    @Test
    void shouldKeepTheLastSmileWhereTooFewQuotesAreLeft() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        fit(10);
        final Svi kept = smile.smile();
        assertEquals(ExpirySmile.Outcome.TOO_FEW_QUOTES, fit(10_000));
        assertEquals(kept, smile.smile());
        assertEquals(10, smile.timeNs());
    }

    @Test
    void shouldRefuseABadForwardAndKeepTheLastSmile() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        fit(10);
        assertEquals(ExpirySmile.Outcome.BAD_INPUT, smile.fit(quotes, Double.NaN, YEARS, DISCOUNT, 20, STALE_NS));
        assertEquals(TRUE_SMILE.volatility(0, YEARS), smile.atTheMoney(), 1e-5);
    }

    @Test
    void shouldKnowNothingBeforeTheFirstFit() {
        assertEquals(ExpirySmile.Outcome.NONE, smile.outcome());
        assertTrue(Double.isNaN(smile.atTheMoney()) && Double.isNaN(smile.riskReversal(0.25)));
    }

    @Test
    void shouldInterpolateTotalVarianceBetweenExpiries() {
        quoteAll(TRUE_SMILE, 0.001, 0);
        fit(10);
        final ExpirySmile later = new ExpirySmile(STRIKES);
        quoteAll(new Svi(0.03, 0.09, -0.35, 0.03, 0.18), 0.001, 0);
        later.fit(quotes, FORWARD, YEARS, DISCOUNT, 10, STALE_NS);
        final VolatilitySurface surface = new VolatilitySurface(List.of(smile));
        assertEquals(smile.volatility(0.1), surface.volatility(0.1, 0.2));
        assertEquals(smile.atTheMoney(), surface.atTheMoney(3));
        assertFalse(surface.hasCalendarArbitrage());
        assertTrue(new VolatilitySurface(List.of(later, smile)).hasCalendarArbitrage());
    }

    @Test
    void shouldFindTheSabrThatMadeTheVolatilities() {
        final Sabr truth = new Sabr(0.25, 1, -0.3, 0.8);
        final double[] strikes = strikes();
        final double[] volatilities = new double[STRIKES];
        final double[] weights = new double[STRIKES];
        for (int i = 0; i < STRIKES; i++) {
            volatilities[i] = truth.blackVolatility(FORWARD, strikes[i], YEARS);
            weights[i] = 1;
        }
        final Sabr found = new SabrFit().fit(FORWARD, YEARS, 1, strikes, volatilities, weights, STRIKES);
        assertEquals(truth.alpha(), found.alpha(), 1e-6);
        assertEquals(truth.rho(), found.rho(), 1e-5);
        assertEquals(truth.nu(), found.nu(), 1e-5);
    }

    @Test
    void shouldRefuseStrikesOutOfOrder() {
        assertThrows(IllegalArgumentException.class, () -> new SmileQuotes(new double[] {100, 90}));
    }
}
