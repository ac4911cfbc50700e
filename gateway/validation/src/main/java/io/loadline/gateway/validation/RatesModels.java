package io.loadline.gateway.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.loadline.core.rates.CashFlows;
import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.CouponSchedule.BusinessDays;
import io.loadline.core.rates.CreditDefaultSwap;
import io.loadline.core.rates.CurveBootstrap;
import io.loadline.core.rates.CurveInterpolation;
import io.loadline.core.rates.CurveQuote;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.FixedRateBond;
import io.loadline.core.rates.ForwardRates;
import io.loadline.core.rates.InterestRateSwap;
import io.loadline.core.rates.ShortRate;
import io.loadline.core.rates.YieldCurve;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Day counts, curves, bonds, swaps and short-rate models. */
final class RatesModels {
    private static final String TOPIC = "rates";
    private static final double FACE = 100;

    private RatesModels() {}

    static List<Model> all() {
        return List.of(
                yearFraction(),
                thirtyDayMonths(),
                bondYield(),
                bondDuration(),
                datedBond(),
                bootstrap(),
                swap(),
                creditDefaultSwap(),
                vasicek(),
                coxIngersollRoss(),
                forwardRates(),
                forwardRateAgreement(),
                interpolation());
    }

    private static Model yearFraction() {
        return ModelDeclaration.named("year-fraction")
                .titled("Share of a year between two dates")
                .from("ISDA 2006 Definitions 4.16; ISDA, EMU and market conventions (1998)")
                .input("convention", "text", "name of the day count, such as ACT/ACT ISDA")
                .input("start", "date", "first date")
                .input("end", "date", "second date")
                .optionalInput(
                        "refStart", "date", "start of the regular coupon period (ACT/ACT ICMA); also referenceStart")
                .optionalInput("refEnd", "date", "end of that period; also referenceEnd")
                .output("yearFraction", "years", "share of a year")
                .answering(TOPIC, "day_count_actact")
                .evaluatedBy(in -> {
                    final LocalDate start = date(in, "start");
                    final LocalDate end = date(in, "end");
                    final LocalDate from = date(in, List.of("refStart", "referenceStart", "periodStart"), start);
                    final LocalDate to = date(in, List.of("refEnd", "referenceEnd", "periodEnd"), end);
                    return new Outputs().put("yearFraction", convention(in).yearFraction(start, end, from, to));
                });
    }

    private static Model thirtyDayMonths() {
        return ModelDeclaration.named("day-count-days")
                .titled("Days between dates as a convention counts them")
                .from("ISDA 2006 Definitions 4.16 (f) to (h)")
                .input("convention", "text", "name of the day count, such as 30/360 BondBasis")
                .input("pairs", "dates", "array of [start, end]; a third date is the maturity")
                .optionalInput("termination", "date", "maturity, for pairs of two dates")
                .output("days", "days", "a count a pair")
                .answering(TOPIC, "day_count_30360")
                .evaluatedBy(in -> {
                    final JsonNode pairs = in.json().path("pairs");
                    if (!pairs.isArray()) {
                        throw in.bad("pairs", "an array of pairs of dates");
                    }
                    final int[] days = new int[pairs.size()];
                    for (int i = 0; i < days.length; i++) {
                        final JsonNode pair = pairs.get(i);
                        final LocalDate end = date(in, "pairs", pair.path(1).asText());
                        final LocalDate maturity = pair.size() > 2
                                ? date(in, "pairs", pair.path(2).asText())
                                : date(in, List.of("termination", "maturity"), LocalDate.MAX);
                        final boolean endIsMaturity = end.equals(maturity);
                        days[i] = (int) convention(in)
                                .days(date(in, "pairs", pair.path(0).asText()), end, endIsMaturity);
                    }
                    return new Outputs().put("days", days);
                });
    }

    private static Model bondYield() {
        return ModelDeclaration.named("bond-yield")
                .titled("Price, durations, convexity and value of a basis point of a bond at its yield")
                .from("Fabozzi, Bond Markets, Analysis, and Strategies; closed form")
                .input("coupon", "1/year", "coupon rate")
                .input("yield_", "1/year", "yield compounded as often as coupons are paid; also yield")
                .input("periods", "1", "coupons left")
                .input("frequency", "1/year", "coupons a year")
                .output("price", "per 100", "present value")
                .output("macaulay", "years", "Macaulay duration")
                .output("modified", "years", "modified duration")
                .output("convexity", "years^2", "second derivative by the yield over the price")
                .output("dv01", "per 100", "loss for a basis point more")
                .answering(TOPIC, "bond_yield")
                .evaluatedBy(in -> {
                    final int frequency = in.integer("frequency");
                    final CashFlows bond = CashFlows.bond(FACE, in.number("coupon"), in.integer("periods"), frequency);
                    final Compounding compounding = new Compounding(frequency);
                    final double yield = in.number(in.has("yield") ? "yield" : "yield_");
                    return new Outputs()
                            .put("price", bond.presentValue(yield, compounding))
                            .put("macaulay", bond.macaulayDuration(yield, compounding))
                            .put("modified", bond.modifiedDuration(yield, compounding))
                            .put("convexity", bond.convexity(yield, compounding))
                            .put("dv01", bond.dv01(yield, compounding));
                });
    }

