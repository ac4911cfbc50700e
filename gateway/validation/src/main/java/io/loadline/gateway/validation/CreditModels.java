package io.loadline.gateway.validation;

import io.loadline.core.rates.CreditDefaultSwap;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.IntensityCurve;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Credit default swaps, and the intensities that their spreads imply. */
final class CreditModels {
    private static final String TOPIC = "rates";

    private CreditModels() {}

    static List<Model> all() {
        return List.of(swap(), curve());
    }

    private static ModelDeclaration describe(final ModelDeclaration model) {
        return model.input("recovery", "1", "share left after default")
                .optionalInput("rate", "1/year", "continuously compounded; or a curve, as in discount-interpolation")
                .input("start", "date", "valuation and start of protection")
                .optionalInput("frequency", "1/year", "premiums a year; 4, the ISDA standard")
                .optionalInput("dayCount", "text", "of the premiums; ACT/360, the ISDA standard");
    }

    private static CreditDefaultSwap swap(
            final Inputs in, final Inputs terms, final double notional, final double spread) {
        final LocalDate start = RatesTerms.date(in, "start");
        final LocalDate end =
                terms.has("years") ? start.plusYears(SwapModels.wholeYears(terms)) : RatesTerms.date(terms, "end");
        return CreditDefaultSwap.between(
                start,
                end,
                12 / RatesTerms.frequency(in, "frequency", 4),
                RatesTerms.dayCount(in, "dayCount", DayCount.ACT_360),
                notional,
                spread,
                in.number("recovery"));
    }

    private static DiscountCurve discount(final Inputs in) {
        return in.has("pillars") || in.has("zeros") ? CurveModels.curve(in) : DiscountCurve.flat(in.number("rate"));
    }

    private static IntensityCurve intensities(final Inputs in) {
        return in.has("hazardTimes")
                ? IntensityCurve.of(in.numbers("hazardTimes"), in.numbers("hazards"))
                : IntensityCurve.flat(in.number("hazard"));
    }

    private static Model swap() {
        return describe(ModelDeclaration.named("credit-default-swap")
                        .titled("Credit default swap")
                        .from("Hull and White (2000); O'Kane, chapters 6 and 7")
                        .optionalInput("hazard", "1/year", "default intensity; or hazards and hazardTimes")
                        .optionalInput("hazards", "1/year", "default intensities, each up to its time")
                        .optionalInput("hazardTimes", "years", "those times; the last intensity stays")
                        .input("runningSpread", "1/year", "premium")
                        .input("notional", "currency", "amount"))
                .input("end", "date", "end of protection; or years, a whole number")
                .output("npvBuyer", "currency", "value to the buyer of protection")
                .output("npvSeller", "currency", "value to the seller")
                .output("fairSpread", "1/year", "premium of no value")
                .output("protectionLeg", "currency", "expected discounted payment on default")
                .output("premiumLeg", "currency", "expected discounted premiums")
                .output("creditTriangle", "1/year", "first intensity times loss given default")
                .answering(TOPIC, "cds")
                .evaluatedBy(in -> {
                    final CreditDefaultSwap swap = swap(in, in, in.number("notional"), in.number("runningSpread"));
                    final IntensityCurve intensities = intensities(in);
                    final DiscountCurve discount = discount(in);
                    final double value = swap.presentValue(intensities, discount);
                    final double protection = swap.protection(intensities, discount);
                    return new Outputs()
                            .put("npvBuyer", value)
                            .put("npvSeller", -value)
                            .put("fairSpread", swap.fairSpread(intensities, discount))
                            .put("protectionLeg", protection)
                            .put("premiumLeg", protection - value)
                            .put(
                                    "creditTriangle",
                                    CreditDefaultSwap.creditTriangle(intensities.intensity(0), in.number("recovery")));
                });
    }

    private static Model curve() {
        return describe(ModelDeclaration.named("credit-curve")
                        .titled("Default intensities, constant between maturities, that price credit default swaps")
                        .from("O'Kane, chapter 7"))
                .input("quotes", "objects", "spread a year, and years (a whole number) or end, in ascending order")
                .output("times", "years", "maturities")
                .output("intensities", "1/year", "intensity up to each")
                .output("survival", "1", "probability to survive until each")
                .answering(TOPIC, "credit_curve")
                .evaluatedBy(in -> {
                    final List<CreditDefaultSwap> swaps = new ArrayList<>();
                    for (final Inputs quote : in.objects("quotes")) {
                        swaps.add(swap(in, quote, 1, quote.number("spread")));
                    }
                    final IntensityCurve curve = IntensityCurve.bootstrap(swaps, discount(in));
                    final double[] survival = curve.times();
                    for (int i = 0; i < survival.length; i++) {
                        survival[i] = curve.survival(survival[i]);
                    }
                    return new Outputs()
                            .put("times", curve.times())
                            .put("intensities", curve.intensities())
                            .put("survival", survival);
                });
    }
}
