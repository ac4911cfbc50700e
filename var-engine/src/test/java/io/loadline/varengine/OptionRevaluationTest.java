package io.loadline.varengine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.OptionTerms;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.Black76;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenario P&amp;L of options by full revaluation, against prices one by one on exact returns. */
class OptionRevaluationTest {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;
    private static final long EXPIRY_NS = 90L * 86_400 * 1_000_000_000;
    private static final int SHARE = 2;
    private static final int VOLATILITY_COLUMN = 3;
    private static final int DOLLAR_OPTION = 5;
    private static final int EURO_OPTION = 6;
    private static final int SCENARIOS = 250;

    private RiskModel model;
    private VarStage stage;
    private TradingDay day;
    private int account;

    /** Options on the dollar share, at 100, that expire in ninety days; with a column for their volatility or without. */
    static RiskModel model(final int volatilityColumn, final int instruments, final int scenarios) {
        final RiskModel plain = SmallFirm.withPositions(SmallFirm.model(8, instruments, 2, scenarios), List.of());
        final List<Instrument> universe = new ArrayList<>();
        for (final Instrument given : plain.instruments()) {
            universe.add(
                    given.option() == null
                            ? given
                            : new Instrument(
                                    given.id(),
                                    given.symbol(),
                                    given.venue(),
                                    given.assetClass(),
                                    given.currency(),
                                    given.multiplier(),
                                    given.margined(),
                                    volatilityColumn,
                                    given.averageDailyVolume(),
                                    given.dailyVolatility(),
                                    new OptionTerms(SHARE, given.id() % 4 < 2, 95 + given.id(), EXPIRY_NS)));
        }
        return SmallFirm.withInstruments(plain, universe);
    }

    private void start(final int volatilityColumn) {
        start(volatilityColumn, 20);
    }

    private void start(final int volatilityColumn, final int instruments) {
        model = model(volatilityColumn, instruments, SCENARIOS);
        stage = new VarStage(model, Counters.inMemory());
        day = new TradingDay(model);
        account = model.tree().size() - 1;
        run(day.quote(0, 1.1, 0.0001, 1));
        run(day.quote(1, 110, 0.01, 1));
        run(day.quote(SHARE, 100, 0.01, 1));
    }

    private RiskEvent run(final RiskEvent event) {
        stage.onEvent(event, event.sequence);
        return event;
    }

    private RiskEvent quoteOption(final int id, final double volatility) {
        day.volatility[id] = volatility;
        return run(day.quote(id, 4, 0.01, 1));
    }

    /** Lets as many events pass as an option has to wait for. */
    private void settle() {
        for (int i = 0; i < OptionRevaluation.EVENTS; i++) {
            run(day.look());
        }
    }

    private double years(final long nowNs) {
        return (EXPIRY_NS - nowNs) / YEAR_NS;
    }

    private double price(final int id, final double forward, final double volatility, final long nowNs) {
        final OptionTerms terms = model.instruments().get(id).option();
        final double price = Black76.price(terms.call(), forward, terms.strike(), years(nowNs), volatility, 1);
        return day.inCoin ? price / forward : price;
    }

    /** P&amp;L of one unit under a scenario, in its currency, at a forward and volatility. */
    private double exact(
            final int id, final double forward, final double volatility, final long nowNs, final int scenario) {
        final int column = model.instruments().get(id).historyColumn();
        final double then = forward * (1 + simple(SHARE, scenario));
        final double sigma = column < 0 ? volatility : volatility * (1 + simple(column, scenario));
        return model.instruments().get(id).multiplier()
                * (price(id, then, sigma, nowNs) - price(id, forward, volatility, nowNs));
    }

    private double simple(final int column, final int scenario) {
        final double[] prices = model.history().prices()[column];
        assertEquals(ReturnKind.LOG, model.history().kinds().get(column));
        return prices[scenario + 1] / prices[scenario] - 1;
    }

    private double euro(final int scenario) {
        final Currency euro = model.currencies().get(SmallFirm.EURO);
        return simple(euro.rateInstrument(), scenario);
    }

    private static double largest(final double[] values) {
        double largest = 0;
        for (final double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private void assertDollarOption(final double quantity, final double forward, final double volatility) {
        final double[] pnl = stage.scenarioPnl(0);
        final long nowNs = day.event.ingressTimeNs;
        for (int s = 0; s < SCENARIOS; s++) {
            final double expected = quantity * exact(DOLLAR_OPTION, forward, volatility, nowNs, s);
            assertEquals(expected, pnl[s], 2e-9 * largest(pnl), "scenario " + s);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, VOLATILITY_COLUMN})
    void shouldBeThePriceUnderEachScenarioLessThePriceNow(final int volatilityColumn) {
        start(volatilityColumn);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, -7));
        assertDollarOption(-7, 100, 0.2);
    }

