package io.loadline.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.random.CounterRandom;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a smile must hold to when it is fitted again and again to quotes that are noisy, inverse, one-sided or at odds with another expiry. */
class LiveSmileTest {
    private static final long SEED = 7;
    private static final double FORWARD = 25_000;
    private static final double YEARS = 0.05;
    private static final int STRIKES = 21;
    private static final long STALE_NS = 1_000;
    /** A. Vogt's smile, of which Gatheral and Jacquier (2014), example 3.1, show that it allows butterfly arbitrage. */
    private static final Svi VOGT = new Svi(-0.0410, 0.1331, 0.3060, 0.3586, 0.4153);

    private static final Svi SHORT = new Svi(0.001, 0.02, -0.3, 0.0, 0.05);
    private static final Svi LONG = new Svi(0.004, 0.04, -0.3, 0.01, 0.09);

    private final CounterRandom random = new CounterRandom(SEED);
    private final SmileQuotes quotes = new SmileQuotes(strikes());
    private final ExpirySmile smile = new ExpirySmile(STRIKES);
    private final ExpirySmile later = new ExpirySmile(STRIKES);
    private int draws;

    private static double[] strikes() {
        final double[] strikes = new double[STRIKES];
        for (int i = 0; i < STRIKES; i++) {
            strikes[i] = FORWARD * (0.75 + 0.025 * i);
        }
        return strikes;
    }

    private void quote(final Svi truth, final double years, final double noise, final boolean coin) {
        quotes.inverse(coin);
        for (int i = 0; i < STRIKES; i++) {
            final double strike = quotes.strike(i);
            final double volatility = truth.volatility(StrictMath.log(strike / FORWARD), years)
                    * (1 + noise * (2 * random.uniform(0, 0, draws++) - 1));
            final boolean call = strike >= FORWARD;
            final double mid = Black76.price(call, FORWARD, strike, years, volatility, 1) / (coin ? FORWARD : 1);
            quotes.set(i, call, 0.97 * mid, 1.03 * mid, 0);
        }
    }

    private ExpirySmile.Outcome fit(final ExpirySmile bound) {
        return smile.fit(quotes, FORWARD, YEARS, 1, 1, STALE_NS, bound);
    }

    @Test
    void shouldNeverAllowArbitrageHoweverNoisyTheQuotes() {
        int repaired = 0;
        for (int i = 0; i < 300; i++) {
            quote(LONG, 2 * YEARS, 0.1, false);
            later.fit(quotes, FORWARD, 2 * YEARS, 1, 1, STALE_NS);
            assertTrue(later.curve().isButterflyFree(), "later, draw " + i);
            quote(SHORT, YEARS, 0.1, false);
            final ExpirySmile.Outcome outcome = fit(later);
            assertTrue(smile.curve().isButterflyFree(), "draw " + i);
            if (outcome != ExpirySmile.Outcome.MISFIT) {
                assertTrue(smile.curve().isBelow(later.curve()), "draw " + i);
                repaired += outcome == ExpirySmile.Outcome.REPAIRED ? 1 : 0;
            }
        }
        assertTrue(repaired > 0, "no draw had to be repaired");
    }

    @Test
    void shouldBendASmileThatAllowsButterfliesAndNoFurtherThanNeeded() {
        final SviCurve curve = new SviCurve(VOGT.a(), VOGT.b(), VOGT.rho(), VOGT.m(), VOGT.sigma());
        assertFalse(curve.isButterflyFree());
        assertTrue(new SmileRepair().bend(curve, null));
        assertTrue(curve.isButterflyFree());
        assertTrue(curve.toRecord().isButterflyFree());
        assertEquals(Math.sqrt(VOGT.totalVariance(0)), Math.sqrt(curve.totalVariance(0)), 0.005);
    }

    @Test
    void shouldLeaveASmileWithoutArbitrageAlone() {
        final SviCurve curve = new SviCurve(SHORT.a(), SHORT.b(), SHORT.rho(), SHORT.m(), SHORT.sigma());
        assertFalse(new SmileRepair().bend(curve, null));
        assertEquals(SHORT, curve.toRecord());
    }

    @Test
    void shouldStayBelowALaterExpiryThatIsTooLow() {
        quote(SHORT, 2 * YEARS, 0, false);
        later.fit(quotes, FORWARD, 2 * YEARS, 1, 1, STALE_NS);
        final Svi higher = new Svi(1.2 * SHORT.a(), SHORT.b(), SHORT.rho(), SHORT.m(), SHORT.sigma());
        quote(higher, YEARS, 0, false);
        final ExpirySmile.Outcome outcome = fit(later);
        assertTrue(outcome == ExpirySmile.Outcome.FITTED || outcome == ExpirySmile.Outcome.REPAIRED, outcome + "");
        assertTrue(smile.curve().isBelow(later.curve()));
        assertTrue(smile.residuals().mostWidths() > 0.3, "the quotes cannot be met, and the residuals say so");
    }

