package io.loadline.gateway.validation;

import io.loadline.core.pricing.GarmanKohlhagen;
import io.loadline.core.pricing.surface.Sabr;
import io.loadline.core.pricing.surface.Ssvi;
import io.loadline.core.pricing.surface.Svi;
import io.loadline.core.pricing.surface.VolatilitySurface;
import java.util.List;

/** Volatility smiles and their checks for arbitrage. */
final class SmileModels {
    private static final String TOPIC = "vol_smile";

    private SmileModels() {}

    static List<Model> all() {
        return List.of(sabr(), svi(), jumpWings(), ssvi(), straddle(), calendar());
    }

    private static Model sabr() {
        return ModelDeclaration.named("sabr")
                .titled("SABR smile")
                .from("Hagan, Kumar, Lesniewski and Woodward (2002), eq. 2.17")
                .input("forward", "price", "forward price")
                .input("strike", "price", "strike")
                .optionalInput("shift", "price", "added to forward and strike, 0 if left out")
                .input("expiryYears", "year", "time to expiry")
                .input("alpha", "1", "level")
                .input("beta", "1", "power of the forward")
                .input("rho", "1", "correlation")
                .input("nu", "1", "volatility of volatility")
                .output("blackVol", "1/sqrt(year)", "Black volatility, of shifted prices where shifted")
                .output("normalVol", "price/sqrt(year)", "Bachelier volatility; a beta of 0 allows negative prices")
                .answering(TOPIC, "sabr_hagan")
                .evaluatedBy(in -> {
                    final Sabr smile =
                            new Sabr(in.number("alpha"), in.number("beta"), in.number("rho"), in.number("nu"));
                    final double forward = in.number("forward") + in.number("shift", 0);
                    final double strike = in.number("strike") + in.number("shift", 0);
                    final double years = in.number("expiryYears");
                    return new Outputs()
                            .put("blackVol", smile.blackVolatility(forward, strike, years))
                            .put("normalVol", smile.normalVolatility(forward, strike, years));
                });
    }

    private static ModelDeclaration raw(final ModelDeclaration model) {
        return model.optionalInput(
                        "parametrisation", "text", "raw, as if absent, or natural: delta, mu, rho, omega, zeta")
                .input("a", "1", "level of total variance")
                .input("b", "1", "slope of the wings")
                .input("rho", "1", "tilt")
                .input("m", "1", "shift")
                .input("sigma", "1", "roundness");
    }

    private static Svi svi(final Inputs in) {
        if (in.text("parametrisation", "raw").equals("natural")) {
            return Svi.ofNatural(
                    in.number("delta"), in.number("mu"), in.number("rho"), in.number("omega"), in.number("zeta"));
        }
        if (!in.text("parametrisation", "raw").equals("raw")) {
            throw in.bad("parametrisation", "raw or natural");
        }
        return new Svi(in.number("a"), in.number("b"), in.number("rho"), in.number("m"), in.number("sigma"));
    }

    private static Model svi() {
        return raw(ModelDeclaration.named("svi")
                        .titled("SVI smile in raw parameters")
                        .from("Gatheral and Jacquier (2014), eq. 3.1 and 2.1"))
                .input("k", "1", "log-moneyness")
                .output("totalVariance", "1", "variance times years")
                .output("g", "1", "density up to a positive factor")
                .output("butterflyFree", "flag", "whether g is not negative here")
                .output("smileButterflyFree", "flag", "whether it is nowhere negative")
                .answering(TOPIC, "svi_vogt")
                .evaluatedBy(in -> {
                    final Svi smile = svi(in);
                    final double g = smile.density(in.number("k"));
                    return new Outputs()
                            .put("totalVariance", smile.totalVariance(in.number("k")))
                            .put("g", g)
                            .put("butterflyFree", g >= 0)
                            .put("smileButterflyFree", smile.isButterflyFree());
                });
    }

    private static Model jumpWings() {
        return raw(ModelDeclaration.named("svi-jump-wings")
                        .titled("SVI in the parameters that traders read")
                        .from("Gatheral and Jacquier (2014), eq. 3.5"))
                .input("expiryYears", "year", "time to expiry")
                .output("computed", "object", "v, psi, p, c, vtilde")
                .output("paper", "object", "the same")
                .answering(TOPIC, "svi_jw")
                .evaluatedBy(in -> {
                    final Svi.JumpWings wings = svi(in).jumpWings(in.number("expiryYears"));
                    return new Outputs().put("computed", outputs(wings)).put("paper", outputs(wings));
                });
    }

    private static Outputs outputs(final Svi.JumpWings wings) {
        return new Outputs()
                .put("v", wings.v())
                .put("psi", wings.psi())
                .put("p", wings.p())
                .put("c", wings.c())
                .put("vtilde", wings.vtilde());
    }

    private static Model ssvi() {
        return ModelDeclaration.named("ssvi")
                .titled("Surface of SVI smiles with the power law")
                .from("Gatheral and Jacquier (2014), eq. 4.1 and 4.5, theorem 4.2")
                .input("theta", "1", "total variance at the money")
                .input("rho", "1", "tilt")
                .input("eta", "1", "level of curvature")
                .input("gamma", "1", "decay of curvature")
                .input("k", "1", "log-moneyness")
                .output("totalVariance", "1", "variance times years")
                .output("phi", "1", "curvature")
                .output("noButterfly_sufficient", "flag", "whether the sufficient condition holds")
                .answering(TOPIC, "ssvi_powerlaw")
                .evaluatedBy(in -> {
                    final Ssvi surface = new Ssvi(in.number("rho"), in.number("eta"), in.number("gamma"));
                    final double theta = in.number("theta");
                    return new Outputs()
                            .put("totalVariance", surface.totalVariance(theta, in.number("k")))
                            .put("phi", surface.phi(theta))
                            .put("noButterfly_sufficient", surface.isButterflyFree(theta));
                });
    }

    private static Model straddle() {
        return ModelDeclaration.named("delta-neutral-strike")
                .titled("Strike of the straddle without delta")
                .from("Reiswich and Wystup (2010)")
                .input("forward", "price", "forward price")
                .input("vol", "1/sqrt(year)", "volatility")
                .input("expiryYears", "year", "time to expiry")
                .output("strike", "price", "F exp(vol^2 T / 2)")
                .answering(TOPIC, "fx_atm_strike")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "strike",
                                GarmanKohlhagen.deltaNeutralStrike(
                                        in.number("forward"), in.number("expiryYears"), in.number("vol"))));
    }

    private static Model calendar() {
        return ModelDeclaration.named("calendar-arbitrage")
                .titled("Whether total variance falls from one expiry to the next")
                .from("Gatheral and Jacquier (2014), lemma 2.1")
                .input("expiries", "year", "ascending")
                .input("atmVols", "1/sqrt(year)", "volatilities of one log-moneyness")
                .output("arbitrage", "flag", "whether it does")
                .output("total_variance", "1", "variance times years, by expiry")
                .answering(TOPIC, "calendar_arbitrage")
                .evaluatedBy(in -> {
                    final double[] years = in.numbers("expiries");
                    final double[] volatilities = in.numbers("atmVols", years.length);
                    final double[] variances = new double[years.length];
                    for (int i = 0; i < years.length; i++) {
                        variances[i] = volatilities[i] * volatilities[i] * years[i];
                    }
                    return new Outputs()
                            .put("arbitrage", VolatilitySurface.fallsWithTime(years, volatilities))
                            .put("total_variance", variances);
                });
    }
}
