package io.loadline.gateway.validation;

import io.loadline.varengine.streaming.RunningAutocorrelation;
import io.loadline.varengine.streaming.RunningMoments;
import java.util.List;

/** Statistics in one pass. */
final class StreamingModels {
    private static final String TOPIC = "streaming_stats";

    private StreamingModels() {}

    static List<Model> all() {
        return List.of(univariate(), moments());
    }

    private static Model univariate() {
        return ModelDeclaration.named("running-summary")
                .titled("Mean, deviation and first autocorrelation in one pass")
                .from("Welford (1962); Pebay (2008)")
                .input("values", "1", "numbers, or an object first, repeat, times")
                .output("mean", "1", "mean")
                .output("sampleSd", "1", "deviation with the count less one")
                .output("lag1Autocorrelation", "1", "first autocorrelation")
                .answering(TOPIC, "nist_strd_univariate")
                .evaluatedBy(in -> {
                    final RunningMoments moments = new RunningMoments();
                    final RunningAutocorrelation correlation = new RunningAutocorrelation();
                    for (final double value : values(in)) {
                        moments.add(value);
                        correlation.add(value);
                    }
                    return new Outputs()
                            .put("mean", moments.mean())
                            .put("sampleSd", Math.sqrt(moments.sampleVariance()))
                            .put("lag1Autocorrelation", correlation.value());
                });
    }

    private static double[] values(final Inputs in) {
        if (!in.json().path("values").isObject()) {
            return in.numbers("values");
        }
        final Inputs rule = in.object("values");
        final double[] repeated = rule.numbers("repeat");
        final int times = rule.integer("times");
        if (times < 0 || times > 10_000_000) {
            throw rule.bad("times", "a number from 0 to 10,000,000");
        }
        final double[] values = new double[1 + repeated.length * times];
        values[0] = rule.number("first");
        for (int i = 1; i < values.length; i++) {
            values[i] = repeated[(i - 1) % repeated.length];
        }
        return values;
    }

    private static Model moments() {
        return ModelDeclaration.named("running-moments")
                .titled("Mean, variance, skewness and kurtosis in one pass")
                .from("Pebay (2008), equations 2.1 to 2.5")
                .input("x", "1", "numbers")
                .output("mean", "1", "mean")
                .output("populationVar", "1", "mean square about the mean")
                .output("sampleVar", "1", "with the count less one")
                .output("skew_g1", "1", "third moment over the deviation cubed")
                .output("excessKurtosis_g2", "1", "fourth moment over the squared variance, less 3")
                .answering(TOPIC, "moments")
                .evaluatedBy(in -> {
                    final RunningMoments moments = new RunningMoments();
                    for (final double value : in.numbers("x")) {
                        moments.add(value);
                    }
                    return new Outputs()
                            .put("mean", moments.mean())
                            .put("populationVar", moments.populationVariance())
                            .put("sampleVar", moments.sampleVariance())
                            .put("skew_g1", moments.skewness())
                            .put("excessKurtosis_g2", moments.excessKurtosis());
                });
    }
}
