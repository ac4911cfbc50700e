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
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.ExerciseStyle;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.surface.Svi;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;
import org.junit.jupiter.api.Test;

/** Chains of American options, quoted at the exact price of a known smile. */
class AmericanChainTest {
    private static final double RATE = 0.08;
    private static final double YIELD = 0.03;
    private static final int AMERICAN = 2;
    private static final int EXPIRY = 1;
    private static final Svi TRUTH = new Svi(0.01, 0.09, -0.3, 0.02, 0.15);
    private static final long TURN_NS = 2_000_000;
    private static final int TURNS = 1_500;

    private final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
    private final RiskEvent event = new RiskEvent(2);
    private final InputMessages input = new InputMessages(event);
    private final Map<String, AtomicCounter> counts = new HashMap<>();
    private BookStage books;
    private PricingStage pricing;
    private double yield;

    private void start(final AssetClass underlying, final ExerciseStyle ofModel, final int told) {
        final RiskModel model = ChainFirm.model(underlying, RATE, ofModel);
        final Counters memory = Counters.inMemory();
        final Counters counters = name -> counts.computeIfAbsent(name, memory::counter);
        books = new BookStage(model, counters);
        pricing = new PricingStage(model, counters);
        yield = underlying == AssetClass.FUTURE ? RATE : YIELD;
        event.ingressTimeNs = 1;
        for (int i = 0; i < ChainFirm.INSTRUMENTS; i++) {
            final boolean option = i != ChainFirm.FUTURE && i != ChainFirm.DATED_FUTURE;
            run(option ? input.define(i, "I0", "USD").exercise(told) : input.define(i, "", "USD"));
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

    private static double years() {
        return ChainFirm.expiryNs(EXPIRY) / (365.0 * ChainFirm.DAY_NS);
    }

    private double forward(final double spot) {
        return spot * Math.exp((RATE - yield) * years());
    }

    private double volatility(final double strike) {
        return TRUTH.volatility(Math.log(strike / forward(ChainFirm.FORWARD)), years());
    }

    private double value(final int strike, final boolean call, final double spot) {
        final double k = ChainFirm.strike(strike);
        return exact.price(call, spot, k, RATE, yield, years(), volatility(k));
    }

    private PricingSection quoteOption(final int strike, final boolean call) {
        final double value = value(strike, call, ChainFirm.FORWARD);
        final double half = Math.min(0.01, 0.01 * value);
        return quote(ChainFirm.option(EXPIRY, strike, call), value - half, value + half);
    }

    private void quoteChain() {
        quote(ChainFirm.FUTURE, ChainFirm.FORWARD - 0.001, ChainFirm.FORWARD + 0.001);
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            quoteOption(i, false);
            quoteOption(i, true);
        }
    }

    /** Lets time pass until premiums are made. */
    private void settle() {
        for (int i = 0; i < TURNS; i++) {
            event.ingressTimeNs += TURN_NS;
            if (i % 100 == 0) {
                quoteChain();
            }
            run(input.timer());
        }
    }

    private SurfaceSection smile() {
        for (int i = 0; i < 1_000; i++) {
            event.ingressTimeNs += TURN_NS;
            run(input.timer());
            if (event.surface.smile == EXPIRY) {
                return event.surface;
            }
        }
        throw new AssertionError("no turn");
    }

    private static double volatility(final SurfaceSection smile, final double strike) {
        return new Svi(smile.a, smile.b, smile.rho, smile.m, smile.sigma)
                .volatility(Math.log(strike / smile.fitForward), smile.years);
    }

    private void assertSmile(final double tolerance) {
        final SurfaceSection smile = smile();
        assertEquals(SurfaceSection.GOOD, smile.state);
        for (int i = 0; i < ChainFirm.STRIKES; i++) {
            final double strike = ChainFirm.strike(i);
            assertEquals(volatility(strike), volatility(smile, strike), tolerance, "strike " + strike);
        }
    }

    @Test
    void shouldFindTheSmileOfAChainOnAFuture() {
        start(AssetClass.FUTURE, ExerciseStyle.NOT_TOLD, AMERICAN);
        settle();
        assertSmile(3e-5);
    }

    @Test
    void shouldFindTheSmileAndTheForwardOfAChainOnAShare() {
        start(AssetClass.EQUITY, ExerciseStyle.NOT_TOLD, AMERICAN);
        settle();
        final SurfaceSection smile = smile();
        assertEquals(SurfaceSection.PARITY, smile.forwardSource);
        assertEquals(forward(ChainFirm.FORWARD), smile.forward, 1e-3);
        assertSmile(3e-5);
    }

    @Test
    void shouldFindAnotherForwardWhereAmericanPricesAreTakenForEuropean() {
        start(AssetClass.EQUITY, ExerciseStyle.EUROPEAN, AMERICAN);
        settle();
        final SurfaceSection smile = smile();
        assertTrue(smile.forward < forward(ChainFirm.FORWARD) - 0.1, "forward " + smile.forward);
        assertTrue(volatility(smile, 105) > volatility(105) + 0.002, "volatility " + volatility(smile, 105));
    }

    @Test
    void shouldTakeTheModelsWordBeforeTheDefinitions() {
        start(AssetClass.FUTURE, ExerciseStyle.AMERICAN, 1);
        settle();
        assertSmile(3e-5);
        assertEquals(36, counter("pricing: definitions with another exercise style than the model"));
    }

    private long counter(final String name) {
        return counts.get(name).get();
    }

    @Test
    void shouldCountAsEuropeanWhereNobodySaysOtherwise() {
        start(AssetClass.FUTURE, ExerciseStyle.NOT_TOLD, 0);
        settle();
        assertFalse(quoteOption(4, true).optionIsAmerican);
        assertEquals(0, counter("pricing: early exercise boundaries solved"));
    }

    @Test
    void shouldExposeAnOptionByItsAmericanGreeks() {
        start(AssetClass.EQUITY, ExerciseStyle.NOT_TOLD, AMERICAN);
        settle();
        final int strike = 5;
        final double step = 0.5;
        final double up = value(strike, false, ChainFirm.FORWARD + step);
        final double middle = value(strike, false, ChainFirm.FORWARD);
        final double down = value(strike, false, ChainFirm.FORWARD - step);
        final PricingSection told = quoteOption(strike, false);
        assertEquals(Quality.GOOD, told.markQuality);
        assertEquals(volatility(ChainFirm.strike(strike)), told.optionVolatility, 1e-4);
        final double delta = told.unitLinear / (ChainFirm.MULTIPLIER * ChainFirm.FORWARD);
        final double gamma = 2 * told.unitQuadratic / (ChainFirm.MULTIPLIER * ChainFirm.FORWARD * ChainFirm.FORWARD);
        assertEquals((up - down) / (2 * step), delta, 1e-3);
        assertEquals((up - 2 * middle + down) / (step * step), gamma, 1e-3);
        assertTrue(told.optionIsAmerican);
        assertEquals(ChainFirm.FORWARD / told.optionForward, told.optionSpotPerForward, 1e-9);
    }

    @Test
    void shouldBeOfTheModelUntilThePremiumIsMade() {
        start(AssetClass.FUTURE, ExerciseStyle.NOT_TOLD, AMERICAN);
        quote(ChainFirm.FUTURE, ChainFirm.FORWARD - 0.001, ChainFirm.FORWARD + 0.001);
        final PricingSection told = quoteOption(4, true);
        assertNotEquals(0, told.markQuality & Quality.MODEL);
        assertTrue(Double.isNaN(told.optionVolatility));
        assertEquals(0, told.unitLinear);
    }

    @Test
    void shouldExposeAQuietOptionOnceThePremiumIsMade() {
        start(AssetClass.FUTURE, ExerciseStyle.NOT_TOLD, AMERICAN);
        quoteChain();
        double volatility = Double.NaN;
        for (int i = 0; i < TURNS; i++) {
            event.ingressTimeNs += TURN_NS;
            run(input.timer());
            if (event.pricing.instrument == ChainFirm.option(EXPIRY, 3, true)) {
                volatility = event.pricing.optionVolatility;
            }
        }
        assertEquals(volatility(ChainFirm.strike(3)), volatility, 1e-4);
    }

    @Test
    void shouldExposeAnOptionAtItsExerciseValueAsTheUnderlying() {
        start(AssetClass.FUTURE, ExerciseStyle.NOT_TOLD, AMERICAN);
        settle();
        final int option = ChainFirm.option(EXPIRY, 8, false);
        final PricingSection told = quote(option, 19.9, 20.1);
        assertNotEquals(0, told.markQuality & Quality.MODEL);
        assertTrue(told.optionVolatility > 0);
        final double delta = told.unitLinear / (ChainFirm.MULTIPLIER * ChainFirm.FORWARD);
        assertTrue(delta < -0.7, "delta " + delta);
    }

    @Test
    void shouldTakeACallOnAShareWithoutYieldForTheEuropeanOne() {
        start(AssetClass.EQUITY, ExerciseStyle.NOT_TOLD, AMERICAN);
        yield = 0;
        settle();
        final double forward = smile().forward;
        assertEquals(ChainFirm.FORWARD * Math.exp(RATE * years()), forward, 5e-3);
        final PricingSection told = quoteOption(2, true);
        final double discount = Math.exp(-RATE * years());
        final double delta =
                Black76.delta(true, told.optionForward, ChainFirm.strike(2), years(), told.optionVolatility, discount);
        assertEquals(delta * told.optionForward * ChainFirm.MULTIPLIER, told.unitLinear, 1e-3 * ChainFirm.MULTIPLIER);
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        start(AssetClass.EQUITY, ExerciseStyle.NOT_TOLD, AMERICAN);
        final RiskEvent[] events = new RiskEvent[3 * (1 + 2 * ChainFirm.STRIKES)];
        for (int i = 0; i < events.length; i++) {
            events[i] = new RiskEvent(2);
            final InputMessages message = new InputMessages(events[i]);
            final int move = i % 3;
            final int place = i / 3 - 1;
            if (place < 0) {
                final double spot = ChainFirm.FORWARD + 0.01 * move;
                message.top(ChainFirm.FUTURE, Scale.toPrice(spot - 0.001), Scale.toPrice(spot + 0.001));
            } else {
                final double value = value(place / 2, place % 2 == 1, ChainFirm.FORWARD) + 0.01 * move;
                final int option = ChainFirm.option(EXPIRY, place / 2, place % 2 == 1);
                message.top(option, Scale.toPrice(0.99 * value), Scale.toPrice(1.01 * value));
            }
        }
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 40; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 4_000; i++) {
                final RiskEvent next = events[(7 * i + i / events.length) % events.length];
                next.ingressTimeNs = event.ingressTimeNs += TURN_NS / 10;
                books.onEvent(next, 0);
                pricing.onEvent(next, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(counter("pricing: early exercise boundaries solved") > 400);
        assertEquals(0, least);
    }
}
