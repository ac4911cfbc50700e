package io.loadline.gateway.validation;

import io.loadline.core.pricing.Bachelier;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.ImpliedOutcome;
import io.loadline.core.pricing.ImpliedVolatility;
import io.loadline.core.pricing.NormalImpliedVolatility;
import java.util.List;

/** European options: prices, derivatives and implied volatilities. */
final class EuropeanOptionModels {
    private static final String TOPIC = "options_european";
    private static final String IMPLIED = "implied_vol";
    private static final double DAYS = 365;

    private EuropeanOptionModels() {}

    static List<Model> all() {
        return List.of(blackScholes(), black76(), bachelier(), implied(), normalImplied());
    }

    private static Model blackScholes() {
        return OptionContract.describe(ModelDeclaration.named("black-scholes")
                        .titled("European option on spot with a continuous yield; on exchange rates Garman-Kohlhagen")
                        .from("Black and Scholes (1973); Merton (1973); Garman and Kohlhagen (1983)"))
                .output("price", "price", "value")
                .output("price_15digits", "price", "the same value")
                .output("call", "price", "value of the call")
                .output("put", "price", "value of the put")
                .optionalOutput("d1", "1", "where the volatility is positive")
                .optionalOutput("d2", "1", "where the volatility is positive")
                .output(
                        "delta",
                        "1",
                        "by spot; with gamma, vega, theta, rho, dividend_rho, vanna, volga, charm, speed, "
                                + "zomma, color, ultima, strike_delta, strike_gamma; a year and for changes of 1.00")
                .output("theta_per_day", "price/day", "theta / 365")
                .output("elasticity", "1", "delta x spot / price")
                .answering(TOPIC, "haug_bsm_price", "haug_greeks", "bsm_all_greeks_50digit", "limits", "hull_bsm")
                .evaluatedBy(EuropeanOptionModels::evaluate);
    }

    private static Outputs evaluate(final Inputs in) {
        final OptionContract c = OptionContract.read(in);
        final Greeks g = c.greeks();
        final double total = c.volatility() * Math.sqrt(c.years());
        final double forward = BlackScholes.forward(c.spot(), c.rate(), c.dividendYield(), c.years());
        final double d1 = StrictMath.log(forward / c.strike()) / total + 0.5 * total;
        return new Outputs()
                .put("price", c.european())
                .put("price_15digits", c.european())
                .put("call", price(c, true))
                .put("put", price(c, false))
                .put("d1", d1)
                .put("d2", d1 - total)
                .put("delta", g.delta)
                .put("gamma", g.gamma)
                .put("vega", g.vega)
                .put("theta", g.theta)
                .put("theta_per_day", g.theta / DAYS)
                .put("rho", g.rho)
                .put("dividend_rho", g.dividendRho)
                .put("vanna", g.vanna)
                .put("volga", g.volga)
                .put("charm", g.charm)
                .put("speed", g.speed)
                .put("zomma", g.zomma)
                .put("color", g.color)
                .put("ultima", g.ultima)
                .put("strike_delta", g.strikeDelta)
                .put("strike_gamma", g.strikeGamma)
                .put("elasticity", g.elasticity(c.spot()));
    }

    private static double price(final OptionContract c, final boolean call) {
        return BlackScholes.price(call, c.spot(), c.strike(), c.rate(), c.dividendYield(), c.years(), c.volatility());
    }

    private static ModelDeclaration onForward(final ModelDeclaration model) {
        return model.input("type", "text", "call or put")
                .input("forward", "price", "forward price")
                .input("strike", "price", "strike")
                .input("expiryYears", "year", "time to expiry");
    }

