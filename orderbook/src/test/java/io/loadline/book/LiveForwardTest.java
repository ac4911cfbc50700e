package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.surface.Svi;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Where the forward of an expiry comes from: options on a perpetual future whose expiries trade above it. */
class LiveForwardTest {
    private static final int STALE = 0;
    private static final int RECOVERED = 1;
    private static final double SPOT = ChainFirm.FORWARD;
    private static final double[] BASIS = {1.01, 1.03};
    private static final Svi[] TRUTH = {new Svi(0.002, 0.04, 0.0, 0.0, 0.1), new Svi(0.006, 0.06, 0.0, 0.0, 0.15)};
    private static final long TURN_NS = ChainFirm.SETTINGS.fitIntervalNs() / ChainFirm.EXPIRIES;
    private static final long OLD_NS = ChainFirm.SETTINGS.maxQuoteAgeNs();

    private final RiskEvent event = new RiskEvent(2);
    private final InputMessages input = new InputMessages(event);
    private final BookStage books = new BookStage(ChainFirm.model(), Counters.inMemory());
    private final PricingStage pricing = new PricingStage(ChainFirm.model(), Counters.inMemory());

    private void start() {
        event.ingressTimeNs = 1;
        run(input.define(ChainFirm.FUTURE, "BTC", "USD", 0));
        for (int expiry = 0; expiry < ChainFirm.EXPIRIES; expiry++) {
            for (int i = 0; i < ChainFirm.STRIKES; i++) {
                run(input.define(ChainFirm.option(expiry, i, false), "BTC", "USD", ChainFirm.expiryNs(expiry)));
                run(input.define(ChainFirm.option(expiry, i, true), "BTC", "USD", ChainFirm.expiryNs(expiry)));
            }
        }
        run(input.define(ChainFirm.DATED_FUTURE, "BTC", "USD", ChainFirm.expiryNs(1)));
    }

    private PricingSection run(final InputMessages message) {
        books.onEvent(message.event, message.event.sequence);
        pricing.onEvent(message.event, message.event.sequence);
        return event.pricing;
    }

    private PricingSection quote(final int instrument, final double bid, final double ask) {
        return run(input.top(instrument, Scale.toPrice(bid), Scale.toPrice(ask)));
    }

    private void quoteAt(final int instrument, final double price) {
        quote(instrument, price - 0.005, price + 0.005);
    }

    private double value(final int expiry, final int strike, final boolean call) {
        final double forward = SPOT * BASIS[expiry];
        final double k = ChainFirm.strike(strike);
        final double years = (ChainFirm.expiryNs(expiry) - event.ingressTimeNs) / (365.0 * ChainFirm.DAY_NS);
        final double sigma = TRUTH[expiry].volatility(StrictMath.log(k / forward), years);
        return Black76.price(call, forward, k, years, sigma, 1);
    }

    private PricingSection quoteOption(final int expiry, final int strike, final boolean call) {
        final double value = value(expiry, strike, call);
        final double half = Math.min(0.02, 0.02 * value);
        return quote(ChainFirm.option(expiry, strike, call), value - half, value + half);
    }

