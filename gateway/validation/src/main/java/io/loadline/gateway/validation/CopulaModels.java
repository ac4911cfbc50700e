package io.loadline.gateway.validation;

import io.loadline.varengine.dependence.Copula;
import io.loadline.varengine.dependence.CopulaFamily;
import io.loadline.varengine.dependence.CopulaFit;
import io.loadline.varengine.dependence.Covariance;
import io.loadline.varengine.dependence.GaussianCopula;
import io.loadline.varengine.dependence.RankCorrelation;
import io.loadline.varengine.dependence.StudentCopula;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Copulas and rank correlation. */
final class CopulaModels {
    private static final Map<String, CopulaFamily> FAMILIES = Map.of(
            "gaussian", CopulaFamily.GAUSSIAN,
            "student_t", CopulaFamily.STUDENT,
            "student", CopulaFamily.STUDENT,
            "t", CopulaFamily.STUDENT,
            "clayton", CopulaFamily.CLAYTON,
            "gumbel", CopulaFamily.GUMBEL,
            "frank", CopulaFamily.FRANK,
            "joe", CopulaFamily.JOE);
    private static final String SOURCE = "Joe (2014), chapter 4; Nelsen (2006), chapter 4";

    private CopulaModels() {}

    static List<Model> all() {
        final List<Model> models = new ArrayList<>();
        models.add(copula("gaussian-copula", "gaussian", CopulaFamily.GAUSSIAN));
        models.add(copula("student-t-copula", "student_t", CopulaFamily.STUDENT));
        models.add(copula("clayton-copula", "clayton", CopulaFamily.CLAYTON));
        models.add(copula("gumbel-copula", "gumbel", CopulaFamily.GUMBEL));
        models.add(copula("frank-copula", "frank", CopulaFamily.FRANK));
        models.add(copula("joe-copula", "joe", CopulaFamily.JOE));
        models.add(kendallInversion());
        models.add(spearmanInversion());
        models.add(studentTailDependence());
        models.add(tailDependence());
        models.add(gaussianRank());
        models.add(rankCorrelation());
        models.add(copulaFit());
        return models;
    }

    private static Model copula(final String name, final String caseFamily, final CopulaFamily family) {
        final boolean elliptical = family == CopulaFamily.GAUSSIAN || family == CopulaFamily.STUDENT;
        final ModelDeclaration model = ModelDeclaration.named(name)
                .titled("Bivariate copula: distribution, density and conditional distribution")
                .from(SOURCE)
                .input(elliptical ? "rho" : "theta", "1", elliptical ? "correlation" : "parameter");
        if (family == CopulaFamily.STUDENT) {
            model.input("nu", "1", "degrees of freedom, positive");
        }
        return model.input("u", "1", "first uniform, above 0 and below 1")
                .input("v", "1", "second uniform, above 0 and below 1")
                .optionalInput("family", "text", "the family again; not read")
                .output("cdf", "1", "C(u, v)")
                .output("density", "1", "density at (u, v)")
                .output("h_u_given_v", "1", "dC/dv: probability of a first below u given the second is v")
                .output("kendallTau", "1", "Kendall's tau")
                .output("spearmanRho", "1", "Spearman's rho")
                .answering("copula", caseFamily)
                .evaluatedBy(inputs -> {
                    final double first = inputs.number(elliptical ? "rho" : "theta");
                    final Copula copula = family == CopulaFamily.STUDENT
                            ? family.with(first, inputs.number("nu"))
                            : family.with(first);
                    final double u = inputs.number("u", Double.MIN_VALUE, Math.nextDown(1.0));
                    final double v = inputs.number("v", Double.MIN_VALUE, Math.nextDown(1.0));
                    return new Outputs()
                            .put("cdf", copula.cdf(u, v))
                            .put("density", copula.density(u, v))
                            .put("h_u_given_v", copula.conditional(u, v))
                            .put("kendallTau", copula.kendallTau())
                            .put("spearmanRho", copula.spearmanRho());
                });
    }

