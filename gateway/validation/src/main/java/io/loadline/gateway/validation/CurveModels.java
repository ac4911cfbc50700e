package io.loadline.gateway.validation;

import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.CurveBootstrap;
import io.loadline.core.rates.CurveInterpolation;
import io.loadline.core.rates.CurveQuote;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.FixedFloatingSwap;
import io.loadline.core.rates.ForwardRates;
import io.loadline.core.rates.NelsonSiegelSvensson;
import io.loadline.core.rates.YieldCurve;
import java.util.ArrayList;
import java.util.List;

/** Curves from quotes and nodes, and what is read from them. */
final class CurveModels {
    private static final String TOPIC = "rates";
    private static final List<String> KINDS = List.of("bond", "zero", "deposit", "fra", "future", "swap", "ois");

    private CurveModels() {}

    static List<Model> all() {
        return List.of(bootstrap(), forwardRates(), forwardRateAgreement(), interpolation(), nelsonSiegelSvensson());
    }

    private static Model bootstrap() {
        return ModelDeclaration.named("curve-bootstrap")
                .titled("Zero rates that reprice bonds, deposits, forward rates and swaps")
                .from("Hull, chapter on interest rates: bootstrap; Hagan and West (2006)")
                .input(
                        "instruments",
                        "objects",
                        "type (bond, zero, deposit, fra, future, swap, ois; bond); maturity in years; bond: coupon a"
                            + " year, price per 100, frequency (2); others: rate, start (0), frequency of a swap (1),"
                            + " accrual of the others (maturity - start); convexity of a future (0)")
                .optionalInput("interpolation", "text", "a name of CurveInterpolation; LINEAR_ZERO")
                .optionalInput("compounding", "text", "of the answers; continuous")
                .output("times", "years", "maturities, ascending")
                .output("zeros_pct", "percent", "zero rates at the maturities")
                .output("zeros_high_precision", "1/year", "the same as fractions")
                .output("discounts", "1", "discount factors at the maturities")
                .output("forwards", "1/year", "continuous forward rates between neighbours")
                .answering(TOPIC, "bootstrap_hull")
                .evaluatedBy(in -> {
                    final List<CurveQuote> quotes = new ArrayList<>();
                    for (final Inputs instrument : in.objects("instruments")) {
                        quotes.add(quote(instrument, in));
                    }
                    final YieldCurve curve =
                            CurveBootstrap.curve(quotes, RatesTerms.interpolation(in, CurveInterpolation.LINEAR_ZERO));
                    final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
                    final double[] zeros = curve.zeros();
                    final double[] discounts = curve.times();
                    final double[] forwards = ForwardRates.between(curve.times(), curve.zeros());
                    final double[] percent = new double[zeros.length];
                    for (int i = 0; i < zeros.length; i++) {
                        zeros[i] = compounding.ofContinuous(zeros[i]);
                        percent[i] = 100 * zeros[i];
                        discounts[i] = curve.discount(discounts[i]);
                    }
                    return new Outputs()
                            .put("times", curve.times())
                            .put("zeros_pct", percent)
                            .put("zeros_high_precision", zeros)
                            .put("discounts", discounts)
                            .put("forwards", forwards);
                });
    }

    private static CurveQuote quote(final Inputs in, final Inputs all) {
        final String kind = in.has("type") ? in.oneOf("type", KINDS) : "bond";
        final double maturity = in.number("maturity");
        final double start = in.number("start", 0);
        return switch (kind) {
            case "bond", "zero" ->
                CurveQuote.bond(
                        maturity, in.number("coupon", 0), RatesTerms.frequency(in, "frequency", 2), in.number("price"));
            case "deposit" -> CurveQuote.deposit(maturity, in.number("accrual", maturity), in.number("rate"));
            case "swap", "ois" -> swap(in, all);
            default ->
                CurveQuote.forward(
                        start,
                        maturity,
                        in.number("accrual", maturity - start),
                        in.number("rate") - in.number("convexity", 0));
        };
    }

