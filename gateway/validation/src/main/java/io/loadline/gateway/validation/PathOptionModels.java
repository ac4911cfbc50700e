package io.loadline.gateway.validation;

import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.exotic.AverageMoments;
import io.loadline.core.pricing.exotic.AverageOption;
import io.loadline.core.pricing.exotic.BarrierKind;
import io.loadline.core.pricing.exotic.BarrierOption;
import io.loadline.core.pricing.exotic.BinaryBarrierOption;
import io.loadline.core.pricing.exotic.DigitalOption;
import io.loadline.core.pricing.exotic.LookbackOption;
import io.loadline.core.pricing.exotic.PartialLookbackOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options on the path of one underlying. */
final class PathOptionModels {
    private static final String TOPIC = "options_exotic";
    private static final Pattern CASH = Pattern.compile("cash-or-nothing ([0-9.]+)");
    private static final Pattern WEEKLY = Pattern.compile("([0-9]+) weekly fixings from 1/52 .*");
    private static final Pattern PRODUCT = Pattern.compile("(european|american|up|down)(?:-and-(in|out))? (call|put)");
    private static final double WEEKS = 52;

    private PathOptionModels() {}

    static List<Model> all() {
        return List.of(
                barrier(),
                binaryBarrier(),
                digital(),
                lookback(),
                geometric(),
                levy(),
                turnbullWakeman(),
                average(),
                benchmark());
    }

    private static Outputs price(final double value) {
        return new Outputs().put("price", value);
    }

