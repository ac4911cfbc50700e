package io.loadline.gateway.validation;

import io.loadline.core.rates.BusinessCalendar;
import io.loadline.core.rates.BusinessDays;
import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.CouponSchedule;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.FixedFloatingSwap;
import io.loadline.core.rates.ForeignExchange;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Interest-rate swaps, credit default swaps and currency forwards. */
final class SwapModels {
    private static final String TOPIC = "rates";
    private static final double BASIS_POINT = 1e-4;

    private SwapModels() {}

    static List<Model> all() {
        return List.of(swap(), currencyForward());
    }

    private static Model swap() {
        return DateModels.describe(ModelDeclaration.named("interest-rate-swap")
                        .titled("Swap of fixed against floating interest on flat curves")
                        .from("Hull, chapter on swaps; Ametrano and Bianchetti (2013) for two curves")
                        .input("notional", "currency", "amount")
                        .input("fixedRate", "1/year", "fixed rate")
                        .input(
                                "flatRate",
                                "1/year",
                                "of the curve that projects, and discounts unless discountRate is given")
                        .input("years", "years", "whole years to maturity; or end")
                        .input("start", "date", "start of both legs"))
                .optionalInput(
                        "discountRate", "1/year", "of the curve that discounts, such as overnight indexed; flatRate")
                .optionalInput("compounding", "text", "of both rates; continuous, ACT/365F")
                .optionalInput("valuation", "date", "day from which curves count their time; start")
                .optionalInput("end", "date", "end of both legs")
                .optionalInput("type", "text", "payer or receiver of the fixed rate; payer")
                .optionalInput("frequency", "1/year", "fixed payments a year; 1, as of euro swaps")
                .optionalInput("dayCount", "text", "of the fixed leg; 30/360, as of euro swaps")
                .optionalInput("floatingFrequency", "1/year", "floating payments a year; 2")
                .optionalInput("floatingDayCount", "text", "of the floating leg; ACT/365F")
                .optionalInput("spread", "1/year", "on the floating rate; 0")
                .optionalInput("convention", "text", "of accrual and payment on days off; UNADJUSTED")
                .optionalInput("calendar", "text", "NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL, joined by +")
                .optionalInput("holidays", "dates", "more days off")
                .optionalInput("bump", "1/year", "of the parallel sensitivity; 0.0001")
                .output("npv", "currency", "value to the payer of the fixed rate, or to the receiver if it is one")
                .output("fairRate", "1/year", "fixed rate of no value")
                .output("fairSpread", "1/year", "floating spread of no value")
                .output("fixedLegBPS", "currency", "value of a basis point more on the fixed leg")
                .output("floatingLegBPS", "currency", "value of a basis point more on the floating leg")
                .output("fixedLegNPV", "currency", "value of the fixed leg")
                .output("floatingLegNPV", "currency", "value of the floating leg")
                .output(
                        "dv01_parallel_zero_1bp",
                        "currency",
                        "half the difference of zero rates of both curves a basis point up and down")
                .output("parallel", "currency", "the same for the bump")
                .output("convexity_1bp", "currency", "second difference")
                .answering(TOPIC, "swap_dv01")
                .evaluatedBy(SwapModels::evaluateSwap);
    }

