package io.loadline.gateway.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loadline.core.rates.DayCount;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the adapters of dates and bonds take beside the usual inputs, against naive sums and identities. */
final class BondVariationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        assertEquals(Evaluation.of("year-fraction", dates(one)), Evaluation.of("year-fraction", dates(other)));
    }

    @ParameterizedTest
    @EnumSource(DayCount.class)
    void shouldTakeEveryDayCountEverywhere(final DayCount dayCount) {
        final double years = Evaluation.of("year-fraction", dates(dayCount.label()))
                .get("yearFraction")
                .doubleValue();
        assertTrue(years >= 1 && years < 1.2, dayCount + " " + years);
        final ObjectNode pairs = JSON.createObjectNode().put("convention", dayCount.label());
        pairs.putArray("pairs").addArray().add("2024-01-31").add("2025-03-31");
        assertEquals(
                years,
                Evaluation.of("day-count-days", pairs)
                        .get("yearFractions")
                        .get(0)
                        .doubleValue());
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
                Evaluation.of("year-fraction", given.put("calendar", "weekends"))
                        .get("days")
                        .longValue());
        assertEquals(
                open - 2,
                Evaluation.of("year-fraction", given.put("calendar", "TARGET"))
                        .get("days")
                        .longValue());
        given.putArray("holidays").add("2024-03-12");
        assertEquals(open - 3, Evaluation.of("year-fraction", given).get("days").longValue());
        Evaluation.refused("year-fraction", given.put("calendar", "MARS"), "calendar");
    }

    @Test
    void shouldRefuseWordsItDoesNotKnow() {
        Evaluation.refused("year-fraction", dates("31/360"), "convention");
        Evaluation.refused("year-fraction", dates("ACT/360").put("end", "31.3.2025"), "end");
        final ObjectNode schedule = JSON.createObjectNode()
                .put("start", "2024-01-01")
                .put("end", "2026-01-01")
                .put("frequency", 2);
        Evaluation.refused("coupon-schedule", schedule.deepCopy().put("frequency", "fortnightly"), "frequency");
        Evaluation.refused("coupon-schedule", schedule.deepCopy().put("frequency", 5), "frequency");
        Evaluation.refused("coupon-schedule", schedule.deepCopy().put("frequency", "5M"), "frequency");
        Evaluation.refused("coupon-schedule", schedule.deepCopy().put("stub", "MIDDLE"), "stub");
        Evaluation.refused("coupon-schedule", schedule.deepCopy().put("convention", "SOMETIMES"), "convention");
        Evaluation.refused("bond-yield", regularBond().put("compounding", "hourly"), "compounding");
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
                Evaluation.of("coupon-schedule", given.deepCopy().put("frequency", number)),
                Evaluation.of("coupon-schedule", given.deepCopy().put("frequency", word)));
    }

    @Test
    void shouldMoveDatesByTheCalendarGiven() {
        final ObjectNode given = JSON.createObjectNode().put("calendar", "TARGET");
        given.putArray("dates").add("2024-03-29").add("2024-06-29").add("2024-06-12");
        given.put("convention", "Modified Following");
        assertEquals(
                "[\"2024-03-28\",\"2024-06-28\",\"2024-06-12\"]",
                Evaluation.of("business-days", given).get("adjusted").toString());
        assertEquals(
                "[\"2024-04-03\",\"2024-07-02\",\"2024-06-14\"]",
                Evaluation.of("business-days", given.put("days", 2))
                        .get("adjusted")
                        .toString());
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
        final ObjectNode out = Evaluation.of(
                "bond-yield", regularBond().put("compounding", compounding).put("face", 1_000));
        assertEquals(price, out.get("price").doubleValue(), 1e-10);
    }

    @Test
    void shouldTakeYearsForPeriods() {
        final ObjectNode given = regularBond().put("years", 3.5);
        given.remove("periods");
        assertEquals(Evaluation.of("bond-yield", regularBond()), Evaluation.of("bond-yield", given));
        Evaluation.refused("bond-yield", given.put("years", 3.4), "years");
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
        final ObjectNode out = Evaluation.of("dated-bond", given);
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
                Evaluation.of("dated-bond", datedBond().put("yield", yield))
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
    void shouldTakeARateAndAShareForEachPeriod() {
        final ObjectNode plain = datedBond().put("yield", 0.05);
        final ObjectNode stepped = plain.deepCopy();
        stepped.remove("coupon");
        stepped.putArray("coupons").add(0.035);
        stepped.putArray("outstanding").add(1);
        assertEquals(Evaluation.of("dated-bond", plain), Evaluation.of("dated-bond", stepped));
        stepped.withArray("outstanding").add(0.5).add(0.7);
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of("dated-bond", stepped));
    }

    @Test
    void shouldRefuseAQuestionItDoesNotUnderstand() {
        final ObjectNode given = datedBond();
        given.putArray("ask").add("cleanPrice_at_noon");
        Evaluation.refused("dated-bond", given, "ask");
    }

    @Test
    void shouldSettleBusinessDaysAfterTheTrade() {
        final ObjectNode traded = datedBond().put("tradeDate", "2024-07-17").put("settlementDays", 2);
        traded.remove("settlement");
        traded.put("calendar", "LONDON").put("yield", 0.04);
        assertEquals(Evaluation.of("dated-bond", datedBond().put("yield", 0.04)), Evaluation.of("dated-bond", traded));
    }
}