    /** DownOut, down-and-out, Down Out: the letters count, but for the word and. */
    private static BarrierKind kind(final Inputs in, final String name) {
        final String letters =
                in.text(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").replace("and", "");
        return switch (letters) {
            case "downout" -> BarrierKind.DOWN_OUT;
            case "downin" -> BarrierKind.DOWN_IN;
            case "upout" -> BarrierKind.UP_OUT;
            case "upin" -> BarrierKind.UP_IN;
            default -> throw in.bad(name, "DownOut, DownIn, UpOut or UpIn");
        };
    }

    /** The barrier watched without a break that stands for the one of the contract. */
    private static double watched(final Inputs in, final BarrierKind kind, final OptionContract c) {
        final double barrier = in.number("barrier");
        final String monitoring = in.text("monitoring", "continuous");
        return switch (monitoring) {
            case "continuous" -> barrier;
            case "discrete" -> {
                final double interval = in.has("monitoringInterval")
                        ? in.number("monitoringInterval", 0, Double.MAX_VALUE)
                        : c.years() / in.number("monitoringDates", 1, Double.MAX_VALUE);
                yield BarrierOption.shiftedBarrier(kind, barrier, c.volatility(), interval);
            }
            default -> throw in.bad("monitoring", "continuous or discrete");
        };
    }

    private static Model barrier() {
        return OptionContract.describe(ModelDeclaration.named("barrier-option")
                        .titled("Option that begins or ends at a barrier")
                        .from("Reiner and Rubinstein (1991); Haug (2007), ch. 4.17"))
                .input("barrierType", "text", "DownOut, DownIn, UpOut or UpIn")
                .input("barrier", "price", "level")
                .optionalInput(
                        "monitoring",
                        "text",
                        "continuous, as if absent, or discrete: the shift of Broadie, " + "Glasserman and Kou (1997)")
                .optionalInput("monitoringInterval", "year", "between two looks; or monitoringDates, equally spaced")
                .optionalInput("rebate", "price", "at the touch for a knock-out, at expiry for a knock-in; 0")
                .output("price", "price", "value")
                .answering(TOPIC, "barrier_haug")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final BarrierKind kind = kind(in, "barrierType");
                    return price(BarrierOption.price(
                            kind,
                            c.call(),
                            c.spot(),
                            c.strike(),
                            watched(in, kind, c),
                            in.number("rebate", 0),
                            c.rate(),
                            c.dividendYield(),
                            c.years(),
                            c.volatility()));
                });
    }

    private static Model binaryBarrier() {
        return OptionContract.describe(ModelDeclaration.named("binary-barrier-option")
                        .titled("Cash at expiry if the spot ends beyond the strike and touched a barrier, or did not")
                        .from("Rubinstein and Reiner (1991); Haug (2007), ch. 4.19.5"))
                .input("barrierType", "text", "DownOut, DownIn, UpOut or UpIn")
                .input("barrier", "price", "level")
                .optionalInput(
                        "monitoring",
                        "text",
                        "continuous, as if absent, or discrete: the shift of Broadie, " + "Glasserman and Kou (1997)")
                .optionalInput("monitoringInterval", "year", "between two looks; or monitoringDates, equally spaced")
                .input("cash", "price", "amount")
                .output("price", "price", "value")
                .answering(TOPIC, "binary_barrier")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final BarrierKind kind = kind(in, "barrierType");
                    return price(BinaryBarrierOption.cashOrNothing(
                            kind,
                            c.call(),
                            c.spot(),
                            c.strike(),
                            watched(in, kind, c),
                            in.number("cash"),
                            c.rate(),
                            c.dividendYield(),
                            c.years(),
                            c.volatility()));
                });
    }

    private static Model digital() {
        return OptionContract.describe(ModelDeclaration.named("digital-option")
                        .titled("Cash, asset or a gap beyond the strike, at expiry")
                        .from("Rubinstein and Reiner (1991)"))
                .input("payoff", "text", "cash-or-nothing and the amount, asset-or-nothing, or gap")
                .optionalInput("cash", "price", "the amount, where the text holds none")
                .optionalInput("secondStrike", "price", "strike of the payment of a gap option")
                .output("price", "price", "value")
                .answering(TOPIC, "digital")
                .evaluatedBy(PathOptionModels::digital);
    }

    private static Outputs digital(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final String payoff = in.text("payoff");
        final Matcher cash = CASH.matcher(payoff);
        if (cash.matches() || payoff.equals("cash-or-nothing")) {
            return price(DigitalOption.cashOrNothing(
                    c.call(),
                    c.spot(),
                    c.strike(),
                    cash.matches() ? Double.parseDouble(cash.group(1)) : in.number("cash"),
                    c.rate(),
                    c.dividendYield(),
                    c.years(),
                    c.volatility()));
        }
        if (payoff.startsWith("asset")) {
            return price(DigitalOption.assetOrNothing(
                    c.call(), c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years(), c.volatility()));
        }
        if (!payoff.startsWith("gap")) {
            throw in.bad("payoff", "cash-or-nothing and an amount, asset-or-nothing, or gap");
        }
        return price(DigitalOption.gap(
                c.call(),
                c.spot(),
                c.strike(),
                in.number("secondStrike"),
                c.rate(),
                c.dividendYield(),
                c.years(),
                c.volatility()));
    }

    private static Model lookback() {
        return OptionContract.describe(ModelDeclaration.named("lookback-option")
                        .titled("Option on the highest or lowest price")
                        .from("Goldman, Sosin and Gatto (1979); Conze and Viswanathan (1991); Heynen and Kat (1994)"))
                .input("kind", "text", "FloatingLookback, FixedLookback or PartialFloatingLookback")
                .optionalInput("extremeSoFar", "price", "lowest or highest price until now; the spot")
                .optionalInput("lambda_", "1", "factor of the extreme of a partial lookback")
                .optionalInput("partialEnd", "year", "until when a partial lookback watches")
                .output("price", "price", "value")
                .answering(TOPIC, "lookback")
                .evaluatedBy(PathOptionModels::lookback);
    }

    private static Outputs lookback(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final double extreme = in.number("extremeSoFar", c.spot());
        final String kind = in.oneOf("kind", List.of("FloatingLookback", "FixedLookback", "PartialFloatingLookback"));
        return price(
                switch (kind) {
                    case "FloatingLookback" ->
                        LookbackOption.floating(
                                c.call(), c.spot(), extreme, c.rate(), c.dividendYield(), c.years(), c.volatility());
                    case "FixedLookback" ->
                        LookbackOption.fixed(
                                c.call(),
                                c.spot(),
                                extreme,
                                c.strike(),
                                c.rate(),
                                c.dividendYield(),
                                c.years(),
                                c.volatility());
                    default ->
                        PartialLookbackOption.floating(
                                c.call(),
                                c.spot(),
                                extreme,
                                in.number("lambda_", 1),
                                in.number("partialEnd"),
                                c.rate(),
                                c.dividendYield(),
                                c.years(),
                                c.volatility());
                });
    }

    private static Model geometric() {
        return OptionContract.describe(ModelDeclaration.named("geometric-average-option")
                        .titled("Option on the geometric average, taken without a break or at fixings")
                        .from("Kemna and Vorst (1990)"))
                .optionalInput("fixings", "1", "number of equally spaced fixings; none for an average without a break")
                .optionalInput("firstFixing", "year", "time of the first; expiryYears / fixings if absent")
                .optionalInput("length", "year", "from the first to the last; the last is at expiry if absent")
                .output("price", "price", "value")
                .answering(TOPIC, "asian_geometric")
                .evaluatedBy(in -> {
                    if (in.has("fixings")) {
                        final double[] fixings = fixings(in);
                        return price(AverageMoments.geometricFixings(
                                OptionContract.isCall(in, "type"),
                                in.number("spot"),
                                in.number("strike"),
                                in.number("rate"),
                                in.number("dividendYield", 0),
                                fixings,
                                in.number("vol")));
                    }
                    if (in.text("averaging", "").contains("discrete")) {
                        throw in.bad("fixings", "nothing", "the number of fixings of a discrete average");
                    }
                    final OptionContract c = OptionContract.read(in);
                    return price(AverageMoments.geometric(
                            c.call(), c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years(), c.volatility()));
                });
    }

    /** Equally spaced times: from the first over a length, or up to expiry. */
    private static double[] fixings(final Inputs in) {
        final int count = in.integer("fixings");
        if (count < 1) {
            throw in.bad("fixings", "a number of at least 1");
        }
        final double first = in.has("firstFixing") ? in.number("firstFixing") : OptionContract.years(in) / count;
        final double length = in.has("length") ? in.number("length") : OptionContract.years(in) - first;
        final double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = first + i * length / Math.max(count - 1, 1);
        }
        return times;
    }

    private static ModelDeclaration average(final ModelDeclaration model) {
        return model.input("type", "text", "call or put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .input("vol", "1/sqrt(year)", "volatility");
    }

    private static Model levy() {
        return average(ModelDeclaration.named("levy-average-option")
                        .titled("Option on the arithmetic average taken as lognormal")
                        .from("Levy (1992)"))
                .optionalInput("currentAverage", "price", "average of the days that have passed; the spot")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("lengthDays", "day", "length of the average")
                .optionalInput("elapsedDays", "day", "days of it that have passed; 0")
                .optionalInput("dayBasis", "day/year", "days a year; 365")
                .output("price", "price", "approximate value")
                .answering(TOPIC, "asian_levy")
                .evaluatedBy(in -> {
                    final double basis = in.number("dayBasis", 365);
                    final double length = in.number("lengthDays") / basis;
                    return price(AverageMoments.levy(
                            OptionContract.isCall(in, "type"),
                            in.number("spot"),
                            in.number("currentAverage", in.number("spot")),
                            in.number("strike"),
                            in.number("rate"),
                            in.number("dividendYield", 0),
                            length,
                            length - in.number("elapsedDays", 0) / basis,
                            in.number("vol")));
                });
    }

    private static double[] weekly(final Inputs in) {
        final Matcher matcher = WEEKLY.matcher(in.text("averaging").replace("discrete arithmetic, ", ""));
        if (!matcher.matches()) {
            throw in.bad("averaging", "a number of weekly fixings from 1/52");
        }
        final double[] fixings = new double[Integer.parseInt(matcher.group(1))];
        for (int i = 0; i < fixings.length; i++) {
            fixings[i] = (i + 1) / WEEKS;
        }
        return fixings;
    }

    private static Model turnbullWakeman() {
        return average(ModelDeclaration.named("turnbull-wakeman-average-option")
                        .titled("Option on the average of weekly fixings taken as lognormal")
                        .from("Turnbull and Wakeman (1991)"))
                .optionalInput("averaging", "text", "the number of fixings, as in 26 weekly fixings from 1/52 to 0.5")
                .optionalInput("fixings", "1", "the same as a number; with firstFixing and length, or expiryYears")
                .optionalInput("costOfCarry", "1/year", "drift of the underlying; or dividendYield")
                .output("price", "price", "approximate value")
                .answering(TOPIC, "asian_turnbull_wakeman")
                .evaluatedBy(in -> {
                    final double[] fixings = in.has("fixings") ? fixings(in) : weekly(in);
                    final double rate = in.number("rate");
                    return price(AverageMoments.turnbullWakeman(
                            OptionContract.isCall(in, "type"),
                            in.number("spot"),
                            in.number("strike"),
                            rate,
                            in.has("costOfCarry") ? rate - in.number("costOfCarry") : in.number("dividendYield", 0),
                            fixings,
                            in.number("vol")));
                });
    }

    private static Model average() {
        return average(ModelDeclaration.named("average-option")
                        .titled("Option on the arithmetic average, by its equation")
                        .from("Vecer (2002)"))
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .optionalInput("expiryYears", "year", "length of an average without a break")
                .optionalInput("fixings", "1", "number of fixings otherwise")
                .optionalInput("firstFixing", "year", "time of the first; expiryYears / fixings if absent")
                .optionalInput("length", "year", "from the first to the last; the last is at expiry if absent")
                .output("price", "price", "value")
                .answering(TOPIC, "asian_exact", "asian_discrete_mc")
                .evaluatedBy(in -> {
                    final AverageOption option = new AverageOption(
                            OptionContract.isCall(in, "type"),
                            in.number("strike"),
                            in.number("rate"),
                            in.number("dividendYield", 0),
                            in.number("vol"));
                    if (!in.has("fixings")) {
                        return price(option.continuous(in.number("spot"), OptionContract.years(in)));
                    }
                    return price(option.discrete(in.number("spot"), fixings(in)));
                });
    }

    private static Model benchmark() {
        return ModelDeclaration.named("benchop-option")
                .titled("European, American or barrier option of the BENCHOP problems")
                .from("von Sydow et al. (2015), problem 1")
                .input("product", "text", "European or American, or up- or down-and-in or -out; then call or put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("vol", "1/sqrt(year)", "volatility")
                .input("expiryYears", "year", "time to expiry")
                .optionalInput("barrier", "price", "of a barrier option")
                .output("price", "price", "value")
                .answering(TOPIC, "benchop_1a")
                .evaluatedBy(PathOptionModels::benchmark);
    }

    private static Outputs benchmark(final Inputs in) {
        final Matcher product = PRODUCT.matcher(in.text("product").toLowerCase(Locale.ROOT));
        if (!product.matches()) {
            throw in.bad("product", "European or American, or up- or down-and-in or -out; then call or put");
        }
        final OptionContract c = new OptionContract(
                product.group(3).equals("call"),
                in.number("spot"),
                in.number("strike"),
                in.number("rate"),
                in.number("dividendYield", 0),
                OptionContract.years(in),
                in.number("vol"));
        return price(
                switch (product.group(1)) {
                    case "european" -> c.european();
                    case "american" -> c.american(AmericanOption.Accuracy.HIGH);
                    default ->
                        BarrierOption.price(
                                product.group(1).equals("up")
                                        ? product.group(2).equals("out") ? BarrierKind.UP_OUT : BarrierKind.UP_IN
                                        : product.group(2).equals("out") ? BarrierKind.DOWN_OUT : BarrierKind.DOWN_IN,
                                c.call(),
                                c.spot(),
                                c.strike(),
                                in.number("barrier"),
                                0,
                                c.rate(),
                                c.dividendYield(),
                                c.years(),
                                c.volatility());
                });
    }
}
