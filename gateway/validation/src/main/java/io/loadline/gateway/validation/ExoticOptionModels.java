package io.loadline.gateway.validation;

import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.exotic.CompoundOption;
import io.loadline.core.pricing.exotic.ExchangeOption;
import io.loadline.core.pricing.exotic.FxDelta;
import io.loadline.core.pricing.exotic.HestonModel;
import io.loadline.core.pricing.exotic.MertonJumpDiffusion;
import io.loadline.core.pricing.exotic.TwoAssetOption;
import io.loadline.core.pricing.exotic.VarianceGammaModel;
import io.loadline.core.pricing.exotic.VarianceSwap;
import java.util.Arrays;
import java.util.List;

/** Options on two assets, on options and on volatility, and models with jumps or random volatility. */
final class ExoticOptionModels {
    private static final String TOPIC = "options_exotic";

    private ExoticOptionModels() {}

    static List<Model> all() {
        return List.of(
                twoAssets(), exchange(), compound(), jumps(), heston(), varianceGamma(), fxDelta(), varianceSwap());
    }

    private static Model twoAssets() {
        return ModelDeclaration.named("two-asset-option")
                .titled("Option on the better, the worse or the difference of two assets")
                .from("Stulz (1982); Kirk (1995)")
                .input("kind", "text", "MinBasket, MaxBasket or SpreadBasket")
                .input("type", "text", "call or put")
                .input("strike", "price", "strike")
                .input("spot1", "price", "first underlying; also spot2")
                .input("spot2", "price", "second underlying")
                .input("yield1", "1/year", "continuously compounded")
                .input("yield2", "1/year", "continuously compounded")
                .input("rate", "1/year", "continuously compounded")
                .input("expiryYears", "year", "time to expiry")
                .input("vol1", "1/sqrt(year)", "volatility")
                .input("vol2", "1/sqrt(year)", "volatility")
                .input("rho", "1", "correlation")
                .optionalInput("assets", "text", "begins with the word futures where the spots are futures prices")
                .output("price", "price", "value; approximate for a spread")
                .answering(TOPIC, "basket_two_asset", "spread_kirk")
                .evaluatedBy(in -> {
                    final boolean call = OptionContract.isCall(in, "type");
                    final boolean futures = in.text("assets", "").startsWith("futures");
                    final double rate = in.number("rate");
                    final TwoAssetOption pair = new TwoAssetOption(
                            in.number("spot1"),
                            in.number("spot2"),
                            futures ? rate : in.number("yield1"),
                            futures ? rate : in.number("yield2"),
                            rate,
                            in.number("expiryYears"),
                            in.number("vol1"),
                            in.number("vol2"),
                            in.number("rho"));
                    final double strike = in.number("strike");
                    final double value = switch (in.oneOf("kind", List.of("MinBasket", "MaxBasket", "SpreadBasket"))) {
                        case "MinBasket" -> pair.onMinimum(call, strike);
                        case "MaxBasket" -> pair.onMaximum(call, strike);
                        default -> pair.onSpread(call, strike);
                    };
                    return new Outputs().put("price", value);
                });
    }

