package io.loadline.bench.model;

import io.loadline.varengine.volatility.VolatilityModel;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** GARCH(1,1) with a mean and normal errors on 2,000 simulated returns, with standard errors of both kinds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class GarchFit {
    private static final int SIZE = 2_000;

    private double[] returns;

    /** Simulates returns of daily size. */
    @Setup(Level.Trial)
    public void simulate() {
        final Random random = new Random(4);
        returns = new double[SIZE];
        double variance = 1e-4;
        for (int t = 0; t < SIZE; t++) {
            returns[t] = Math.sqrt(variance) * random.nextGaussian();
            variance = 2e-6 + 0.08 * returns[t] * returns[t] + 0.9 * variance;
        }
    }

    /** @return log-likelihood at the maximum */
    @Benchmark
    public double fit() {
        return VolatilityModel.garch().fit(returns).logLikelihood();
    }
}
