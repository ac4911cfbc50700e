package io.loadline.gateway.validation;

import io.loadline.core.pricing.exotic.BarrierKind;
import io.loadline.core.pricing.exotic.BinaryBarrierOption;
import io.loadline.core.pricing.exotic.BumpedGreeks;
import io.loadline.core.pricing.exotic.TouchOption;
import java.util.List;

/** Cash or the underlying for a touch of one or two barriers, or for none. */
final class TouchOptionModels {
    private TouchOptionModels() {}

    static List<Model> all() {
        return List.of(touch(), corridor());
    }

    private enum Payment {
        AT_TOUCH,
        AT_EXPIRY,
        UNTOUCHED
    }

    private static Payment payment(final Inputs in) {
        return switch (OptionContract.word(in, "pays")) {
            case "touch", "attouch", "athit", "hit" -> Payment.AT_TOUCH;
            case "expiry", "atexpiry", "onetouch" -> Payment.AT_EXPIRY;
            case "notouch", "untouched", "never" -> Payment.UNTOUCHED;
            default -> throw in.bad("pays", "touch, expiry (where there was a touch) or no-touch");
        };
    }

    private static ModelDeclaration describe(final ModelDeclaration model) {
        return OptionContract.describeGreeks(OptionContract.describeMarket(model)
                .input("expiryYears", "year", "time to expiry; or maturityDays")
                .input(
                        "pays",
                        "text",
                        "touch: then; expiry: then, where there was a touch; no-touch: then, where not"));
    }

    private static OptionContract contract(final Inputs in) {
        return new OptionContract(
                true,
                in.number("spot"),
                Double.NaN,
                in.number("rate"),
                in.number("dividendYield", 0),
                OptionContract.years(in),
                in.number("vol"));
    }

    private static boolean isDown(final Inputs in) {
        final String word = OptionContract.word(in, "barrierType");
        if (word.startsWith("down") || word.startsWith("up")) {
            return word.startsWith("down");
        }
        throw in.bad("barrierType", "Down or Up");
    }

    private static Model touch() {
        return describe(ModelDeclaration.named("touch-option")
                        .titled("Cash or the underlying for a touch of a barrier, or for none")
                        .from("Rubinstein and Reiner (1991); Haug (2007), ch. 4.19.5, cases 1 to 12"))
                .input("barrierType", "text", "Down or Up")
                .input("barrier", "price", "level")
                .optionalInput("payoff", "text", "cash, as if absent, or asset")
                .optionalInput("cash", "price", "amount; 1")
                .answering("options_exotic", "touch")
                .evaluatedBy(in -> {
                    final OptionContract c = contract(in);
                    final boolean down = isDown(in);
                    final double barrier = in.number("barrier");
                    final Payment payment = payment(in);
                    final boolean asset = in.has("payoff")
                            && OptionContract.word(in, "payoff").startsWith("asset");
                    final double cash = asset && payment == Payment.AT_TOUCH ? barrier : in.number("cash", 1);
                    final BumpedGreeks.Valuation value = (s, r, q, elapsed, v) -> {
                        final double years = c.years() - elapsed;
                        if (asset && payment != Payment.AT_TOUCH) {
                            return asset(down, payment == Payment.UNTOUCHED, s, barrier, r, q, years, v);
                        }
                        final double untouched = TouchOption.untouched(down, s, barrier, cash, r, q, years, v);
                        return switch (payment) {
                            case AT_TOUCH ->
                                asset && (down ? s <= barrier : s >= barrier)
                                        ? s
                                        : TouchOption.atTouch(down, s, barrier, cash, r, q, years, v);
                            case AT_EXPIRY -> cash * StrictMath.exp(-r * years) - untouched;
                            case UNTOUCHED -> untouched;
                        };
                    };
                    return c.derived(value, c.years(), Math.abs(c.spot() - barrier));
                });
    }

    /** The underlying at expiry, whether it ends above the barrier or below. */
    private static double asset(
            final boolean down,
            final boolean out,
            final double spot,
            final double barrier,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final BarrierKind kind =
                down ? out ? BarrierKind.DOWN_OUT : BarrierKind.DOWN_IN : out ? BarrierKind.UP_OUT : BarrierKind.UP_IN;
        return BinaryBarrierOption.assetOrNothing(
                        kind, true, spot, barrier, barrier, rate, dividendYield, years, volatility)
                + BinaryBarrierOption.assetOrNothing(
                        kind, false, spot, barrier, barrier, rate, dividendYield, years, volatility);
    }

    private static Model corridor() {
        return describe(ModelDeclaration.named("double-touch-option")
                        .titled("Cash for a touch of either of two barriers, of one of them first, or of none")
                        .from("Hui (1996); Haug (2007), ch. 4.19.6"))
                .input("lowerBarrier", "price", "below the spot")
                .input("upperBarrier", "price", "above the spot")
                .optionalInput("barrierType", "text", "Down or Up where that barrier must be the first, beside touch")
                .optionalInput("cash", "price", "amount; 1")
                .answering("options_exotic", "double_touch")
                .evaluatedBy(in -> {
                    final OptionContract c = contract(in);
                    final double lower = in.number("lowerBarrier");
                    final double upper = in.number("upperBarrier");
                    final double cash = in.number("cash", 1);
                    final Payment payment = payment(in);
                    final boolean first = in.has("barrierType");
                    if (first && payment != Payment.AT_TOUCH) {
                        throw in.bad("barrierType", "nothing, but where the touch is paid at once");
                    }
                    final boolean down = first && isDown(in);
                    final BumpedGreeks.Valuation value = (s, r, q, elapsed, v) -> {
                        final double years = c.years() - elapsed;
                        final double untouched = TouchOption.untouchedByBoth(s, lower, upper, cash, r, q, years, v);
                        return switch (payment) {
                            case AT_TOUCH ->
                                first
                                        ? TouchOption.atTouchOfFirst(down, s, lower, upper, cash, r, q, years, v)
                                        : TouchOption.atTouchOfEither(s, lower, upper, cash, r, q, years, v);
                            case AT_EXPIRY -> cash * StrictMath.exp(-r * years) - untouched;
                            case UNTOUCHED -> untouched;
                        };
                    };
                    return c.derived(
                            value, c.years(), Math.min(Math.abs(c.spot() - lower), Math.abs(upper - c.spot())));
                });
    }
}
