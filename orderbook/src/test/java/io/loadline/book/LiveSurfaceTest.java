package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.event.SurfaceSection;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.surface.Svi;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LiveSurfaceTest {
    private static final int STALE = 0;
    private static final long TURN_NS = ChainFirm.SETTINGS.fitIntervalNs() / ChainFirm.EXPIRIES;
    private static final Svi[] TRUTH = {new Svi(0.002, 0.04, -0.3, 0.01, 0.1), new Svi(0.006, 0.06, -0.3, 0.02, 0.15)};

    private final RiskEvent event = new RiskEvent(2);
    private final InputMessages input = new InputMessages(event);
    private final SurfaceSection surface = event.surface;
    private BookStage books;
    private PricingStage pricing;
    private boolean coin;

    private void start(final OpeningPosition... positions) {
        books = new BookStage(ChainFirm.model(), Counters.inMemory());
        pricing = new PricingStage(ChainFirm.model(positions), Counters.inMemory());
        for (int i = 0; i < ChainFirm.INSTRUMENTS; i++) {
            final boolean option = i != ChainFirm.FUTURE && i != ChainFirm.DATED_FUTURE;
            run(coin && option ? input.define(i, "BTC", "BTC") : input.define(i, "BTC", "USD"));
        }
    }

    private PricingSection run(final InputMessages message) {
        books.onEvent(message.event, message.event.sequence);
        pricing.onEvent(message.event, message.event.sequence);
        return event.pricing;
    }

    private PricingSection quote(final int instrument, final double bid, final double ask) {
        return run(input.top(instrument, Scale.toPrice(bid), Scale.toPrice(ask)));
    }

    private static double years(final int expiry, final long nowNs) {
        return (ChainFirm.expiryNs(expiry) - nowNs) / (365.0 * ChainFirm.DAY_NS);
    }

    private static double volatility(final int expiry, final double strike) {
        return TRUTH[expiry].volatility(StrictMath.log(strike / ChainFirm.FORWARD), years(expiry, 0));
    }

    private double value(final int expiry, final int strike, final boolean call) {
        final double k = ChainFirm.strike(strike);
        return Black76.price(call, ChainFirm.FORWARD, k, years(expiry, event.ingressTimeNs), volatility(expiry, k), 1)
                / (coin ? ChainFirm.FORWARD : 1);
    }

    private void quoteFuture(final double price) {
        quote(ChainFirm.FUTURE, price - 0.005, price + 0.005);
    }

    private void quoteOption(final int expiry, final int strike, final boolean call) {
        final double value = value(expiry, strike, call);
        quote(ChainFirm.option(expiry, strike, call), value * 0.995, value * 1.005);
    }

    private void quoteChain(final int expiry, final int strikes) {
        for (int i = 0; i < strikes; i++) {
            quoteOption(expiry, i, ChainFirm.strike(i) >= ChainFirm.FORWARD);
        }
    }

    private void quoteAll() {
        quoteFuture(ChainFirm.FORWARD);
        quoteChain(0, ChainFirm.STRIKES);
        quoteChain(1, ChainFirm.STRIKES);
    }

    private SurfaceSection turn() {
        event.ingressTimeNs += TURN_NS;
        run(input.timer());
        return surface;
    }

    /** Lets turns pass until the smile of an expiry has its own. */
    private SurfaceSection turnOf(final int expiry) {
        for (int i = 0; i < ChainFirm.EXPIRIES; i++) {
            if (turn().smile == expiry) {
                return surface;
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

    @Test
    void shouldReadOffTheSmileThatMadeTheQuotes() {
        start();
        quoteAll();
        final SurfaceSection told = turnOf(0);
        assertEquals(SurfaceSection.GOOD, told.state);
        assertEquals(SurfaceSection.FITTED, told.reason);
        assertEquals(ChainFirm.STRIKES, told.quotesUsed);
        assertEquals(0, told.quotesLeftOut);
        assertEquals(volatility(0, ChainFirm.FORWARD), told.atTheMoney, 1e-4);
        final double h = 1e-4;
        final double slope = (TRUTH[0].volatility(h, told.years) - TRUTH[0].volatility(-h, told.years)) / (2 * h);
        assertEquals(slope, told.skew, 2e-3);
        assertTrue(told.riskReversal25 < 0 && told.butterfly25 > 0);
        assertTrue(told.mostResidualWidths < 0.05);
        assertEquals(Quality.GOOD, told.underlyingQuality);
        assertFalse(told.calendarArbitrage);
    }

    @Test
    void shouldTellTheVolatilityBetweenTwoExpiries() {
        start();
        quoteAll();
        final double near = turnOf(0).atTheMoney;
        final double nearYears = surface.years;
        final SurfaceSection far = turnOf(1);
        final double variance = far.atTheMoney * far.atTheMoney * far.years - near * near * nearYears;
        assertEquals(Math.sqrt(variance / (far.years - nearYears)), far.forwardVolatility, 1e-9);
    }

    @Test
    void shouldFitOneSmileAtATimeAndNoneBeforeItsTurn() {
        start();
        quoteAll();
        final int first = turn().smile;
        event.ingressTimeNs += TURN_NS / 2;
        run(input.timer());
        assertEquals(-1, surface.smile);
        event.ingressTimeNs += TURN_NS / 2;
        run(input.timer());
        assertEquals(1 - first, surface.smile);
    }

    @Test
    void shouldMoveTheReadOffsWithTheForwardBetweenFits() {
        start();
        quoteAll();
        turnOf(0);
        final long fitNs = surface.fitTimeNs;
        event.ingressTimeNs += 60_000_000;
        quoteFuture(102);
        assertEquals(fitNs, surface.fitTimeNs);
        assertEquals(102, surface.forward, 1e-9);
        final int expiry = surface.smile;
        assertEquals(volatility(expiry, 102), surface.atTheMoney, 2e-4);
    }

    @Test
    void shouldLeaveOutMissingCrossedAndStaleQuotesAndSaySo() {
        start();
        quoteAll();
        turnOf(0);
        event.ingressTimeNs += ChainFirm.SETTINGS.maxQuoteAgeNs() - TURN_NS;
        quoteFuture(ChainFirm.FORWARD);
        quoteChain(0, ChainFirm.STRIKES - 1);
        quote(ChainFirm.option(0, 0, false), 2, 1);
        run(input.state(ChainFirm.option(0, 1, false), STALE, 0));
        event.ingressTimeNs += TURN_NS;
        final SurfaceSection told = turnOf(0);
        assertEquals(SurfaceSection.GOOD, told.state);
        assertEquals(ChainFirm.STRIKES - 3, told.quotesUsed);
        assertEquals(3, told.quotesLeftOut);
        assertTrue(told.oldestQuoteAgeNs <= 4 * TURN_NS);
    }

    @Test
    void shouldKeepTheLastSmileDegradedAndThenStaleWithTooFewQuotes() {
        start();
        quoteAll();
        final double before = turnOf(0).atTheMoney;
        final long fitNs = surface.fitTimeNs;
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            run(input.state(ChainFirm.option(0, i, ChainFirm.strike(i) >= ChainFirm.FORWARD), STALE, 0));
        }
        SurfaceSection told = turnOf(0);
        assertEquals(SurfaceSection.DEGRADED, told.state);
        assertEquals(SurfaceSection.TOO_FEW_QUOTES, told.reason);
        assertEquals(0, told.quotesUsed);
        assertEquals(fitNs, told.fitTimeNs);
        assertEquals(before, told.atTheMoney);
        event.ingressTimeNs += ChainFirm.SETTINGS.maxFitAgeNs();
        told = turnOf(0);
        assertEquals(SurfaceSection.STALE, told.state);
        assertEquals(before, told.atTheMoney);
    }

    @Test
    void shouldNotFitWithoutAQuotedUnderlying() {
        start();
        quoteAll();
        turnOf(0);
        run(input.state(ChainFirm.FUTURE, STALE, 0));
        final SurfaceSection told = turnOf(0);
        assertEquals(SurfaceSection.DEGRADED, told.state);
        assertEquals(SurfaceSection.NO_FORWARD, told.reason);
        assertEquals(Quality.STALE, told.underlyingQuality);
    }

    @Test
    void shouldSayOnceWhyThereIsNoSmileYet() {
        start();
        quoteFuture(ChainFirm.FORWARD);
        final SurfaceSection told = turnOf(0);
        assertEquals(SurfaceSection.NONE, told.state);
        assertEquals(SurfaceSection.TOO_FEW_QUOTES, told.reason);
        assertTrue(Double.isNaN(told.atTheMoney));
        turn();
        turn();
        assertEquals(-1, surface.smile);
    }

    @Test
    void shouldForgetQuotesAtAnEpoch() {
        start();
        quoteAll();
        turnOf(0);
        run(input.epochStart());
        for (int i = 0; i < ChainFirm.INSTRUMENTS; i++) {
            run(input.define(i, "BTC", "USD"));
        }
        quoteFuture(ChainFirm.FORWARD);
        assertEquals(SurfaceSection.DEGRADED, turnOf(0).state);
        assertEquals(0, surface.quotesUsed);
    }

    @Test
    void shouldPriceAnOptionThatWasNeverQuotedByTheSurface() {
        final int option = ChainFirm.option(0, 2, true);
        start(new OpeningPosition(ChainFirm.ACCOUNT, option, 3 * Scale.QUANTITY, Scale.toPrice(10)));
        quoteAll();
        turnOf(0);
        final PricingSection section = refreshed(option);
        final double years = years(0, event.ingressTimeNs);
        final double sigma = volatility(0, 90);
        final double price = Black76.price(true, 100, 90, years, sigma, 1);
        assertEquals(price, section.mark, 1e-3);
        assertEquals(50 * Black76.delta(true, 100, 90, years, sigma, 1) * 100, section.unitLinear, 0.5);
        assertEquals(Quality.ONE_SIDED | Quality.MODEL, section.markQuality & ~Quality.AGED);
        assertEquals(3 * 50 * (section.mark - 10), section.unrealisedPnl(0), 1e-4);
        assertTrue(section.liquidationPnl(0) < section.unrealisedPnl(0), "a width of the quotes lies between");
    }

    @Test
    void shouldPriceAnOptionByItsOwnQuoteAgainOnceThatIsBack() {
        final int option = ChainFirm.option(0, 2, false);
        start(new OpeningPosition(ChainFirm.ACCOUNT, option, Scale.QUANTITY, Scale.toPrice(1)));
        quoteAll();
        turnOf(0);
        run(input.state(option, STALE, 0));
        assertNotEquals(0, refreshed(option).markQuality & Quality.MODEL);
        run(input.state(option, 1, 0));
        final PricingSection section = quote(option, 0.9, 1.1);
        assertEquals(1.0, section.mark, 1e-12);
        assertEquals(Quality.GOOD, section.markQuality);
        assertEquals(50 * 0.9, section.liquidationPnl(0) + 50, 1e-9);
    }

    @Test
    void shouldKeepWhatWasKnownWhenTheSmileIsStale() {
        final int option = ChainFirm.option(0, 2, true);
        start(new OpeningPosition(ChainFirm.ACCOUNT, option, Scale.QUANTITY, Scale.toPrice(1)));
        quoteAll();
        turnOf(0);
        final double mark = refreshed(option).mark;
        event.ingressTimeNs += ChainFirm.SETTINGS.maxFitAgeNs() + 2 * TURN_NS;
        quoteFuture(104);
        final PricingSection section = refreshed(option);
        assertEquals(mark, section.mark);
        assertNotEquals(0, section.markQuality & Quality.MODEL);
    }

    @Test
    void shouldReadAndPriceInverseOptionsInTheirCoin() {
        coin = true;
        final int option = ChainFirm.option(0, 2, true);
        start(new OpeningPosition(ChainFirm.ACCOUNT, option, Scale.QUANTITY, Scale.toPrice(0.1)));
        quoteAll();
        assertEquals(volatility(0, ChainFirm.FORWARD), turnOf(0).atTheMoney, 1e-3);
        final PricingSection section = refreshed(option);
        final double years = years(0, event.ingressTimeNs);
        final double sigma = volatility(0, 90);
        assertEquals(Black76.price(true, 100, 90, years, sigma, 1) / 100, section.mark, 1e-4);
        final double h = 0.01;
        final double up = Black76.price(true, 100 + h, 90, years, sigma, 1) / (100 + h);
        final double down = Black76.price(true, 100 - h, 90, years, sigma, 1) / (100 - h);
        final double mid = Black76.price(true, 100, 90, years, sigma, 1) / 100;
        assertEquals(50 * (up - down) / (2 * h) * 100, section.unitLinear, 2e-2);
        assertEquals(0.5 * 50 * (up + down - 2 * mid) / (h * h) * 100 * 100, section.unitQuadratic, 0.3);
    }

    @Test
    void shouldImplyTheVolatilityOfAnInverseQuote() {
        coin = true;
        start();
        quoteFuture(ChainFirm.FORWARD);
        final double value = value(0, 2, true);
        final PricingSection section = quote(ChainFirm.option(0, 2, true), value - 1e-9, value + 1e-9);
        final double sigma = volatility(0, 90);
        final double years = years(0, event.ingressTimeNs);
        final double delta = (Black76.delta(true, 100, 90, years, sigma, 1) - value) / 100;
        assertEquals(50 * delta * 100, section.unitLinear, 1e-5);
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        start();
        quoteAll();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 50; i++) {
                event.ingressTimeNs += 1_000_000;
                pricing.onEvent(event, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
    }
}
