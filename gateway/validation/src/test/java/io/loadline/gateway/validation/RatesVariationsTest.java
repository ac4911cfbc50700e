package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapters of curves and swaps take beside the usual inputs, against naive sums and identities. */
final class RatesVariationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final long SEED = 12;

    private static double[] numbers(final JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    @Test
    void shouldRefuseWordsItDoesNotKnow() {
        Evaluation.refused("discount-interpolation", curve().put("interpolation", "QUINTIC"), "interpolation");
        Evaluation.refused("discount-interpolation", curve().put("extrapolation", "UPWARDS"), "extrapolation");
        Evaluation.refused("interest-rate-swap", swap().put("type", "both"), "type");
        Evaluation.refused("interest-rate-swap", swap().put("years", 0), "years");
        Evaluation.refused("interest-rate-swap", swap().put("valuation", "2025-01-01"), "start");
    }

    private static ObjectNode curve() {
        final ObjectNode given = JSON.createObjectNode();
        final ArrayNode pillars = given.putArray("pillars");
        final double[][] nodes = {{0.5, 0.985}, {1, 0.96}, {3, 0.9}, {7, 0.77}};
        for (final double[] node : nodes) {
            pillars.addArray().add(node[0]).add(node[1]);
        }
        given.putArray("t").add(0.25).add(2).add(6.5).add(12);
        return given;
    }

    @ParameterizedTest
    @CsvSource({
        "log-linear discount, LOG_LINEAR_DISCOUNT",
        "linear zero, LINEAR_ZERO",
        "linear, LINEAR_ZERO",
        "linear discount, LINEAR_DISCOUNT",
        "cubic zero, CUBIC_ZERO",
        "log-cubic discount, LOG_CUBIC_DISCOUNT",
        "monotone convex, MONOTONE_CONVEX"
    })
    void shouldKnowInterpolationsByName(final String word, final String name) {
        assertEquals(
                Evaluation.of("discount-interpolation", curve().put("interpolation", name)),
                Evaluation.of("discount-interpolation", curve().put("interpolation", word)));
        assertEquals(
                Evaluation.of("discount-interpolation", curve().put("interpolation", name)),
                Evaluation.of("discount-interpolation", curve().put("method", word)));
    }

    @Test
    void shouldInterpolateAsTheNameSays() {
        final double[] logLinear =
                numbers(Evaluation.of("discount-interpolation", curve()).get("discount"));
        assertEquals(Math.sqrt(0.96 * 0.9), logLinear[1], 1e-14);
        assertEquals(Math.sqrt(0.985), logLinear[0], 1e-14);
        final double[] discount =
                numbers(Evaluation.of("discount-interpolation", curve().put("interpolation", "linear discount"))
                        .get("discount"));
        assertEquals(0.93, discount[1], 1e-14);
        final double[] zero =
                numbers(Evaluation.of("discount-interpolation", curve().put("interpolation", "linear zero"))
                        .get("zero"));
        assertEquals((-Math.log(0.96) - Math.log(0.9) / 3) / 2, zero[1], 1e-14);
        assertEquals(-Math.log(0.77) / 7, zero[3], 1e-14);
    }

    @Test
    void shouldTakeZeroRatesOfAnyCompounding() {
        final ObjectNode given = JSON.createObjectNode().put("compounding", "annual");
        given.putArray("times").add(1).add(2);
        given.putArray("zeros").add(0.03).add(0.04);
        given.putArray("t").add(1).add(2);
        final ObjectNode out = Evaluation.of("discount-interpolation", given);
        assertEquals(1 / (1.04 * 1.04), out.get("discount").get(1).doubleValue(), 1e-15);
        assertEquals(0.04, out.get("zero").get(1).doubleValue(), 1e-15);
    }

    @Test
    void shouldLeaveOutAPillarOfToday() {
        final ObjectNode given = curve();
        ((ArrayNode) given.get("pillars")).insertArray(0).add(0).add(1);
        assertEquals(Evaluation.of("discount-interpolation", curve()), Evaluation.of("discount-interpolation", given));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LINEAR_ZERO",
                "LOG_LINEAR_DISCOUNT",
                "LINEAR_DISCOUNT",
                "CUBIC_ZERO",
                "LOG_CUBIC_DISCOUNT",
                "MONOTONE_CONVEX"
            })
    void shouldRepriceEveryKindOfInstrument(final String interpolation) {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 10; trial++) {
            final double level = 0.06 * random.nextDouble();
            final ObjectNode given = JSON.createObjectNode().put("interpolation", interpolation);
            final ArrayNode all = given.putArray("instruments");
            all.addObject().put("type", "deposit").put("maturity", 0.25).put("rate", level);
            all.addObject()
                    .put("type", "future")
                    .put("start", 0.25)
                    .put("maturity", 0.5)
                    .put("rate", level + 0.001)
                    .put("convexity", 0.0001);
            all.addObject()
                    .put("type", "fra")
                    .put("start", 0.5)
                    .put("maturity", 1)
                    .put("rate", level + 0.002);
            all.addObject().put("type", "ois").put("maturity", 2).put("rate", level + 0.003);
            all.addObject()
                    .put("type", "bond")
                    .put("maturity", 3)
                    .put("coupon", 0.04)
                    .put("price", 100 - 10 * level);
            all.addObject()
                    .put("type", "swap")
                    .put("maturity", 5)
                    .put("frequency", "semiannual")
                    .put("rate", level + 0.004);
            all.addObject().put("maturity", 7).put("coupon", 0).put("price", 100 * Math.exp(-7 * (level + 0.004)));
            final ObjectNode out = Evaluation.of("curve-bootstrap", given);
            final double[] p = numbers(out.get("discounts"));
            final String which = "seed " + SEED + " trial " + trial;
            assertEquals(1 / (1 + 0.25 * level), p[0], 1e-12, which);
            assertEquals(p[0] / (1 + 0.25 * (level + 0.0009)), p[1], 1e-12, which);
            assertEquals(p[1] / (1 + 0.5 * (level + 0.002)), p[2], 1e-12, which);
            assertEquals((level + 0.003) * (p[2] + p[3]), 1 - p[3], 1e-12, which);
            assertEquals(Math.exp(-7 * (level + 0.004)), p[6], 1e-12, which);
            assertEquals(-Math.log(p[5]) / 5, numbers(out.get("zeros_high_precision"))[5], 1e-14, which);
            assertEquals(-100 * Math.log(p[5]) / 5, numbers(out.get("zeros_pct"))[5], 1e-12, which);
            assertEquals(Math.log(p[5] / p[6]) / 2, numbers(out.get("forwards"))[5], 1e-13, which);
        }
    }

    @Test
    void shouldGiveForwardsOfAnyCompounding() {
        final ObjectNode given = JSON.createObjectNode().put("compounding", "annual");
        given.putArray("times").add(1).add(3);
        given.putArray("zeros").add(0.03).add(0.05);
        final double forward =
                Evaluation.of("forward-rates", given).get("forwards").get(0).doubleValue();
        assertEquals(Math.pow(1.05, 3) / 1.03, Math.pow(1 + forward, 2), 1e-14);
    }

    private static ObjectNode swap() {
        return JSON.createObjectNode()
                .put("notional", 1e6)
                .put("fixedRate", 0.03)
                .put("flatRate", 0.035)
                .put("years", 5)
                .put("start", "2023-06-15");
    }

    @Test
    void shouldSumTheCashFlowsOfASwap() {
        final ObjectNode out = Evaluation.of(
                "interest-rate-swap",
                swap().put("discountRate", 0.02)
                        .put("dayCount", "ACT/360")
                        .put("frequency", "quarterly")
                        .put("floatingFrequency", "6M")
                        .put("floatingDayCount", "ACT/360")
                        .put("spread", 0.001)
                        .put("type", "receiver"));
        final LocalDate start = LocalDate.of(2023, 6, 15);
        double fixed = 0;
        double floating = 0;
        for (int i = 1; i <= 20; i++) {
            final LocalDate from = start.plusMonths(3L * (i - 1));
            final LocalDate to = start.plusMonths(3L * i);
            fixed += 1e6
                    * 0.03
                    * ChronoUnit.DAYS.between(from, to)
                    / 360
                    * Math.exp(-0.02 * ChronoUnit.DAYS.between(start, to) / 365);
        }
        for (int i = 1; i <= 10; i++) {
            final LocalDate from = start.plusMonths(6L * (i - 1));
            final LocalDate to = start.plusMonths(6L * i);
            final long days = ChronoUnit.DAYS.between(from, to);
            floating += 1e6
                    * (Math.exp(0.035 * days / 365) - 1 + 0.001 * days / 360)
                    * Math.exp(-0.02 * ChronoUnit.DAYS.between(start, to) / 365);
        }
        assertEquals(fixed, out.get("fixedLegNPV").doubleValue(), 1e-7);
        assertEquals(-floating, out.get("floatingLegNPV").doubleValue(), 1e-7);
        assertEquals(fixed - floating, out.get("npv").doubleValue(), 1e-7);
    }

    @Test
    void shouldScaleTheSensitivityWithTheBump() {
        final ObjectNode out = Evaluation.of("interest-rate-swap", swap().put("bump", 1e-3));
        assertEquals(
                10 * out.get("dv01_parallel_zero_1bp").doubleValue(),
                out.get("parallel").doubleValue(),
                1e-3 * Math.abs(out.get("parallel").doubleValue()));
    }

    @Test
    void shouldSplitADefaultSwapIntoItsLegs() {
        final ObjectNode given = JSON.createObjectNode()
                .put("hazard", 0.03)
                .put("recovery", 0.4)
                .put("runningSpread", 0.01)
                .put("notional", 1e7)
                .put("rate", 0.02)
                .put("start", "2024-06-20")
                .put("end", "2029-06-20")
                .put("frequency", "semiannual");
        final ObjectNode out = Evaluation.of("credit-default-swap", given);
        final double years = ChronoUnit.DAYS.between(LocalDate.of(2024, 6, 20), LocalDate.of(2029, 6, 20)) / 365.0;
        assertEquals(
                0.6e7 * 0.03 * (1 - Math.exp(-0.05 * years)) / 0.05,
                out.get("protectionLeg").doubleValue(),
                1e-6);
        assertEquals(
                out.get("protectionLeg").doubleValue() - out.get("premiumLeg").doubleValue(),
                out.get("npvBuyer").doubleValue(),
                1e-7);
        assertEquals(-out.get("npvBuyer").doubleValue(), out.get("npvSeller").doubleValue());
    }

    @Test
    void shouldPriceADefaultSwapByTheIntensitiesOfItsSpread() {
        final ObjectNode terms = curve().put("recovery", 0.4).put("start", "2025-03-20");
        terms.remove("t");
        final ObjectNode quoted = terms.deepCopy();
        final ArrayNode quotes = quoted.putArray("quotes");
        quotes.addObject().put("years", 1).put("spread", 0.01);
        quotes.addObject().put("end", "2028-03-20").put("spread", 0.015);
        quotes.addObject().put("years", 5).put("spread", 0.012);
        final ObjectNode found = Evaluation.of("credit-curve", quoted);
        final ObjectNode swap =
                terms.deepCopy().put("years", 3).put("runningSpread", 0.02).put("notional", 1e6);
        swap.set("hazardTimes", found.get("times"));
        swap.set("hazards", found.get("intensities"));
        final ObjectNode out = Evaluation.of("credit-default-swap", swap);
        assertEquals(0.015, out.get("fairSpread").doubleValue(), 1e-14);
        assertEquals(
                numbers(found.get("survival"))[0],
                Math.exp(-numbers(found.get("intensities"))[0] * numbers(found.get("times"))[0]),
                1e-15);
    }

    @Test
    void shouldForwardACurrencyByParity() {
        final ObjectNode given = JSON.createObjectNode()
                .put("spot", 1.1)
                .put("baseRate", 0.03)
                .put("quoteRate", 0.05)
                .put("years", 2)
                .put("compounding", "annual");
        final ObjectNode out = Evaluation.of("currency-forward", given);
        assertEquals(1.1 * 1.05 * 1.05 / (1.03 * 1.03), out.get("forward").doubleValue(), 1e-14);
    }

    @Test
    void shouldValueAnAgreementOnAForwardRate() {
        final ObjectNode given = JSON.createObjectNode()
                .put("df1", 0.98)
                .put("df2", 0.97)
                .put("tau", 0.25)
                .put("rate", 0.03)
                .put("notional", 1e6);
        assertEquals(
                1e6 * (0.98 - 0.97 - 0.03 * 0.25 * 0.97),
                Evaluation.of("forward-rate-agreement", given).get("value").doubleValue(),
                1e-8);
    }
}
