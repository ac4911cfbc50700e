package io.loadline.gateway.validation;

import io.loadline.core.math.Normal;
import java.util.List;

/** Special functions, distributions and random numbers. */
final class NumericsModels {
    private NumericsModels() {}

    static List<Model> all() {
        return List.of(normalDistribution(), normalQuantile());
    }

    private static Model normalDistribution() {
        return ModelDeclaration.named("normal-distribution")
                .titled("Standard normal distribution function, its logarithm and its density")
                .from("Cody (1969), rational Chebyshev approximations of the error function")
                .input("x", "1", "argument")
                .output("cdf", "1", "probability of a value below x, exact in the left tail too")
                .output("logCdf", "1", "natural logarithm of cdf, also where cdf underflows")
                .output("pdf", "1", "density at x")
                .answering("numerics", "normal_cdf")
                .evaluatedBy(inputs -> {
                    final double x = inputs.number("x");
                    return new Outputs()
                            .put("cdf", Normal.cdf(x))
                            .put("logCdf", Normal.logCdf(x))
                            .put("pdf", Normal.density(x));
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
}