    private static Model spearmanInversion() {
        return ModelDeclaration.named("copula-from-spearman-rho")
                .titled("Parameters of the copula families with a given Spearman's rho")
                .from(SOURCE)
                .input("rho", "1", "Spearman's rho, above -1 and below 1")
                .output("gaussian_rho", "1", "correlation of the Gaussian copula")
                .output("frank_theta", "1", "parameter of Frank")
                .optionalOutput("clayton_theta", "1", "parameter of Clayton; for a rho above 0")
                .optionalOutput("gumbel_theta", "1", "parameter of Gumbel; for a rho of at least 0")
                .optionalOutput("joe_theta", "1", "parameter of Joe; for a rho of at least 0")
                .answering("copula", "spearman_inversion")
                .evaluatedBy(inputs -> {
                    final double rho = inputs.number("rho");
                    final Outputs outputs = new Outputs()
                            .put("gaussian_rho", CopulaFamily.GAUSSIAN.parameterOfSpearmanRho(rho))
                            .put("frank_theta", CopulaFamily.FRANK.parameterOfSpearmanRho(rho));
                    if (rho > 0) {
                        outputs.put("clayton_theta", CopulaFamily.CLAYTON.parameterOfSpearmanRho(rho));
                    }
                    if (rho >= 0) {
                        outputs.put("gumbel_theta", CopulaFamily.GUMBEL.parameterOfSpearmanRho(rho))
                                .put("joe_theta", CopulaFamily.JOE.parameterOfSpearmanRho(rho));
                    }
                    return outputs;
                });
    }

    private static Model kendallInversion() {
        return ModelDeclaration.named("copula-from-kendall-tau")
                .titled("Parameters of the copula families with a given Kendall's tau")
                .from(SOURCE + "; Frank by the Debye function, Genest (1987)")
                .input("tau", "1", "Kendall's tau, above -1 and below 1")
                .output("gaussian_rho", "1", "correlation of the Gaussian and Student copulas")
                .output("frank_theta", "1", "parameter of Frank")
                .optionalOutput("clayton_theta", "1", "parameter of Clayton; for tau of at least 0")
                .optionalOutput("gumbel_theta", "1", "parameter of Gumbel; for tau of at least 0")
                .optionalOutput("joe_theta", "1", "parameter of Joe; for tau of at least 0")
                .answering("copula", "kendall_inversion")
                .evaluatedBy(inputs -> {
                    final double tau = inputs.number("tau");
                    final Outputs outputs = new Outputs()
                            .put("gaussian_rho", CopulaFamily.GAUSSIAN.parameterOfKendallTau(tau))
                            .put("frank_theta", CopulaFamily.FRANK.parameterOfKendallTau(tau));
                    if (tau >= 0) {
                        outputs.put("clayton_theta", tau == 0 ? 0 : CopulaFamily.CLAYTON.parameterOfKendallTau(tau))
                                .put("gumbel_theta", CopulaFamily.GUMBEL.parameterOfKendallTau(tau))
                                .put("joe_theta", CopulaFamily.JOE.parameterOfKendallTau(tau));
                    }
                    return outputs;
                });
    }

    private static Model studentTailDependence() {
        return ModelDeclaration.named("student-t-tail-dependence")
                .titled("Tail dependence of the Student copula, the same in both tails")
                .from("McNeil, Frey and Embrechts (2015), example 7.38")
                .input("nu", "1", "degrees of freedom, positive; Infinity is the Gaussian copula")
                .input("rho", "1", "correlation, -1 to 1")
                .output("lambda_", "1", "coefficient of tail dependence")
                .answering("copula", "t_tail_dependence")
                .evaluatedBy(inputs ->
                        new Outputs().put("lambda_", ellipticalTail(inputs.number("rho", -1, 1), inputs.number("nu"))));
    }

    /** In either tail; at correlations of -1 and 1 the limits, which no copula with a density has. */
    private static double ellipticalTail(final double rho, final double degreesOfFreedom) {
        if (Math.abs(rho) == 1) {
            return rho > 0 ? 1 : 0;
        }
        return degreesOfFreedom == Double.POSITIVE_INFINITY
                ? 0
                : new StudentCopula(rho, degreesOfFreedom).lowerTailDependence();
    }

