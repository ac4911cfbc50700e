package io.loadline.gateway.validation;

import io.loadline.core.math.BetaFunction;
import io.loadline.core.math.BivariateNormal;
import io.loadline.core.math.BivariateT;
import io.loadline.core.math.GammaFunction;
import io.loadline.core.math.Normal;
import io.loadline.core.math.StudentT;
import io.loadline.core.math.TrivariateNormal;
import java.util.List;

/** Special functions and distributions. */
final class NumericsModels {
    private static final String PROBABILITY = "probability of values below the limits";

    private NumericsModels() {}

    static List<Model> all() {
        return List.of(
                normalDistribution(),
                normalQuantile(),
                studentDistribution(),
                incompleteGamma(),
                incompleteBeta(),
                bivariateNormal(),
                trivariateNormal(),
                bivariateT());
    }

    private static Model normalDistribution() {
        return ModelDeclaration.named("normal-distribution")
                .titled("Standard normal distribution function, its logarithm and its density")
                .from("Cody (1969), rational Chebyshev approximations of the error function")
                .input("x", "1", "argument")
                .output("cdf", "1", "probability of a value below x, exact in the left tail too")
                .output("logCdf", "1", "natural logarithm of cdf, also where cdf underflows")
                .output("pdf", "1", "density at x")
                .output("survival", "1", "probability of a value above x, exact in the right tail too")
                .answering("numerics", "normal_cdf")
                .evaluatedBy(inputs -> {
                    final double x = inputs.number("x");
                    return new Outputs()
                            .put("cdf", Normal.cdf(x))
                            .put("logCdf", Normal.logCdf(x))
                            .put("pdf", Normal.density(x))
                            .put("survival", Normal.cdf(-x));
                });
    }

    private static Model normalQuantile() {
        return ModelDeclaration.named("normal-quantile")
                .titled("Quantile of the standard normal distribution")
                .from("Wichura (1988), algorithm AS 241, PPND16")
                .input("p", "1", "probability, 0 to 1")
                .output("x", "1", "the value with probability p below it")
                .answering("numerics", "normal_quantile")
                .evaluatedBy(inputs -> new Outputs().put("x", Normal.quantile(inputs.number("p", 0, 1))));
    }

    private static Model studentDistribution() {
        return ModelDeclaration.named("student-t-distribution")
                .titled("Student t distribution with scale 1")
                .from("Abramowitz and Stegun (1964) 26.7.1; density by Loader (2000)")
                .input("x", "1", "argument")
                .input("nu", "1", "degrees of freedom, positive, need not be whole; Infinity is the normal")
                .output("cdf", "1", "probability of a value below x")
                .output("pdf", "1", "density at x")
                .answering("numerics", "student_cdf")
                .evaluatedBy(inputs -> {
                    final double x = inputs.number("x");
                    if (inputs.number("nu") == Double.POSITIVE_INFINITY) {
                        return new Outputs().put("cdf", Normal.cdf(x)).put("pdf", Normal.density(x));
                    }
                    final StudentT student = new StudentT(inputs.number("nu"));
                    return new Outputs().put("cdf", student.cdf(x)).put("pdf", student.density(x));
                });
    }

    private static Model incompleteGamma() {
        return ModelDeclaration.named("incomplete-gamma")
                .titled("Regularised incomplete gamma functions")
                .from("Abramowitz and Stegun (1964) 6.5.29 and 6.5.31, leading factor by Loader (2000)")
                .input("a", "1", "shape, positive")
                .input("x", "1", "argument, at least 0")
                .output("P", "1", "lower function")
                .output("Q", "1", "upper function, 1 - P")
                .answering("numerics", "gamma_p")
                .evaluatedBy(inputs -> {
                    final double a = inputs.number("a", Double.MIN_VALUE, Double.MAX_VALUE);
                    final double x = inputs.number("x", 0, Double.POSITIVE_INFINITY);
                    return new Outputs().put("P", GammaFunction.lower(a, x)).put("Q", GammaFunction.upper(a, x));
                });
    }