    @Test
    void shouldRefuseASmileThatIsFarFromItsQuotesAndKeepTheLast() {
        quote(SHORT, YEARS, 0, false);
        fit(null);
        final Svi kept = smile.smile();
        final double rms = smile.residuals().rms();
        quote(SHORT, 2 * YEARS, 0, false);
        later.fit(quotes, FORWARD, 2 * YEARS, 1, 1, STALE_NS);
        quote(LONG, YEARS, 0, false);
        assertEquals(ExpirySmile.Outcome.MISFIT, fit(later));
        assertEquals(kept, smile.smile());
        assertEquals(rms, smile.residuals().rms());
    }

    @Test
    void shouldTakeTheOptionInTheMoneyWhereTheOtherIsMissing() {
        quote(SHORT, YEARS, 0, false);
        final int at = STRIKES - 3;
        final double strike = quotes.strike(at);
        final double volatility = SHORT.volatility(StrictMath.log(strike / FORWARD), YEARS);
        final double put = Black76.price(false, FORWARD, strike, YEARS, volatility, 1);
        quotes.set(at, true, Double.NaN, 5, 0);
        quotes.set(at, false, 0.9999 * put, 1.0001 * put, 0);
        fit(null);
        assertEquals(QuoteState.USABLE, smile.state(at));
        assertEquals(STRIKES, smile.used());
        assertEquals(volatility, smile.volatilityOfStrike(strike), 1e-4);
    }

    @Test
    void shouldReadInverseQuotesByTheForward() {
        quote(SHORT, YEARS, 0, true);
        assertEquals(ExpirySmile.Outcome.FITTED, fit(null));
        assertEquals(SHORT.volatility(0, YEARS), smile.atTheMoney(), 1e-5);
    }

    @Test
    void shouldKeepTheVolatilityOfAStrikeWhenTheForwardMoves() {
        quote(SHORT, YEARS, 0, false);
        fit(null);
        final double moved = 1.02 * FORWARD;
        final double shift = smile.shift(moved);
        assertEquals(smile.volatilityOfStrike(moved), smile.volatility(shift), 1e-15);
        assertTrue(
                smile.volatility(shift) < smile.atTheMoney(), "the skew falls, so the money moved to less volatility");
        final double h = 1e-5;
        assertEquals((smile.volatility(shift + h) - smile.volatility(shift - h)) / (2 * h), smile.skew(shift), 1e-6);
    }

    @Test
    void shouldMeasureResidualsInVolatilityAndInWidths() {
        quote(SHORT, YEARS, 0, false);
        fit(null);
        assertEquals(0, smile.residuals().most(), 1e-5);
        quote(SHORT, YEARS, 0.05, false);
        fit(null);
        final SmileResiduals residuals = smile.residuals();
        assertTrue(residuals.rms() > 1e-3 && residuals.rms() < residuals.most());
        assertTrue(residuals.rmsWidths() < residuals.mostWidths());
    }

    @Test
    void shouldTellTheOldestQuoteThatTookPart() {
        quote(SHORT, YEARS, 0, false);
        quotes.set(4, false, quotes.strike(4), quotes.strike(4), -5_000);
        quotes.set(5, false, 100, 101, -500);
        smile.fit(quotes, FORWARD, YEARS, 1, 1, STALE_NS);
        assertEquals(QuoteState.STALE, smile.state(4));
        assertEquals(-500, smile.oldestQuoteNs());
    }

    @Test
    void shouldAskForNoFewerQuotesThanParameters() {
        assertThrows(IllegalArgumentException.class, () -> new ExpirySmile(STRIKES, 4));
    }

    @Test
    void shouldKeepTheLastSmileBelowTheLeastNumberOfQuotes() {
        final ExpirySmile asking = new ExpirySmile(STRIKES, STRIKES);
        quote(SHORT, YEARS, 0, false);
        assertEquals(ExpirySmile.Outcome.FITTED, asking.fit(quotes, FORWARD, YEARS, 1, 1, STALE_NS));
        quotes.set(0, false, 0, 0, 0);
        assertEquals(ExpirySmile.Outcome.TOO_FEW_QUOTES, asking.fit(quotes, FORWARD, YEARS, 1, 2, STALE_NS));
        assertEquals(1, asking.timeNs());
    }

    @Test
    void shouldFitTheSameBitsFromTheSameQuotes() {
        final ExpirySmile twin = new ExpirySmile(STRIKES);
        for (int i = 0; i < 20; i++) {
            quote(SHORT, YEARS, 0.02, false);
            fit(null);
            twin.fit(quotes, FORWARD, YEARS, 1, 1, STALE_NS);
            assertEquals(smile.smile(), twin.smile());
        }
    }

    @Test
    void shouldAllocateNothingWhenFittedAgain() {
        quote(LONG, 2 * YEARS, 0, false);
        later.fit(quotes, FORWARD, 2 * YEARS, 1, 1, STALE_NS);
        final com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        quote(SHORT, YEARS, 0.05, false);
        double sum = 0;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20; i++) {
                smile.fit(quotes, FORWARD * (1 + 1e-4 * i), YEARS, 1, 1, STALE_NS, later);
                sum += smile.volatilityOfDelta(true, 0.25, 0.01) + smile.skew(0.01);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes, sum " + sum);
    }
}
