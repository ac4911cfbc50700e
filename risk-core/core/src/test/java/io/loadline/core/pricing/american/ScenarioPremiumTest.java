package io.loadline.core.pricing.american;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.math.Elementary;
import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.BatchScenarios;
import io.loadline.core.pricing.american.ExercisePremium.State;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioPremiumTest {
    private static final int SCENARIOS = 203;
    private static final double STRIKE = 100;

    private final ExercisePremiums premiums = new ExercisePremiums(0, 0);
    private final ExercisePremium premium = premiums.add();
    private final ScenarioPremium kernel = new ScenarioPremium(SCENARIOS);
    private final BatchScenarios scenarios = new BatchScenarios(SCENARIOS);
    private final double[] forwards = new double[SCENARIOS];
    private final double[] volatilities = new double[SCENARIOS];
    private final double[] prices = new double[SCENARIOS];

    private void make() {
        for (int idle = 0; idle < 2; ) {
            idle = premiums.takeTurn(0) ? 0 : idle + 1;
        }
    }

    /** Scenarios of forward within 40% and of volatility within a factor, priced for a call or put. */
    private State price(
            final boolean call, final double rate, final double yield, final double years, final double factor) {
        final SplittableRandom random = new SplittableRandom(5);
        final double growth = Math.exp((rate - yield) * years);
        double lowest = Double.POSITIVE_INFINITY;
        double highest = 0;
        for (int i = 0; i < SCENARIOS; i++) {
            forwards[i] = STRIKE * growth * Math.exp(0.8 * (random.nextDouble() - 0.5));
            volatilities[i] = 0.25 * Math.exp(2 * Math.log(factor) * (random.nextDouble() - 0.5));
            lowest = Math.min(lowest, volatilities[i]);
            highest = Math.max(highest, volatilities[i]);
        }
        premium.aim(rate * years, (rate - yield) * years);
        scenarios.set(forwards, volatilities, SCENARIOS);
        kernel.take(call, STRIKE, years, 1 / growth, lowest, highest, premium);
        make();
        final State state = kernel.take(call, STRIKE, years, 1 / growth, lowest, highest, premium);
        BatchBlack76.prices(call, STRIKE, years, Math.exp(-rate * years), scenarios, prices, 0);
        if (state == State.READY) {
            kernel.prices(scenarios, prices);
        }
        return state;
    }

    @ParameterizedTest
    @CsvSource({
        "false, 0.05, 0.05, 0.5, 1",
        "true, 0.05, 0.05, 0.5, 1",
        "false, 0.05, 0, 1.5, 1.5",
        "true, 0.02, 0.06, 0.25, 1.5",
        "false, 0.1, 0.02, 0.05, 1.7",
        "true, 0.01, 0.01, 3, 1.7"
    })
    void shouldPriceEveryScenarioAsTheExactOptionDoes(
            final boolean call, final double rate, final double yield, final double years, final double factor) {
        assertEquals(State.READY, price(call, rate, yield, years, factor));
        final AmericanOption exact = new AmericanOption(AmericanOption.Accuracy.ACCURATE);
        final double growth = Math.exp((rate - yield) * years);
        for (int i = 0; i < SCENARIOS; i++) {
            final double expected =
                    exact.price(call, forwards[i] / growth, STRIKE, rate, yield, years, volatilities[i]);
            assertEquals(expected, prices[i], 2e-6 * STRIKE);
        }
    }

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 2", "true, 2"})
    void shouldGiveTheBitsOfTheScalarTwin(final boolean call, final double factor) {
        assertEquals(State.READY, price(call, 0.05, 0.03, 0.5, factor));
        final double discount = Math.exp(-0.05 * 0.5);
        for (int i = 0; i < SCENARIOS; i++) {
            final double european = BatchBlack76.price(call, forwards[i], STRIKE, 0.5, volatilities[i], discount);
            final double expected = kernel.price(forwards[i], Elementary.log(forwards[i]), volatilities[i], european);
            assertEquals(Double.doubleToRawLongBits(expected), Double.doubleToRawLongBits(prices[i]));
        }
    }

    @Test
    void shouldHaveNoPremiumWhereExerciseNeverPays() {
        assertEquals(State.NONE, price(true, 0.05, 0, 0.5, 1));
    }

    @Test
    void shouldSayThatAScenarioIsBad() {
        assertEquals(State.READY, price(false, 0.05, 0, 0.5, 1));
        forwards[3] = Double.NaN;
        forwards[4] = -5;
        scenarios.set(forwards, volatilities, SCENARIOS);
        BatchBlack76.prices(false, STRIKE, 0.5, 0.97, scenarios, prices, 0);
        kernel.prices(scenarios, prices);
        assertTrue(Double.isNaN(prices[3]));
        assertTrue(Double.isNaN(prices[4]));
        assertTrue(prices[5] > 0);
    }
}
