package io.loadline.gateway.validation;

import io.loadline.varengine.dependence.Cholesky;
import io.loadline.varengine.dependence.CorrelationBreakdown;
import io.loadline.varengine.dependence.Covariance;
import io.loadline.varengine.dependence.DccErrors;
import io.loadline.varengine.dependence.DccFilter;
import io.loadline.varengine.dependence.DccFit;
import io.loadline.varengine.dependence.DccParameters;
import io.loadline.varengine.dependence.DccVariant;
import io.loadline.varengine.dependence.EwmaCovariance;
import io.loadline.varengine.dependence.FactorRegression;
import io.loadline.varengine.dependence.MarchenkoPastur;
import io.loadline.varengine.dependence.NearestCorrelation;
import io.loadline.varengine.dependence.PrincipalComponents;
import io.loadline.varengine.dependence.Shrinkage;
import io.loadline.varengine.volatility.VolatilityFilter;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Covariance, correlation and what is done with them. */
final class CorrelationModels {
    private static final Pattern EWMA_ROWS =
            Pattern.compile("(.*?)\\s*(?:\\bof )?\\s*rows (\\d+)-(\\d+), then rows (\\d+)-(\\d+)\\s*");
    private static final Pattern EWMA_START = Pattern.compile("^start(?:ed)?(?:: | with | at )?(?:the )?");

    private CorrelationModels() {}

    static List<Model> all() {
        return List.of(
                nearestCorrelation(),
                shrinkage(),
                ewmaCovariance(),
                dccFilter(),
                dccFit(),
                cholesky(),
                marchenkoPastur(),
                principalComponents(),
                factorRegression(),
                breakdown());
    }

    private static Model nearestCorrelation() {
        return ModelDeclaration.named("nearest-correlation")
                .titled("Correlation matrix nearest to a symmetric matrix in the Frobenius norm")
                .from("Qi and Sun (2006); Higham (2002); Borsdorf and Higham (2010)")
                .input("matrix", "1", "symmetric matrix")
                .optionalInput("weights", "1", "diagonal of Higham's W, positive: large ones move less; all 1")
                .output("nearest", "1", "nearest correlation matrix")
                .output("frobeniusDistance", "1", "distance from the given matrix, weighted where there are weights")
                .answering("correlation", "nearest_correlation")
                .evaluatedBy(inputs -> {
                    final double[][] matrix = inputs.squareMatrix("matrix");
                    final NearestCorrelation nearest = inputs.has("weights")
                            ? NearestCorrelation.to(matrix, inputs.numbers("weights", matrix.length))
                            : NearestCorrelation.to(matrix);
                    return new Outputs().put("nearest", nearest.matrix()).put("frobeniusDistance", nearest.distance());
                });
    }

    private static Model shrinkage() {
        return ModelDeclaration.named("covariance-shrinkage")
                .titled("Covariance shrunk towards a multiple of the identity, or towards a constant correlation")
                .from("Ledoit and Wolf (2004), section 3.2, and the same (2004) in J. Portfolio Management; Chen,"
                        + " Wiesel, Eldar and Hero (2010), equation 23")
                .optionalInput("data", "return", "observations by row")
                .optionalInput("series", "series", "the same as a file and optionally columns, where data is left out")
                .output("ledoitWolf_delta", "1", "weight of the identity, Ledoit-Wolf")
                .output("ledoitWolf_cov", "return^2", "shrunk covariance, Ledoit-Wolf")
                .output("oas_delta", "1", "weight of the identity, oracle approximating")
                .output("oas_cov", "return^2", "shrunk covariance, oracle approximating")
                .output("constantCorrelation_delta", "1", "weight of the constant correlation, Ledoit-Wolf")
                .output("constantCorrelation_cov", "return^2", "covariance shrunk towards a constant correlation")
                .answering("correlation", "shrinkage")
                .evaluatedBy(inputs -> {
                    final double[][] data = inputs.has("series") && !inputs.has("data")
                            ? inputs.table("series").byRow()
                            : inputs.matrix("data");
                    final Shrinkage ledoitWolf = Shrinkage.ledoitWolf(data);
                    final Shrinkage oracle = Shrinkage.oracleApproximating(data);
                    final Shrinkage constant = Shrinkage.constantCorrelation(data);
                    return new Outputs()
                            .put("ledoitWolf_delta", ledoitWolf.delta())
                            .put("ledoitWolf_cov", ledoitWolf.covariance())
                            .put("oas_delta", oracle.delta())
                            .put("oas_cov", oracle.covariance())
                            .put("constantCorrelation_delta", constant.delta())
                            .put("constantCorrelation_cov", constant.covariance());
                });
    }

