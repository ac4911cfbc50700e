package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loadline.core.rates.BusinessCalendar;
import io.loadline.core.rates.BusinessDays;
import io.loadline.core.rates.CouponSchedule;
import io.loadline.core.rates.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Day counts, business days and coupon dates. */
final class DateModels {
    private static final String TOPIC = "rates";
    private static final List<String> CONVENTION = List.of("convention", "dayCount");
    private static final List<String> MATURITY = List.of("termination", "terminationDate", "maturity");

    private DateModels() {}

    static List<Model> all() {
        return List.of(yearFraction(), thirtyDayMonths(), businessDays(), couponSchedule());
    }

    private static Model yearFraction() {
        return ModelDeclaration.named("year-fraction")
                .titled("Share of a year between two dates")
                .from("ISDA 2006 Definitions 4.16; ISDA, EMU and market conventions (1998)")
                .input("convention", "text", "name of the day count, such as ACT/ACT ISDA; also dayCount")
                .input("start", "date", "first date")
                .input("end", "date", "second date")
                .optionalInput(
                        "refStart", "date", "start of the regular coupon period (ACT/ACT ICMA); also referenceStart")
                .optionalInput("refEnd", "date", "end of that period; also referenceEnd")
                .optionalInput("termination", "date", "maturity (30E/360 ISDA); also maturity")
                .optionalInput("calendar", "text", "of BUS/252: NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL")
                .optionalInput("holidays", "dates", "more days off for BUS/252")
                .output("yearFraction", "years", "share of a year")
                .output("days", "days", "days as the convention counts them")
                .answering(TOPIC, "day_count_actact")
                .evaluatedBy(in -> {
                    final LocalDate start = RatesTerms.date(in, "start");
                    final LocalDate end = RatesTerms.date(in, "end");
                    final LocalDate from = RatesTerms.date(
                            in, List.of("refStart", "referenceStart", "periodStart", "refPeriodStart"), start);
                    final LocalDate to =
                            RatesTerms.date(in, List.of("refEnd", "referenceEnd", "periodEnd", "refPeriodEnd"), end);
                    final boolean isMaturity = end.equals(RatesTerms.date(in, MATURITY, LocalDate.MAX));
                    final DayCount convention = convention(in);
                    if (convention == DayCount.BUS_252 && (in.has("calendar") || in.has("holidays"))) {
                        final long days = RatesTerms.calendar(in).businessDays(start, end);
                        return new Outputs().put("yearFraction", days / 252.0).put("days", days);
                    }
                    return new Outputs()
                            .put("yearFraction", convention.yearFraction(start, end, from, to, isMaturity))
                            .put("days", convention.days(start, end, isMaturity));
                });
    }

    private static DayCount convention(final Inputs in) {
        return RatesTerms.dayCount(in, RatesTerms.first(in, CONVENTION).orElse("convention"));
    }

    private static Model thirtyDayMonths() {
        return ModelDeclaration.named("day-count-days")
                .titled("Days between dates as a convention counts them")
                .from("ISDA 2006 Definitions 4.16 (f) to (h)")
                .input("convention", "text", "name of the day count, such as 30/360 BondBasis; also dayCount")
                .input("pairs", "dates", "array of [start, end]; a third date is the maturity")
                .optionalInput("termination", "date", "maturity, for pairs of two dates; also maturity")
                .output("days", "days", "a count a pair")
                .output("yearFractions", "years", "a share a pair")
                .answering(TOPIC, "day_count_30360")
                .evaluatedBy(in -> {
                    final JsonNode pairs = in.json().path("pairs");
                    if (!pairs.isArray()) {
                        throw in.bad("pairs", "an array of pairs of dates");
                    }
                    final DayCount convention = convention(in);
                    final int[] days = new int[pairs.size()];
                    final double[] fractions = new double[pairs.size()];
                    for (int i = 0; i < days.length; i++) {
                        final JsonNode pair = pairs.get(i);
                        final LocalDate start =
                                RatesTerms.date(in, "pairs", pair.path(0).asText());
                        final LocalDate end =
                                RatesTerms.date(in, "pairs", pair.path(1).asText());
                        final LocalDate maturity = pair.size() > 2
                                ? RatesTerms.date(in, "pairs", pair.path(2).asText())
                                : RatesTerms.date(in, MATURITY, LocalDate.MAX);
                        final boolean isMaturity = end.equals(maturity);
                        days[i] = (int) convention.days(start, end, isMaturity);
                        fractions[i] = convention.yearFraction(start, end, start, end, isMaturity);
                    }
                    return new Outputs().put("days", days).put("yearFractions", fractions);
                });
    }