    private static Model incompleteBeta() {
        return ModelDeclaration.named("incomplete-beta")
                .titled("Regularised incomplete beta function")
                .from("DiDonato and Morris (1992), section 4")
                .input("a", "1", "first shape, positive")
                .input("b", "1", "second shape, positive")
                .input("x", "1", "argument, 0 to 1")
                .output("I", "1", "I_x(a, b)")
                .answering("numerics", "beta_i")
                .evaluatedBy(inputs -> new Outputs()
                        .put(
                                "I",
                                BetaFunction.regularised(
                                        inputs.number("a", Double.MIN_VALUE, Double.MAX_VALUE),
                                        inputs.number("b", Double.MIN_VALUE, Double.MAX_VALUE),
                                        inputs.number("x", 0, 1))));
    }

    private static Model bivariateNormal() {
        return ModelDeclaration.named("bivariate-normal")
                .titled("Distribution function of two correlated standard normals")
                .from("Genz (2004), section 2")
                .optionalInput("h", "1", "upper limit of the first, with k; or give upper")
                .optionalInput("k", "1", "upper limit of the second")
                .optionalInput("upper", "1", "both limits as an array")
                .input("rho", "1", "correlation, -1 to 1")
                .output("p", "1", PROBABILITY)
                .answering("numerics", "bivariate_normal")
                .answering("copula", "bivariate_normal_cdf")
                .evaluatedBy(inputs -> {
                    final double[] limits = limits(inputs);
                    return new Outputs()
                            .put("p", BivariateNormal.cdf(limits[0], limits[1], inputs.number("rho", -1, 1)));
                });
    }

    private static double[] limits(final Inputs inputs) {
        return inputs.has("upper") ? inputs.numbers("upper", 2) : new double[] {inputs.number("h"), inputs.number("k")};
    }

    private static Model trivariateNormal() {
        return ModelDeclaration.named("trivariate-normal")
                .titled("Distribution function of three correlated standard normals")
                .from("Genz and Bretz (2009), section 2.2")
                .input("upper", "1", "three upper limits")
                .input("correlation", "1", "correlation matrix, 3 x 3, positive semidefinite")
                .output("p", "1", PROBABILITY)
                .answering("copula", "trivariate_normal_cdf")
                .evaluatedBy(inputs -> {
                    final double[] upper = inputs.numbers("upper", 3);
                    final double[][] rho = inputs.squareMatrix("correlation");
                    if (rho.length != 3) {
                        throw inputs.bad("correlation", "a matrix of 3 x 3");
                    }
                    for (int i = 0; i < 3; i++) {
                        for (int j = 0; j <= i; j++) {
                            if (rho[i][j] != rho[j][i] || (i == j && rho[i][i] != 1)) {
                                throw inputs.bad("correlation", "a symmetric matrix with ones on its diagonal");
                            }
                        }
                    }
                    return new Outputs()
                            .put(
                                    "p",
                                    TrivariateNormal.cdf(
                                            upper[0], upper[1], upper[2], rho[1][0], rho[2][0], rho[2][1]));
                });
    }

    private static Model bivariateT() {
        return ModelDeclaration.named("bivariate-t")
                .titled("Distribution function of a bivariate Student t with scale 1")
                .from("Genz (2004), section 3")
                .input("upper", "1", "both upper limits as an array; or h and k")
                .input("rho", "1", "correlation, -1 to 1")
                .input("nu", "1", "degrees of freedom, positive, need not be whole; Infinity is the normal")
                .output("p", "1", PROBABILITY)
                .answering("copula", "bivariate_t_cdf")
                .evaluatedBy(inputs -> {
                    final double[] upper = limits(inputs);
                    final double rho = inputs.number("rho", -1, 1);
                    final double nu = inputs.number("nu");
                    return new Outputs()
                            .put(
                                    "p",
                                    nu == Double.POSITIVE_INFINITY
                                            ? BivariateNormal.cdf(upper[0], upper[1], rho)
                                            : BivariateT.cdf(upper[0], upper[1], rho, nu));
                });
    }
}