    private static Model ewmaCovariance() {
        return ModelDeclaration.named("ewma-covariance")
                .titled("Exponentially weighted covariance with mean zero")
                .from("RiskMetrics Technical Document (1996), equation 5.3")
                .input(
                        "series",
                        "series",
                        "file, optionally columns, and rows as 'rows A-B, then rows C-D': the sample covariance of A"
                                + " to B starts ('population covariance of rows A-B' divides by n, 'mean of r r' of"
                                + " rows A-B' takes no mean out), C to D update; with the input start, all rows update")
                .optionalInput("start", "return^2", "covariance before the first row")
                .input("lambda_", "1", "weight of the past, above 0 and below 1")
                .output("covariance", "return^2", "covariance after the last row")
                .output("correlation", "1", "the same at a unit diagonal")
                .answering("correlation", "ewma_covariance")
                .evaluatedBy(CorrelationModels::weighted);
    }

    private static Outputs weighted(final Inputs inputs) {
        final double lambda = inputs.number("lambda_");
        if (inputs.has("start")) {
            return updated(
                    new EwmaCovariance(lambda, inputs.squareMatrix("start")),
                    inputs.table("series").byRow());
        }
        final double[][] rows = inputs.wholeTable("series").byRow();
        final Inputs series = inputs.object("series");
        final Matcher range = EWMA_ROWS.matcher(series.text("rows"));
        if (!range.matches()) {
            throw series.bad("rows", "'rows A-B, then rows C-D'");
        }
        final int[] bounds = new int[4];
        for (int i = 0; i < 4; i++) {
            bounds[i] = Integer.parseInt(range.group(i + 2));
            if (bounds[i] < 1 || bounds[i] > rows.length || (i % 2 == 1 && bounds[i] < bounds[i - 1])) {
                throw series.bad("rows", "ascending rows within 1 to " + rows.length);
            }
        }
        final double[][] first = Arrays.copyOfRange(rows, bounds[0] - 1, bounds[1]);
        final double[][] start =
                switch (EWMA_START.matcher(range.group(1)).replaceAll("").strip()) {
                    case "", "sample covariance", "sample covariance (n-1)" -> Covariance.sample(first);
                    case "population covariance", "covariance (n)", "sample covariance (n)" ->
                        Covariance.population(first);
                    case "mean of r r'", "mean of x x'", "second moments" -> Covariance.secondMoments(first);
                    default ->
                        throw series.bad("rows", "a start by sample covariance (n-1) or (n), or by mean of r r'");
                };
        return updated(new EwmaCovariance(lambda, start), Arrays.copyOfRange(rows, bounds[2] - 1, bounds[3]));
    }

    private static Outputs updated(final EwmaCovariance covariance, final double[][] rows) {
        for (final double[] row : rows) {
            covariance.update(row);
        }
        return new Outputs()
                .put("covariance", covariance.covariance())
                .put("correlation", Covariance.toCorrelation(covariance.covariance()));
    }

    private static Model dccFilter() {
        return ModelDeclaration.named("dcc-filter")
                .titled("Dynamic conditional correlation at given parameters")
                .from("Engle (2002), equations 18 and 24; Aielli (2013), equation 9")
                .input("series", "series", "file, columns and optionally scale: returns")
                .optionalInput(
                        "garch",
                        "1",
                        "one object a column: mu, omega, alpha, beta and optionally gamma of a GARCH(1,1) or GJR whose"
                                + " presample variance is the mean square of the residuals; if left out, the series"
                                + " are standardised residuals")
                .input("a", "1", "weight of the last shock, at least 0")
                .input("b", "1", "weight of the past, at least 0; a + b below 1")
                .optionalInput("variant", "text", "engle (if left out) or corrected")
                .optionalInput("Q1", "text", "how Q starts; only the target, the mean of z z', is known")
                .output("correlationLogLik", "1", "log-likelihood of the correlations, without the margins")
                .output("R_last", "1", "correlation of the last observation")
                .output("R_next", "1", "correlation forecast for the next")
                .answering("correlation", "dcc_filter")
                .evaluatedBy(inputs -> {
                    final SeriesTable table = inputs.table("series");
                    final double[][] z = standardised(inputs, table);
                    final DccParameters parameters = new DccParameters(inputs.number("a"), inputs.number("b"));
                    final DccVariant variant = variantOf(inputs);
                    final DccFilter filter = new DccFilter(parameters, variant, DccFit.target(z, variant, parameters));
                    double[][] last = filter.correlation();
                    for (final double[] row : z) {
                        last = filter.correlation();
                        filter.update(row);
                    }
                    return new Outputs()
                            .put("correlationLogLik", filter.logLikelihood())
                            .put("R_last", last)
                            .put("R_next", filter.correlation());
                });
    }

