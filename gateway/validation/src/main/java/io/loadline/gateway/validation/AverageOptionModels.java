package io.loadline.gateway.validation;

import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.exotic.AverageMoments;
import io.loadline.core.pricing.exotic.AverageOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options on an average price. */
final class AverageOptionModels {
    private static final String TOPIC = "options_exotic";
    /** As in: discrete arithmetic, 26 weekly fixings from 1/52 to 0.5. */
    private static final Pattern STATED =
            Pattern.compile("\\b([0-9]+) ([a-z ]*)fixings(?: from ([0-9./]+))?(?: to ([0-9./]+))?");

    private static final double WEEKS = 52;
    private static final double LEAST_STRIKE = 1e-9;

    private AverageOptionModels() {}

    static List<Model> all() {
        return List.of(geometric(), levy(), turnbullWakeman(), average());
    }

    private static ModelDeclaration describe(final ModelDeclaration model) {
        return OptionContract.describeGreeks(model.input("type", "text", "call or put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0; or costOfCarry")
                .optionalInput("costOfCarry", "1/year", "drift of the underlying")
                .input("vol", "1/sqrt(year)", "volatility"));
    }

    private static ModelDeclaration describeFixings(final ModelDeclaration model) {
        return describe(model)
                .optionalInput("fixings", "1", "number of equally spaced fixings")
                .optionalInput("firstFixing", "year", "time of the first; expiryYears / fixings if absent")
                .optionalInput("length", "year", "from the first to the last; the last is at expiry if absent")
                .optionalInput("fixingTimes", "year", "the times of all fixings, instead of their number")
                .optionalInput("expiryYears", "year", "time to expiry")
                .optionalInput(
                        "averaging", "text", "may say the number: 26 weekly fixings from 1/52 to 0.5; 10 fixings")
                .optionalInput("pastFixings", "1", "number of fixings that have been made, beside those to come; 0")
                .optionalInput("currentAverage", "price", "their average");
    }

    private static OptionContract contract(final Inputs in, final double years) {
        final double rate = in.number("rate");
        return new OptionContract(
                OptionContract.isCall(in, "type"),
                in.number("spot"),
                in.number("strike"),
                rate,
                in.has("costOfCarry") ? rate - in.number("costOfCarry") : in.number("dividendYield", 0),
                years,
                in.number("vol"));
    }

    private static boolean hasFixings(final Inputs in) {
        return in.has("fixings") || in.has("fixingTimes") || stated(in).find();
    }

    private static Matcher stated(final Inputs in) {
        return STATED.matcher(in.text("averaging", "").toLowerCase(Locale.ROOT));
    }

    /** A number, or a fraction as 1/52. */
    private static double fraction(final Inputs in, final String text) {
        final int stroke = text.indexOf('/');
        try {
            return stroke < 0
                    ? Double.parseDouble(text)
                    : Double.parseDouble(text.substring(0, stroke)) / Double.parseDouble(text.substring(stroke + 1));
        } catch (final NumberFormatException e) {
            throw in.bad("averaging", "times such as 1/52 or 0.5");
        }
    }

    /** The fixings that the text says: from and to a time, or every week from one on, or else as {@link #equallySpaced}. */
    private static double[] fixings(final Inputs in, final Matcher stated) {
        final int count = Integer.parseInt(stated.group(1));
        if (stated.group(3) == null) {
            return equallySpaced(in, count);
        }
        final double first = fraction(in, stated.group(3));
        final boolean weekly = stated.group(2).contains("weekly");
        if (!weekly && stated.group(4) == null) {
            throw in.bad("averaging", "the time of the last fixing too");
        }
        final double last = stated.group(4) == null ? first + (count - 1) / WEEKS : fraction(in, stated.group(4));
        return spaced(in, count, first, last - first);
    }

    /** All times; or equally spaced ones, from the first over a length or up to expiry. */
    private static double[] fixings(final Inputs in) {
        if (in.has("fixingTimes")) {
            final double[] times = in.numbers("fixingTimes");
            if (times.length == 0) {
                throw in.bad("fixingTimes", "at least one time");
            }
            return times;
        }
        if (in.has("fixings")) {
            return equallySpaced(in, in.integer("fixings"));
        }
        final Matcher stated = stated(in);
        if (!stated.find()) {
            throw in.bad("fixings", "a number of fixings, or their times");
        }
        return fixings(in, stated);
    }