    /** Puts and calls of all strikes, or only those out of the money. */
    private void quoteChain(final int expiry, final boolean both) {
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            final boolean call = ChainFirm.strike(i) >= SPOT * BASIS[expiry];
            quoteOption(expiry, i, call);
            if (both) {
                quoteOption(expiry, i, !call);
            }
        }
    }

    private SurfaceSection turnOf(final int expiry) {
        for (int i = 0; i < ChainFirm.EXPIRIES; i++) {
            event.ingressTimeNs += TURN_NS;
            run(input.timer());
            if (event.surface.smile == expiry) {
                return event.surface;
            }
        }
        throw new AssertionError("no turn of smile " + expiry);
    }

    private PricingSection refreshed(final int instrument) {
        for (int i = 0; i < 200; i++) {
            event.ingressTimeNs += 1_000_000;
            if (run(input.timer()).instrument == instrument) {
                return event.pricing;
            }
        }
        throw new AssertionError("instrument " + instrument + " was not refreshed");
    }

    private static void assertForward(
            final int source, final int state, final double price, final double tolerance, final SurfaceSection told) {
        assertEquals(source, told.forwardSource, "source");
        assertEquals(state, told.forwardState, "state");
        assertEquals(price, told.forward, tolerance);
    }

    @Test
    void shouldTakeTheFutureThatExpiresWithTheOptions() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteAt(ChainFirm.DATED_FUTURE, 103.2);
        quoteChain(1, true);
        assertForward(SurfaceSection.FUTURE, SurfaceSection.GOOD, 103.2, 1e-9, turnOf(1));
    }

    @Test
    void shouldTakeParityWhereNoFutureExpiresWithThem() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteAt(ChainFirm.DATED_FUTURE, 103.2);
        quoteChain(0, true);
        assertForward(SurfaceSection.PARITY, SurfaceSection.GOOD, 101, 1e-6, turnOf(0));
    }

    @Test
    void shouldTakeParityWhereTheFutureIsNotQuotedAndTheFutureAgainOnceItIs() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteAt(ChainFirm.DATED_FUTURE, 103.2);
        quoteChain(1, true);
        turnOf(1);
        run(input.state(ChainFirm.DATED_FUTURE, STALE, 0));
        assertForward(SurfaceSection.PARITY, SurfaceSection.GOOD, 103, 1e-6, turnOf(1));
        run(input.state(ChainFirm.DATED_FUTURE, RECOVERED, 0));
        quoteAt(ChainFirm.DATED_FUTURE, 103.1);
        assertForward(SurfaceSection.FUTURE, SurfaceSection.GOOD, 103.1, 1e-9, turnOf(1));
    }

    @Test
    void shouldCarryTheUnderlyingWhereNothingElseIsQuotedAndSaySo() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, false);
        assertForward(SurfaceSection.CARRY, SurfaceSection.DEGRADED, SPOT, 1e-9, turnOf(0));
    }

    @Test
    void shouldTakeTheUnderlyingWhereOptionsSettleIntoIt() {
        start();
        run(input.define(ChainFirm.option(0, 0, true), "BTCZ6", "USD", ChainFirm.expiryNs(0)));
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, false);
        assertForward(SurfaceSection.FUTURE, SurfaceSection.GOOD, SPOT, 1e-9, turnOf(0));
    }

    @Test
    void shouldNotTakeABasisForSkew() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        final SurfaceSection told = turnOf(0);
        assertEquals(0, told.skew, 5e-3);
        assertEquals(0, told.riskReversal25, 5e-3);
        assertTrue(told.mostResidualWidths < 0.1);
    }

    @Test
    void shouldTakeItForSkewWhereItCannotBeKnown() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, false);
        assertTrue(Math.abs(turnOf(0).skew) > 0.1, "else the test before says nothing: " + event.surface.skew);
    }

    @Test
    void shouldMoveWithTheUnderlyingInProportionBetweenTwoChoices() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        turnOf(0);
        quoteAt(ChainFirm.FUTURE, 102);
        event.ingressTimeNs += 60_000_000;
        run(input.timer());
        assertForward(SurfaceSection.PARITY, SurfaceSection.GOOD, 102 * BASIS[0], 1e-6, event.surface);
    }

    @Test
    void shouldKeepABasisForAsLongAsAQuoteMayBeOldAndThenCarry() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        turnOf(0);
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            run(input.state(ChainFirm.option(0, i, true), STALE, 0));
        }
        quoteAt(ChainFirm.FUTURE, 102);
        assertForward(SurfaceSection.PARITY, SurfaceSection.DEGRADED, 102 * BASIS[0], 1e-6, turnOf(0));
        event.ingressTimeNs += OLD_NS;
        quoteAt(ChainFirm.FUTURE, 102);
        assertForward(SurfaceSection.CARRY, SurfaceSection.DEGRADED, 102, 1e-9, turnOf(0));
    }

    @Test
    void shouldNeedNoUnderlyingForParity() {
        start();
        quoteChain(0, true);
        final SurfaceSection told = turnOf(0);
        assertForward(SurfaceSection.PARITY, SurfaceSection.GOOD, 101, 1e-6, told);
        assertEquals(SurfaceSection.GOOD, told.state);
    }

    @Test
    void shouldBeStaleAndFitNothingOnceAllSourcesAreGone() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        turnOf(0);
        run(input.state(ChainFirm.FUTURE, STALE, 0));
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            run(input.state(ChainFirm.option(0, i, true), STALE, 0));
        }
        final SurfaceSection told = turnOf(0);
        assertForward(SurfaceSection.PARITY, SurfaceSection.STALE, 101, 1e-6, told);
        assertEquals(SurfaceSection.DEGRADED, told.state);
        assertEquals(SurfaceSection.NO_FORWARD, told.reason);
    }

    @Test
    void shouldCallParityOfTwoStrikesDegraded() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, false);
        quoteOption(0, 3, true);
        quoteOption(0, 4, true);
        assertForward(SurfaceSection.PARITY, SurfaceSection.DEGRADED, 101, 1e-6, turnOf(0));
    }

    @Test
    void shouldExposeAnOptionByItsForward() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        turnOf(0);
        final PricingSection section = refreshed(ChainFirm.option(0, 5, true));
        final double years = (ChainFirm.expiryNs(0) - event.ingressTimeNs) / (365.0 * ChainFirm.DAY_NS);
        final double forward = 101;
        final double k = ChainFirm.strike(5);
        final double sigma = TRUTH[0].volatility(StrictMath.log(k / forward), years);
        final double delta = Black76.delta(true, forward, k, years, sigma, 1);
        assertEquals(ChainFirm.MULTIPLIER * delta * forward, section.unitLinear, 1e-3);
        assertEquals(Quality.GOOD, section.markQuality);
    }

    @Test
    void shouldTakeNewGreeksWhenTheFutureOfTheExpiryMoves() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteAt(ChainFirm.DATED_FUTURE, 103);
        quoteChain(1, true);
        turnOf(1);
        final int option = ChainFirm.option(1, 5, true);
        quoteAt(ChainFirm.DATED_FUTURE, 103.1);
        final double before = refreshed(option).unitLinear;
        quoteAt(ChainFirm.DATED_FUTURE, 104);
        assertTrue(refreshed(option).unitLinear > before);
    }

    @Test
    void shouldSayAnOptionHasNoForwardWhileThereIsNone() {
        start();
        final PricingSection section = quoteOption(0, 5, true);
        assertEquals(Quality.MODEL, section.markQuality);
        assertFalse(Double.isNaN(section.mark));
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        start();
        quoteAt(ChainFirm.FUTURE, SPOT);
        quoteChain(0, true);
        quoteChain(1, true);
        input.timer();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                event.ingressTimeNs += 10_000_000;
                pricing.onEvent(event, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
