package io.loadline.gateway.validation;

import io.loadline.core.rates.BusinessDays;
import io.loadline.core.rates.CashFlows;
import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.CouponSchedule;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.FixedRateBond;
import io.loadline.core.rates.KeyRates;
import io.loadline.core.rates.YieldCurve;
import java.time.LocalDate;
import java.util.List;

/** Bonds at a yield, at a price and on a curve. */
final class BondModels {
    private static final String TOPIC = "rates";
    private static final double FACE = 100;

    private BondModels() {}

    static List<Model> all() {
        return List.of(bondYield(), bondDuration(), datedBond(), keyRates());
    }

    private static Model bondYield() {
        return ModelDeclaration.named("bond-yield")
                .titled("Price, durations, convexity and value of a basis point of a bond at its yield")
                .from("Fabozzi, Bond Markets, Analysis, and Strategies; closed form")
                .input("coupon", "1/year", "coupon rate")
                .input("yield_", "1/year", "yield; also yield")
                .input("periods", "1", "coupons left; or years, whole coupon periods")
                .input("frequency", "1/year", "coupons a year, a word such as semiannual, or a tenor such as 6M")
                .optionalInput("face", "currency", "repaid at the end; 100")
                .optionalInput("compounding", "text", "of the yield; as often as coupons are paid")
                .output("price", "per 100", "present value")
                .output("macaulay", "years", "Macaulay duration")
                .output("modified", "years", "modified duration")
                .output("convexity", "years^2", "second derivative by the yield over the price")
                .output("dv01", "per 100", "loss for a basis point more")
                .answering(TOPIC, "bond_yield")
                .evaluatedBy(in -> {
                    final CashFlows bond = regular(in);
                    final Compounding compounding = RatesTerms.compounding(
                            in, "compounding", new Compounding(RatesTerms.frequency(in, "frequency")));
                    final double yield = in.number(in.has("yield") ? "yield" : "yield_");
                    return new Outputs()
                            .put("price", bond.presentValue(yield, compounding))
                            .put("macaulay", bond.macaulayDuration(yield, compounding))
                            .put("modified", bond.modifiedDuration(yield, compounding))
                            .put("convexity", bond.convexity(yield, compounding))
                            .put("dv01", bond.dv01(yield, compounding));
                });
    }

    private static CashFlows regular(final Inputs in) {
        final int frequency = RatesTerms.frequency(in, "frequency");
        return CashFlows.bond(in.number("face", FACE), in.number("coupon"), periods(in, frequency), frequency);
    }

    private static int periods(final Inputs in, final int frequency) {
        if (in.has("periods")) {
            return in.integer("periods");
        }
        final double periods = in.number("years") * frequency;
        if (!(Math.abs(periods - Math.rint(periods)) <= 1e-9)) {
            throw in.bad("years", "whole coupon periods of 1/" + frequency + " year");
        }
        return (int) Math.rint(periods);
    }

    private static Model bondDuration() {
        return ModelDeclaration.named("bond-duration-continuous")
                .titled("Price and duration of a bond at a continuously compounded yield")
                .from("Hull, Options, Futures, and Other Derivatives, chapter on interest rates")
                .input("coupon", "1/year", "coupon rate")
                .input("yieldContinuous", "1/year", "continuously compounded yield")
                .input("years", "years", "whole coupon periods to maturity, in years; or periods")
                .input("frequency", "1/year", "coupons a year, a word such as semiannual, or a tenor such as 6M")
                .optionalInput("face", "currency", "repaid at the end; 100")
                .output("price", "per 100", "present value")
                .output("duration", "years", "Macaulay duration")
                .output("convexity", "years^2", "second derivative by the yield over the price")
                .output("dv01", "per 100", "loss for a basis point more")
                .answering(TOPIC, "hull_duration")
                .evaluatedBy(in -> {
                    final CashFlows bond = regular(in);
                    final double yield = in.number("yieldContinuous");
                    return new Outputs()
                            .put("price", bond.presentValue(yield, Compounding.CONTINUOUS))
                            .put("duration", bond.macaulayDuration(yield, Compounding.CONTINUOUS))
                            .put("convexity", bond.convexity(yield, Compounding.CONTINUOUS))
                            .put("dv01", bond.dv01(yield, Compounding.CONTINUOUS));
                });
    }

