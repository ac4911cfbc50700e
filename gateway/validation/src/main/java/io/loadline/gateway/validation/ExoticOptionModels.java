package io.loadline.gateway.validation;

import io.loadline.core.pricing.exotic.BatesModel;
import io.loadline.core.pricing.exotic.FxDelta;
import io.loadline.core.pricing.exotic.HestonModel;
import io.loadline.core.pricing.exotic.MertonJumpDiffusion;
import io.loadline.core.pricing.exotic.VarianceGammaModel;
import io.loadline.core.pricing.exotic.VarianceSwap;
import java.util.Arrays;
import java.util.List;

/** Models with jumps or random volatility, deltas as they are quoted, and variance swaps. */
final class ExoticOptionModels {
    private static final String TOPIC = "options_exotic";

    private ExoticOptionModels() {}

    static List<Model> all() {
        return List.of(jumps(), heston(), bates(), varianceGamma(), fxDelta(), varianceSwap());
    }

    /** The contract of a model that has parameters in the place of one volatility; this one says how far the spot moves. */
    private static OptionContract contract(final Inputs in, final boolean call, final double volatility) {
        return new OptionContract(
                call,
                in.number("spot"),
                in.number("strike"),
                in.number("rate"),
                in.number("dividendYield", 0),
                OptionContract.years(in),
                volatility);
    }

    private static Model jumps() {
        return OptionContract.describeGreeks(
                        OptionContract.describeUnderlying(ModelDeclaration.named("merton-jump-diffusion")
                                        .titled("European option where the spot jumps")
                                        .from("Merton (1976), eq. 19"))
                                .optionalInput("totalVol", "1/sqrt(year)", "volatility of diffusion and jumps together")
                                .input("jumpIntensity", "1/year", "mean number of jumps")
                                .optionalInput(
                                        "gamma_share_of_variance_from_jumps",
                                        "1",
                                        "beside totalVol: 0 to 1; the jumps have no mean")
                                .optionalInput("vol", "1/sqrt(year)", "of the diffusion alone, instead of totalVol")
                                .optionalInput("meanLogJump", "1", "beside vol: mean of the logarithm of a jump")
                                .optionalInput("jumpVol", "1", "beside vol: its standard deviation"))
                .answering(TOPIC, "merton_jump")
                .evaluatedBy(in -> {
                    final double intensity = in.number("jumpIntensity");
                    final MertonJumpDiffusion model = in.has("totalVol")
                            ? MertonJumpDiffusion.ofShare(
                                    in.number("totalVol"), intensity, in.number("gamma_share_of_variance_from_jumps"))
                            : new MertonJumpDiffusion(
                                    in.number("vol"), intensity, in.number("meanLogJump"), in.number("jumpVol"));
                    final OptionContract c = contract(in, OptionContract.isCall(in, "type"), model.volatility());
                    return c.derived((s, r, q, elapsed, v) -> new MertonJumpDiffusion(
                                    v, intensity, model.meanLogJump(), model.jumpVolatility())
                            .price(c.call(), s, c.strike(), r, q, c.years() - elapsed));
                });
    }

    private static Model heston() {
        return OptionContract.describeGreeks(OptionContract.describeUnderlying(ModelDeclaration.named("heston")
                                .titled("European option where the variance reverts to a mean; vega is by the root of "
                                        + "the variance now")
                                .from("Heston (1993); Lewis (2001), eq. 3.11"))
                        .input("v0", "1/year", "variance now")
                        .input("kappa", "1/year", "speed of reversion")
                        .input("theta", "1/year", "mean variance")
                        .input("sigma", "1/year", "volatility of variance")
                        .input("rho", "1", "correlation of spot and variance"))
                .output("call", "price", "value of the call; price and derivatives are of the type asked for, if any")
                .output("put", "price", "value of the put")
                .answering(TOPIC, "heston_lewis", "heston_cos", "heston_fang_oosterlee", "heston_kahl_jaeckel")
                .evaluatedBy(in -> {
                    final boolean call = !in.has("type") || OptionContract.isCall(in, "type");
                    final double variance = in.number("v0");
                    final OptionContract c = contract(in, call, Math.sqrt(variance));
                    return c.derived((s, r, q, elapsed, v) -> heston(in, v == c.volatility() ? variance : v * v)
                                    .price(call, s, c.strike(), r, q, c.years() - elapsed))
                            .put("call", heston(in, variance, c, true))
                            .put("put", heston(in, variance, c, false));
                });
    }