    private static Model businessDays() {
        return ModelDeclaration.named("business-days")
                .titled("Dates moved off days off, and dates some business days away")
                .from("ISDA 2006 Definitions 4.12; holidays by the rules of each market")
                .input("dates", "dates", "dates to move")
                .optionalInput("convention", "text", "a name of BusinessDays, such as modified following; FOLLOWING")
                .optionalInput("calendar", "text", "NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL, joined by +")
                .optionalInput("holidays", "dates", "more days off")
                .optionalInput("days", "days", "business days to go from each date before it is moved; any sign, 0")
                .output("adjusted", "dates", "a business day a date")
                .answering(TOPIC, "business_days")
                .evaluatedBy(in -> {
                    final BusinessCalendar calendar = RatesTerms.calendar(in);
                    final BusinessDays convention = RatesTerms.businessDays(in, "convention", BusinessDays.FOLLOWING);
                    final int days = in.integer("days", 0);
                    final List<String> adjusted = new ArrayList<>();
                    for (final LocalDate date : RatesTerms.dates(in, "dates")) {
                        final LocalDate there = days == 0 ? date : calendar.plus(date, days);
                        adjusted.add(convention.adjust(there, calendar).toString());
                    }
                    return new Outputs().put("adjusted", adjusted);
                });
    }

    private static Model couponSchedule() {
        return describe(ModelDeclaration.named("coupon-schedule")
                        .titled("Coupon dates between two dates")
                        .from("ISDA 2006 Definitions 4.12; ICMA Rule Book, rule 251")
                        .input("start", "date", "start of the first period")
                        .input("end", "date", "end of the last period")
                        .input(
                                "frequency",
                                "1/year",
                                "periods a year, a word such as semiannual, or a tenor such as 6M"))
                .optionalInput("convention", "text", "of the dates; UNADJUSTED")
                .optionalInput("endConvention", "text", "of the last date; as convention")
                .optionalInput("calendar", "text", "NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL, joined by +")
                .optionalInput("holidays", "dates", "more days off")
                .output("dates", "dates", "the start first")
                .output("regular", "flags", "whether each period is not a stub")
                .answering(TOPIC, "coupon_schedule")
                .evaluatedBy(in -> {
                    final BusinessDays convention = RatesTerms.businessDays(in, "convention", BusinessDays.UNADJUSTED);
                    final CouponSchedule schedule = RatesTerms.schedule(
                                    in,
                                    RatesTerms.date(in, "start"),
                                    RatesTerms.date(in, "end"),
                                    RatesTerms.frequency(in, "frequency"))
                            .adjusted(
                                    convention,
                                    RatesTerms.businessDays(in, "endConvention", convention),
                                    RatesTerms.calendar(in));
                    final List<String> dates = new ArrayList<>();
                    final ArrayNode regular = JsonNodeFactory.instance.arrayNode();
                    for (int i = 0; i <= schedule.periods(); i++) {
                        dates.add(schedule.date(i).toString());
                        if (i < schedule.periods()) {
                            regular.add(schedule.isRegular(i));
                        }
                    }
                    return new Outputs().put("dates", dates).put("regular", regular);
                });
    }

    /** Describes what {@link RatesTerms#schedule} reads. */
    static ModelDeclaration describe(final ModelDeclaration model) {
        return model.optionalInput(
                        "stub", "text", "NONE, SHORT_FIRST, LONG_FIRST, SHORT_LAST or LONG_LAST; SHORT_FIRST")
                .optionalInput("firstDate", "date", "end of a first stub, where the contract names it")
                .optionalInput("lastDate", "date", "start of a last stub, where the contract names it")
                .optionalInput("endOfMonth", "flag", "dates on last days of months; false");
    }
}