    private static Model datedBond() {
        return DateModels.describe(ModelDeclaration.named("dated-bond")
                        .titled("Prices, yields and durations of a bond with dates")
                        .from("ICMA Rule Book, rule 251; street convention")
                        .input("start", "date", "start of the first coupon period; also issue")
                        .input("maturity", "date", "last payment")
                        .input("coupon", "1/year", "coupon rate")
                        .input(
                                "frequency",
                                "1/year",
                                "coupons a year, a word such as semiannual, or a tenor such as 6M")
                        .input("settlement", "date", "day of payment; or tradeDate and settlementDays")
                        .input("dayCount", "text", "of accrual and yield"))
                .optionalInput("coupons", "1/year", "a rate for each period, from the first on, instead of coupon")
                .optionalInput("outstanding", "1", "share of the face outstanding in each period; 1")
                .optionalInput("issue", "date", "day of issue; interest counts from start")
                .optionalInput("settlementDays", "days", "business days from trade to payment; 0")
                .optionalInput("paymentConvention", "text", "of payments on days off; UNADJUSTED")
                .optionalInput("calendar", "text", "NONE, WEEKENDS, TARGET, UNITED_STATES, LONDON, BRAZIL, joined by +")
                .optionalInput("holidays", "dates", "more days off")
                .optionalInput(
                        "exDividendDays", "days", "before a coupon date, from which the seller keeps the coupon; 0")
                .optionalInput("exDividendBusinessDays", "flag", "whether those are business days; false")
                .optionalInput("compounding", "text", "of yields; as often as coupons are paid")
                .optionalInput("yield", "1/year", "yield of the first answers")
                .optionalInput("price", "per 100", "clean price of the yield")
                .optionalInput("flatRate", "1/year", "flat curve of the last price")
                .optionalInput("curveDate", "date", "day from which that curve counts its time; settlement")
                .optionalInput("curveDayCount", "text", "how it counts it; ACT/360")
                .optionalInput("curveCompounding", "text", "of its rate; continuous")
                .optionalInput(
                        "ask",
                        "texts",
                        "answers by name, such as cleanPrice_at_yield_4_5pct (docs/model-validation.md); in a case,"
                                + " the names that it expects")
                .output("accrued", "per 100", "interest since the last coupon date")
                .optionalOutput("cleanPriceAtYield", "per 100", "clean price at the yield")
                .optionalOutput("dirtyPriceAtYield", "per 100", "dirty price at the yield")
                .optionalOutput("macaulay", "years", "Macaulay duration at the yield")
                .optionalOutput("modified", "years", "modified duration at the yield")
                .optionalOutput("convexity", "years^2", "convexity at the yield")
                .optionalOutput("dv01", "per 100", "loss for a basis point more at the yield")
                .optionalOutput("yieldAtPrice", "1/year", "yield at the clean price")
                .optionalOutput("trueYieldAtPrice", "1/year", "the same over the days on which payments are made")
                .optionalOutput("cleanPriceOnFlatCurve", "per 100", "on the curve")
                .answering(TOPIC, "bond_cached")
                .evaluatedBy(BondModels::evaluateDated);
    }

    private static FixedRateBond bond(final Inputs in, final CouponSchedule schedule) {
        final boolean stepped = in.has("coupons");
        FixedRateBond bond = new FixedRateBond(
                        schedule, stepped ? 0 : in.number("coupon"), RatesTerms.dayCount(in, "dayCount"))
                .paid(
                        RatesTerms.businessDays(in, "paymentConvention", BusinessDays.UNADJUSTED),
                        RatesTerms.calendar(in))
                .exDividend(in.integer("exDividendDays", 0), in.flag("exDividendBusinessDays", false));
        if (stepped) {
            bond = bond.stepped(in.numbers("coupons"));
        }
        return in.has("outstanding") ? bond.amortising(in.numbers("outstanding")) : bond;
    }

