package io.loadline.gateway.validation;

import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.exotic.BarrierKind;
import io.loadline.core.pricing.exotic.BarrierOption;
import io.loadline.core.pricing.exotic.BinaryBarrierOption;
import io.loadline.core.pricing.exotic.BumpedGreeks;
import io.loadline.core.pricing.exotic.DigitalOption;
import io.loadline.core.pricing.exotic.DoubleBarrierOption;
import io.loadline.core.pricing.exotic.PartialBarrierOption;
import java.util.List;

/** Options that begin or end at a barrier. */
final class BarrierOptionModels {
    private static final String TOPIC = "options_exotic";

    private BarrierOptionModels() {}

    static List<Model> all() {
        return List.of(barrier(), binaryBarrier(), partialBarrier(), doubleBarrier());
    }

    /** DownOut, down-and-out, Down Out: the letters count, but for the word and. */
    static BarrierKind kind(final Inputs in, final String name) {
        return switch (OptionContract.word(in, name).replace("and", "")) {
            case "downout" -> BarrierKind.DOWN_OUT;
            case "downin" -> BarrierKind.DOWN_IN;
            case "upout" -> BarrierKind.UP_OUT;
            case "upin" -> BarrierKind.UP_IN;
            default -> throw in.bad(name, "DownOut, DownIn, UpOut or UpIn");
        };
    }

    private static ModelDeclaration describe(final ModelDeclaration model) {
        return OptionContract.describeGreeks(OptionContract.describe(model)
                .input("barrierType", "text", "DownOut, DownIn, UpOut or UpIn")
                .input("barrier", "price", "level")
                .optionalInput(
                        "monitoring",
                        "text",
                        "continuous, as if absent, or discrete: the shift of Broadie, Glasserman and Kou (1997)")
                .optionalInput("monitoringInterval", "year", "between two looks; or monitoringDates, equally spaced"));
    }

    /** The years between two looks; none where the spot is watched without a break. */
    static double interval(final Inputs in, final OptionContract c) {
        return switch (in.text("monitoring", "continuous")) {
            case "continuous" -> 0;
            case "discrete" ->
                in.has("monitoringInterval")
                        ? in.number("monitoringInterval", 0, Double.MAX_VALUE)
                        : c.years() / in.number("monitoringDates", 1, Double.MAX_VALUE);
            default -> throw in.bad("monitoring", "continuous or discrete");
        };
    }

    /** The barrier watched without a break that stands for the one of the contract. */
    private static double watched(
            final BarrierKind kind, final double barrier, final double volatility, final double interval) {
        return interval == 0 ? barrier : BarrierOption.shiftedBarrier(kind, barrier, volatility, interval);
    }

    /** Derivatives beside a barrier: an option that has begun is a plain one, and one that has ended does not move. */
    private static Outputs derived(
            final OptionContract c,
            final BarrierKind kind,
            final double level,
            final BumpedGreeks.Valuation begun,
            final BumpedGreeks.Valuation value) {
        final boolean touched = kind.isDown() ? c.spot() <= level : c.spot() >= level;
        if (!touched) {
            return c.derived(value, c.years(), Math.abs(c.spot() - level));
        }
        final double now = value.at(c.spot(), c.rate(), c.dividendYield(), 0, c.volatility());
        return c.derived(kind.isIn() ? begun : (s, r, q, elapsed, v) -> now);
    }

