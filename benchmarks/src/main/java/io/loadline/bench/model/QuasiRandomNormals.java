package io.loadline.bench.model;

import io.loadline.core.random.CounterRandom;
import io.loadline.core.random.SobolSequence;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Standard normals: scrambled Sobol points in 256 dimensions, and counter-based random numbers beside them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class QuasiRandomNormals {
    private static final int DIMENSIONS = 256;
    private static final int NUMBERS = 64 * DIMENSIONS;

    private final SobolSequence sobol = SobolSequence.scrambled(DIMENSIONS, 1);
    private final CounterRandom philox = new CounterRandom(1);
    private final double[] out = new double[NUMBERS];

    /** 64 Sobol points; the score is of one number. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] sobol() {
        sobol.normals(0, out);
        return out;
    }

    /** As many numbers of Philox. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public double[] philox() {
        philox.normals(0, 0, out);
        return out;
    }
}
