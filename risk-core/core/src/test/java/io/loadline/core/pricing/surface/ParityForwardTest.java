package io.loadline.core.pricing.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.pricing.Black76;
import io.loadline.core.random.CounterRandom;
import org.junit.jupiter.api.Test;

class ParityForwardTest {
    private static final long SEED = 5;
    private static final double FORWARD = 101.3;
    private static final double YEARS = 0.2;
    private static final double DISCOUNT = 0.98;
    private static final int STRIKES = 21;
    private static final long STALE_NS = 1_000;

    private final SmileQuotes quotes = new SmileQuotes(strikes());
    private final ParityForward parity = new ParityForward();
    private final CounterRandom random = new CounterRandom(SEED);
    private int draws;

    private static double[] strikes() {
        final double[] strikes = new double[STRIKES];
        for (int i = 0; i < STRIKES; i++) {
            strikes[i] = 80 + 2 * i;
        }
        return strikes;
    }

    private double value(final int index, final boolean call, final double discount) {
        final double strike = quotes.strike(index);
        return Black76.price(call, FORWARD, strike, YEARS, 0.4 - 0.001 * (strike - 100), discount);
    }

    /** Quotes whose mids are off by less than half their width. */
    private void quoteAll(final double half, final boolean coin) {
        quotes.inverse(coin);
        final double unit = coin ? 1 / FORWARD : 1;
        for (int i = 0; i < STRIKES; i++) {
            for (int side = 0; side < 2; side++) {
                final boolean call = side == 1;
                final double off = half * (2 * random.uniform(0, 0, draws++) - 1);
                final double mid = (value(i, call, coin ? 1 : DISCOUNT) + off) * unit;
                quotes.set(i, call, Math.max(0, mid - half * unit), mid + half * unit, 0);
            }
        }
    }

    private boolean find() {
        return parity.find(quotes, DISCOUNT, 1, STALE_NS);
    }

    @Test
    void shouldFindTheForwardOfExactQuotesToRounding() {
        quoteAll(0, false);
        assertTrue(find());
        assertEquals(FORWARD, parity.forward(), 1e-11);
        assertEquals(ParityForward.MOST_STRIKES, parity.strikes());
        assertTrue(parity.isAgreed());
    }

    @Test
    void shouldFindTheForwardOfQuotesInCoinsUndiscounted() {
        quoteAll(0, true);
        assertTrue(find());
        assertEquals(FORWARD, parity.forward(), 1e-11);
        assertTrue(parity.isAgreed());
    }

    @Test
    void shouldBeNearerThanHalfAQuoteWhereMidsAreNoisy() {
        double square = 0;
        for (int i = 0; i < 200; i++) {
            quoteAll(0.2, i % 2 == 0);
            assertTrue(find());
            final double miss = parity.forward() - FORWARD;
            square += miss * miss;
            assertTrue(Math.abs(miss) < 0.4 / DISCOUNT, "seed " + SEED + ", draw " + i + ": " + miss);
        }
        assertTrue(Math.sqrt(square / 200) < 0.1, "seed " + SEED + ": " + Math.sqrt(square / 200));
    }

    @Test
    void shouldNotBeMovedByAQuoteThatIsFarOff() {
        quoteAll(0.05, false);
        find();
        final double before = parity.forward();
        final int nearest = 11;
        quotes.set(nearest, true, value(nearest, true, DISCOUNT) + 5, value(nearest, true, DISCOUNT) + 5.01, 0);
        assertTrue(find());
        assertEquals(before, parity.forward(), 0.1);
        assertTrue(parity.isAgreed());
    }

    @Test
    void shouldLeaveOutMissingCrossedAndStaleQuotes() {
        quoteAll(0.05, false);
        for (int i = 0; i < STRIKES; i++) {
            if (i != 9 && i != 12) {
                switch (i % 4) {
                    case 0 -> quotes.set(i, true, Double.NaN, 3, 0);
                    case 1 -> quotes.set(i, false, 7, 6, 0);
                    case 2 -> quotes.set(i, true, 50, 51, -2 * STALE_NS);
                    default -> quotes.set(i, false, 0, 1, 0);
                }
            }
        }
        assertTrue(find());
        assertEquals(2, parity.strikes());
        assertEquals(FORWARD, parity.forward(), 0.15);
        assertFalse(parity.isAgreed(), "two strikes are too few");
    }

    @Test
    void shouldNotAgreeWhereStrikesContradictEachOther() {
        quotes.inverse(false);
        for (int i = 0; i < STRIKES; i++) {
            final double off = i % 3 == 0 ? 0 : i % 3 == 1 ? 1 : -1;
            for (int side = 0; side < 2; side++) {
                final double mid = value(i, side == 1, DISCOUNT) + (side == 1 ? off : 0);
                quotes.set(i, side == 1, mid - 0.01, mid + 0.01, 0);
            }
        }
        assertTrue(find());
        assertFalse(parity.isAgreed());
    }

    @Test
    void shouldKnowNoForwardWithoutAStrikeThatHasBoth() {
        assertFalse(find());
        assertTrue(Double.isNaN(parity.forward()));
        assertTrue(Double.isNaN(parity.halfWidth()));
        assertEquals(0, parity.strikes());
    }

    @Test
    void shouldPreferStrikesNearTheMoneyToWideOnesFarFromIt() {
        quoteAll(0.01, false);
        for (int i = 0; i < 4; i++) {
            quotes.set(i, true, 0.01, 60, 0);
            quotes.set(i, false, 0.01, 60, 0);
        }
        assertTrue(find());
        assertEquals(FORWARD, parity.forward(), 0.02);
        assertTrue(parity.isAgreed());
    }
}