    private static Model barrier() {
        return describe(ModelDeclaration.named("barrier-option")
                        .titled("Option that begins or ends at a barrier")
                        .from("Reiner and Rubinstein (1991); Haug (2007), ch. 4.17"))
                .optionalInput("rebate", "price", "at the touch for a knock-out, at expiry for a knock-in; 0")
                .answering(TOPIC, "barrier_haug")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final BarrierKind kind = kind(in, "barrierType");
                    final double barrier = in.number("barrier");
                    final double rebate = in.number("rebate", 0);
                    final double interval = interval(in, c);
                    return derived(
                            c,
                            kind,
                            watched(kind, barrier, c.volatility(), interval),
                            (s, r, q, elapsed, v) ->
                                    BlackScholes.price(c.call(), s, c.strike(), r, q, c.years() - elapsed, v),
                            (s, r, q, elapsed, v) -> BarrierOption.price(
                                    kind,
                                    c.call(),
                                    s,
                                    c.strike(),
                                    watched(kind, barrier, v, interval),
                                    rebate,
                                    r,
                                    q,
                                    c.years() - elapsed,
                                    v));
                });
    }

    private static Model binaryBarrier() {
        return describe(ModelDeclaration.named("binary-barrier-option")
                        .titled("Cash or the underlying at expiry if the spot ends beyond the strike and touched a "
                                + "barrier, or did not")
                        .from("Rubinstein and Reiner (1991); Haug (2007), ch. 4.19.5"))
                .optionalInput("payoff", "text", "cash-or-nothing, as if absent, or asset-or-nothing")
                .optionalInput("cash", "price", "amount; needed but for asset-or-nothing")
                .answering(TOPIC, "binary_barrier")
                .evaluatedBy(BarrierOptionModels::binary);
    }

    private static Outputs binary(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final BarrierKind kind = kind(in, "barrierType");
        final double barrier = in.number("barrier");
        final double interval = interval(in, c);
        final double level = watched(kind, barrier, c.volatility(), interval);
        final String payoff = in.has("payoff") ? OptionContract.word(in, "payoff") : "cash";
        if (payoff.startsWith("asset")) {
            return derived(
                    c,
                    kind,
                    level,
                    (s, r, q, elapsed, v) ->
                            DigitalOption.assetOrNothing(c.call(), s, c.strike(), r, q, c.years() - elapsed, v),
                    (s, r, q, elapsed, v) -> BinaryBarrierOption.assetOrNothing(
                            kind,
                            c.call(),
                            s,
                            c.strike(),
                            watched(kind, barrier, v, interval),
                            r,
                            q,
                            c.years() - elapsed,
                            v));
        }
        if (!payoff.startsWith("cash")) {
            throw in.bad("payoff", "cash-or-nothing or asset-or-nothing");
        }
        final double cash = in.number("cash");
        return derived(
                c,
                kind,
                level,
                (s, r, q, elapsed, v) ->
                        DigitalOption.cashOrNothing(c.call(), s, c.strike(), cash, r, q, c.years() - elapsed, v),
                (s, r, q, elapsed, v) -> BinaryBarrierOption.cashOrNothing(
                        kind,
                        c.call(),
                        s,
                        c.strike(),
                        watched(kind, barrier, v, interval),
                        cash,
                        r,
                        q,
                        c.years() - elapsed,
                        v));
    }

    private static PartialBarrierOption.Watch watch(final Inputs in) {
        return switch (OptionContract.word(in, "watch")) {
            case "a", "until", "start" -> PartialBarrierOption.Watch.UNTIL;
            case "b1", "fromeitherside", "endb1" -> PartialBarrierOption.Watch.FROM_EITHER_SIDE;
            case "b2", "from", "endb2" -> PartialBarrierOption.Watch.FROM;
            default -> throw in.bad("watch", "A (until), B1 (from, either side) or B2 (from)");
        };
    }

    private static Model partialBarrier() {
        return OptionContract.describeGreeks(OptionContract.describe(ModelDeclaration.named("partial-barrier-option")
                                .titled("Option with a barrier that is watched for a part of its life")
                                .from("Heynen and Kat (1994); Haug (2007), ch. 4.17.4"))
                        .input("barrierType", "text", "DownOut, DownIn, UpOut or UpIn")
                        .input("barrier", "price", "level")
                        .input("watch", "text", "A: until watchYears; B1: from then, on either side; B2: from then")
                        .input("watchYears", "year", "time at which the watch ends or begins"))
                .optionalInput("rebate", "price", "at the touch for a knock-out, at expiry for a knock-in; 0")
                .answering(TOPIC, "partial_barrier")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final BarrierKind kind = kind(in, "barrierType");
                    final double barrier = in.number("barrier");
                    final PartialBarrierOption.Watch watch = watch(in);
                    final double time = in.number("watchYears");
                    final boolean now = watch == PartialBarrierOption.Watch.UNTIL || time == 0;
                    final double rebate = in.number("rebate", 0);
                    final double nearest = time > 0 ? time : c.years();
                    return c.derived(
                            (s, r, q, elapsed, v) -> PartialBarrierOption.price(
                                    kind,
                                    watch,
                                    c.call(),
                                    s,
                                    c.strike(),
                                    barrier,
                                    rebate,
                                    Math.max(time - elapsed, 0),
                                    r,
                                    q,
                                    c.years() - elapsed,
                                    v),
                            nearest,
                            now ? Math.abs(c.spot() - barrier) : Double.POSITIVE_INFINITY);
                });
    }

    private static Model doubleBarrier() {
        return OptionContract.describeGreeks(OptionContract.describe(ModelDeclaration.named("double-barrier-option")
                                .titled("Option that begins or ends at either of two barriers")
                                .from("Ikeda and Kunitomo (1992); Haug (2007), ch. 4.17.3"))
                        .input("barrierType", "text", "KnockOut or KnockIn")
                        .input("lowerBarrier", "price", "below the spot")
                        .input("upperBarrier", "price", "above the spot"))
                .optionalInput("rebate", "price", "at the touch for a knock-out, at expiry for a knock-in; 0")
                .answering(TOPIC, "double_barrier")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final boolean knockIn = switch (OptionContract.word(in, "barrierType")) {
                        case "knockin", "in" -> true;
                        case "knockout", "out" -> false;
                        default -> throw in.bad("barrierType", "KnockOut or KnockIn");
                    };
                    final double lower = in.number("lowerBarrier");
                    final double upper = in.number("upperBarrier");
                    final double rebate = in.number("rebate", 0);
                    return c.derived(
                            (s, r, q, elapsed, v) -> DoubleBarrierOption.price(
                                    knockIn,
                                    c.call(),
                                    s,
                                    c.strike(),
                                    lower,
                                    upper,
                                    rebate,
                                    r,
                                    q,
                                    c.years() - elapsed,
                                    v),
                            c.years(),
                            Math.min(Math.abs(c.spot() - lower), Math.abs(upper - c.spot())));
                });
    }
}
