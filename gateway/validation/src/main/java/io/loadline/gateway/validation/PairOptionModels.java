package io.loadline.gateway.validation;

import io.loadline.core.pricing.exotic.ExchangeOption;
import io.loadline.core.pricing.exotic.TwoAssetGreeks;
import io.loadline.core.pricing.exotic.TwoAssetOption;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Options on two assets. */
final class PairOptionModels {
    private static final String TOPIC = "options_exotic";

    private PairOptionModels() {}

    static List<Model> all() {
        return List.of(twoAssets(), exchange());
    }

    private static Model twoAssets() {
        return ModelDeclaration.named("two-asset-option")
                .titled("Option on the better, the worse or the difference of two assets")
                .from("Stulz (1982); Kirk (1995)")
                .input("kind", "text", "MinBasket, MaxBasket, SpreadBasket or Correlation")
                .optionalInput("level", "price", "Correlation: the second is paid if the first ends beyond this too")
                .input("type", "text", "call or put")
                .input("strike", "price", "strike")
                .input("spot1", "price", "first underlying; also spot2")
                .input("spot2", "price", "second underlying")
                .optionalInput("yield1", "1/year", "continuously compounded; 0")
                .optionalInput("yield2", "1/year", "continuously compounded; 0")
                .input("rate", "1/year", "continuously compounded")
                .input("expiryYears", "year", "time to expiry")
                .input("vol1", "1/sqrt(year)", "volatility")
                .input("vol2", "1/sqrt(year)", "volatility")
                .input("rho", "1", "correlation")
                .optionalInput("assets", "text", "begins with the word futures where the spots are futures prices")
                .output("price", "price", "value; approximate for a spread")
                .output("delta1", "1", "by the first spot; delta2 by the second; gamma1, gamma2 and cross_gamma twice")
                .output("vega1", "price", "by the first volatility, for 1.00; vega2 by the second")
                .output("correlation_vega", "price", "by the correlation, for 1.00")
                .output("theta", "price/year", "by calendar time")
                .output("rho_rate", "price", "by the rate, for 1.00")
                .answering(TOPIC, "basket_two_asset", "spread_kirk", "two_asset_correlation")
                .evaluatedBy(in -> {
                    final boolean call = OptionContract.isCall(in, "type");
                    final boolean futures =
                            in.text("assets", "").toLowerCase(Locale.ROOT).startsWith("futures");
                    final double rate = in.number("rate");
                    final TwoAssetOption pair = new TwoAssetOption(
                            in.number("spot1"),
                            in.number("spot2"),
                            futures ? rate : in.number("yield1", 0),
                            futures ? rate : in.number("yield2", 0),
                            rate,
                            in.number("expiryYears"),
                            in.number("vol1"),
                            in.number("vol2"),
                            in.number("rho"));
                    final double strike = in.number("strike");
                    final ToDoubleFunction<TwoAssetOption> value =
                            switch (OptionContract.word(in, "kind").replace("basket", "")) {
                                case "min" -> p -> p.onMinimum(call, strike);
                                case "max" -> p -> p.onMaximum(call, strike);
                                case "spread" -> p -> p.onSpread(call, strike);
                                case "correlation" -> {
                                    final double level = in.number("level");
                                    yield p -> p.onSecondIfFirst(call, level, strike);
                                }
                                default -> throw in.bad("kind", "MinBasket, MaxBasket, SpreadBasket or Correlation");
                            };
                    final TwoAssetGreeks g = TwoAssetGreeks.of(pair, value);
                    return new Outputs()
                            .put("price", g.price())
                            .put("delta1", g.delta1())
                            .put("delta2", g.delta2())
                            .put("gamma1", g.gamma1())
                            .put("gamma2", g.gamma2())
                            .put("cross_gamma", g.crossGamma())
                            .put("vega1", g.vega1())
                            .put("vega2", g.vega2())
                            .put("correlation_vega", g.byCorrelation())
                            .put("theta", g.theta())
                            .put("rho_rate", g.rho());
                });
    }

    private static Model exchange() {
        return ModelDeclaration.named("exchange-option")
                .titled("The right to give one asset for another")
                .from("Margrabe (1978)")
                .input("spot1", "price", "asset received")
                .input("spot2", "price", "asset given")
                .optionalInput("qty1", "1", "units received; 1")
                .optionalInput("qty2", "1", "units given; 1")
                .optionalInput("yield1", "1/year", "continuously compounded; 0")
                .optionalInput("yield2", "1/year", "continuously compounded; 0")
                .input("expiryYears", "year", "time to expiry")
                .input("vol1", "1/sqrt(year)", "volatility")
                .input("vol2", "1/sqrt(year)", "volatility")
                .input("rho", "1", "correlation")
                .output("price", "price", "value")
                .output("delta1", "1", "by the first price; delta2 by the second")
                .output("delta2", "1", "by the second price")
                .output("gamma1", "1/price", "twice by the first price")
                .output("gamma2", "1/price", "twice by the second price")
                .output("cross_gamma", "1/price", "once by either price")
                .output("theta", "price/year", "by calendar time")
                .output("vega1", "price", "by the first volatility, for 1.00; vega2 by the second")
                .output("vega2", "price", "by the second volatility, for 1.00")
                .output("correlation_vega", "price", "by the correlation, for 1.00")
                .answering(TOPIC, "margrabe")
                .evaluatedBy(in -> {
                    final ExchangeOption.Value v = ExchangeOption.of(
                            in.number("spot1"),
                            in.number("spot2"),
                            in.number("qty1", 1),
                            in.number("qty2", 1),
                            in.number("yield1", 0),
                            in.number("yield2", 0),
                            in.number("expiryYears"),
                            in.number("vol1"),
                            in.number("vol2"),
                            in.number("rho"));
                    return new Outputs()
                            .put("price", v.price())
                            .put("delta1", v.delta1())
                            .put("delta2", v.delta2())
                            .put("gamma1", v.gamma1())
                            .put("gamma2", v.gamma2())
                            .put("cross_gamma", v.crossGamma())
                            .put("theta", v.theta())
                            .put("vega1", v.vega1())
                            .put("vega2", v.vega2())
                            .put("correlation_vega", v.byCorrelation());
                });
    }
}
