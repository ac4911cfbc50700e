package io.loadline.bench.model;

import io.loadline.core.pricing.american.AmericanOption;
import io.loadline.core.pricing.american.BaroneAdesiWhaley;
import io.loadline.core.pricing.american.BjerksundStensland;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One American put drawn at random, by the boundary and by two approximations. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class AmericanPut {
    private static final int OPTIONS = 1 << 10;
    private static final int INPUTS = 5;
    private static final double STRIKE = 100;

    /** How much work is spent on a price. */
    @Param({"FAST", "ACCURATE", "HIGH"})
    public AmericanOption.Accuracy accuracy;

    private final double[][] options = new double[OPTIONS][INPUTS];
    private AmericanOption pricer;
    private int next;

    /** Draws spot, rate, yield, time and volatility. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        pricer = new AmericanOption(accuracy);
        for (final double[] option : options) {
            option[0] = random.nextDouble(80, 120);
            option[1] = random.nextDouble(0.01, 0.1);
            option[2] = random.nextDouble(0, 0.1);
            option[3] = random.nextDouble(0.1, 2);
            option[4] = random.nextDouble(0.1, 0.5);
        }
    }

    private double[] option() {
        return options[next++ & (OPTIONS - 1)];
    }

    /** @return price */
    @Benchmark
    public double boundary() {
        final double[] o = option();
        return pricer.price(false, o[0], STRIKE, o[1], o[2], o[3], o[4]);
    }

    /** @return approximation of Barone-Adesi and Whaley; the accuracy does not matter */
    @Benchmark
    public double baroneAdesiWhaley() {
        final double[] o = option();
        return BaroneAdesiWhaley.price(false, o[0], STRIKE, o[1], o[2], o[3], o[4]);
    }

    /** @return approximation of Bjerksund and Stensland of 2002; the accuracy does not matter */
    @Benchmark
    public double bjerksundStensland() {
        final double[] o = option();
        return BjerksundStensland.price2002(false, o[0], STRIKE, o[1], o[2], o[3], o[4]);
    }
}
