package io.loadline.bench.model;

import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.varengine.volatility.ErrorDistribution;
import io.loadline.varengine.volatility.Presample;
import io.loadline.varengine.volatility.VarianceModel;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Loadline's side of the comparison with programs outside the JVM: writes returns and American puts as CSV for the scripts in
 * {@code benchmarks/peers}, and prints its own times and answers on them. After a warm-up, fits are medians by the wall clock and options the least
 * processor time, as the scripts do.
 */
public final class OutsidePeers {
    private static final int RETURNS = 2_000;
    private static final int OPTIONS = 64;
    private static final double STRIKE = 100;
    private static final int WARM_UP = 300;
    private static final int CALLS = 200;

    private OutsidePeers() {}

    /**
     * Writes {@code returns.csv}, {@code puts.csv} and the fits to a hundred times the returns into a directory, and prints times.
     *
     * @param arguments the directory
     * @throws IOException if it cannot be written
     */
    public static void main(final String... arguments) throws IOException {
        final Path directory = Path.of(arguments[0]);
        final double[] returns = returns();
        Files.write(
                directory.resolve("returns.csv"),
                Arrays.stream(returns).mapToObj(Double::toString).toList());
        writeFits(directory, returns);
        final AmericanOption high = new AmericanOption(AmericanOption.Accuracy.HIGH);
        final List<double[]> puts = puts();
        final List<String> lines = new ArrayList<>();
        for (final double[] put : puts) {
            lines.add(put[0] + "," + put[1] + "," + put[2] + "," + put[3] + "," + put[4] + "," + price(high, put));
        }
        Files.write(directory.resolve("puts.csv"), lines);
        for (final AmericanOption.Accuracy accuracy : AmericanOption.Accuracy.values()) {
            final AmericanOption pricer = new AmericanOption(accuracy);
            final double us = leastNs(() ->
                            puts.stream().mapToDouble(put -> price(pricer, put)).sum())
                    / 1e3
                    / OPTIONS;
            final double[] errors = puts.stream()
                    .mapToDouble(put -> Math.abs(price(pricer, put) - price(high, put)))
                    .toArray();
            System.out.printf(
                    "loadline  American put %s: %.1f us, differences from HIGH %.1e at most, %.1e root mean square%n",
                    accuracy,
                    us,
                    Arrays.stream(errors).max().orElse(0),
                    Math.sqrt(Arrays.stream(errors).map(e -> e * e).average().orElse(0)));
        }
    }

    /** A line a model: name, milliseconds, log-likelihood, parameters; for each peer under the rule by which it starts the variance. */
    private static void writeFits(final Path directory, final double[] returns) throws IOException {
        final double[] percent = Arrays.stream(returns).map(x -> 100 * x).toArray();
        final Map<String, VolatilityModel> models = new LinkedHashMap<>();
        models.put("GARCH(1,1) normal", VolatilityModel.garch());
        models.put("GARCH(1,1) Student-t", VolatilityModel.garch().with(ErrorDistribution.STUDENT_T));
        models.put("GARCH(1,1) skewed t", VolatilityModel.garch().with(ErrorDistribution.SKEWED_T));
        write(directory.resolve("fits-fgarch.csv"), percent, models);
        models.put("GARCH(1,1) skewed t", VolatilityModel.garch().with(ErrorDistribution.HANSEN_SKEWED_T));
        models.put("GJR(1,1,1) normal", VolatilityModel.gjr());
        models.put("TARCH(1,1,1) normal", VolatilityModel.of(new VarianceModel.Threshold(1, 1, 1)));
        models.put("EGARCH(1,1,1) normal", VolatilityModel.egarch());
        models.put("APARCH(1,1,1) normal", VolatilityModel.of(new VarianceModel.AsymmetricPower(0)));
        models.replaceAll((_, model) -> model.with(new Presample.Backcast()));
        write(directory.resolve("fits-arch.csv"), percent, models);
    }

    private static void write(final Path file, final double[] returns, final Map<String, VolatilityModel> models)
            throws IOException {
        final List<String> lines = new ArrayList<>();
        for (final Map.Entry<String, VolatilityModel> entry : models.entrySet()) {
            final VolatilityModel model = entry.getValue();
            final double ms = medianNs(() -> model.fit(returns).logLikelihood()) / 1e6;
            final VolatilityFit fit = model.fit(returns);
            System.out.printf(
                    "loadline  %s, standard errors of both kinds: %.2f ms%s%n",
                    entry.getKey(), ms, fit.converged() ? "" : ", not converged");
            final StringBuilder line = new StringBuilder("\"" + entry.getKey() + "\"," + ms + ',');
            line.append(fit.logLikelihood());
            for (final double value : fit.parameters()) {
                line.append(',').append(value);
            }
            lines.add(line.toString());
        }
        Files.write(file, lines);
    }

    private interface Work {
        double run();
    }

    private static double medianNs(final Work work) {
        double sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sum += work.run();
        }
        final double[] times = new double[CALLS];
        for (int i = 0; i < CALLS; i++) {
            final long start = System.nanoTime();
            sum += work.run();
            times[i] = System.nanoTime() - start;
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("an answer was not a number");
        }
        Arrays.sort(times);
        return times[CALLS / 2];
    }

    /** Least processor time of the thread: what else runs on the machine does not count. */
    private static double leastNs(final Work work) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            sum += work.run();
        }
        long least = Long.MAX_VALUE;
        for (int i = 0; i < CALLS; i++) {
            final long start = threads.getCurrentThreadCpuTime();
            sum += work.run();
            least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("an answer was not a number");
        }
        return least;
    }

    private static double[] returns() {
        final Random random = new Random(4);
        final double[] returns = new double[RETURNS];
        double variance = 1e-4;
        for (int t = 0; t < RETURNS; t++) {
            returns[t] = Math.sqrt(variance) * random.nextGaussian();
            variance = 2e-6 + 0.08 * returns[t] * returns[t] + 0.9 * variance;
        }
        return returns;
    }

    /** Spot, rate, yield, years and volatility of each; the strike is 100. */
    private static List<double[]> puts() {
        final SplittableRandom random = new SplittableRandom(1);
        final List<double[]> puts = new ArrayList<>();
        for (int i = 0; i < OPTIONS; i++) {
            puts.add(new double[] {
                random.nextDouble(85, 115),
                random.nextDouble(0.01, 0.1),
                random.nextDouble(0, 0.1),
                random.nextDouble(0.1, 2),
                random.nextDouble(0.1, 0.5)
            });
        }
        return puts;
    }

    private static double price(final AmericanOption pricer, final double[] o) {
        return pricer.price(false, o[0], STRIKE, o[1], o[2], o[3], o[4]);
    }
}
