package io.loadline.gateway.validation;

import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.Presample;
import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityForecast;
import io.loadline.varengine.volatility.VolatilityModel;
import io.loadline.varengine.volatility.VolatilityPath;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditional volatility over series: fits, filters and forecasts. */
final class VolatilityModels {
    private static final String TOPIC = "garch";
    private static final int FORECASTS = 10;

    /** A first log variance of beta times B, not times its logarithm. */
    private static final Pattern PLAIN_LOGARITHM =
            Pattern.compile("(?:log|ln)\\s*h\\w*\\s*=[^,;]*beta\\s*\\*?\\s*B\\b|B\\s*=\\s*(?:log|ln)\\b");

    private VolatilityModels() {}

    static List<Model> all() {
        return List.of(fit(), filter());
    }

    private static Model fit() {
        return ModelDeclaration.named("volatility-fit")
                .titled("Maximum likelihood of a volatility model")
                .from("Bollerslev (1986); Fiorentini, Calzolari and Panattoni (1996); Bollerslev and Wooldridge (1992)")
                .input("model", "text", "such as AR(1)-GARCH(1,1), Student-t")
                .input("series", "series", "returns, in any unit")
                .optionalInput("presample", "text", "before the first return; with the word backcast the one of arch")
                .optionalInput("B", "unit^2", "presample variance, a deviation in threshold models")
                .optionalInput("horizon", "returns", "of the forecast, 5 if left out")
                .output("converged", "flag", "whether this is a maximum")
                .output("coefficients", "1", "estimates by name")
                .output("se", "1", "standard errors by name, from the Hessian; absent at a bound")
                .output("se_robust", "1", "the same, robust")
                .output("logLikelihood", "1", "with all constants")
                .output("conditional_vol_last", "unit of returns", "deviation of the last return")
                .optionalOutput("variance_forecast_1_5", "unit^2", "next five variances, where the model has forecasts")
                .optionalOutput("variance_forecast", "unit^2", "variances to the horizon, where one is given")
                .output("aic", "1", "Akaike's criterion, 2 k - 2 log L")
                .output("bic", "1", "Bayes criterion, k log n - 2 log L")
                .answering(TOPIC, "dem_gbp_fcp", "dem_gbp_variants", "dem_gbp_egarch", "sp500_arch", "tsgarch")
                .evaluatedBy(VolatilityModels::fitted);
    }

    private static Outputs fitted(final Inputs in) {
        final VolatilityModel model = modelOf(in);
        final VolatilityFit fit = model.fit(in.series("series"));
        final VolatilityPath path = fit.path();
        final int horizon = in.integer("horizon", 5);
        final double[] variances = path.hasForecasts() ? forecast(path, model, Math.max(5, horizon)) : new double[0];
        final Function<String, String> names = switch (in.family()) {
            case "dem_gbp_variants" -> VolatilityModels::numbered;
            case "sp500_arch" -> name -> bracketed(name, model);
            default -> name -> name;
        };
        final Outputs out = new Outputs().put("converged", fit.converged());
        out.put("coefficients", values(fit, names, name -> OptionalDouble.of(fit.parameter(name))))
                .put("se", values(fit, names, fit::standardError))
                .put("se_robust", values(fit, names, fit::robustStandardError))
                .put("logLikelihood", fit.logLikelihood())
                .put("conditional_vol_last", Math.sqrt(path.variance(path.size() - 1)))
                .put("aic", fit.criteria().akaike())
                .put("bic", fit.criteria().bayes());
        if (path.hasForecasts()) {
            out.put("variance_forecast_1_5", Arrays.copyOf(variances, 5));
        }
        if (in.has("horizon") && path.hasForecasts()) {
            out.put("variance_forecast", Arrays.copyOf(variances, horizon));
        }
        switch (in.family()) {
            case "dem_gbp_fcp" -> {
                final Outputs precise = values(fit, names, name -> OptionalDouble.of(fit.parameter(name)));
                fit.parameterNames().forEach(name -> out.put(name, fit.parameter(name)));
                out.put("se_hessian", errors(fit, fit.parameterNames())).put("high_precision", precise);
            }
            case "dem_gbp_egarch" -> {
                // The benchmark calls the effect of the sign alpha and that of the size gamma.
                out.put("mu", fit.parameter("mu"))
                        .put("omega", fit.parameter("omega"))
                        .put("alpha", fit.parameter("gamma"))
                        .put("beta", fit.parameter("beta"))
                        .put("gamma", fit.parameter("alpha"))
                        .put("se", errors(fit, List.of("mu", "omega", "gamma", "beta", "alpha")));
            }
            case "tsgarch" -> {
                final VolatilityFit published =
                        model.with(new Presample.MeanSquare()).fit(in.series("series"));
                out.put("logLikelihood_fcp_presample", published.logLikelihood())
                        .put("coefficients_fcp_presample", published.parameters());
            }
            default -> {}
        }
        return out;
    }