    private static CurveQuote swap(final Inputs in, final Inputs all) {
        final double start = in.number("start", 0);
        final double[] times = in.has("times") ? in.numbers("times") : regularTimes(in, start);
        final double[] accruals = in.has("accruals") ? in.numbers("accruals", times.length) : widths(start, times);
        if (!in.has("floatingTimes")) {
            return CurveQuote.swap(start, times, accruals, in.number("rate"));
        }
        final double[] ends = in.numbers("floatingTimes");
        return CurveQuote.swap(
                new FixedFloatingSwap.Leg(starts(start, times), times, times, accruals),
                new FixedFloatingSwap.Leg(starts(start, ends), ends, ends, widths(start, ends)),
                in.number("rate"),
                DiscountCurve.flat(all.number("discountRate")));
    }

    private static double[] regularTimes(final Inputs in, final double start) {
        final int frequency = RatesTerms.frequency(in, "frequency", 1);
        final double maturity = in.number("maturity");
        final double[] times = new double[(int) Math.max(1, Math.ceil((maturity - start) * frequency - 1e-9))];
        for (int i = 0; i < times.length; i++) {
            times[i] = maturity - (times.length - 1 - i) / (double) frequency;
        }
        return times;
    }

    private static double[] starts(final double start, final double[] ends) {
        final double[] starts = new double[ends.length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i == 0 ? start : ends[i - 1];
        }
        return starts;
    }

    private static double[] widths(final double start, final double[] ends) {
        final double[] widths = starts(start, ends);
        for (int i = 0; i < widths.length; i++) {
            widths[i] = ends[i] - widths[i];
        }
        return widths;
    }

    private static Model forwardRates() {
        return ModelDeclaration.named("forward-rates")
                .titled("Forward rates between zero rates")
                .from("Hull, chapter on interest rates: (z2 t2 - z1 t1) / (t2 - t1)")
                .input("times", "years", "increasing")
                .input("zeros", "1/year", "zero rates")
                .optionalInput("compounding", "text", "of zero rates and forwards; continuous")
                .output("forwards", "1/year", "between neighbours")
                .answering(TOPIC, "forward_rates")
                .evaluatedBy(in -> {
                    final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
                    final double[] zeros = in.numbers("zeros");
                    for (int i = 0; i < zeros.length; i++) {
                        zeros[i] = compounding.toContinuous(zeros[i]);
                    }
                    final double[] forwards = ForwardRates.between(in.numbers("times"), zeros);
                    for (int i = 0; i < forwards.length; i++) {
                        forwards[i] = compounding.ofContinuous(forwards[i]);
                    }
                    return new Outputs().put("forwards", forwards);
                });
    }

    private static Model forwardRateAgreement() {
        return ModelDeclaration.named("forward-rate-agreement")
                .titled("Simple forward rate between two discount factors, and the value of an agreement on it")
                .from("Hull, chapter on interest rates: (P1 / P2 - 1) / fraction")
                .input("df1", "1", "discount factor at the start")
                .input("df2", "1", "discount factor at the end")
                .input("tau", "years", "year fraction")
                .optionalInput("rate", "1/year", "agreed rate, to be paid")
                .optionalInput("notional", "currency", "amount; 1")
                .output("forward", "1/year", "simple rate")
                .optionalOutput("value", "currency", "notional (forward - rate) tau P2, to who pays the agreed rate")
                .answering(TOPIC, "fra")
                .evaluatedBy(in -> {
                    final double end = in.number("df2");
                    final double fraction = in.number("tau");
                    final double forward = ForwardRates.simple(in.number("df1"), end, fraction);
                    final Outputs out = new Outputs().put("forward", forward);
                    if (in.has("rate")) {
                        out.put("value", in.number("notional", 1) * (forward - in.number("rate")) * fraction * end);
                    }
                    return out;
                });
    }

    private static Model interpolation() {
        return describe(ModelDeclaration.named("discount-interpolation")
                        .titled("Discount factors and rates between and beyond nodes")
                        .from("log-linear; de Boor, chapter IV; Hagan and West (2006) for the monotone convex curve")
                        .input("t", "years", "times asked for"))
                .optionalInput("compounding", "text", "of the zero rates given and answered; continuous")
                .output("discount", "1", "discount factors")
                .output("zero", "1/year", "zero rates")
                .output("forward", "1/year", "instantaneous forward rates")
                .answering(TOPIC, "curve_interpolation")
                .evaluatedBy(in -> {
                    final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
                    return read(in, curve(in), compounding);
                });
    }