    private static Model bondDuration() {
        return ModelDeclaration.named("bond-duration-continuous")
                .titled("Price and duration of a bond at a continuously compounded yield")
                .from("Hull, Options, Futures, and Other Derivatives, chapter on interest rates")
                .input("coupon", "1/year", "coupon rate")
                .input("yieldContinuous", "1/year", "continuously compounded yield")
                .input("years", "years", "whole coupon periods to maturity, in years")
                .input("frequency", "1/year", "coupons a year")
                .output("price", "per 100", "present value")
                .output("duration", "years", "Macaulay duration")
                .answering(TOPIC, "hull_duration")
                .evaluatedBy(in -> {
                    final int frequency = in.integer("frequency");
                    final int periods = (int) Math.rint(in.number("years") * frequency);
                    final CashFlows bond = CashFlows.bond(FACE, in.number("coupon"), periods, frequency);
                    final double yield = in.number("yieldContinuous");
                    return new Outputs()
                            .put("price", bond.presentValue(yield, Compounding.CONTINUOUS))
                            .put("duration", bond.macaulayDuration(yield, Compounding.CONTINUOUS));
                });
    }

    /** Answers no family: the cases of dated bonds name their yield, price and curve in field names, not in inputs. */
    private static Model datedBond() {
        return ModelDeclaration.named("dated-bond")
                .titled("Clean price and yield of a bond with dates")
                .from("ICMA Rule Book, rule 251; street convention")
                .input("start", "date", "start of the first coupon period")
                .input("maturity", "date", "last payment")
                .input("coupon", "1/year", "coupon rate")
                .input("frequency", "1/year", "coupons a year")
                .input("settlement", "date", "day of payment")
                .input("dayCount", "text", "of accrual and yield")
                .optionalInput("endOfMonth", "flag", "coupons on last days of months; false if absent")
                .input("yield", "1/year", "yield of the first price")
                .input("price", "per 100", "clean price of the yield")
                .input("flatRate", "1/year", "flat curve of the last price, ACT/360")
                .input("curveDate", "date", "day from which that curve counts its time")
                .output("cleanPriceAtYield", "per 100", "clean price at the yield")
                .output("yieldAtPrice", "1/year", "yield at the clean price")
                .output("cleanPriceOnFlatCurve", "per 100", "on the curve")
                .evaluatedBy(in -> {
                    final FixedRateBond bond = new FixedRateBond(
                            date(in, "start"),
                            date(in, "maturity"),
                            in.number("coupon"),
                            in.integer("frequency"),
                            DayCount.named(in.text("dayCount")),
                            in.flag("endOfMonth", false));
                    final LocalDate settlement = date(in, "settlement");
                    final LocalDate curveDate = date(in, "curveDate");
                    return new Outputs()
                            .put("cleanPriceAtYield", bond.cleanPrice(settlement, in.number("yield")))
                            .put("yieldAtPrice", bond.yieldToMaturity(settlement, in.number("price")))
                            .put(
                                    "cleanPriceOnFlatCurve",
                                    bond.cleanPrice(
                                            settlement,
                                            DiscountCurve.flat(in.number("flatRate")),
                                            curveDate,
                                            DayCount.ACT_360,
                                            BusinessDays.UNADJUSTED,
                                            Set.of()));
                });
    }

    private static Model bootstrap() {
        return ModelDeclaration.named("curve-bootstrap")
                .titled("Zero rates that reprice bonds, linear between maturities")
                .from("Hull, chapter on interest rates: bootstrap")
                .input("instruments", "objects", "maturity in years, coupon a year (paid twice a year), price per 100")
                .output("zeros_pct", "percent", "continuously compounded zero rates at the maturities")
                .output("zeros_high_precision", "1/year", "the same as fractions")
                .answering(TOPIC, "bootstrap_hull")
                .evaluatedBy(in -> {
                    final List<CurveQuote> quotes = new ArrayList<>();
                    for (final Inputs quote : in.objects("instruments")) {
                        quotes.add(CurveQuote.bond(
                                quote.number("maturity"),
                                quote.number("coupon"),
                                quote.integer("frequency", 2),
                                quote.number("price")));
                    }
                    final double[] zeros = CurveBootstrap.curve(quotes, CurveInterpolation.LINEAR_ZERO)
                            .zeros();
                    final double[] percent = new double[zeros.length];
                    for (int i = 0; i < zeros.length; i++) {
                        percent[i] = 100 * zeros[i];
                    }
                    return new Outputs().put("zeros_pct", percent).put("zeros_high_precision", zeros);
                });
    }