    /**
     * The model in words, with its presample rule: a number where one is given, arch's where the words say backcast, else that of the package
     * whose values a family holds, else the mean square.
     */
    private static VolatilityModel modelOf(final Inputs in) {
        final VolatilityModel words = VolatilityWords.read(in, "model");
        if (in.has("B")) {
            return words.with(presample(in, words)).with(words.mean().givenFirst());
        }
        if (in.text("presample", "").contains("backcast")) {
            return words.with(new Presample.Backcast()).with(words.mean().givenFirst());
        }
        // The families of fGarch and of tsgarch; the latter starts the power model otherwise.
        final boolean firstStates = in.family().equals("dem_gbp_variants")
                || (in.family().equals("tsgarch") && words.variance() instanceof VarianceModel.Exponential);
        return firstStates && !in.has("presample") && !in.has("convention")
                ? words.with(new Presample.FirstStates())
                : words;
    }

    /**
     * Variances of errors; with the presample of the package arch its conventions: one half of the variance from negative errors, whatever their
     * distribution, and in an autoregression the variances of returns.
     */
    private static double[] forecast(final VolatilityPath path, final VolatilityModel model, final int horizon) {
        if (!(model.presample() instanceof Presample.Backcast)) {
            return variances(path.forecast(horizon));
        }
        final VolatilityForecast errors =
                model.variance() instanceof VarianceModel.Garch ? path.forecast(horizon, 0.5) : path.forecast(horizon);
        return variances(path.ofReturns(errors));
    }

    private static double[] variances(final VolatilityForecast forecast) {
        final double[] variances = new double[forecast.horizon()];
        Arrays.setAll(variances, i -> forecast.variance(i + 1));
        return variances;
    }

    private static double[] errors(final VolatilityFit fit, final List<String> names) {
        return names.stream()
                .mapToDouble(name -> fit.standardError(name).orElse(Double.NaN))
                .toArray();
    }

    private static Outputs values(
            final VolatilityFit fit,
            final Function<String, String> names,
            final Function<String, OptionalDouble> value) {
        final Outputs out = new Outputs();
        for (final String name : fit.parameterNames()) {
            value.apply(name).ifPresent(number -> out.put(names.apply(name), number));
        }
        return out;
    }

    /** alpha1, skew, shape. */
    private static String numbered(final String name) {
        return switch (name) {
            case "alpha", "beta", "gamma" -> name + 1;
            case "xi" -> "skew";
            case "nu" -> "shape";
            default -> name;
        };
    }

    /** alpha[1], eta for the degrees of freedom of Hansen's distribution, Const and y[1] in an autoregression. */
    private static String bracketed(final String name, final VolatilityModel model) {
        final Matcher matcher = Pattern.compile("(alpha|beta|gamma)(\\d*)").matcher(name);
        if (matcher.matches()) {
            return matcher.group(1) + '[' + (matcher.group(2).isEmpty() ? "1" : matcher.group(2)) + ']';
        }
        final int lags = model.mean().lags();
        if (lags > 0 && name.equals("mu")) {
            return "Const";
        }
        if (lags > 0 && name.startsWith("ar")) {
            return "y[" + name.substring(2) + ']';
        }
        return name.equals("nu") && model.errors() == ErrorDistribution.HANSEN_SKEWED_T ? "eta" : name;
    }