    private static Model exchange() {
        return ModelDeclaration.named("exchange-option")
                .titled("The right to give one asset for another")
                .from("Margrabe (1978)")
                .input("spot1", "price", "asset received")
                .input("spot2", "price", "asset given")
                .input("qty1", "1", "units received")
                .input("qty2", "1", "units given")
                .input("yield1", "1/year", "continuously compounded")
                .input("yield2", "1/year", "continuously compounded")
                .input("expiryYears", "year", "time to expiry")
                .input("vol1", "1/sqrt(year)", "volatility")
                .input("vol2", "1/sqrt(year)", "volatility")
                .input("rho", "1", "correlation")
                .output("price", "price", "value")
                .output("delta1", "1", "by the first price; delta2 by the second")
                .output("delta2", "1", "by the second price")
                .output("gamma1", "1/price", "twice by the first price")
                .output("gamma2", "1/price", "twice by the second price")
                .output("theta", "price/year", "by calendar time")
                .answering(TOPIC, "margrabe")
                .evaluatedBy(in -> {
                    final ExchangeOption.Value v = ExchangeOption.of(
                            in.number("spot1"),
                            in.number("spot2"),
                            in.number("qty1"),
                            in.number("qty2"),
                            in.number("yield1"),
                            in.number("yield2"),
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
                            .put("theta", v.theta());
                });
    }

    private static Model compound() {
        return ModelDeclaration.named("compound-option")
                .titled("Option on an option")
                .from("Geske (1979)")
                .input("mother", "text", "call or put: the right to buy or sell the daughter")
                .input("daughter", "text", "call or put")
                .input("strikeMother", "price", "price of the daughter")
                .input("strikeDaughter", "price", "strike of the daughter")
                .input("tMother", "year", "first expiry")
                .input("tDaughter", "year", "second expiry")
                .input("spot", "price", "underlying")
                .input("rate", "1/year", "continuously compounded")
                .input("dividendYield", "1/year", "continuously compounded")
                .input("vol", "1/sqrt(year)", "volatility")
                .output("price", "price", "value")
                .output("delta", "1", "by the spot")
                .output("gamma", "1/price", "twice by the spot")
                .output("vega", "price", "by the volatility, for 1.00")
                .output("theta", "price/year", "by calendar time")
                .answering(TOPIC, "compound")
                .evaluatedBy(in -> {
                    final Greeks g = new Greeks();
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
                                    in.number("dividendYield"),
                                    in.number("vol"),
                                    g);
                    return new Outputs()
                            .put("price", g.price)
                            .put("delta", g.delta)
                            .put("gamma", g.gamma)
                            .put("vega", g.vega)
                            .put("theta", g.theta);
                });
    }

    /** The contract of a model that has parameters in the place of one volatility. */
    private static OptionContract contract(final Inputs in, final boolean call) {
        return new OptionContract(
                call,
                in.number("spot"),
                in.number("strike"),
                in.number("rate"),
                in.number("dividendYield", 0),
                in.number("expiryYears"),
                Double.NaN);
    }

    private static Model jumps() {
        return OptionContract.describeUnderlying(ModelDeclaration.named("merton-jump-diffusion")
                        .titled("European option where the spot jumps")
                        .from("Merton (1976), eq. 19"))
                .input("totalVol", "1/sqrt(year)", "volatility of diffusion and jumps together")
                .input("jumpIntensity", "1/year", "mean number of jumps")
                .input("gamma_share_of_variance_from_jumps", "1", "0 to 1; the jumps have no mean")
                .output("price", "price", "value")
                .answering(TOPIC, "merton_jump")
                .evaluatedBy(in -> {
                    final OptionContract c = contract(in, OptionContract.isCall(in, "type"));
                    return new Outputs()
                            .put(
                                    "price",
                                    MertonJumpDiffusion.ofShare(
                                                    in.number("totalVol"),
                                                    in.number("jumpIntensity"),
                                                    in.number("gamma_share_of_variance_from_jumps"))
                                            .price(
                                                    c.call(),
                                                    c.spot(),
                                                    c.strike(),
                                                    c.rate(),
                                                    c.dividendYield(),
                                                    c.years()));
                });
    }

    private static Model heston() {
        return OptionContract.describeUnderlying(ModelDeclaration.named("heston")
                        .titled("European option where the variance reverts to a mean")
                        .from("Heston (1993); Lewis (2001), eq. 3.11"))
                .input("v0", "1/year", "variance now")
                .input("kappa", "1/year", "speed of reversion")
                .input("theta", "1/year", "mean variance")
                .input("sigma", "1/year", "volatility of variance")
                .input("rho", "1", "correlation of spot and variance")
                .output("price", "price", "value of the type asked for; the call where none is")
                .output("call", "price", "value of the call")
                .output("put", "price", "value of the put")
                .answering(TOPIC, "heston_lewis", "heston_cos", "heston_fang_oosterlee", "heston_kahl_jaeckel")
                .evaluatedBy(in -> {
                    final boolean call = !in.has("type") || OptionContract.isCall(in, "type");
                    final double callValue = heston(in, true);
                    final double putValue = heston(in, false);
                    return new Outputs()
                            .put("price", call ? callValue : putValue)
                            .put("call", callValue)
                            .put("put", putValue);
                });
    }

    private static double heston(final Inputs in, final boolean call) {
        final OptionContract c = contract(in, call);
        return new HestonModel(
                        in.number("v0"), in.number("kappa"), in.number("theta"), in.number("sigma"), in.number("rho"))
                .price(call, c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years());
    }

