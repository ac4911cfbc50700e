package io.loadline.gateway.validation;

import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.exotic.BarrierKind;
import io.loadline.core.pricing.exotic.BarrierOption;
import io.loadline.core.pricing.exotic.DigitalOption;
import io.loadline.core.pricing.exotic.LookbackOption;
import io.loadline.core.pricing.exotic.PartialLookbackOption;
import io.loadline.core.pricing.exotic.WatchedLookbackOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digital options, options on the highest or lowest price of one underlying, and the products of a benchmark. */
final class PathOptionModels {
    private static final String TOPIC = "options_exotic";
    private static final Pattern CASH = Pattern.compile("cash[- ]or[- ]nothing[ ,]+([0-9.]+)");
    private static final Pattern PRODUCT = Pattern.compile("(european|american|up|down)(?:-and-(in|out))? (call|put)");

    private PathOptionModels() {}

    static List<Model> all() {
        return List.of(digital(), lookback(), benchmark());
    }

    private static Model digital() {
        return OptionContract.describeGreeks(OptionContract.describe(ModelDeclaration.named("digital-option")
                                .titled("Cash, asset or a gap beyond the strike, at expiry")
                                .from("Rubinstein and Reiner (1991)"))
                        .input("payoff", "text", "cash-or-nothing and the amount, asset-or-nothing, or gap")
                        .optionalInput("cash", "price", "the amount, where the text holds none")
                        .optionalInput("secondStrike", "price", "strike of the payment of a gap option"))
                .answering(TOPIC, "digital")
                .evaluatedBy(PathOptionModels::digital);
    }

    private static Outputs digital(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final String payoff = in.text("payoff").toLowerCase(Locale.ROOT);
        if (payoff.startsWith("cash")) {
            final Matcher named = CASH.matcher(payoff);
            final double cash = named.matches() ? Double.parseDouble(named.group(1)) : in.number("cash");
            return c.derived((s, r, q, elapsed, v) ->
                    DigitalOption.cashOrNothing(c.call(), s, c.strike(), cash, r, q, c.years() - elapsed, v));
        }
        if (payoff.startsWith("asset")) {
            return c.derived((s, r, q, elapsed, v) ->
                    DigitalOption.assetOrNothing(c.call(), s, c.strike(), r, q, c.years() - elapsed, v));
        }
        if (!payoff.startsWith("gap")) {
            throw in.bad("payoff", "cash-or-nothing and an amount, asset-or-nothing, or gap");
        }
        final double paid = in.number("secondStrike");
        return c.derived((s, r, q, elapsed, v) ->
                DigitalOption.gap(c.call(), s, c.strike(), paid, r, q, c.years() - elapsed, v));
    }

    private static Model lookback() {
        return OptionContract.describeGreeks(OptionContract.describe(ModelDeclaration.named("lookback-option")
                                .titled("Option on the highest or lowest price")
                                .from("Goldman, Sosin and Gatto (1979); Conze and Viswanathan (1991); Heynen and Kat "
                                        + "(1994); Broadie, Glasserman and Kou (1999)"))
                        .input(
                                "kind",
                                "text",
                                "FloatingLookback, FixedLookback, PartialFloatingLookback or PartialFixedLookback; a "
                                        + "floating one needs no strike")
                        .optionalInput("extremeSoFar", "price", "lowest or highest price until now; the spot")
                        .optionalInput("lambda_", "1", "factor of the extreme of a partial floating lookback; 1")
                        .optionalInput("partialEnd", "year", "until when a partial floating lookback watches")
                        .optionalInput("partialStart", "year", "from when a partial fixed lookback watches")
                        .optionalInput("monitoring", "text", "continuous, as if absent, or discrete")
                        .optionalInput(
                                "monitoringInterval", "year", "between two looks; or monitoringDates, equally spaced"))
                .answering(TOPIC, "lookback")
                .evaluatedBy(PathOptionModels::lookback);
    }

    private static Outputs lookback(final Inputs in) {
        final OptionContract c = OptionContract.readFloating(in);
        final double extreme = in.number("extremeSoFar", c.spot());
        final double interval = BarrierOptionModels.interval(in, c);
        if (interval > 0) {
            return watched(in, c, extreme, interval);
        }
        final Greeks greeks = new Greeks();
        return switch (lookbackKind(in)) {
            case "floating" -> {
                LookbackOption.floatingGreeks(
                        c.call(), c.spot(), extreme, c.rate(), c.dividendYield(), c.years(), c.volatility(), greeks);
                yield OptionContract.written(greeks);
            }
            case "fixed" -> {
                LookbackOption.fixedGreeks(
                        c.call(),
                        c.spot(),
                        extreme,
                        in.number("strike"),
                        c.rate(),
                        c.dividendYield(),
                        c.years(),
                        c.volatility(),
                        greeks);
                yield OptionContract.written(greeks);
            }
            case "partialfloating" -> {
                final double scale = in.number("lambda_", 1);
                final double end = in.number("partialEnd");
                PartialLookbackOption.floatingGreeks(
                        c.call(),
                        c.spot(),
                        extreme,
                        scale,
                        end,
                        c.rate(),
                        c.dividendYield(),
                        c.years(),
                        c.volatility(),
                        greeks);
                yield OptionContract.written(greeks);
            }
            case "partialfixed" -> {
                final double strike = in.number("strike");
                final double start = in.number("partialStart");
                yield c.derived(
                        (s, r, q, elapsed, v) -> PartialLookbackOption.fixed(
                                c.call(), s, strike, Math.max(start - elapsed, 0), r, q, c.years() - elapsed, v),
                        start > 0 ? start : c.years(),
                        start > 0 ? Double.POSITIVE_INFINITY : 0);
            }
            default ->
                throw in.bad(
                        "kind", "FloatingLookback, FixedLookback, PartialFloatingLookback or PartialFixedLookback");
        };
    }

    /** The kinds that are taken where the extreme is that of looks at intervals. */
    private static Outputs watched(
            final Inputs in, final OptionContract c, final double extreme, final double interval) {
        final double room =
                Math.max(Math.abs(c.spot() - extreme), 0.1 * c.spot() * c.volatility() * Math.sqrt(interval));
        return switch (lookbackKind(in)) {
            case "floating" ->
                c.derived(
                        (s, r, q, elapsed, v) -> WatchedLookbackOption.floating(
                                c.call(), s, extreme, interval, r, q, c.years() - elapsed, v),
                        c.years(),
                        room);
            case "fixed" -> {
                final double strike = in.number("strike");
                yield c.derived(
                        (s, r, q, elapsed, v) -> WatchedLookbackOption.fixed(
                                c.call(), s, extreme, strike, interval, r, q, c.years() - elapsed, v),
                        c.years(),
                        room);
            }
            default -> throw in.bad("monitoring", "continuous for a partial lookback");
        };
    }

    private static String lookbackKind(final Inputs in) {
        return OptionContract.word(in, "kind").replace("lookback", "").replace("strike", "");
    }

    private static Outputs price(final double value) {
        return new Outputs().put("price", value);
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