    @Test
    void shouldRevalueOptionsInTheCoinOfTheirUnderlying() {
        start(-1);
        day.inCoin = true;
        quoteOption(DOLLAR_OPTION, 0.6);
        run(day.fill(account, DOLLAR_OPTION, 3));
        assertDollarOption(3, 100, 0.6);
    }

    @Test
    void shouldMeetTheRateOfTheScenarioInAnotherCurrency() {
        start(-1);
        quoteOption(EURO_OPTION, 0.3);
        run(day.fill(account, EURO_OPTION, 5));
        final double[] pnl = stage.scenarioPnl(0);
        for (int s = 0; s < SCENARIOS; s++) {
            final double f = euro(s);
            final double local =
                    exact(EURO_OPTION, 100, 0.3, day.event.ingressTimeNs, s) * (1 + f) + day.unitValue[EURO_OPTION] * f;
            assertEquals(5 * 1.1 * local, pnl[s], 5e-9 * largest(pnl), "scenario " + s);
        }
    }

    @Test
    void shouldTakeThePnlAnewWhenTheUnderlyingHasMoved() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        run(day.quote(SHARE, 103, 0.01, 1));
        settle();
        assertDollarOption(2, 103, 0.2);
    }

    @Test
    void shouldTakeThePnlAnewWhenTheVolatilityHasMoved() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        quoteOption(DOLLAR_OPTION, 0.22);
        settle();
        assertDollarOption(2, 100, 0.22);
    }

    @Test
    void shouldTakeThePnlAnewWhenItIsOld() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        day.event.ingressTimeNs += EXPIRY_NS / 2;
        settle();
        assertDollarOption(2, 100, 0.2);
    }

    @ParameterizedTest
    @CsvSource({"0.1, true", "2, false"})
    void shouldLetTheForwardMoveByMoreWhereTheOptionIsWide(final double volatility, final boolean expected) {
        start(-1);
        quoteOption(DOLLAR_OPTION, volatility);
        run(day.fill(account, DOLLAR_OPTION, 2));
        final double[] before = stage.revaluedAt(DOLLAR_OPTION);
        run(day.quote(SHARE, 100.02, 0.01, 1));
        settle();
        assertEquals(expected, before[0] != stage.revaluedAt(DOLLAR_OPTION)[0]);
    }

    @Test
    void shouldKeepThePnlWhileNothingHasMovedByMuch() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        final double[] before = stage.revaluedAt(DOLLAR_OPTION);
        run(day.quote(SHARE, 100.001, 0.01, 1));
        settle();
        assertEquals(before[0], stage.revaluedAt(DOLLAR_OPTION)[0]);
    }

    @Test
    void shouldValueAnOrderForAnOptionThatNobodyHoldsInFull() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        assertNull(stage.revaluedAt(DOLLAR_OPTION), "nobody holds it");
        final RiskEvent event = run(day.order(account, DOLLAR_OPTION, -50));
        final double after = event.risk.afterVar99(0);
        run(day.fill(account, DOLLAR_OPTION, -50));
        assertEquals(HistoricalVar.valueAtRisk(stage.scenarioPnl(0), 0.99), after, 1e-9 * after);
        assertDollarOption(-50, 100, 0.2);
    }

    @Test
    void shouldRevalueOneOptionInFourEvents() {
        start(-1);
        for (final int id : new int[] {DOLLAR_OPTION, EURO_OPTION, 11, 12}) {
            quoteOption(id, 0.2);
            run(day.fill(account, id, 1));
        }
        run(day.quote(SHARE, 105, 0.01, 1));
        final int[] forwards = new int[4];
        for (int i = 0; i < 4; i++) {
            int taken = 0;
            for (final int id : new int[] {DOLLAR_OPTION, EURO_OPTION, 11, 12}) {
                taken += stage.revaluedAt(id)[0] == 105 ? 1 : 0;
            }
            forwards[i] = taken;
            settle();
        }
        for (int i = 1; i < 4; i++) {
            assertEquals(1, forwards[i] - forwards[i - 1], "after four events, for the time " + i);
        }
    }

    @Test
    void shouldDegradeHoldersOfOptionsWhileOneHasNotBeenLookedAtForTooLong() {
        start(-1, 150);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        for (int i = 0; i < 4; i++) {
            settle();
        }
        assertEquals(Quality.GOOD, day.event.risk.quality(0));
        day.event.ingressTimeNs += 2_000_000_000L;
        run(day.look());
        assertEquals(Quality.MODEL, day.event.risk.quality(day.event.pricing.count - 1), "the firm holds an option");
        for (int i = 0; i < 4; i++) {
            settle();
        }
        assertEquals(Quality.GOOD, day.event.risk.quality(day.event.pricing.count - 1));
    }

    @Test
    void shouldKeepThePnlAndDegradeHoldersWhereAScenarioHasNoPrice() {
        start(VOLATILITY_COLUMN);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        final double[] before = stage.scenarioPnl(0);
        quoteOption(DOLLAR_OPTION, Double.MAX_VALUE);
        settle();
        assertEquals(Quality.MODEL, day.event.risk.quality(day.event.pricing.count - 1));
        assertArrayEquals(before, stage.scenarioPnl(0));
        quoteOption(DOLLAR_OPTION, 0.21);
        for (int i = 0; i < 3; i++) {
            settle();
        }
        assertEquals(Quality.GOOD, day.event.risk.quality(day.event.pricing.count - 1));
    }

    @Test
    void shouldStayWithinTheBoundOfItsOwnSumAfterEveryRandomEvent() {
        start(-1);
        final Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            final int kind = random.nextInt(10);
            final int option = new int[] {DOLLAR_OPTION, EURO_OPTION, 11, 12}[random.nextInt(4)];
            if (kind < 4) {
                run(day.quote(SHARE, day.mark[SHARE] * (1 + 0.004 * random.nextGaussian()), 0.01, 1));
            } else if (kind < 7) {
                quoteOption(option, 0.2 + 0.02 * random.nextDouble());
            } else if (kind < 8) {
                run(day.quote(0, 1.1 * (1 + 0.001 * random.nextGaussian()), 0.0001, 1));
            } else {
                run(day.fill(account, random.nextBoolean() ? option : SHARE, random.nextInt(21) - 10));
            }
            final double difference = stage.verify();
            assertTrue(difference <= 1e-9, "event " + i + ": " + difference);
        }
    }

    /** The lag of the rule against a revaluation at every tick, beside delta and gamma at every tick, of an option near the money. */
    @ParameterizedTest
    @ValueSource(ints = {2, 89})
    void shouldLagBehindARevaluationAtEveryTickByLittle(final int days) {
        start(-1);
        day.event.ingressTimeNs = EXPIRY_NS - days * 86_400_000_000_000L;
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 1));
        final Random random = new Random(6);
        double lag = 0;
        double taylor = 0;
        for (int i = 0; i < 2_000; i++) {
            run(day.quote(SHARE, day.mark[SHARE] * (1 + 0.00002 * random.nextGaussian()), 0.01, 1));
            final double[] pnl = stage.scenarioPnl(0);
            final double[] now = new double[SCENARIOS];
            final double[] greeks = new double[SCENARIOS];
            for (int s = 0; s < SCENARIOS; s++) {
                now[s] = exact(DOLLAR_OPTION, day.mark[SHARE], 0.2, day.event.ingressTimeNs, s);
                greeks[s] = deltaGamma(s);
            }
            final double size = HistoricalVar.valueAtRisk(now, 0.99);
            lag = Math.max(lag, Math.abs(HistoricalVar.valueAtRisk(pnl, 0.99) / size - 1));
            taylor = Math.max(taylor, Math.abs(HistoricalVar.valueAtRisk(greeks, 0.99) / size - 1));
        }
        final String found = days + " days: lag " + lag + ", delta and gamma " + taylor;
        assertTrue(lag < 0.01, found);
        assertTrue(days > 2 || taylor > 10 * lag, found);
    }

    private double deltaGamma(final int scenario) {
        final OptionTerms terms = model.instruments().get(DOLLAR_OPTION).option();
        final double f = day.mark[SHARE];
        final double years = years(day.event.ingressTimeNs);
        final double move = f * simple(SHARE, scenario);
        final double delta = Black76.delta(terms.call(), f, terms.strike(), years, 0.2, 1);
        final double gamma = Black76.gamma(f, terms.strike(), years, 0.2, 1);
        return model.instruments().get(DOLLAR_OPTION).multiplier() * (delta * move + 0.5 * gamma * move * move);
    }

    @Test
    void shouldAllocateNothingOnceWarm() {
        start(-1);
        quoteOption(DOLLAR_OPTION, 0.2);
        run(day.fill(account, DOLLAR_OPTION, 2));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final RiskEvent event = day.quote(SHARE, 100, 0.01, 1);
        event.templateId = TimerDecoder.TEMPLATE_ID;
        long least = Long.MAX_VALUE;
        final double first = stage.revaluedAt(DOLLAR_OPTION)[2];
        // vectors are objects until the compiler has seen the kernel, which takes it longer on a busy machine
        for (int round = 0; round < 2_000 && least > 0; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200; i++) {
                event.ingressTimeNs += 1_000_000;
                event.pricing.mark = 100 + i % 7;
                stage.onEvent(event, 0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertNotEquals(first, stage.revaluedAt(DOLLAR_OPTION)[2]);
        assertEquals(0, least);
    }
}