    private static DccVariant variantOf(final Inputs inputs) {
        if (!inputs.has("variant")) {
            return DccVariant.ENGLE;
        }
        return inputs.oneOf("variant", List.of("engle", "corrected")).equals("engle")
                ? DccVariant.ENGLE
                : DccVariant.CORRECTED;
    }

    /** Returns less their mean, over the root of their GARCH variance. */
    private static double[][] standardised(final Inputs inputs, final SeriesTable table) {
        if (!inputs.has("garch")) {
            return table.byRow();
        }
        final List<Inputs> garch = inputs.objects("garch");
        if (garch.size() != table.names().size()) {
            throw inputs.bad("garch", garch.size() + " objects", table.names().size() + " as there are columns");
        }
        final double[][] z = new double[table.rows()][garch.size()];
        for (int i = 0; i < garch.size(); i++) {
            final double mu = garch.get(i).number("mu");
            final double omega = garch.get(i).number("omega");
            final double alpha = garch.get(i).number("alpha");
            final double beta = garch.get(i).number("beta");
            final double gamma = garch.get(i).number("gamma", 0);
            double squares = 0;
            for (final double value : table.columns()[i]) {
                squares += (value - mu) * (value - mu);
            }
            final double presample = squares / table.rows();
            final VolatilityFilter filter =
                    VolatilityFilter.garch(omega, alpha, gamma, beta, omega + (alpha + 0.5 * gamma + beta) * presample);
            for (int t = 0; t < z.length; t++) {
                final double residual = table.columns()[i][t] - mu;
                z[t][i] = residual / Math.sqrt(filter.variance());
                filter.update(residual);
            }
        }
        return z;
    }

    private static Model dccFit() {
        return ModelDeclaration.named("dcc-fit")
                .titled("Dynamic conditional correlation fitted to standardised residuals")
                .from("Engle (2002); Aielli (2013); Engle, Shephard and Sheppard (2008)")
                .input("series", "series", "file and columns: standardised residuals")
                .optionalInput("variant", "text", "engle (if left out) or corrected")
                .optionalInput(
                        "composite", "flag", "composite likelihood of neighbouring pairs only; false if left out")
                .output("a", "1", "weight of the last shock")
                .output("b", "1", "weight of the past")
                .optionalOutput(
                        "se", "1", "standard errors of a and b; absent at a bound and for a composite likelihood")
                .optionalOutput("se_robust", "1", "robust standard errors of a and b")
                .output("correlationLogLik", "1", "full log-likelihood of the correlations")
                .output("R_next", "1", "correlation forecast")
                .evaluatedBy(inputs -> {
                    final double[][] z = inputs.table("series").byRow();
                    final DccFit fit = DccFit.of(z, variantOf(inputs), inputs.flag("composite", false));
                    final DccErrors errors = fit.errors();
                    final Outputs outputs = new Outputs()
                            .put("a", fit.parameters().a())
                            .put("b", fit.parameters().b());
                    putBoth(outputs, "se", errors.a(), errors.b());
                    putBoth(outputs, "se_robust", errors.robustA(), errors.robustB());
                    return outputs.put("correlationLogLik", fit.logLikelihood())
                            .put("R_next", fit.filter(z).correlation());
                });
    }

    private static void putBoth(
            final Outputs outputs, final String name, final OptionalDouble one, final OptionalDouble other) {
        if (one.isPresent() && other.isPresent()) {
            outputs.put(name, new double[] {one.getAsDouble(), other.getAsDouble()});
        }
    }

    private static Model cholesky() {
        return ModelDeclaration.named("cholesky")
                .titled("Cholesky factor and its update by a rank of one")
                .from("Golub and Van Loan (2013), section 4.2; Gill, Golub, Murray and Saunders (1974), method C1")
                .input("matrix", "1", "symmetric, positive definite")
                .optionalInput("rankOneUpdate", "1", "x of matrix + x x'")
                .output("L", "1", "lower triangular factor")
                .optionalOutput("L_updated", "1", "factor of matrix + x x'")
                .answering("correlation", "cholesky")
                .evaluatedBy(inputs -> {
                    final double[][] factor = Cholesky.factor(inputs.squareMatrix("matrix"));
                    final Outputs outputs = new Outputs().put("L", factor);
                    return inputs.has("rankOneUpdate")
                            ? outputs.put("L_updated", Cholesky.rankOneUpdate(factor, inputs.numbers("rankOneUpdate")))
                            : outputs;
                });
    }

