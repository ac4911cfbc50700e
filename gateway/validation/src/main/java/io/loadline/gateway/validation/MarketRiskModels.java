package io.loadline.gateway.validation;

import io.loadline.varengine.HistoricalVar;
import io.loadline.varengine.LiquidationCost;
import java.util.List;

/** What the server computes on every tick, as models: historical simulation and the cost of liquidation. */
final class MarketRiskModels {
    private MarketRiskModels() {}

    static List<Model> all() {
        return List.of(worstLosses(), expectedShortfall(), exogenousSpread(), squareRootImpact());
    }

    private static Model worstLosses() {
        return ModelDeclaration.named("historical-var-of-worst-losses")
                .titled("Historical VaR and expected shortfall where only the worst scenarios are given; all others"
                        + " are taken as no loss")
                .from("Hull (2015), historical simulation; order statistic ceil(n (1 - a)), tail mean of Acerbi and"
                        + " Tasche (2002)")
                .input("n", "1", "number of scenarios")
                .input(
                        "worstLosses",
                        "currency",
                        "objects with loss (positive), at least as many as lie beyond the VaR")
                .input("confidence", "1", "confidence, above 0 and below 1")
                .optionalInput("convention", "text", "not read")
                .output("VaR", "currency", "value at risk")
                .output("ES", "currency", "mean of the tail")
                .optionalOutput("ES_mean_of_four_worse", "currency", "mean of the losses worse than the VaR")
                .answering("var_historical", "hull_500")
                .evaluatedBy(inputs -> {
                    final double[] pnl = new double[(int) inputs.number("n", 1, 1e7)];
                    final List<Inputs> losses = inputs.objects("worstLosses");
                    final double confidence = inputs.number("confidence", 0, 1);
                    final int beyond = (int) Math.ceil(pnl.length * (1 - confidence) - 1e-9);
                    if (losses.size() > pnl.length || losses.size() < beyond) {
                        throw inputs.bad("worstLosses", losses.size() + " objects", beyond + " to " + pnl.length);
                    }
                    for (int i = 0; i < losses.size(); i++) {
                        pnl[i] = -losses.get(i).number("loss");
                    }
                    final Outputs outputs = new Outputs()
                            .put("VaR", HistoricalVar.valueAtRisk(pnl, confidence))
                            .put("ES", HistoricalVar.expectedShortfall(pnl, confidence));
                    if (beyond > 1) {
                        final double further = 1 - (beyond - 1.0) / pnl.length;
                        outputs.put("ES_mean_of_four_worse", HistoricalVar.expectedShortfall(pnl, further));
                    }
                    return outputs;
                });
    }

    private static Model expectedShortfall() {
        return ModelDeclaration.named("historical-expected-shortfall")
                .titled("Expected shortfall of a sample of profits and losses")
                .from("Acerbi and Tasche (2002), equation 12: the coherent tail mean")
                .input("data", "currency", "P&L, a loss negative")
                .input("confidence", "1", "confidence, above 0 and below 1")
                .output("VaR", "currency", "value at risk, the order statistic ceil(n (1 - a)), a loss positive")
                .output("ES", "currency", "expected shortfall, a loss positive")
                .answering("var_historical", "es_discrete")
                .evaluatedBy(inputs -> {
                    final double[] pnl = inputs.numbers("data");
                    final double confidence = inputs.number("confidence", 0, 1);
                    return new Outputs()
                            .put("VaR", HistoricalVar.valueAtRisk(pnl, confidence))
                            .put("ES", HistoricalVar.expectedShortfall(pnl, confidence));
                });
    }

    private static Model exogenousSpread() {
        return ModelDeclaration.named("liquidity-cost-of-spread")
                .titled("VaR with the exogenous cost of the spread")
                .from("Jorion (2007), liquidity chapter; Bangia, Diebold, Schuermann and Stroughair (1999),"
                        + " equations 1 to 3")
                .optionalInput(
                        "position", "currency", "value of the position, with dailyVol and meanSpread; or give mid")
                .optionalInput("dailyVol", "1", "daily volatility")
                .optionalInput("meanSpread", "1", "mean spread, relative")
                .optionalInput("mid", "currency", "value of the position at mid, with sigma and the four below")
                .optionalInput("sigma", "1", "daily volatility of the log return")
                .optionalInput("meanRelativeSpread", "1", "mean spread, relative")
                .optionalInput("sdRelativeSpread", "1", "standard deviation of the spread")
                .optionalInput("a", "1", "deviations of the spread to add")
                .optionalInput("theta_kurtosisCorrection", "1", "factor on sigma for fat tails; 1 if left out")
                .input("z", "1", "normal quantile of the confidence")
                .optionalOutput("VaR", "currency", "value at risk of the position")
                .optionalOutput("liquidityCost", "currency", "half the mean spread on the position")
                .optionalOutput("VaR_mid", "currency", "value at risk of the mid price, mid (1 - exp(-theta z sigma))")
                .optionalOutput("costOfLiquidity", "currency", "half the stressed spread")
                .optionalOutput("liquidityShare", "1", "cost of liquidity over LVaR")
                .output("LVaR", "currency", "value at risk plus cost")
                .answering("liquidity_lvar", "exogenous_spread")
                .evaluatedBy(inputs -> inputs.has("position") ? jorion(inputs) : bangia(inputs));
    }

    private static Outputs jorion(final Inputs inputs) {
        final double position = inputs.number("position", 0, Double.MAX_VALUE);
        final double var = position * inputs.number("z") * inputs.number("dailyVol", 0, Double.MAX_VALUE);
        final double cost = LiquidationCost.spreadCost(position, inputs.number("meanSpread") / 2, 0, 0);
        return new Outputs().put("VaR", var).put("liquidityCost", cost).put("LVaR", var + cost);
    }

    private static Outputs bangia(final Inputs inputs) {
        final double mid = inputs.number("mid", 0, Double.MAX_VALUE);
        final double move =
                inputs.number("theta_kurtosisCorrection", 1) * inputs.number("z") * inputs.number("sigma", 0, 100);
        final double var = -mid * StrictMath.expm1(-move);
        final double cost = LiquidationCost.spreadCost(
                mid,
                inputs.number("meanRelativeSpread") / 2,
                inputs.number("sdRelativeSpread") / 2,
                inputs.number("a"));
        return new Outputs()
                .put("VaR_mid", var)
                .put("costOfLiquidity", cost)
                .put("LVaR", var + cost)
                .put("liquidityShare", cost / (var + cost));
    }

    private static Model squareRootImpact() {
        return ModelDeclaration.named("square-root-impact")
                .titled("Price impact of a trade by the square root of its share in the volume")
                .from("Almgren, Thum, Hauptmann and Li (2005); Toth et al. (2011)")
                .input("Y", "1", "coefficient, about 1")
                .input("dailyVol", "1", "standard deviation of the daily return")
                .input("quantity", "units", "units to trade, not negative")
                .input("adv", "units/day", "average daily volume, positive")
                .output("impact", "1", "move against the trader, relative")
                .output("costBps", "bp", "the same in basis points")
                .answering("liquidity_lvar", "square_root_impact")
                .evaluatedBy(inputs -> {
                    final double impact = LiquidationCost.impact(
                            inputs.number("quantity", 0, Double.MAX_VALUE),
                            inputs.number("adv", Double.MIN_VALUE, Double.MAX_VALUE),
                            inputs.number("dailyVol", 0, Double.MAX_VALUE),
                            inputs.number("Y"));
                    return new Outputs().put("impact", impact).put("costBps", 1e4 * impact);
                });
    }
}
