package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loadline.core.rates.DayCount;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapters of rates take beside the usual inputs, against naive sums and identities. */
final class RatesVariationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 12;

    private static ObjectNode evaluate(final String name, final ObjectNode given) {
        final Model model = ModelRegistry.standard().named(name).orElseThrow();
        return model.evaluate(new Inputs(given, model.families().getFirst(), Path.of(".")))
                .json();
    }

    private static double[] numbers(final JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static void refused(final String model, final ObjectNode given, final String field) {
        final BadInputException thrown = assertThrows(BadInputException.class, () -> evaluate(model, given));
        assertEquals(field, thrown.field());
        assertTrue(thrown.getMessage().contains("expected"), thrown.getMessage());
    }

    private static ObjectNode dates(final String convention) {
        return JSON.createObjectNode()
                .put("convention", convention)
                .put("start", "2024-01-31")
                .put("end", "2025-03-31");
    }

    @ParameterizedTest
    @CsvSource({
        "Actual/360, ACT/360",
        "act360, ACT/360",
        "Actual/365 (Fixed), ACT/365F",
        "30/360 Bond Basis, 30/360",
        "30/360 ISMA, 30/360",
        "30/360 Eurobond Basis, 30E/360",
        "30E/360 (ISDA), 30/360 German",
        "Actual/Actual (ISDA), ACT/ACT",
        "actual/actual afb, ACT/ACT Euro",
        "Actual/Actual ISMA, ACT/ACT ICMA",
        "Business/252, BUS/252"
    })
    void shouldKnowADayCountByItsOtherNames(final String one, final String other) {
        assertEquals(evaluate("year-fraction", dates(one)), evaluate("year-fraction", dates(other)));
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void shouldTakeEveryDayCountEverywhere(final DayCount dayCount) {
        final double years = evaluate("year-fraction", dates(dayCount.label()))
                .get("yearFraction")
                .doubleValue();
        assertTrue(years >= 1 && years < 1.2, dayCount + " " + years);
        final ObjectNode pairs = JSON.createObjectNode().put("convention", dayCount.label());
        pairs.putArray("pairs").addArray().add("2024-01-31").add("2025-03-31");
        assertEquals(
                years,
                evaluate("day-count-days", pairs).get("yearFractions").get(0).doubleValue());
    }

    @Test
    void shouldCountBusinessDaysOfTheCalendarGiven() {
        final ObjectNode given = dates("BUS/252").put("start", "2024-03-01").put("end", "2024-04-10");
        long open = 0;
        for (LocalDate d = LocalDate.of(2024, 3, 1); d.isBefore(LocalDate.of(2024, 4, 10)); d = d.plusDays(1)) {
            open += d.getDayOfWeek().getValue() < 6 ? 1 : 0;
        }
        assertEquals(
                open,
                evaluate("year-fraction", given.put("calendar", "weekends"))
                        .get("days")
                        .longValue());
        assertEquals(
                open - 2,
                evaluate("year-fraction", given.put("calendar", "TARGET"))
                        .get("days")
                        .longValue());
        given.putArray("holidays").add("2024-03-12");
        assertEquals(open - 3, evaluate("year-fraction", given).get("days").longValue());
        refused("year-fraction", given.put("calendar", "MARS"), "calendar");
    }

    @Test
    void shouldRefuseWordsItDoesNotKnow() {
        refused("year-fraction", dates("31/360"), "convention");
        refused("year-fraction", dates("ACT/360").put("end", "31.3.2025"), "end");
        final ObjectNode schedule = JSON.createObjectNode()
                .put("start", "2024-01-01")
                .put("end", "2026-01-01")
                .put("frequency", 2);
        refused("coupon-schedule", schedule.deepCopy().put("frequency", "fortnightly"), "frequency");
        refused("coupon-schedule", schedule.deepCopy().put("frequency", 5), "frequency");
        refused("coupon-schedule", schedule.deepCopy().put("frequency", "5M"), "frequency");
        refused("coupon-schedule", schedule.deepCopy().put("stub", "MIDDLE"), "stub");
        refused("coupon-schedule", schedule.deepCopy().put("convention", "SOMETIMES"), "convention");
        refused("bond-yield", regularBond().put("compounding", "hourly"), "compounding");
        refused("discount-interpolation", curve().put("interpolation", "QUINTIC"), "interpolation");
        refused("discount-interpolation", curve().put("extrapolation", "UPWARDS"), "extrapolation");
        refused("interest-rate-swap", swap().put("type", "both"), "type");
        refused("interest-rate-swap", swap().put("years", 0), "years");
        refused("interest-rate-swap", swap().put("valuation", "2025-01-01"), "start");
    }

    @ParameterizedTest
    @CsvSource({
        "annual, 1",
        "12M, 1",
        "1Y, 1",
        "Semi-Annual, 2",
        "6m, 2",
        "quarterly, 4",
        "3M, 4",
        "monthly, 12",
        "1M, 12"
    })
    void shouldKnowFrequenciesByName(final String word, final int number) {
        final ObjectNode given =
                JSON.createObjectNode().put("start", "2024-01-15").put("end", "2027-01-15");
        assertEquals(
                evaluate("coupon-schedule", given.deepCopy().put("frequency", number)),
                evaluate("coupon-schedule", given.deepCopy().put("frequency", word)));
    }

    @Test
    void shouldMoveDatesByTheCalendarGiven() {
        final ObjectNode given = JSON.createObjectNode().put("calendar", "TARGET");
        given.putArray("dates").add("2024-03-29").add("2024-06-29").add("2024-06-12");
        given.put("convention", "Modified Following");
        assertEquals(
                "[\"2024-03-28\",\"2024-06-28\",\"2024-06-12\"]",
                evaluate("business-days", given).get("adjusted").toString());
        assertEquals(
                "[\"2024-04-03\",\"2024-07-02\",\"2024-06-14\"]",
                evaluate("business-days", given.put("days", 2)).get("adjusted").toString());
    }

    private static ObjectNode regularBond() {
        return JSON.createObjectNode()
                .put("coupon", 0.05)
                .put("yield", 0.04)
                .put("periods", 7)
                .put("frequency", "semiannual");
    }

    @ParameterizedTest
    @ValueSource(strings = {"continuous", "annual", "semiannual", "quarterly", "monthly", "daily"})
    void shouldDiscountAtAYieldOfAnyCompounding(final String compounding) {
        final int periods =
                List.of("continuous", "annual", "semiannual", "quarterly").indexOf(compounding);
        final int times = switch (compounding) {
            case "monthly" -> 12;
            case "daily" -> 365;
            case "quarterly" -> 4;
            default -> periods;
        };
        double price = 0;
        for (int i = 1; i <= 7; i++) {
            final double years = 0.5 * i;
            final double discount = times == 0 ? Math.exp(-0.04 * years) : Math.pow(1 + 0.04 / times, -times * years);
            price += (i == 7 ? 1_025 : 25) * discount;
        }
        final ObjectNode out = evaluate(
                "bond-yield", regularBond().put("compounding", compounding).put("face", 1_000));
        assertEquals(price, out.get("price").doubleValue(), 1e-10);
    }

    @Test
    void shouldTakeYearsForPeriods() {
        final ObjectNode given = regularBond().put("years", 3.5);
        given.remove("periods");
        assertEquals(evaluate("bond-yield", regularBond()), evaluate("bond-yield", given));
        refused("bond-yield", given.put("years", 3.4), "years");
    }

    private static ObjectNode datedBond() {
        return JSON.createObjectNode()
                .put("start", "2021-03-15")
                .put("maturity", "2031-03-15")
                .put("coupon", 0.035)
                .put("frequency", 2)
                .put("settlement", "2024-07-19")
                .put("dayCount", "ACT/ACT ICMA");
    }

    @Test
    void shouldAnswerQuestionsAskedByName() {
        final ObjectNode given = datedBond();
        given.putArray("ask")
                .add("cleanPrice_at_yield_4_25pct")
                .add("dirtyPrice_at_yield_425bp")
                .add("yield_at_price_95_5")
                .add("yield_at_price_95_5_continuous")
                .add("price_at_yield_minus_0_5pct_annual")
                .add("cleanPrice_flat_curve_3pct_act360_continuous_from_2024_07_17")
                .add("accrued");
        final ObjectNode out = evaluate("dated-bond", given);
        // Coupons on 15 March and September; 126 of the 184 days to 15 September have gone.
        double dirty = 0;
        double low = 0;
        for (int i = 0; i < 14; i++) {
            final double periods = 58.0 / 184 + i;
            dirty += (i == 13 ? 101.75 : 1.75) * Math.pow(1.02125, -periods);
            low += (i == 13 ? 101.75 : 1.75) * Math.pow(0.995, -periods / 2);
        }
        final double accrued = 1.75 * 126 / 184;
        assertEquals(accrued, out.get("accrued").doubleValue(), 1e-13);
        assertEquals(dirty, out.get("dirtyPrice_at_yield_425bp").doubleValue(), 1e-11);
        assertEquals(dirty - accrued, out.get("cleanPrice_at_yield_4_25pct").doubleValue(), 1e-11);
        assertEquals(
                low - accrued, out.get("price_at_yield_minus_0_5pct_annual").doubleValue(), 1e-11);
        final double yield = out.get("yield_at_price_95_5").doubleValue();
        assertEquals(
                2 * Math.log1p(yield / 2),
                out.get("yield_at_price_95_5_continuous").doubleValue(),
                1e-13);
        assertEquals(
                95.5,
                evaluate("dated-bond", datedBond().put("yield", yield))
                        .get("cleanPriceAtYield")
                        .doubleValue(),
                1e-11);
        double onCurve = 0;
        LocalDate date = LocalDate.of(2024, 9, 15);
        for (int i = 0; i < 14; i++) {
            final long days = ChronoUnit.DAYS.between(LocalDate.of(2024, 7, 19), date);
            onCurve += (i == 13 ? 101.75 : 1.75) * Math.exp(-0.03 * days / 360);
            date = date.plusMonths(6);
        }
        assertEquals(
                onCurve - accrued,
                out.get("cleanPrice_flat_curve_3pct_act360_continuous_from_2024_07_17")
                        .doubleValue(),
                1e-11);
    }

    @Test
    void shouldRefuseAQuestionItDoesNotUnderstand() {
        final ObjectNode given = datedBond();
        given.putArray("ask").add("cleanPrice_at_noon");
        refused("dated-bond", given, "ask");
    }

    @Test
    void shouldSettleBusinessDaysAfterTheTrade() {
        final ObjectNode traded = datedBond().put("tradeDate", "2024-07-17").put("settlementDays", 2);
        traded.remove("settlement");
        traded.put("calendar", "LONDON").put("yield", 0.04);
        assertEquals(evaluate("dated-bond", datedBond().put("yield", 0.04)), evaluate("dated-bond", traded));
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
                evaluate("discount-interpolation", curve().put("interpolation", name)),
                evaluate("discount-interpolation", curve().put("interpolation", word)));
        assertEquals(
                evaluate("discount-interpolation", curve().put("interpolation", name)),
                evaluate("discount-interpolation", curve().put("method", word)));
    }

    @Test
    void shouldInterpolateAsTheNameSays() {
        final double[] logLinear =
                numbers(evaluate("discount-interpolation", curve()).get("discount"));
        assertEquals(Math.sqrt(0.96 * 0.9), logLinear[1], 1e-14);
        assertEquals(Math.sqrt(0.985), logLinear[0], 1e-14);
        final double[] discount =
                numbers(evaluate("discount-interpolation", curve().put("interpolation", "linear discount"))
                        .get("discount"));
        assertEquals(0.93, discount[1], 1e-14);
        final double[] zero = numbers(evaluate("discount-interpolation", curve().put("interpolation", "linear zero"))
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
        final ObjectNode out = evaluate("discount-interpolation", given);
        assertEquals(1 / (1.04 * 1.04), out.get("discount").get(1).doubleValue(), 1e-15);
        assertEquals(0.04, out.get("zero").get(1).doubleValue(), 1e-15);
    }

    @Test
    void shouldLeaveOutAPillarOfToday() {
        final ObjectNode given = curve();
        ((ArrayNode) given.get("pillars")).insertArray(0).add(0).add(1);
        assertEquals(evaluate("discount-interpolation", curve()), evaluate("discount-interpolation", given));
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
            final ObjectNode out = evaluate("curve-bootstrap", given);
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
                evaluate("forward-rates", given).get("forwards").get(0).doubleValue();
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
        final ObjectNode out = evaluate(
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
        final ObjectNode out = evaluate("interest-rate-swap", swap().put("bump", 1e-3));
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
        final ObjectNode out = evaluate("credit-default-swap", given);
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
    void shouldForwardACurrencyByParity() {
        final ObjectNode given = JSON.createObjectNode()
                .put("spot", 1.1)
                .put("baseRate", 0.03)
                .put("quoteRate", 0.05)
                .put("years", 2)
                .put("compounding", "annual");
        final ObjectNode out = evaluate("currency-forward", given);
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
                evaluate("forward-rate-agreement", given).get("value").doubleValue(),
                1e-8);
    }
}