    private static Model filter() {
        return ModelDeclaration.named("volatility-filter")
                .titled("Variances, likelihood and score of a volatility model at given parameters")
                .from("Bollerslev (1986); Fiorentini, Calzolari and Panattoni (1996) for the score")
                .input("model", "text", "such as constant mean GARCH(1,1), normal")
                .input("series", "series", "returns")
                .input("parameters", "object", "by name")
                .optionalInput(
                        "B",
                        "unit^2",
                        "presample variance, a deviation in threshold models; if absent the mean square of errors")
                .output("logLikelihood", "1", "with all constants")
                .output("score", "1", "derivatives by the parameters")
                .output("h_1_to_5", "unit^2", "first variances")
                .output("h_first3", "unit^2", "first variances")
                .output("h_T", "unit^2", "variance of the last return")
                .output("h_Tplus1", "unit^2", "variance of the next return")
                .output("conditional_vol_first3", "unit", "first deviations")
                .output("conditional_vol_last", "unit", "deviation of the last return")
                .optionalInput("presample", "text", "with the word backcast the one of arch")
                .optionalOutput(
                        "forecast_sd_1_to_10", "unit", "roots of the expected variances, where the model has forecasts")
                .answering(TOPIC, "dem_gbp_filter", "dem_gbp_loglik_at", "sp500_filter")
                .evaluatedBy(VolatilityModels::filtered);
    }

    private static Outputs filtered(final Inputs in) {
        final VolatilityModel model = modelOf(in);
        final Inputs given = in.object("parameters");
        final double[] parameters = model.parameterNames().stream()
                .mapToDouble(name -> parameter(given, name))
                .toArray();
        final VolatilityPath path = model.at(in.series("series"), parameters);
        final int last = path.size() - 1;
        final Outputs out = new Outputs()
                .put("logLikelihood", path.logLikelihood())
                .put("score", path.score())
                .put("h_1_to_5", first(path, 5, false))
                .put("h_first3", first(path, 3, false))
                .put("h_T", path.variance(last))
                .put("h_Tplus1", path.nextVariance())
                .put("conditional_vol_first3", first(path, 3, true))
                .put("conditional_vol_last", Math.sqrt(path.variance(last)));
        if (!path.hasForecasts()) {
            return out;
        }
        final double[] deviations = forecast(path, model, FORECASTS);
        Arrays.setAll(deviations, i -> Math.sqrt(deviations[i]));
        return out.put("forecast_sd_1_to_10", deviations);
    }

    /** In the threshold model a presample is a deviation; in the exponential one it is a logarithm where the words multiply it as such. */
    private static Presample presample(final Inputs in, final VolatilityModel model) {
        final double given = in.number("B");
        return new Presample.Given(
                switch (model.variance()) {
                    case VarianceModel.Threshold _ -> given * given;
                    case VarianceModel.Exponential _
                    when PLAIN_LOGARITHM.matcher(in.text("presample", "")).find() -> Math.exp(given);
                    default -> given;
                });
    }

    private static double[] first(final VolatilityPath path, final int count, final boolean deviations) {
        final double[] first = new double[Math.min(count, path.size())];
        for (int t = 0; t < first.length; t++) {
            first[t] = deviations ? Math.sqrt(path.variance(t)) : path.variance(t);
        }
        return first;
    }

    /** A parameter by its own name, or by the name that packages give it. */
    static double parameter(final Inputs given, final String name) {
        final Matcher lag = Pattern.compile("ar(\\d+)").matcher(name);
        if (lag.matches() && given.has("y[" + lag.group(1) + ']')) {
            return given.number("y[" + lag.group(1) + ']');
        }
        final List<String> names = switch (name) {
            case "nu" -> List.of("nu", "shape", "eta");
            case "xi" -> List.of("xi", "skew");
            case "mu" -> List.of("mu", "Const", "const");
            case "decay" -> List.of("decay", "lambda", "lambda_");
            default -> {
                // alpha2 is also alpha[2]; without a number it is the first.
                final Matcher numbered = Pattern.compile("([a-z]+)(\\d+)").matcher(name);
                yield numbered.matches()
                        ? List.of(name, numbered.group(1) + '[' + numbered.group(2) + ']')
                        : List.of(name, name + "1", name + "[1]");
            }
        };
        for (final String known : names) {
            if (given.has(known)) {
                return given.number(known);
            }
        }
        return given.number(name);
    }
}