    private static Model marchenkoPastur() {
        return ModelDeclaration.named("marchenko-pastur")
                .titled("Edges of the eigenvalues of a correlation matrix of pure noise")
                .from("Marchenko and Pastur (1967)")
                .input("N", "1", "number of series")
                .input("T", "1", "number of observations")
                .optionalInput("sigma2", "1", "variance of the noise, 1 if left out")
                .output("lower", "1", "lower edge")
                .output("upper", "1", "upper edge")
                .answering("correlation", "marchenko_pastur")
                .evaluatedBy(inputs -> {
                    final MarchenkoPastur edges =
                            MarchenkoPastur.edges(inputs.number("N"), inputs.number("T"), inputs.number("sigma2", 1));
                    return new Outputs().put("lower", edges.lower()).put("upper", edges.upper());
                });
    }

    private static Model principalComponents() {
        return ModelDeclaration.named("principal-components")
                .titled("Principal components of the correlation of series")
                .from("Hotelling (1933); absorption ratio: Kritzman, Li, Page and Rigobon (2011)")
                .input("series", "series", "file and optionally columns")
                .output("eigenvalues", "1", "descending")
                .output("explained", "1", "share of each in the total variance")
                .output("firstVectorAbs", "1", "sizes of the loadings of the first component")
                .output("conditionNumber", "1", "largest eigenvalue over the smallest")
                .output("absorptionRatio1", "1", "share of the first component")
                .answering("correlation", "pca")
                .evaluatedBy(inputs -> {
                    final PrincipalComponents components = PrincipalComponents.of(
                            Covariance.correlation(inputs.table("series").byRow()));
                    final double[] first = new double[components.vectors().length];
                    Arrays.setAll(first, i -> Math.abs(components.vectors()[i][0]));
                    return new Outputs()
                            .put("eigenvalues", components.eigenvalues())
                            .put("explained", components.explained())
                            .put("firstVectorAbs", first)
                            .put("conditionNumber", components.conditionNumber())
                            .put("absorptionRatio1", components.absorptionRatio(1));
                });
    }

    private static Model factorRegression() {
        return ModelDeclaration.named("factor-regression")
                .titled("Exposures of returns to factors by least squares, with standard errors")
                .from("White (1980), HC1 of MacKinnon and White (1985); Newey and West (1987)")
                .input("returns", "return", "returns, an array")
                .input("factors", "any", "factor values by row")
                .optionalInput("lags", "1", "lags of Newey and West; 0 (White) if left out")
                .output("coefficients", "1", "intercept, then one a factor")
                .output("standardErrors", "1", "classical standard errors")
                .output("robustErrors", "1", "robust standard errors")
                .output("pValues", "1", "two-sided, of the robust t statistics")
                .output("rSquared", "1", "share of the variance explained")
                .output("residualDeviation", "return", "standard deviation of the residual")
                .evaluatedBy(inputs -> {
                    final FactorRegression regression = FactorRegression.of(
                            inputs.numbers("returns"), inputs.matrix("factors"), inputs.integer("lags", 0));
                    return new Outputs()
                            .put("coefficients", regression.coefficients())
                            .put("standardErrors", regression.standardErrors())
                            .put("robustErrors", regression.robustErrors())
                            .put("pValues", regression.pValues())
                            .put("rSquared", regression.rSquared())
                            .put("residualDeviation", regression.residualDeviation());
                });
    }

    private static Model breakdown() {
        return ModelDeclaration.named("correlation-breakdown")
                .titled("Did the correlations of a recent window change?")
                .from("Jennrich (1970); Fisher (1921), with Bonferroni's bound")
                .input("reference", "return", "observations by row")
                .input("recent", "return", "observations by row, of the same series")
                .output("statistic", "1", "chi-square of the whole matrix")
                .output("pValue", "1", "its p-value")
                .output("pair", "1", "the two series that changed most, from 0")
                .output("zScore", "1", "change of that pair in standard deviations")
                .output("pairPValue", "1", "p-value of that change over all pairs")
                .evaluatedBy(inputs -> {
                    final CorrelationBreakdown breakdown =
                            CorrelationBreakdown.between(inputs.matrix("reference"), inputs.matrix("recent"));
                    return new Outputs()
                            .put("statistic", breakdown.statistic())
                            .put("pValue", breakdown.pValue())
                            .put("pair", new int[] {breakdown.first(), breakdown.second()})
                            .put("zScore", breakdown.zScore())
                            .put("pairPValue", breakdown.pairPValue());
                });
    }
}