    private static Model bates() {
        return OptionContract.describeGreeks(OptionContract.describeUnderlying(ModelDeclaration.named("bates")
                                .titled("European option where the variance reverts to a mean and the spot jumps; vega"
                                        + " is by the root of the variance now")
                                .from("Bates (1996)"))
                        .input("v0", "1/year", "variance now")
                        .input("kappa", "1/year", "speed of reversion")
                        .input("theta", "1/year", "mean variance")
                        .input("sigma", "1/year", "volatility of variance")
                        .input("rho", "1", "correlation of spot and variance")
                        .input("jumpIntensity", "1/year", "mean number of jumps")
                        .input("meanLogJump", "1", "mean of the logarithm of a jump")
                        .input("jumpVol", "1", "its standard deviation"))
                .answering(TOPIC, "bates")
                .evaluatedBy(in -> {
                    final double variance = in.number("v0");
                    final double intensity = in.number("jumpIntensity");
                    final double mean = in.number("meanLogJump");
                    final double deviation = in.number("jumpVol");
                    final OptionContract c = contract(in, OptionContract.isCall(in, "type"), Math.sqrt(variance));
                    return c.derived((s, r, q, elapsed, v) -> new BatesModel(
                                    heston(in, v == c.volatility() ? variance : v * v), intensity, mean, deviation)
                            .price(c.call(), s, c.strike(), r, q, c.years() - elapsed));
                });
    }

    private static HestonModel heston(final Inputs in, final double variance) {
        return new HestonModel(variance, in.number("kappa"), in.number("theta"), in.number("sigma"), in.number("rho"));
    }

    private static double heston(final Inputs in, final double variance, final OptionContract c, final boolean call) {
        return heston(in, variance).price(call, c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years());
    }

    private static Model varianceGamma() {
        return OptionContract.describeGreeks(OptionContract.describeUnderlying(ModelDeclaration.named("variance-gamma")
                                .titled("European option under a gamma clock; vega is by the volatility of the "
                                        + "Brownian motion")
                                .from("Madan, Carr and Chang (1998), eq. 7; Lewis (2001), eq. 3.11"))
                        .input("sigma", "1/sqrt(year)", "volatility of the Brownian motion")
                        .input("nu", "year", "variance of the clock")
                        .input("theta", "1/year", "drift of the Brownian motion"))
                .answering(TOPIC, "variance_gamma")
                .evaluatedBy(in -> {
                    final OptionContract c = contract(in, OptionContract.isCall(in, "type"), in.number("sigma"));
                    final double nu = in.number("nu");
                    final double drift = in.number("theta");
                    return c.derived((s, r, q, elapsed, v) -> new VarianceGammaModel(v, nu, drift)
                            .price(c.call(), s, c.strike(), r, q, c.years() - elapsed));
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
                .optionalInput("strike", "price", "strike; or delta")
                .optionalInput("delta", "1", "signed, where a strike is asked for")
                .output("delta", "1", "signed")
                .output("strike_from_delta", "price", "strike that has this delta")
                .answering(TOPIC, "fx_delta_conventions")
                .evaluatedBy(in -> {
                    final FxDelta convention = switch (OptionContract.word(in, "deltaType")) {
                        case "spot" -> FxDelta.SPOT;
                        case "fwd", "forward" -> FxDelta.FORWARD;
                        case "paspot", "spotpa" -> FxDelta.SPOT_PREMIUM_ADJUSTED;
                        case "pafwd", "paforward", "fwdpa" -> FxDelta.FORWARD_PREMIUM_ADJUSTED;
                        default -> throw in.bad("deltaType", "Spot, Fwd, PaSpot or PaFwd");
                    };
                    final boolean call = OptionContract.isCall(in, "type");
                    final double foreign = in.number("foreignDiscount");
                    final double forward = in.number("spot") * foreign / in.number("domesticDiscount");
                    final double total = in.number("stdDev");
                    final double delta = in.has("strike") || !in.has("delta")
                            ? convention.delta(call, forward, in.number("strike"), foreign, total)
                            : in.number("delta");
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
                .output("fairVolatility", "1/sqrt(year)", "its root")
                .answering(TOPIC, "variance_swap")
                .evaluatedBy(in -> {
                    final Inputs puts = in.object("puts");
                    final Inputs calls = in.object("calls");
                    final double[] putStrikes = strikes(puts);
                    final double[] callStrikes = strikes(calls);
                    final double variance = VarianceSwap.fairVariance(
                            in.number("spot"),
                            in.number("rate"),
                            in.number("dividendYield", 0),
                            OptionContract.years(in),
                            putStrikes,
                            volatilities(puts),
                            callStrikes,
                            volatilities(calls));
                    return new Outputs().put("fairVariance", variance).put("fairVolatility", Math.sqrt(variance));
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
