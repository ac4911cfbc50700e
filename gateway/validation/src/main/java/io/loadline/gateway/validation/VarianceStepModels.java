package io.loadline.gateway.validation;

import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VarianceTermStructure;
import io.loadline.varengine.volatility.VolatilityFilter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditional volatility step by step: recursions from a given variance, and expected variances by horizon. */
final class VarianceStepModels {
    private static final String TOPIC = "garch";
    private static final String NUMBER = "([-+]?[0-9.]+(?:e[-+]?[0-9]+)?)";

    private VarianceStepModels() {}

    static List<Model> all() {
        return List.of(recursion(), termStructure(), step(), average(), sequence());
    }

    private static Model recursion() {
        return ModelDeclaration.named("variance-recursion")
                .titled("Variances after given errors, from a given first variance")
                .from("the equation of each model, see docs/mathematics/volatility-models.md")
                .input("model", "text", "EWMA, GARCH, GJR, NGARCH, IGARCH, APARCH, TARCH or EGARCH")
                .input("h_1", "unit^2", "first variance")
                .input("residuals", "unit", "errors")
                .input("parameters", "object", "omega, alpha, gamma or theta, beta, delta; for EWMA lambda in the name")
                .optionalInput("equation", "text", "tells the size from the sign effect of EGARCH")
                .output("h_1_to_11", "unit^2", "variances, one more than errors")
                .answering(TOPIC, "small_recursion")
                .evaluatedBy(in -> {
                    final VolatilityFilter filter = filterOf(in);
                    final double[] errors = in.numbers("residuals");
                    final double[] variances = new double[errors.length + 1];
                    variances[0] = filter.variance();
                    for (int t = 0; t < errors.length; t++) {
                        variances[t + 1] = filter.update(errors[t]);
                    }
                    return new Outputs().put("h_1_to_11", variances);
                });
    }

    private static VolatilityFilter filterOf(final Inputs in) {
        final String model = in.text("model").toLowerCase(Locale.ROOT);
        final Inputs given = in.object("parameters");
        final double start = in.number("h_1");
        final VarianceModel equation = VolatilityWords.read(in, "model").variance();
        if (equation instanceof VarianceModel.ExponentiallyWeighted) {
            final Matcher lambda = Pattern.compile("lambda\\s*=\\s*" + NUMBER).matcher(model);
            return VolatilityFilter.ewma(
                    lambda.find() ? Double.parseDouble(lambda.group(1)) : VolatilityModels.parameter(given, "decay"),
                    start);
        }
        final double omega = VolatilityModels.parameter(given, "omega");
        final double beta = VolatilityModels.parameter(given, "beta");
        final double alpha = equation instanceof VarianceModel.Integrated && !given.has("alpha")
                ? 1 - beta
                : VolatilityModels.parameter(given, "alpha");
        final double gamma = given.number("gamma", given.number("gamma1", 0));
        return switch (equation) {
            case VarianceModel.Exponential _ -> {
                // Size before (|z| - E|z|), sign before z; which of the two letters is which differs between
                // publications.
                final Matcher size =
                        Pattern.compile(NUMBER + "\\s*\\*?\\s*\\(\\|z").matcher(in.text("equation", ""));
                final boolean swapped = size.find() && Double.parseDouble(size.group(1)) == gamma;
                yield VolatilityFilter.exponential(
                        omega, swapped ? gamma : alpha, swapped ? alpha : gamma, beta, start);
            }
            case VarianceModel.AsymmetricPower power ->
                VolatilityFilter.asymmetricPower(
                        omega, alpha, gamma, beta, given.number("delta", power.power()), start);
            case VarianceModel.Nonlinear _ ->
                VolatilityFilter.nonlinear(omega, alpha, given.number("theta"), beta, start);
            case VarianceModel.Threshold _ -> VolatilityFilter.threshold(omega, alpha, gamma, beta, start);
            default -> VolatilityFilter.garch(omega, alpha, gamma, beta, start);
        };
    }