    private static Outputs evaluateDated(final Inputs in) {
        final LocalDate start = RatesTerms.date(in, in.has("start") || !in.has("issue") ? "start" : "issue");
        final CouponSchedule schedule =
                RatesTerms.schedule(in, start, RatesTerms.date(in, "maturity"), RatesTerms.frequency(in, "frequency"));
        final FixedRateBond bond = bond(in, schedule);
        final LocalDate settlement = in.has("settlement") || !in.has("tradeDate")
                ? RatesTerms.date(in, "settlement")
                : RatesTerms.calendar(in).plus(RatesTerms.date(in, "tradeDate"), in.integer("settlementDays", 0));
        final Compounding compounding = RatesTerms.compounding(in, "compounding", bond.compounding());
        final BondQuestion question = new BondQuestion(bond, settlement);
        final Outputs out = new Outputs().put("accrued", bond.accrued(settlement));
        if (in.has("yield")) {
            final double yield = in.number("yield");
            out.put("cleanPriceAtYield", question.atYield("cleanPrice", yield, compounding))
                    .put("dirtyPriceAtYield", question.atYield("dirtyPrice", yield, compounding));
            for (final String measure : List.of("macaulay", "modified", "convexity", "dv01")) {
                out.put(measure, question.atYield(measure, yield, compounding));
            }
        }
        if (in.has("price")) {
            final double dirty = in.number("price") + bond.accrued(settlement);
            out.put("yieldAtPrice", bond.flows(settlement).yieldToMaturity(dirty, compounding))
                    .put("trueYieldAtPrice", bond.paidFlows(settlement).yieldToMaturity(dirty, compounding));
        }
        if (in.has("flatRate")) {
            final double rate = RatesTerms.compounding(in, "curveCompounding", Compounding.CONTINUOUS)
                    .toContinuous(in.number("flatRate"));
            out.put(
                    "cleanPriceOnFlatCurve",
                    bond.cleanPrice(
                            settlement,
                            DiscountCurve.flat(rate),
                            RatesTerms.date(in, "curveDate", settlement),
                            RatesTerms.dayCount(in, "curveDayCount", DayCount.ACT_360)));
        }
        if (in.has("ask")) {
            in.texts("ask").stream().filter(name -> !out.json().has(name)).forEach(name -> {
                final double answer = question.answer(name)
                        .orElseThrow(() -> in.bad("ask", name, "a name such as cleanPrice_at_yield_4_5pct"));
                out.put(name, answer);
            });
        }
        return out;
    }

    private static Model keyRates() {
        return CurveModels.describe(ModelDeclaration.named("key-rates")
                        .titled("Sensitivity of cash flows to single points of a curve")
                        .from("Ho (1992)")
                        .input("times", "years", "times of the cash flows")
                        .input("amounts", "currency", "amounts of the cash flows")
                        .input("keys", "years", "times of the key rates"))
                .output("price", "currency", "present value")
                .output("dv01", "currency", "loss for a basis point more of each key rate")
                .output("durations", "years", "relative loss a unit of each key rate")
                .answering(TOPIC, "key_rates")
                .evaluatedBy(in -> {
                    final YieldCurve curve = CurveModels.curve(in);
                    final CashFlows flows = CashFlows.of(in.numbers("times"), in.numbers("amounts"));
                    final KeyRates keys = new KeyRates(in.numbers("keys"));
                    return new Outputs()
                            .put("price", flows.presentValue(curve))
                            .put("dv01", keys.dv01(flows::presentValue, curve))
                            .put("durations", keys.durations(flows::presentValue, curve));
                });
    }
}
