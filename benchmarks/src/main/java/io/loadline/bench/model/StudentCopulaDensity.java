package io.loadline.bench.model;

import io.loadline.core.random.CounterRandom;
import io.loadline.varengine.dependence.StudentCopula;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Log-density of a bivariate Student copula at random points, both quantiles included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StudentCopulaDensity {
    private static final int POINTS = 1_024;

    private final StudentCopula copula = new StudentCopula(0.5, 4.5);
    private final double[] points = new double[2 * POINTS];

    /** Draws the points. */
    @Setup
    public void draw() {
        new CounterRandom(3).uniforms(0, 0, points);
    }

    /** All points once; the score is of one. */
    @Benchmark
    @OperationsPerInvocation(POINTS)
    public double logDensity() {
        double sum = 0;
        for (int i = 0; i < points.length; i += 2) {
            sum += copula.logDensity(points[i], points[i + 1]);
        }
        return sum;
    }
}
