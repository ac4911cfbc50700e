package io.loadline.bench.model;

import io.loadline.core.random.CounterRandom;
import io.loadline.varengine.dependence.NearestCorrelation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nearest correlation matrix of 100 series: correlations of 0.4 with noise of 0.4 either way, far from positive definite. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class NearestCorrelationMatrix {
    private static final int SERIES = 100;

    private final double[][] noisy = new double[SERIES][SERIES];

    /** Makes the matrix. */
    @Setup
    public void make() {
        final CounterRandom random = new CounterRandom(5);
        for (int i = 0; i < SERIES; i++) {
            for (int j = 0; j < i; j++) {
                noisy[i][j] = 0.4 + 0.8 * (random.uniform(i, j, 0) - 0.5);
                noisy[j][i] = noisy[i][j];
            }
            noisy[i][i] = 1;
        }
    }

    /** One repair. */
    @Benchmark
    public NearestCorrelation nearest() {
        return NearestCorrelation.to(noisy);
    }
}
