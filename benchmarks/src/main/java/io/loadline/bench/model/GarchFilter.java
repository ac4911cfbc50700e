package io.loadline.bench.model;

import io.loadline.varengine.volatility.VolatilityFilter;
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

/** The variance after one more return: GARCH, and the exponential model with its exponential and logarithm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class GarchFilter {
    private static final int SIZE = 1 << 12;

    private final double[] returns = new double[SIZE];
    private VolatilityFilter garch;
    private VolatilityFilter exponential;
    private int next;

    /** Draws returns and starts the filters. */
    @Setup(Level.Trial)
    public void draw() {
        final Random random = new Random(5);
        for (int t = 0; t < SIZE; t++) {
            returns[t] = 0.01 * random.nextGaussian();
        }
        garch = VolatilityFilter.garch(2e-6, 0.05, 0.06, 0.9, 1e-4);
        exponential = VolatilityFilter.exponential(-0.2, 0.15, -0.05, 0.98, 1e-4);
    }

    /** @return variance of the next return */
    @Benchmark
    public double garch() {
        return garch.update(returns[next++ & (SIZE - 1)]);
    }

    /** @return variance of the next return */
    @Benchmark
    public double exponential() {
        return exponential.update(returns[next++ & (SIZE - 1)]);
    }
}