    private static Outputs evaluateSwap(final Inputs in) {
        final LocalDate start = RatesTerms.date(in, "start");
        final LocalDate end = in.has("end") ? RatesTerms.date(in, "end") : start.plusYears(wholeYears(in));
        final LocalDate valuation = RatesTerms.date(in, "valuation", start);
        if (start.isBefore(valuation)) {
            throw in.bad("start", "on or after the valuation " + valuation + ", as no fixing is given");
        }
        final FixedFloatingSwap.Leg fixed =
                leg(in, start, end, valuation, "frequency", 1, "dayCount", DayCount.THIRTY_360);
        final FixedFloatingSwap.Leg floating =
                leg(in, start, end, valuation, "floatingFrequency", 2, "floatingDayCount", DayCount.ACT_365F);
        final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
        final double projected = compounding.toContinuous(in.number("flatRate"));
        final DiscountCurve projection = DiscountCurve.flat(projected);
        final DiscountCurve discount = in.has("discountRate")
                ? DiscountCurve.flat(compounding.toContinuous(in.number("discountRate")))
                : projection;
        final FixedFloatingSwap swap = new FixedFloatingSwap(
                in.number("notional"), in.number("fixedRate"), in.number("spread", 0), fixed, floating);
        final double sign = isPayer(in) ? 1 : -1;
        final double floatingValue = swap.floatingValue(projection, discount);
        final double value = swap.presentValue(projection, discount);
        return new Outputs()
                .put("npv", sign * value)
                .put("fairRate", swap.fairRate(projection, discount))
                .put("fairSpread", swap.fairSpread(projection, discount))
                .put("fixedLegBPS", sign * swap.fixedLegBasisPointValue(discount))
                .put("floatingLegBPS", sign * swap.floatingLegBasisPointValue(discount))
                .put("fixedLegNPV", sign * (value - floatingValue))
                .put("floatingLegNPV", sign * floatingValue)
                .put("dv01_parallel_zero_1bp", sign * swap.dv01(projection, discount))
                .put("parallel", sign * swap.parallel(projection, discount, in.number("bump", BASIS_POINT)))
                .put("convexity_1bp", sign * swap.basisPointConvexity(projection, discount));
    }

    static int wholeYears(final Inputs in) {
        final int years = in.integer("years");
        if (years < 1) {
            throw in.bad("years", "a whole number, at least 1");
        }
        return years;
    }

    private static boolean isPayer(final Inputs in) {
        return switch (in.text("type", "payer").toLowerCase(Locale.ROOT)) {
            case "payer", "pay", "pay fixed" -> true;
            case "receiver", "receive", "receive fixed" -> false;
            default -> throw in.bad("type", "payer or receiver");
        };
    }

    private static FixedFloatingSwap.Leg leg(
            final Inputs in,
            final LocalDate start,
            final LocalDate end,
            final LocalDate valuation,
            final String frequencyField,
            final int frequency,
            final String dayCountField,
            final DayCount dayCount) {
        final BusinessDays convention = RatesTerms.businessDays(in, "convention", BusinessDays.UNADJUSTED);
        final BusinessCalendar calendar = RatesTerms.calendar(in);
        final CouponSchedule schedule = RatesTerms.schedule(
                        in, start, end, RatesTerms.frequency(in, frequencyField, frequency))
                .adjusted(convention, convention, calendar);
        return FixedFloatingSwap.Leg.of(
                schedule, RatesTerms.dayCount(in, dayCountField, dayCount), valuation, convention, calendar);
    }

    private static Model currencyForward() {
        return ModelDeclaration.named("currency-forward")
                .titled("Outright forward of a currency pair by covered interest parity")
                .from("Hull, chapter on forward and futures prices")
                .input("spot", "quote per base", "price of one unit of the base currency")
                .input("baseRate", "1/year", "rate of the base currency")
                .input("quoteRate", "1/year", "rate of the quote currency")
                .input("years", "years", "from spot date to delivery")
                .optionalInput("compounding", "text", "of both rates; continuous")
                .output("forward", "quote per base", "outright forward")
                .output("points", "quote per base", "forward less spot")
                .answering(TOPIC, "fx_forward")
                .evaluatedBy(in -> {
                    final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
                    final double spot = in.number("spot");
                    final double forward = ForeignExchange.forward(
                            spot,
                            compounding.toContinuous(in.number("baseRate")),
                            compounding.toContinuous(in.number("quoteRate")),
                            in.number("years"));
                    return new Outputs().put("forward", forward).put("points", forward - spot);
                });
    }
}
