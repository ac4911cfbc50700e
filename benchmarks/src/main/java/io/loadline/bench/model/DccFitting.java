package io.loadline.bench.model;

import io.loadline.core.random.CounterRandom;
import io.loadline.varengine.dependence.Cholesky;
import io.loadline.varengine.dependence.DccFilter;
import io.loadline.varengine.dependence.DccFit;
import io.loadline.varengine.dependence.DccParameters;
import io.loadline.varengine.dependence.DccVariant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Dynamic conditional correlation fitted to 30 series of 1,000 standardised residuals that follow the model. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class DccFitting {
    private static final int SERIES = 30;
    private static final int OBSERVATIONS = 1_000;

    /** Whether the composite likelihood of neighbouring pairs is enough. */
    @Param({"true", "false"})
    public boolean composite;

    private double[][] residuals;

    /** Simulates the residuals. */
    @Setup
    public void simulate() {
        final double[][] target = new double[SERIES][SERIES];
        for (int i = 0; i < SERIES; i++) {
            for (int j = 0; j < SERIES; j++) {
                target[i][j] = i == j ? 1 : 0.3;
            }
        }
        final DccFilter filter = new DccFilter(new DccParameters(0.03, 0.94), DccVariant.ENGLE, target);
        final CounterRandom random = new CounterRandom(7);
        residuals = new double[OBSERVATIONS][SERIES];
        for (int t = 0; t < OBSERVATIONS; t++) {
            random.normals(t, 0, residuals[t]);
            residuals[t] = Cholesky.multiply(Cholesky.factor(filter.correlation()), residuals[t]);
            filter.update(residuals[t]);
        }
    }

    /** One fit. */
    @Benchmark
    public DccFit fit() {
        return DccFit.of(residuals, DccVariant.ENGLE, composite);
    }
}
