package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.pricing.american.AmericanOption;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario P&amp;L of American options, against the exact price under each scenario. */
class AmericanRevaluationTest {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;
    private static final int SHARE = 2;
    private static final int CALL = 5;
    private static final int PUT = 11;
    private static final int SCENARIOS = 250;
    private static final double RATE = 0.06;

    private final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
    private RiskModel model;
    private VarStage stage;
    private TradingDay day;
    private int account;

    private void start(final int volatilityColumn) {
        final RiskModel plain = OptionRevaluationTest.model(volatilityColumn, 20, SCENARIOS);
        final RiskSettings risk = plain.settings();
        model = SmallFirm.withSettings(
                plain,
                new RiskSettings(
                        risk.maxQuoteAgeNs(),
                        risk.participationRate(),
                        risk.spreadHalfLifeNs(),
                        risk.spreadStressDeviations(),
                        risk.impactCoefficient(),
                        risk.regimeBarNs(),
                        RATE,
                        risk.maxInstruments(),
                        risk.navBase()));
        stage = new VarStage(model, Counters.inMemory());
        day = new TradingDay(model);
        day.isAmerican = true;
        account = model.tree().size() - 1;
        run(day.quote(0, 1.1, 0.0001, 1));
        run(day.quote(1, 110, 0.01, 1));
        run(day.quote(SHARE, 100, 0.01, 1));
    }

    private RiskEvent run(final RiskEvent event) {
        stage.onEvent(event, event.sequence);
        return event;
    }

    private void quoteOption(final int id, final double volatility) {
        day.volatility[id] = volatility;
        run(day.quote(id, 4, 0.01, 1));
    }

    /** Lets time pass until the premium is made, and the option revalued. */
    private void settle() {
        for (int i = 0; i < 200; i++) {
            day.event.ingressTimeNs += EarlyExercise.SPACING_NS;
            run(day.look());
        }
    }

    private double simple(final int column, final int scenario) {
        final double[] prices = model.history().prices()[column];
        return prices[scenario + 1] / prices[scenario] - 1;
    }

    private double price(final int id, final double spot, final double yield, final double volatility) {
        final OptionTerms terms = model.instruments().get(id).option();
        final double years = (terms.expiryNs() - stage.revaluedAt(id)[2]) / YEAR_NS;
        return exact.price(terms.call(), spot, terms.strike(), RATE, yield, years, volatility);
    }

    private void assertPnl(final int id, final double quantity, final double spot, final double yield) {
        final double[] pnl = stage.scenarioPnl(0);
        final double multiplier = quantity * model.instruments().get(id).multiplier();
        final int column = model.instruments().get(id).historyColumn();
        final double sigma = day.volatility[id];
        final double now = price(id, spot, yield, sigma);
        for (int s = 0; s < SCENARIOS; s++) {
            final double moved = column < 0 ? sigma : sigma * (1 + simple(column, s));
            final double then = price(id, spot * (1 + simple(SHARE, s)), yield, moved);
            assertEquals(then - now, pnl[s] / multiplier, 2e-4, "scenario " + s);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, -1, 0.2", "11, -1, 0.2", "5, 3, 0.4", "11, 3, 0.4"})
    void shouldBeTheExactPriceUnderEachScenarioLessThePriceNow(
            final int option, final int volatilityColumn, final double volatility) {
        start(volatilityColumn);
        quoteOption(option, volatility);
        run(day.fill(account, option, 3));
        settle();
        assertNotNull(stage.revaluedAt(option));
        assertPnl(option, 3, 100, RATE);
    }

    @Test
    void shouldTakeTheCarryThatThePricingStageTells() {
        start(-1);
        final double years = model.instruments().get(PUT).option().expiryNs() / YEAR_NS;
        day.spotPerForward = Math.exp(-RATE * years);
        quoteOption(PUT, 0.2);
        run(day.fill(account, PUT, 1));
        settle();
        assertPnl(PUT, 1, 100 * day.spotPerForward, 0);
    }

    @Test
    void shouldNotBeRevaluedAndDegradeItsHoldersUntilThePremiumIsMade() {
        start(-1);
        quoteOption(PUT, 0.2);
        run(day.fill(account, PUT, 1));
        run(day.look());
        assertNull(stage.revaluedAt(PUT));
        assertEquals(Quality.MODEL, day.event.risk.quality(day.event.pricing.count - 1));
        settle();
        run(day.look());
        assertEquals(Quality.GOOD, day.event.risk.quality(day.event.pricing.count - 1));
    }

    @Test
    void shouldDegradeHoldersOfAnOptionWithoutAnEarlyExercisePremium() {
        start(-1);
        // a yield far below zero: the boundary of the call is not found at this volatility
        day.spotPerForward = 2;
        quoteOption(CALL, 0.2);
        run(day.fill(account, CALL, 1));
        settle();
        assertNull(stage.revaluedAt(CALL));
        assertEquals(Quality.MODEL, day.event.risk.quality(day.event.pricing.count - 1));
    }

    @Test
    void shouldStayWithinTheBoundOfItsOwnSum() {
        start(-1);
        quoteOption(PUT, 0.2);
        quoteOption(CALL, 0.2);
        run(day.fill(account, PUT, 4));
        run(day.fill(account, CALL, -3));
        settle();
        run(day.quote(SHARE, 101, 0.01, 1));
        settle();
        assertTrue(stage.verify() <= 1e-9);
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        start(-1);
        quoteOption(PUT, 0.2);
        run(day.fill(account, PUT, 2));
        settle();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final RiskEvent event = day.quote(SHARE, 100, 0.01, 1);
        event.templateId = TimerDecoder.TEMPLATE_ID;
        long least = Long.MAX_VALUE;
        final double first = stage.revaluedAt(PUT)[2];
        for (int round = 0; round < 2_000 && least > 0; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) {
                // ten seconds an event: the premium is made anew every 15 hours
                event.ingressTimeNs += 10_000_000_000L;
                event.pricing.mark = 100 + i % 7;
                stage.onEvent(event, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertNotEquals(first, stage.revaluedAt(PUT)[2]);
        assertEquals(0, least);
    }
}