    private static Outputs read(final Inputs in, final DiscountCurve curve, final Compounding compounding) {
        final double[] discounts = in.numbers("t");
        final double[] zeros = discounts.clone();
        final double[] forwards = discounts.clone();
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = compounding.ofContinuous(curve.zeroRate(zeros[i]));
            forwards[i] = curve.instantaneousForward(forwards[i]);
            discounts[i] = curve.discount(discounts[i]);
        }
        return new Outputs().put("discount", discounts).put("zero", zeros).put("forward", forwards);
    }

    /** Describes what {@link #curve} reads. */
    static ModelDeclaration describe(final ModelDeclaration model) {
        return model.input("pillars", "rows", "[years, discount factor], increasing in time; or zeros with times")
                .optionalInput("times", "years", "of zeros")
                .optionalInput("zeros", "1/year", "zero rates at the times")
                .optionalInput(
                        "interpolation",
                        "text",
                        "LINEAR_ZERO, LOG_LINEAR_DISCOUNT, LINEAR_DISCOUNT, CUBIC_ZERO, LOG_CUBIC_DISCOUNT or"
                                + " MONOTONE_CONVEX; LOG_LINEAR_DISCOUNT; also method")
                .optionalInput(
                        "extrapolation",
                        "text",
                        "FLAT_ZERO, FLAT_FORWARD or NONE; FLAT_FORWARD, of linear zero rates FLAT_ZERO");
    }

    static YieldCurve curve(final Inputs in) {
        final CurveInterpolation interpolation = RatesTerms.interpolation(in, CurveInterpolation.LOG_LINEAR_DISCOUNT);
        final YieldCurve curve =
                in.has("zeros") && !in.has("pillars") ? ofZeros(in, interpolation) : ofPillars(in, interpolation);
        return RatesTerms.extrapolation(in).map(curve::extrapolated).orElse(curve);
    }

    private static YieldCurve ofZeros(final Inputs in, final CurveInterpolation interpolation) {
        final double[] zeros = in.numbers("zeros");
        final Compounding compounding = RatesTerms.compounding(in, "compounding", Compounding.CONTINUOUS);
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = compounding.toContinuous(zeros[i]);
        }
        return YieldCurve.ofZeros(in.numbers("times"), zeros, interpolation);
    }

    /** A first pillar at time zero says nothing new and is left out. */
    private static YieldCurve ofPillars(final Inputs in, final CurveInterpolation interpolation) {
        final double[][] pillars = in.matrix("pillars");
        if (pillars.length == 0 || pillars[0].length != 2) {
            throw in.bad("pillars", "at least one pair of a time in years and a discount factor");
        }
        final int first = pillars.length > 1 && pillars[0][0] == 0 && pillars[0][1] == 1 ? 1 : 0;
        final double[] times = new double[pillars.length - first];
        final double[] discounts = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = pillars[i + first][0];
            discounts[i] = pillars[i + first][1];
        }
        return YieldCurve.ofDiscounts(times, discounts, interpolation);
    }

    private static Model nelsonSiegelSvensson() {
        return ModelDeclaration.named("nelson-siegel-svensson")
                .titled("Curve of Nelson, Siegel and Svensson")
                .from("Nelson and Siegel (1987); Svensson (1994)")
                .input("level", "1/year", "rate at infinity")
                .input("slope", "1/year", "level + slope is the rate at zero")
                .input("curvature", "1/year", "height of the hump")
                .optionalInput("secondCurvature", "1/year", "of the second hump; 0")
                .input("tau", "years", "decay of slope and hump")
                .optionalInput("secondTau", "years", "decay of the second hump; tau")
                .input("t", "years", "times asked for")
                .output("discount", "1", "discount factors")
                .output("zero", "1/year", "continuously compounded zero rates")
                .output("forward", "1/year", "instantaneous forward rates")
                .answering(TOPIC, "nelson_siegel")
                .evaluatedBy(in -> {
                    final double tau = in.number("tau");
                    final NelsonSiegelSvensson curve = new NelsonSiegelSvensson(
                            in.number("level"),
                            in.number("slope"),
                            in.number("curvature"),
                            in.number("secondCurvature", 0),
                            tau,
                            in.number("secondTau", tau));
                    return read(in, curve, Compounding.CONTINUOUS);
                });
    }
}
