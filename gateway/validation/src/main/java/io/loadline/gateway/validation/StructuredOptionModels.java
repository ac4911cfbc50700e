package io.loadline.gateway.validation;

import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.exotic.ChooserOption;
import io.loadline.core.pricing.exotic.CompoundOption;
import io.loadline.core.pricing.exotic.ForwardStartOption;
import io.loadline.core.pricing.exotic.QuantoOption;
import java.util.List;

/** Options on options, between options, on terms that are fixed later, and in another currency. */
final class StructuredOptionModels {
    private static final String TOPIC = "options_exotic";

    private StructuredOptionModels() {}

    static List<Model> all() {
        return List.of(compound(), chooser(), forwardStart(), quanto());
    }

    private static ModelDeclaration described(final ModelDeclaration model) {
        return OptionContract.describeGreeks(OptionContract.describeMarket(model));
    }

    private static Model compound() {
        return described(ModelDeclaration.named("compound-option")
                        .titled("Option on an option")
                        .from("Geske (1979)")
                        .input("mother", "text", "call or put: the right to buy or sell the daughter")
                        .input("daughter", "text", "call or put")
                        .input("strikeMother", "price", "price of the daughter")
                        .input("strikeDaughter", "price", "strike of the daughter")
                        .input("tMother", "year", "first expiry")
                        .input("tDaughter", "year", "second expiry"))
                .answering(TOPIC, "compound")
                .evaluatedBy(in -> {
                    final Greeks greeks = new Greeks();
                    new CompoundOption(
                                    OptionContract.isCall(in, "mother"),
                                    OptionContract.isCall(in, "daughter"),
                                    in.number("strikeMother"),
                                    in.number("strikeDaughter"),
                                    in.number("tMother"),
                                    in.number("tDaughter"))
                            .greeks(
                                    in.number("spot"),
                                    in.number("rate"),
                                    in.number("dividendYield", 0),
                                    in.number("vol"),
                                    greeks);
                    return OptionContract.written(greeks);
                });
    }

    private static Model chooser() {
        return described(ModelDeclaration.named("chooser-option")
                        .titled("The choice, at a time, between a call and a put")
                        .from("Rubinstein (1991); Haug (2007), ch. 4.12")
                        .optionalInput("strike", "price", "of both, or callStrike and putStrike")
                        .optionalInput("callStrike", "price", "strike of the call")
                        .optionalInput("putStrike", "price", "strike of the put")
                        .input("choiceYears", "year", "time of the choice")
                        .optionalInput("expiryYears", "year", "of both, or callYears and putYears")
                        .optionalInput("callYears", "year", "expiry of the call")
                        .optionalInput("putYears", "year", "expiry of the put"))
                .answering(TOPIC, "chooser")
                .evaluatedBy(in -> {
                    final double choice = in.number("choiceYears");
                    final double callStrike = in.has("callStrike") ? in.number("callStrike") : in.number("strike");
                    final double putStrike = in.has("putStrike") ? in.number("putStrike") : in.number("strike");
                    final double callYears = in.has("callYears") ? in.number("callYears") : OptionContract.years(in);
                    final double putYears = in.has("putYears") ? in.number("putYears") : OptionContract.years(in);
                    final OptionContract c = new OptionContract(
                            true,
                            in.number("spot"),
                            callStrike,
                            in.number("rate"),
                            in.number("dividendYield", 0),
                            Math.min(callYears, putYears),
                            in.number("vol"));
                    return c.derived(
                            (s, r, q, elapsed, v) -> new ChooserOption(
                                            Math.max(choice - elapsed, 0),
                                            callStrike,
                                            callYears - elapsed,
                                            putStrike,
                                            putYears - elapsed)
                                    .price(s, r, q, v),
                            choice > 0 ? choice : c.years(),
                            choice > 0 ? Double.POSITIVE_INFINITY : 0);
                });
    }

    private static Model forwardStart() {
        return described(ModelDeclaration.named("forward-start-option")
                        .titled("Option whose strike is a share of the spot at a later time")
                        .from("Rubinstein (1991)")
                        .input("type", "text", "call or put")
                        .input("strikeShare", "1", "strike over the spot at the start")
                        .input("startYears", "year", "time at which the strike is fixed")
                        .input("expiryYears", "year", "time to expiry; or maturityDays"))
                .answering(TOPIC, "forward_start")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.readFloating(in);
                    final double share = in.number("strikeShare");
                    final double start = in.number("startYears");
                    return c.derived(
                            (s, r, q, elapsed, v) -> ForwardStartOption.price(
                                    c.call(), s, share, Math.max(start - elapsed, 0), r, q, c.years() - elapsed, v),
                            start > 0 ? start : c.years(),
                            Double.POSITIVE_INFINITY);
                });
    }

    private static Model quanto() {
        return OptionContract.describeGreeks(OptionContract.describe(ModelDeclaration.named("quanto-option")
                                .titled("Option on a foreign asset, paid at a fixed exchange rate; rate is the"
                                        + " domestic one")
                                .from("Reiner (1992); Haug (2007), ch. 5.16"))
                        .input("foreignRate", "1/year", "continuously compounded")
                        .input("exchangeVol", "1/sqrt(year)", "volatility of the exchange rate")
                        .input("rho", "1", "correlation of the asset and the domestic price of the foreign currency")
                        .optionalInput("exchangeRate", "1", "at which it is paid; 1"))
                .answering(TOPIC, "quanto")
                .evaluatedBy(in -> {
                    final OptionContract c = OptionContract.read(in);
                    final double paid = in.number("exchangeRate", 1);
                    final double foreignRate = in.number("foreignRate");
                    final double exchange = in.number("exchangeVol");
                    final double correlation = in.number("rho");
                    return c.derived((s, r, q, elapsed, v) -> QuantoOption.price(
                            c.call(),
                            s,
                            c.strike(),
                            paid,
                            r,
                            foreignRate,
                            q,
                            c.years() - elapsed,
                            v,
                            exchange,
                            correlation));
                });
    }
}