    private static Model swap() {
        return ModelDeclaration.named("interest-rate-swap")
                .titled("Payer swap, fixed against floating, on a flat curve")
                .from("Hull, chapter on swaps; one curve projects and discounts")
                .input("notional", "currency", "amount")
                .input("fixedRate", "1/year", "fixed rate")
                .input("flatRate", "1/year", "continuously compounded, ACT/365F")
                .input("years", "years", "whole years to maturity")
                .input("start", "date", "valuation and start")
                .optionalInput("frequency", "1/year", "fixed payments a year; 1, as of euro swaps")
                .optionalInput("dayCount", "text", "of the fixed leg; 30/360, as of euro swaps")
                .output("npv", "currency", "value to the payer of the fixed rate")
                .output("fairRate", "1/year", "fixed rate of no value")
                .output("fixedLegBPS", "currency", "value of a basis point more on the fixed leg")
                .output(
                        "dv01_parallel_zero_1bp",
                        "currency",
                        "half the difference of zero rates a basis point up and down")
                .output("convexity_1bp", "currency", "second difference")
                .answering(TOPIC, "swap_dv01")
                .evaluatedBy(in -> {
                    final InterestRateSwap swap = InterestRateSwap.starting(
                            date(in, "start"),
                            in.integer("years"),
                            in.integer("frequency", 1),
                            DayCount.named(in.text("dayCount", DayCount.THIRTY_360.label())),
                            in.number("notional"),
                            in.number("fixedRate"));
                    final DiscountCurve curve = DiscountCurve.flat(in.number("flatRate"));
                    return new Outputs()
                            .put("npv", swap.presentValue(curve))
                            .put("fairRate", swap.fairRate(curve))
                            .put("fixedLegBPS", swap.fixedLegBasisPointValue(curve))
                            .put("dv01_parallel_zero_1bp", swap.dv01(curve))
                            .put("convexity_1bp", swap.basisPointConvexity(curve));
                });
    }

    private static Model creditDefaultSwap() {
        return ModelDeclaration.named("credit-default-swap")
                .titled("Credit default swap under a flat default intensity and rate")
                .from("Hull and White (2000); O'Kane, chapter 6")
                .input("hazard", "1/year", "default intensity")
                .input("recovery", "1", "share left after default")
                .input("runningSpread", "1/year", "premium")
                .input("notional", "currency", "amount")
                .input("rate", "1/year", "continuously compounded")
                .input("start", "date", "valuation and start of protection")
                .input("end", "date", "end of protection; or years, a whole number")
                .optionalInput("frequency", "1/year", "premiums a year; 4, the ISDA standard")
                .optionalInput("dayCount", "text", "of the premiums; ACT/360, the ISDA standard")
                .output("npvBuyer", "currency", "value to the buyer of protection")
                .output("fairSpread", "1/year", "premium of no value")
                .output("creditTriangle", "1/year", "intensity times loss given default")
                .answering(TOPIC, "cds")
                .evaluatedBy(in -> {
                    final LocalDate start = date(in, "start");
                    final LocalDate end = in.has("years") ? start.plusYears(in.integer("years")) : date(in, "end");
                    final int frequency = in.integer("frequency", 4);
                    if (frequency < 1 || 12 % frequency != 0) {
                        throw in.bad("frequency", "1, 2, 3, 4, 6 or 12");
                    }
                    final double recovery = in.number("recovery");
                    final CreditDefaultSwap swap = CreditDefaultSwap.between(
                            start,
                            end,
                            12 / frequency,
                            DayCount.named(in.text("dayCount", DayCount.ACT_360.label())),
                            in.number("notional"),
                            in.number("runningSpread"),
                            recovery);
                    final double hazard = in.number("hazard");
                    final double rate = in.number("rate");
                    return new Outputs()
                            .put("npvBuyer", swap.presentValue(hazard, rate))
                            .put("fairSpread", swap.fairSpread(hazard, rate))
                            .put("creditTriangle", CreditDefaultSwap.creditTriangle(hazard, recovery));
                });
    }