    private static Model black76() {
        return onForward(ModelDeclaration.named("black-76")
                        .titled("European option on a forward or future")
                        .from("Black (1976)"))
                .input("vol", "1/sqrt(year)", "volatility")
                .input("discountFactor", "1", "of the payment date")
                .output("price", "price", "value, discounted")
                .answering(TOPIC, "black76")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "price",
                                Black76.price(
                                        OptionContract.isCall(in, "type"),
                                        in.number("forward"),
                                        in.number("strike"),
                                        in.number("expiryYears"),
                                        in.number("vol"),
                                        in.number("discountFactor"))));
    }

    private static Model bachelier() {
        return onForward(ModelDeclaration.named("bachelier")
                        .titled("European option on a forward with normal changes, of any sign")
                        .from("Bachelier (1900)"))
                .input("normalVol", "price/sqrt(year)", "absolute volatility")
                .input("discountFactor", "1", "of the payment date")
                .output("price", "price", "value, discounted")
                .output("delta", "1", "by the forward")
                .output("gamma", "1/price", "twice by the forward")
                .output("vega", "price", "by the volatility, for 1.00")
                .answering(TOPIC, "bachelier")
                .evaluatedBy(in -> {
                    final double years = in.number("expiryYears");
                    final double rate = -StrictMath.log(in.number("discountFactor")) / years;
                    final Greeks g = new Greeks();
                    Bachelier.greeks(
                            OptionContract.isCall(in, "type"),
                            in.number("forward"),
                            in.number("strike"),
                            rate,
                            years,
                            in.number("normalVol"),
                            g);
                    return new Outputs()
                            .put("price", g.price)
                            .put("delta", g.delta)
                            .put("gamma", g.gamma)
                            .put("vega", g.vega);
                });
    }

    private static Model implied() {
        return onForward(ModelDeclaration.named("implied-volatility")
                        .titled("Volatility that gives a Black price")
                        .from("Jaeckel, Let's Be Rational (2015); Householder (1970)"))
                .input("undiscountedPrice", "price", "price over the discount factor")
                .output("impliedVol", "1/sqrt(year)", "volatility; NaN where there is none")
                .output("outcome", "text", "ok, or error and the reason")
                .answering(IMPLIED, "black", "error_cases")
                .evaluatedBy(in -> {
                    final boolean call = OptionContract.isCall(in, "type");
                    final double forward = in.number("forward");
                    final double strike = in.number("strike");
                    final double years = in.number("expiryYears");
                    final double price = in.number("undiscountedPrice");
                    return new Outputs()
                            .put("impliedVol", ImpliedVolatility.of(call, forward, strike, years, price))
                            .put("outcome", word(ImpliedOutcome.of(call, forward, strike, years, price)));
                });
    }

    private static String word(final ImpliedOutcome outcome) {
        return switch (outcome) {
            case SOLVED, INTRINSIC -> "ok";
            case NOT_A_NUMBER -> "error: NaN";
            case BAD_CONTRACT -> "error: forward or strike";
            case ZERO_EXPIRY -> "error: zero expiry";
            case NEGATIVE_PRICE -> "error: negative price";
            case BELOW_INTRINSIC -> "error: below intrinsic";
            case NOT_ATTAINABLE -> "error: not attainable";
            case ABOVE_MAXIMUM -> "error: above maximum";
        };
    }

    private static Model normalImplied() {
        return onForward(ModelDeclaration.named("normal-implied-volatility")
                        .titled("Absolute volatility that gives a Bachelier price")
                        .from("Jaeckel, Implied Normal Volatility (2017)"))
                .input("undiscountedPrice", "price", "price over the discount factor")
                .output("impliedNormalVol", "price/sqrt(year)", "absolute volatility; NaN where there is none")
                .answering(IMPLIED, "bachelier")
                .evaluatedBy(in -> new Outputs()
                        .put(
                                "impliedNormalVol",
                                NormalImpliedVolatility.of(
                                        OptionContract.isCall(in, "type"),
                                        in.number("forward"),
                                        in.number("strike"),
                                        in.number("expiryYears"),
                                        in.number("undiscountedPrice"))));
    }
}
