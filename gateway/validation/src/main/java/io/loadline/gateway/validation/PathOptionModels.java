package io.loadline.gateway.validation;

import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.exotic.AverageMoments;
import io.loadline.core.pricing.exotic.AverageOption;
import io.loadline.core.pricing.exotic.BarrierKind;
import io.loadline.core.pricing.exotic.BarrierOption;
import io.loadline.core.pricing.exotic.BinaryBarrierOption;
import io.loadline.core.pricing.exotic.DigitalOption;
import io.loadline.core.pricing.exotic.LookbackOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Options on the path of one underlying. */
final class PathOptionModels {
    private static final String TOPIC = "options_exotic";
    private static final Pattern CASH = Pattern.compile("cash-or-nothing ([0-9.]+)");
    private static final Pattern WEEKLY = Pattern.compile("([0-9]+) weekly fixings from 1/52 .*");
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

    private static BarrierKind kind(final Inputs in) {
        return switch (in.oneOf("barrierType", List.of("DownOut", "DownIn", "UpOut", "UpIn"))) {
            case "DownOut" -> BarrierKind.DOWN_OUT;
            case "DownIn" -> BarrierKind.DOWN_IN;
            case "UpOut" -> BarrierKind.UP_OUT;
            default -> BarrierKind.UP_IN;
        };
    }