    private static Model varianceGamma() {
        return OptionContract.describeUnderlying(ModelDeclaration.named("variance-gamma")
                        .titled("European option under a gamma clock")
                        .from("Madan, Carr and Chang (1998), eq. 7; Lewis (2001), eq. 3.11"))
                .input("sigma", "1/sqrt(year)", "volatility of the Brownian motion")
                .input("nu", "year", "variance of the clock")
                .input("theta", "1/year", "drift of the Brownian motion")
                .output("price", "price", "value")
                .answering(TOPIC, "variance_gamma")
                .evaluatedBy(in -> {
                    final OptionContract c = contract(in, OptionContract.isCall(in, "type"));
                    return new Outputs()
                            .put(
                                    "price",
                                    new VarianceGammaModel(in.number("sigma"), in.number("nu"), in.number("theta"))
                                            .price(
                                                    c.call(),
                                                    c.spot(),
                                                    c.strike(),
                                                    c.rate(),
                                                    c.dividendYield(),
                                                    c.years()));
                });
    }

    private static Model fxDelta() {
        return ModelDeclaration.named("fx-delta")
                .titled("Delta of an exchange rate option in a quoting convention, and the strike back from it")
                .from("Reiswich and Wystup (2010)")
                .input("type", "text", "call or put")
                .input("deltaType", "text", "Spot, Fwd, PaSpot or PaFwd")
                .input("spot", "price", "exchange rate")
                .input("domesticDiscount", "1", "discount factor")
                .input("foreignDiscount", "1", "discount factor")
                .input("stdDev", "1", "volatility times the square root of time")
                .input("strike", "price", "strike")
                .output("delta", "1", "signed")
                .output("strike_from_delta", "price", "strike that has this delta")
                .answering(TOPIC, "fx_delta_conventions")
                .evaluatedBy(in -> {
                    final FxDelta convention =
                            switch (in.oneOf("deltaType", List.of("Spot", "Fwd", "PaSpot", "PaFwd"))) {
                                case "Spot" -> FxDelta.SPOT;
                                case "Fwd" -> FxDelta.FORWARD;
                                case "PaSpot" -> FxDelta.SPOT_PREMIUM_ADJUSTED;
                                default -> FxDelta.FORWARD_PREMIUM_ADJUSTED;
                            };
                    final boolean call = OptionContract.isCall(in, "type");
                    final double foreign = in.number("foreignDiscount");
                    final double forward = in.number("spot") * foreign / in.number("domesticDiscount");
                    final double total = in.number("stdDev");
                    final double delta = convention.delta(call, forward, in.number("strike"), foreign, total);
                    return new Outputs()
                            .put("delta", delta)
                            .put("strike_from_delta", convention.strike(call, forward, delta, foreign, total));
                });
    }

    private static Model varianceSwap() {
        return ModelDeclaration.named("variance-swap")
                .titled("Fair variance from a strip of options")
                .from("Demeterfi, Derman, Kamal and Zou (1999), appendix A")
                .input("spot", "price", "underlying")
                .input("rate", "1/year", "continuously compounded")
                .input("dividendYield", "1/year", "continuously compounded")
                .input("expiryYears", "year", "time to expiry")
                .input("puts", "object", "volatility by strike, up to the boundary")
                .input("calls", "object", "volatility by strike, from the boundary")
                .output("fairVariance", "1/year", "fair variance")
                .answering(TOPIC, "variance_swap")
                .evaluatedBy(in -> {
                    final Inputs puts = in.object("puts");
                    final Inputs calls = in.object("calls");
                    final double[] putStrikes = strikes(puts);
                    final double[] callStrikes = strikes(calls);
                    return new Outputs()
                            .put(
                                    "fairVariance",
                                    VarianceSwap.fairVariance(
                                            in.number("spot"),
                                            in.number("rate"),
                                            in.number("dividendYield"),
                                            in.number("expiryYears"),
                                            putStrikes,
                                            volatilities(puts),
                                            callStrikes,
                                            volatilities(calls)));
                });
    }

    private static double[] strikes(final Inputs strip) {
        return strip.names().stream()
                .mapToDouble(name -> {
                    try {
                        return Double.parseDouble(name);
                    } catch (final NumberFormatException e) {
                        throw strip.bad(name, name, "a strike");
                    }
                })
                .sorted()
                .toArray();
    }

    private static double[] volatilities(final Inputs strip) {
        final double[] strikes = strikes(strip);
        final double[] values = new double[strikes.length];
        for (final String name : strip.names()) {
            values[Arrays.binarySearch(strikes, Double.parseDouble(name))] = strip.number(name);
        }
        return values;
    }
}
