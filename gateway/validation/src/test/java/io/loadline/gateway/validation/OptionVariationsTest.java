package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the adapters of options take beside the usual inputs, against parities, limits and naive simulation. */
final class OptionVariationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode option(final String type) {
        return JSON.createObjectNode()
                .put("type", type)
                .put("spot", 100)
                .put("strike", 95)
                .put("rate", -0.01)
                .put("dividendYield", 0.02)
                .put("expiryYears", 0.75)
                .put("vol", 0.25);
    }

    @Test
    void shouldTakeTypesInAnyCase() {
        assertEquals(
                Evaluation.price("black-scholes", option("put")), Evaluation.price("black-scholes", option("PUT")));
    }

    @Test
    void shouldTakeDaysForYears() {
        final ObjectNode days = option("put").put("maturityDays", 73);
        days.remove("expiryYears");
        assertEquals(
                Evaluation.price("american-option-quadratic", option("put").put("expiryYears", 0.2)),
                Evaluation.price("american-option-quadratic", days),
                1e-12);
        assertThrows(
                BadInputException.class,
                () -> Evaluation.price("american-option-quadratic", days.put("dayCount", "30/360")));
    }

    @Test
    void shouldHaveSettledAnOptionOnItsDateOfMaturity() {
        final ObjectNode given = option("put").put("spot", 60).put("expiryYears", 0);
        assertEquals(35, Evaluation.price("american-option-quadratic", given));
        assertEquals(0, Evaluation.price("american-option-quadratic", given.put("maturityDays", 0)));
    }

    @Test
    void shouldAddInAndOutHoweverTheBarrierIsSpelt() {
        for (final String type : new String[] {"call", "put"}) {
            for (final String side : new String[] {"down", "up"}) {
                final double level = side.equals("down") ? 88 : 115;
                final ObjectNode in = option(type).put("barrier", level).put("barrierType", side + "-and-in");
                final ObjectNode out = option(type).put("barrier", level).put("barrierType", side + " and out");
                final double plain = Evaluation.price("black-scholes", option(type));
                assertEquals(
                        plain, Evaluation.price("barrier-option", in) + Evaluation.price("barrier-option", out), 1e-12);
            }
        }
    }

    @Test
    void shouldMoveABarrierThatIsWatchedAtDates() {
        final ObjectNode given = option("call").put("barrier", 90).put("barrierType", "DownOut");
        final double never = Evaluation.price("barrier-option", given);
        final double daily = Evaluation.price(
                "barrier-option", given.put("monitoring", "discrete").put("monitoringDates", 189));
        final double monthly = Evaluation.price("barrier-option", given.put("monitoringDates", 9));
        assertTrue(never < daily && daily < monthly, never + " " + daily + ' ' + monthly);
        assertThrows(
                BadInputException.class,
                () -> Evaluation.price("barrier-option", given.put("monitoring", "sometimes")));
    }

    @Test
    void shouldTakeAnExpiredOrStillBarrierOption() {
        final ObjectNode given =
                option("call").put("barrier", 90).put("barrierType", "DownOut").put("rebate", 4);
        assertEquals(5, Evaluation.price("barrier-option", given.put("expiryYears", 0)), 1e-13);
        // The spot falls by 3% a year and would need years to reach the barrier.
        assertEquals(
                Evaluation.price("black-scholes", option("call").put("vol", 0)),
                Evaluation.price(
                        "barrier-option", given.put("expiryYears", 0.75).put("vol", 0)),
                1e-12);
        // ln(0.9) / -0.03 = 3.51 years
        final double touched = 4 * StrictMath.exp(-0.01 * StrictMath.log(0.9) / 0.03);
        assertEquals(touched, Evaluation.price("barrier-option", given.put("expiryYears", 5)), 1e-12);
        assertEquals(touched, Evaluation.price("barrier-option", given.put("vol", 1e-5)), 1e-4);
    }

    @Test
    void shouldPayARebateAtTheTouchWithANegativeRate() {
        // A rate so far below zero that the closed form has no real root: the density of the first touch by Simpson's
        // rule.
        final double rate = -0.05;
        final double years = 2;
        final double volatility = 0.12;
        final double nu = rate - 0.5 * volatility * volatility;
        final double distance = StrictMath.log(0.9);
        final int steps = 400_000;
        double sum = 0;
        for (int i = 1; i <= steps; i++) {
            final double t = years * i / steps;
            final double z = (distance - nu * t) / (volatility * Math.sqrt(t));
            final double density =
                    -distance / (volatility * Math.sqrt(2 * Math.PI) * t * Math.sqrt(t)) * StrictMath.exp(-0.5 * z * z);
            sum += (i == steps ? 0.5 : 1) * density * StrictMath.exp(-rate * t) * years / steps;
        }
        final ObjectNode given = JSON.createObjectNode()
                .put("type", "call")
                .put("spot", 100)
                .put("strike", 100)
                .put("rate", rate)
                .put("expiryYears", years)
                .put("vol", volatility)
                .put("barrier", 90)
                .put("barrierType", "DownOut");
        final double without = Evaluation.price("barrier-option", given);
        assertEquals(7 * sum, Evaluation.price("barrier-option", given.put("rebate", 7)) - without, 1e-7);
    }

    @Test
    void shouldAverageGeometricallyAtFixings() {
        final ObjectNode given =
                option("call").put("averaging", "discrete geometric").put("fixings", 6);
        final SplittableRandom random = new SplittableRandom(3);
        final int paths = 400_000;
        final double step = 0.75 / 6;
        double sum = 0;
        double squares = 0;
        for (int p = 0; p < paths; p++) {
            double log = 0;
            double total = 0;
            for (int i = 0; i < 6; i++) {
                log += (-0.03 - 0.03125) * step + 0.25 * Math.sqrt(step) * random.nextGaussian();
                total += log;
            }
            final double payoff = Math.max(100 * StrictMath.exp(total / 6) - 95, 0) * StrictMath.exp(0.01 * 0.75);
            sum += payoff;
            squares += payoff * payoff;
        }
        final double mean = sum / paths;
        final double error = Math.sqrt((squares / paths - mean * mean) / paths);
        assertEquals(mean, Evaluation.price("geometric-average-option", given), 4 * error);
        final double still = Evaluation.price("geometric-average-option", option("call"));
        assertEquals(still, Evaluation.price("geometric-average-option", given.put("fixings", 200_000)), 1e-4);
        given.remove("fixings");
        assertThrows(BadInputException.class, () -> Evaluation.price("geometric-average-option", given));
    }

    @Test
    void shouldTakeDigitalsWithTheirCashApart() {
        final double cash = Evaluation.price("digital-option", option("call").put("payoff", "cash-or-nothing 95"));
        assertEquals(
                cash,
                Evaluation.price(
                        "digital-option",
                        option("call").put("payoff", "cash-or-nothing").put("cash", 95)));
        final double asset = Evaluation.price("digital-option", option("call").put("payoff", "asset-or-nothing"));
        assertEquals(Evaluation.price("black-scholes", option("call")), asset - cash, 1e-12);
    }

    @Test
    void shouldTakeEveryProductOfTheBenchmark() {
        final ObjectNode given = option("call").put("barrier", 120);
        final double in = Evaluation.price("benchop-option", given.put("product", "up-and-in put"));
        final double out = Evaluation.price("benchop-option", given.put("product", "up-and-out put"));
        assertEquals(Evaluation.price("benchop-option", given.put("product", "European put")), in + out, 1e-12);
        assertThrows(
                BadInputException.class,
                () -> Evaluation.price("benchop-option", given.put("product", "lookback call")));
    }

    @Test
    void shouldReadNaturalParametersOfASmile() {
        final ObjectNode given = JSON.createObjectNode()
                .put("parametrisation", "natural")
                .put("delta", 0.01)
                .put("mu", 0.05)
                .put("rho", -0.3)
                .put("omega", 0.2)
                .put("zeta", 1.5)
                .put("k", 0.1);
        final double z = 1.5 * (0.1 - 0.05);
        // Gatheral and Jacquier, eq. 3.2
        final double expected = 0.01 + 0.1 * (1 - 0.3 * z + Math.sqrt((z - 0.3) * (z - 0.3) + 1 - 0.09));
        assertEquals(expected, Evaluation.of("svi", given).get("totalVariance").doubleValue(), 1e-14);
    }

    @Test
    void shouldAskForTheDatesOfASwap() {
        final ObjectNode given = JSON.createObjectNode()
                .put("notional", 1e6)
                .put("fixedRate", 0.03)
                .put("flatRate", 0.035)
                .put("years", 5);
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> Evaluation.of("interest-rate-swap", given));
        assertEquals("start", thrown.field());
        final ObjectNode out = Evaluation.of("interest-rate-swap", given.put("start", "2024-03-01"));
        final double fair = out.get("fairRate").doubleValue();
        assertEquals(
                0,
                Evaluation.of("interest-rate-swap", given.put("fixedRate", fair))
                        .get("npv")
                        .doubleValue(),
                1e-6);
    }

    @Test
    void shouldPriceADefaultSwapFromDates() {
        final ObjectNode given = JSON.createObjectNode()
                .put("hazard", 0.02)
                .put("recovery", 0.4)
                .put("runningSpread", 0.01)
                .put("notional", 1e7)
                .put("rate", 0.03)
                .put("start", "2024-03-20")
                .put("years", 5);
        final double fair =
                Evaluation.of("credit-default-swap", given).get("fairSpread").doubleValue();
        assertEquals(0.012, fair, 2e-4);
        final double value = Evaluation.of("credit-default-swap", given.put("runningSpread", fair))
                .get("npvBuyer")
                .doubleValue();
        assertEquals(0, value, 1e-6);
        given.put("frequency", 5);
        assertThrows(BadInputException.class, () -> Evaluation.of("credit-default-swap", given));
    }
}