    private static Model barrier() {
        return OptionContract.describe(ModelDeclaration.named("barrier-option")
                        .titled("Option that begins or ends at a barrier")
                        .from("Reiner and Rubinstein (1991); Haug (2007), ch. 4.17"))
                .input("barrierType", "text", "DownOut, DownIn, UpOut or UpIn")
                .input("barrier", "price", "level, watched without a break")
                .optionalInput("rebate", "price", "at the touch for a knock-out, at expiry for a knock-in; 0")
                .output("price", "price", "value")
                .answering(TOPIC, "barrier_haug")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    return price(BarrierOption.price(
                            kind(in),
                            c.call(),
                            c.spot(),
                            c.strike(),
                            in.number("barrier"),
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
                .input("barrier", "price", "level, watched without a break")
                .input("cash", "price", "amount")
                .output("price", "price", "value")
                .answering(TOPIC, "binary_barrier")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    return price(BinaryBarrierOption.cashOrNothing(
                            kind(in),
                            c.call(),
                            c.spot(),
                            c.strike(),
                            in.number("barrier"),
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
                .optionalInput("secondStrike", "price", "strike of the payment of a gap option")
                .output("price", "price", "value")
                .answering(TOPIC, "digital")
                .evaluatedBy(PathOptionModels::digital);
    }

    private static Outputs digital(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final String payoff = in.text("payoff");
        final Matcher cash = CASH.matcher(payoff);
        if (cash.matches()) {
            return price(DigitalOption.cashOrNothing(
                    c.call(),
                    c.spot(),
                    c.strike(),
                    Double.parseDouble(cash.group(1)),
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
                .input("extremeSoFar", "price", "lowest or highest price until now")
                .optionalInput("lambda_", "1", "factor of the extreme of a partial lookback")
                .optionalInput("partialEnd", "year", "until when a partial lookback watches")
                .output("price", "price", "value")
                .answering(TOPIC, "lookback")
                .evaluatedBy(PathOptionModels::lookback);
    }

    private static Outputs lookback(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final double extreme = in.number("extremeSoFar");
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
                        LookbackOption.partialFloating(
                                c.call(),
                                c.spot(),
                                extreme,
                                in.number("lambda_"),
                                in.number("partialEnd"),
                                c.rate(),
                                c.dividendYield(),
                                c.years(),
                                c.volatility());
                });
    }

    private static Model geometric() {
        return OptionContract.describe(ModelDeclaration.named("geometric-average-option")
                        .titled("Option on the geometric average, taken without a break")
                        .from("Kemna and Vorst (1990)"))
                .output("price", "price", "value")
                .answering(TOPIC, "asian_geometric")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    return price(AverageMoments.geometric(
                            c.call(), c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years(), c.volatility()));
                });
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
                .input("currentAverage", "price", "average of the days that have passed")
                .optionalInput("dividendYield", "1/year", "continuously compounded; 0")
                .input("lengthDays", "day", "length of the average")
                .input("elapsedDays", "day", "days of it that have passed")
                .input("dayBasis", "day/year", "days a year")
                .output("price", "price", "approximate value")
                .answering(TOPIC, "asian_levy")
                .evaluatedBy(in -> {
                    final double basis = in.number("dayBasis");
                    final double length = in.number("lengthDays") / basis;
                    return price(AverageMoments.levy(
                            OptionContract.isCall(in, "type"),
                            in.number("spot"),
                            in.number("currentAverage"),
                            in.number("strike"),
                            in.number("rate"),
                            in.number("dividendYield", 0),
                            length,
                            length - in.number("elapsedDays") / basis,
                            in.number("vol")));
                });
    }

    private static Model turnbullWakeman() {
        return average(ModelDeclaration.named("turnbull-wakeman-average-option")
                        .titled("Option on the average of weekly fixings taken as lognormal")
                        .from("Turnbull and Wakeman (1991)"))
                .input("averaging", "text", "holds the number of fixings, as in 26 weekly fixings from 1/52 to 0.5")
                .input("costOfCarry", "1/year", "drift of the underlying")
                .output("price", "price", "approximate value")
                .answering(TOPIC, "asian_turnbull_wakeman")
                .evaluatedBy(in -> {
                    final Matcher matcher = WEEKLY.matcher(in.text("averaging").replace("discrete arithmetic, ", ""));
                    if (!matcher.matches()) {
                        throw in.bad("averaging", "a number of weekly fixings from 1/52");
                    }
                    final double[] fixings = new double[Integer.parseInt(matcher.group(1))];
                    for (int i = 0; i < fixings.length; i++) {
                        fixings[i] = (i + 1) / WEEKS;
                    }
                    final double rate = in.number("rate");
                    return price(AverageMoments.turnbullWakeman(
                            OptionContract.isCall(in, "type"),
                            in.number("spot"),
                            in.number("strike"),
                            rate,
                            rate - in.number("costOfCarry"),
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
                .optionalInput("firstFixing", "year", "time of the first")
                .optionalInput("length", "year", "from the first to the last")
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
                        return price(option.continuous(in.number("spot"), in.number("expiryYears")));
                    }
                    final double[] fixings = new double[Math.max(in.integer("fixings"), 1)];
                    final double step = in.number("length") / Math.max(fixings.length - 1, 1);
                    for (int i = 0; i < fixings.length; i++) {
                        fixings[i] = in.number("firstFixing") + i * step;
                    }
                    return price(option.discrete(in.number("spot"), fixings));
                });
    }

    private static Model benchmark() {
        return ModelDeclaration.named("benchop-option")
                .titled("European call, American put or up-and-out call of the BENCHOP problems")
                .from("von Sydow et al. (2015), problem 1")
                .input("product", "text", "European call, up-and-out call or American put")
                .input("spot", "price", "underlying")
                .input("strike", "price", "strike")
                .input("rate", "1/year", "continuously compounded")
                .input("dividendYield", "1/year", "continuously compounded")
                .input("vol", "1/sqrt(year)", "volatility")
                .input("expiryYears", "year", "time to expiry")
                .optionalInput("barrier", "price", "of the up-and-out call")
                .output("price", "price", "value")
                .answering(TOPIC, "benchop_1a")
                .evaluatedBy(PathOptionModels::benchmark);
    }

    private static Outputs benchmark(final Inputs in) {
        final String product = in.oneOf("product", List.of("European call", "up-and-out call", "American put"));
        final OptionContract c = new OptionContract(
                !product.endsWith("put"),
                in.number("spot"),
                in.number("strike"),
                in.number("rate"),
                in.number("dividendYield"),
                in.number("expiryYears"),
                in.number("vol"));
        return price(
                switch (product) {
                    case "European call" -> c.european();
                    case "American put" -> c.american(AmericanOption.Accuracy.HIGH);
                    default ->
                        BarrierOption.price(
                                BarrierKind.UP_OUT,
                                true,
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
