package io.loadline.bench.model;

import io.loadline.varengine.volatility.MeanModel;
import io.loadline.varengine.volatility.VolatilityModel;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.finmath.timeseries.models.parametric.GARCH;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * GARCH(1,1) without a mean on 2,000 simulated returns by Loadline and finmath-lib, on the same prices. Before each run the parameters of both are
 * printed, with what each has of finmath's log-likelihood. It starts the variance otherwise than ours, so each fit is the best by its own. finmath
 * gives no standard errors.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 4)
public class GarchPeers {
    private static final int SIZE = 2_000;

    private final double[] returns = new double[SIZE];
    private final double[] prices = new double[SIZE + 1];

    /** Simulates returns of daily size and prints both fits. */
    @Setup(Level.Trial)
    public void simulate() {
        final Random random = new Random(4);
        double variance = 1e-4;
        prices[0] = 100;
        for (int t = 0; t < SIZE; t++) {
            returns[t] = Math.sqrt(variance) * random.nextGaussian();
            prices[t + 1] = prices[t] * StrictMath.exp(returns[t]);
            variance = 2e-6 + 0.08 * returns[t] * returns[t] + 0.9 * variance;
        }
        System.out.println();
        final double[] ours = model().fit(returns).parameters();
        print("loadline", ours[0], ours[1], ours[2]);
        final Map<String, Object> theirs = new GARCH(prices).getBestParameters();
        print("finmath", (Double) theirs.get("Omega"), (Double) theirs.get("Alpha"), (Double) theirs.get("Beta"));
    }

    private void print(final String name, final double omega, final double alpha, final double beta) {
        final double likelihood = new GARCH(prices).getLogLikelihoodForParameters(omega, alpha, beta);
        System.out.println(
                name + " omega " + omega + " alpha " + alpha + " beta " + beta + " likelihood " + likelihood);
    }

    private static VolatilityModel model() {
        return VolatilityModel.garch().with(MeanModel.ZERO);
    }

    /** @return log-likelihood at the maximum, with standard errors of both kinds computed */
    @Benchmark
    public double loadline() {
        return model().fit(returns).logLikelihood();
    }

    /** @return log-likelihood at the maximum */
    @Benchmark
    public Object finmath() {
        return new GARCH(prices).getBestParameters().get("Likelihood");
    }
}