    private static Model termStructure() {
        return ModelDeclaration.named("variance-term-structure")
                .titled("Expected GARCH(1,1) variances by horizon")
                .from("Hull, chapter on estimating volatilities: V + (alpha + beta)^(k-1) (h - V)")
                .input("omega", "unit^2", "constant")
                .input("alpha", "1", "weight of the squared error")
                .optionalInput(
                        "gamma", "1", "further weight of the squared negative error; half of errors are negative")
                .input("beta", "1", "weight of the variance")
                .input("h_next", "unit^2", "variance of the next return")
                .input("days", "days", "horizon")
                .output("h_at_horizon", "unit^2", "variance of the last day")
                .output("sum_variance", "unit^2", "variance of the whole horizon")
                .output("k_day_vol", "unit", "its root")
                .output("longRunVariance", "unit^2", "infinite for a persistence of one")
                .output("halfLifeDays", "days", "infinite for a persistence of one")
                .answering(TOPIC, "term_structure")
                .evaluatedBy(in -> {
                    final VarianceTermStructure term = new VarianceTermStructure(
                            in.number("omega"),
                            in.number("alpha") + 0.5 * in.number("gamma", 0) + in.number("beta"),
                            in.number("h_next"));
                    final int days = in.integer("days");
                    return new Outputs()
                            .put("h_at_horizon", term.variance(days))
                            .put("sum_variance", term.cumulativeVariance(days))
                            .put("k_day_vol", Math.sqrt(term.cumulativeVariance(days)))
                            .put("longRunVariance", term.longRunVariance())
                            .put("halfLifeDays", term.halfLife());
                });
    }

    private static Model step() {
        return ModelDeclaration.named("garch-step")
                .titled("GARCH(1,1) variance after one return")
                .from("Hull, chapter on estimating volatilities")
                .input("omega", "unit^2", "constant")
                .input("alpha", "1", "weight of the squared return")
                .input("beta", "1", "weight of the variance")
                .input("sigmaPrev", "unit", "deviation before")
                .input("returnPrev", "unit", "return")
                .output("variance_new", "unit^2", "variance after")
                .output("sigma_new_pct", "percent", "its root")
                .output("longRunVol_pct", "percent", "long-run deviation")
                .answering(TOPIC, "hull_garch")
                .evaluatedBy(in -> {
                    final double before = in.number("sigmaPrev");
                    final double omega = in.number("omega");
                    final double alpha = in.number("alpha");
                    final double beta = in.number("beta");
                    final double variance = VolatilityFilter.garch(omega, alpha, 0, beta, before * before)
                            .update(in.number("returnPrev"));
                    final double longRun = new VarianceTermStructure(omega, alpha + beta, variance).longRunVariance();
                    return new Outputs()
                            .put("variance_new", variance)
                            .put("sigma_new_pct", 100 * Math.sqrt(variance))
                            .put("longRunVol_pct", 100 * Math.sqrt(longRun));
                });
    }

    private static Model average() {
        return ModelDeclaration.named("ewma-step")
                .titled("Exponentially weighted variance after one return")
                .from("RiskMetrics Technical Document (1996); Hull, chapter on estimating volatilities")
                .input("lambda_", "1", "weight of the variance")
                .input("sigmaPrev", "unit", "deviation before")
                .input("returnPrev", "unit", "return")
                .output("variance_new", "unit^2", "variance after")
                .output("sigma_new_pct", "percent", "its root")
                .answering(TOPIC, "hull_ewma")
                .evaluatedBy(in -> {
                    final double before = in.number("sigmaPrev");
                    final double variance = VolatilityFilter.ewma(in.number("lambda_"), before * before)
                            .update(in.number("returnPrev"));
                    return new Outputs().put("variance_new", variance).put("sigma_new_pct", 100 * Math.sqrt(variance));
                });
    }

    private static Model sequence() {
        return ModelDeclaration.named("garch-sequence")
                .titled("GARCH(1,1) deviations after each return, from the square of the first")
                .from("Bollerslev (1986)")
                .optionalInput("omega", "unit^2", "constant; may be left out where the long-run variance is given")
                .optionalInput("longRunVariance", "unit^2", "omega / (1 - alpha - beta)")
                .input("alpha", "1", "weight of the squared return")
                .input("beta", "1", "weight of the variance")
                .input("returns", "unit", "returns")
                .output("volatility_sequence", "unit", "a deviation a return")
                .answering(TOPIC, "quantlib_garch_calc")
                .evaluatedBy(in -> {
                    final double[] returns = in.numbers("returns");
                    if (returns.length == 0 || returns[0] == 0) {
                        throw in.bad("returns", "at least one return, the first not zero");
                    }
                    final double alpha = in.number("alpha");
                    final double beta = in.number("beta");
                    final double omega = in.has("omega") || !in.has("longRunVariance")
                            ? in.number("omega")
                            : in.number("longRunVariance") * (1 - alpha - beta);
                    final VolatilityFilter filter =
                            VolatilityFilter.garch(omega, alpha, 0, beta, returns[0] * returns[0]);
                    final double[] deviations = new double[returns.length];
                    for (int t = 0; t < returns.length; t++) {
                        deviations[t] = Math.sqrt(filter.update(returns[t]));
                    }
                    return new Outputs().put("volatility_sequence", deviations);
                });
    }
}