    private static Model tailDependence() {
        return ModelDeclaration.named("tail-dependence")
                .titled("Tail dependence of a copula")
                .from(SOURCE)
                .input("family", "text", "gaussian, student_t, clayton, gumbel, frank or joe")
                .input("parameter", "1", "parameter of the family, or correlation; also theta or rho")
                .optionalInput("nu", "1", "degrees of freedom, for student_t")
                .output("lower", "1", "coefficient of the lower tail")
                .output("upper", "1", "coefficient of the upper tail")
                .answering("copula", "tail_dependence")
                .evaluatedBy(inputs -> {
                    final CopulaFamily family = familyOf(inputs);
                    final double parameter = inputs.number(Stream.of("parameter", "theta", "rho")
                            .filter(inputs::has)
                            .findFirst()
                            .orElse("parameter"));
                    if (family == CopulaFamily.GAUSSIAN || family == CopulaFamily.STUDENT) {
                        final double nu =
                                family == CopulaFamily.STUDENT ? inputs.number("nu") : Double.POSITIVE_INFINITY;
                        final double tail = ellipticalTail(parameter, nu);
                        return new Outputs().put("lower", tail).put("upper", tail);
                    }
                    final Copula copula = family.with(parameter);
                    return new Outputs()
                            .put("lower", copula.lowerTailDependence())
                            .put("upper", copula.upperTailDependence());
                });
    }

    private static Model gaussianRank() {
        return ModelDeclaration.named("gaussian-rank-correlation")
                .titled("Rank correlations of a bivariate normal")
                .from("Kruskal (1958)")
                .input("rho", "1", "correlation, -1 to 1")
                .output("kendallTau", "1", "Kendall's tau")
                .output("spearmanRho", "1", "Spearman's rho")
                .answering("copula", "gaussian_rank")
                .evaluatedBy(inputs -> {
                    final double rho = inputs.number("rho", -1, 1);
                    if (Math.abs(rho) == 1) {
                        return new Outputs().put("kendallTau", rho).put("spearmanRho", rho);
                    }
                    final GaussianCopula copula = new GaussianCopula(rho);
                    return new Outputs()
                            .put("kendallTau", copula.kendallTau())
                            .put("spearmanRho", copula.spearmanRho());
                });
    }

    private static Model rankCorrelation() {
        return ModelDeclaration.named("rank-correlation")
                .titled("Kendall's tau-b, Spearman's rho and Pearson's correlation of series")
                .from("Knight (1966); Spearman (1904); Pearson (1895)")
                .input("series", "series", "file and columns")
                .output("kendall", "1", "matrix of tau-b")
                .output("spearman", "1", "matrix of rho")
                .output("pearson", "1", "matrix of correlations")
                .answering("copula", "rank_correlation")
                .evaluatedBy(inputs -> {
                    final double[][] rows = inputs.table("series").byRow();
                    return new Outputs()
                            .put("kendall", RankCorrelation.kendallMatrix(rows))
                            .put("spearman", RankCorrelation.spearmanMatrix(rows))
                            .put("pearson", Covariance.correlation(rows));
                });
    }

    private static Model copulaFit() {
        return ModelDeclaration.named("copula-fit")
                .titled("Copula fitted to the ranks of two series by maximum pseudo-likelihood")
                .from("Genest, Ghoudi and Rivest (1995)")
                .input("series", "series", "file and two columns")
                .input("family", "text", "gaussian, student_t, clayton, gumbel, frank or joe")
                .output("parameters", "1", "parameters of the family; Student: correlation, degrees of freedom")
                .output("logLikelihood", "1", "maximum of the pseudo-log-likelihood")
                .output("aic", "1", "Akaike's criterion")
                .output("lowerTailDependence", "1", "coefficient of the lower tail")
                .output("upperTailDependence", "1", "coefficient of the upper tail")
                .answering("copula", "pseudo_ml")
                .evaluatedBy(inputs -> {
                    final SeriesTable table = inputs.table("series");
                    if (table.names().size() != 2) {
                        throw inputs.bad("series", table.names(), "two columns");
                    }
                    final CopulaFit fit = CopulaFit.ofSeries(familyOf(inputs), table.columns()[0], table.columns()[1]);
                    return new Outputs()
                            .put("parameters", fit.copula().parameters())
                            .put("logLikelihood", fit.logLikelihood())
                            .put("aic", fit.aic())
                            .put("lowerTailDependence", fit.copula().lowerTailDependence())
                            .put("upperTailDependence", fit.copula().upperTailDependence());
                });
    }

    private static CopulaFamily familyOf(final Inputs inputs) {
        final CopulaFamily family = FAMILIES.get(
                inputs.text("family").toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
        if (family == null) {
            throw inputs.bad(
                    "family", "one of " + FAMILIES.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return family;
    }
}