    private static double[] equallySpaced(final Inputs in, final int count) {
        final double first = in.has("firstFixing") ? in.number("firstFixing") : OptionContract.years(in) / count;
        final double length = in.has("length") ? in.number("length") : OptionContract.years(in) - first;
        return spaced(in, count, first, length);
    }

    private static double[] spaced(final Inputs in, final int count, final double first, final double length) {
        if (count < 1) {
            throw in.bad(in.has("fixings") ? "fixings" : "averaging", "a number of fixings of at least 1");
        }
        final double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = first + i * length / Math.max(count - 1, 1);
        }
        return times;
    }

    /** Price and derivatives of an average of fixings; one of now has been made when time passes. */
    private static Outputs derived(final OptionContract c, final double[] fixings, final FixingFormula formula) {
        double next = 0;
        for (int i = fixings.length - 1; i >= 0 && fixings[i] > 0; i--) {
            next = fixings[i];
        }
        return c.derived(
                (s, r, q, elapsed, v) -> {
                    final double[] nearer = fixings.clone();
                    for (int i = 0; elapsed > 0 && i < nearer.length; i++) {
                        nearer[i] = Math.max(nearer[i] - elapsed, 0);
                    }
                    return formula.price(c.call(), s, c.strike(), r, q, nearer, v);
                },
                next,
                Double.POSITIVE_INFINITY);
    }

    /**
     * An arithmetic average of which some fixings have been made is a share of one of the rest, with the strike that is left. Where that is none,
     * the call is a forward and the put worth nothing.
     */
    private static FixingFormula begun(final Inputs in, final FixingFormula formula) {
        final int past = made(in);
        if (past == 0) {
            return formula;
        }
        final double known = in.number("currentAverage");
        return (call, spot, strike, rate, dividendYield, fixings, volatility) -> {
            if (!(known > 0 && strike > 0 && known < Double.POSITIVE_INFINITY)) {
                return Double.NaN;
            }
            final double share = (double) fixings.length / (past + fixings.length);
            final double left = (strike - (1 - share) * known) / share;
            if (left > 0) {
                return share * formula.price(call, spot, left, rate, dividendYield, fixings, volatility);
            }
            final double least = LEAST_STRIKE * spot;
            final double forward =
                    AverageMoments.turnbullWakeman(true, spot, least, rate, dividendYield, fixings, volatility);
            final double discount = StrictMath.exp(-rate * fixings[fixings.length - 1]);
            return call ? share * (forward + (least - left) * discount) : 0 * forward;
        };
    }

    private interface FixingFormula {
        double price(
                boolean call,
                double spot,
                double strike,
                double rate,
                double dividendYield,
                double[] fixings,
                double volatility);
    }

    private static Model geometric() {
        return describeFixings(ModelDeclaration.named("geometric-average-option")
                        .titled("Option on the geometric average, taken without a break or at fixings")
                        .from("Kemna and Vorst (1990)"))
                .optionalInput("elapsedYears", "year", "of an average without a break that has begun; 0")
                .answering(TOPIC, "asian_geometric")
                .evaluatedBy(in -> {
                    if (hasFixings(in)) {
                        final double[] fixings = fixings(in);
                        return derived(contract(in, fixings[fixings.length - 1]), fixings, geometricFixings(in));
                    }
                    if (in.text("averaging", "").contains("discrete")) {
                        throw in.bad("fixings", "nothing", "the number of fixings of a discrete average");
                    }
                    final OptionContract c = contract(in, OptionContract.years(in));
                    final double past = in.number("elapsedYears", 0);
                    final double known = in.number("currentAverage", c.spot());
                    return c.derived((s, r, q, elapsed, v) -> AverageMoments.geometric(
                            c.call(),
                            s,
                            past + elapsed == 0 ? s : joined(known, past, c.spot(), elapsed, true),
                            c.strike(),
                            r,
                            q,
                            past + c.years(),
                            c.years() - elapsed,
                            v));
                });
    }

    private static FixingFormula geometricFixings(final Inputs in) {
        final int made = made(in);
        if (made == 0) {
            return AverageMoments::geometricFixings;
        }
        final double known = in.number("currentAverage");
        return (call, spot, strike, rate, dividendYield, fixings, volatility) -> AverageMoments.geometricFixings(
                call, spot, known, made, strike, rate, dividendYield, fixings, volatility);
    }

    private static int made(final Inputs in) {
        final int made = in.integer("pastFixings", 0);
        if (made < 0) {
            throw in.bad("pastFixings", "0 or more");
        }
        return made;
    }

    /** The average so far after some more time at the spot of now. */
    private static double joined(
            final double known, final double past, final double spot, final double elapsed, final boolean geometric) {
        if (elapsed == 0) {
            return known;
        }
        final double share = elapsed / (past + elapsed);
        return geometric
                ? StrictMath.exp((1 - share) * StrictMath.log(known) + share * StrictMath.log(spot))
                : (1 - share) * known + share * spot;
    }

    private static Model levy() {
        return describe(ModelDeclaration.named("levy-average-option")
                        .titled("Option on the arithmetic average taken as lognormal")
                        .from("Levy (1992)"))
                .optionalInput("currentAverage", "price", "average of the days that have passed; the spot")
                .optionalInput("lengthDays", "day", "length of the average; or expiryYears if it begins now")
                .optionalInput("expiryYears", "year", "length of an average that begins now")
                .optionalInput("elapsedDays", "day", "days of it that have passed; 0")
                .optionalInput("dayBasis", "day/year", "days a year; 365")
                .answering(TOPIC, "asian_levy")
                .evaluatedBy(in -> {
                    final double basis = in.number("dayBasis", 365);
                    final double length =
                            in.has("lengthDays") ? in.number("lengthDays") / basis : OptionContract.years(in);
                    final double past = in.number("elapsedDays", 0) / basis;
                    final OptionContract c = contract(in, length - past);
                    final double known = in.number("currentAverage", c.spot());
                    return c.derived((s, r, q, elapsed, v) -> AverageMoments.levy(
                            c.call(),
                            s,
                            joined(known, past, c.spot(), elapsed, false),
                            c.strike(),
                            r,
                            q,
                            length,
                            c.years() - elapsed,
                            v));
                });
    }

    private static Model turnbullWakeman() {
        return describeFixings(ModelDeclaration.named("turnbull-wakeman-average-option")
                        .titled("Option on the average of fixings taken as lognormal")
                        .from("Turnbull and Wakeman (1991)"))
                .answering(TOPIC, "asian_turnbull_wakeman")
                .evaluatedBy(in -> {
                    final double[] fixings = fixings(in);
                    return derived(
                            contract(in, fixings[fixings.length - 1]),
                            fixings,
                            begun(in, AverageMoments::turnbullWakeman));
                });
    }

    private static Model average() {
        return describeFixings(ModelDeclaration.named("average-option")
                        .titled("Option on the arithmetic average, by its equation")
                        .from("Vecer (2002)"))
                .answering(TOPIC, "asian_exact", "asian_discrete_mc")
                .evaluatedBy(in -> {
                    final double[] fixings = hasFixings(in) ? fixings(in) : new double[] {OptionContract.years(in)};
                    final OptionContract c = contract(in, fixings[fixings.length - 1]);
                    final AverageOption option =
                            new AverageOption(c.call(), c.strike(), c.rate(), c.dividendYield(), c.volatility());
                    if (in.integer("pastFixings", 0) != 0) {
                        return derived(
                                c,
                                fixings,
                                begun(
                                        in,
                                        (call, s, k, r, q, times, v) ->
                                                new AverageOption(call, k, r, q, v).discrete(s, times)));
                    }
                    final Greeks greeks = new Greeks();
                    if (hasFixings(in)) {
                        option.discreteGreeks(c.spot(), fixings, greeks);
                    } else {
                        option.continuousGreeks(c.spot(), c.years(), greeks);
                    }
                    return OptionContract.written(greeks);
                });
    }
}