    private static Model vasicek() {
        return ModelDeclaration.named("vasicek-bond")
                .titled("Zero bond under the Vasicek model")
                .from("Vasicek (1977); Brigo and Mercurio 3.2.1")
                .input("a", "1/year", "speed of reversion")
                .input("b", "1/year", "long-run rate")
                .input("sigma", "1/year^1.5", "volatility of the rate")
                .input("r0", "1/year", "rate now")
                .input("T", "years", "maturity")
                .output("discount", "1", "discount factor")
                .answering(TOPIC, "vasicek")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "discount",
                                ShortRate.vasicek(
                                        in.number("a"),
                                        in.number("b"),
                                        in.number("sigma"),
                                        in.number("r0"),
                                        in.number("T"))));
    }

    private static Model coxIngersollRoss() {
        return ModelDeclaration.named("cir-bond")
                .titled("Zero bond under the Cox-Ingersoll-Ross model")
                .from("Cox, Ingersoll and Ross (1985); Brigo and Mercurio 3.2.3")
                .input("kappa", "1/year", "speed of reversion")
                .input("theta", "1/year", "long-run rate")
                .input("sigma", "1/year", "volatility at a rate of one")
                .input("r0", "1/year", "rate now")
                .input("T", "years", "maturity")
                .output("discount", "1", "discount factor")
                .answering(TOPIC, "cir")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "discount",
                                ShortRate.coxIngersollRoss(
                                        in.number("kappa"),
                                        in.number("theta"),
                                        in.number("sigma"),
                                        in.number("r0"),
                                        in.number("T"))));
    }

    private static Model forwardRates() {
        return ModelDeclaration.named("forward-rates")
                .titled("Continuous forward rates between zero rates")
                .from("Hull, chapter on interest rates: (z2 t2 - z1 t1) / (t2 - t1)")
                .input("times", "years", "increasing")
                .input("zeros", "1/year", "continuously compounded")
                .output("forwards", "1/year", "between neighbours")
                .answering(TOPIC, "forward_rates")
                .evaluatedBy(in ->
                        new Outputs().put("forwards", ForwardRates.between(in.numbers("times"), in.numbers("zeros"))));
    }

    private static Model forwardRateAgreement() {
        return ModelDeclaration.named("forward-rate-agreement")
                .titled("Simple forward rate between two discount factors")
                .from("Hull, chapter on interest rates: (P1 / P2 - 1) / fraction")
                .input("df1", "1", "discount factor at the start")
                .input("df2", "1", "discount factor at the end")
                .input("tau", "years", "year fraction")
                .output("forward", "1/year", "simple rate")
                .answering(TOPIC, "fra")
                .evaluatedBy(in -> new Outputs()
                        .put("forward", ForwardRates.simple(in.number("df1"), in.number("df2"), in.number("tau"))));
    }

    private static Model interpolation() {
        return ModelDeclaration.named("discount-interpolation")
                .titled("Discount factors between nodes")
                .from("log-linear; Hagan and West (2006) for the monotone convex curve")
                .input("pillars", "rows", "[years, discount factor], increasing in time")
                .input("t", "years", "times asked for")
                .optionalInput("interpolation", "text", "a name of CurveInterpolation; LOG_LINEAR_DISCOUNT if absent")
                .output("discount", "1", "discount factors")
                .answering(TOPIC, "curve_interpolation")
                .evaluatedBy(in -> {
                    final double[][] pillars = in.matrix("pillars");
                    final double[] times = new double[pillars.length];
                    final double[] discounts = new double[pillars.length];
                    for (int i = 0; i < pillars.length; i++) {
                        times[i] = pillars[i][0];
                        discounts[i] = pillars[i][1];
                    }
                    final YieldCurve curve = YieldCurve.ofDiscounts(
                            times,
                            discounts,
                            CurveInterpolation.valueOf(
                                    in.text("interpolation", CurveInterpolation.LOG_LINEAR_DISCOUNT.name())));
                    final double[] asked = in.numbers("t");
                    final double[] found = new double[asked.length];
                    for (int i = 0; i < asked.length; i++) {
                        found[i] = curve.discount(asked[i]);
                    }
                    return new Outputs().put("discount", found);
                });
    }

    private static DayCount convention(final Inputs in) {
        return DayCount.named(in.text("convention"));
    }

    private static LocalDate date(final Inputs in, final List<String> names, final LocalDate otherwise) {
        return names.stream()
                .filter(in::has)
                .findFirst()
                .map(name -> date(in, name))
                .orElse(otherwise);
    }

    private static LocalDate date(final Inputs in, final String field) {
        return date(in, field, in.text(field));
    }

    private static LocalDate date(final Inputs in, final String field, final String text) {
        try {
            return LocalDate.parse(text);
        } catch (final DateTimeParseException _) {
            throw in.bad(field, text, "dates such as 2024-02-29");
        }
    }
}
