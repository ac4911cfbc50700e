package io.loadline.bench.model;

import io.loadline.core.pricing.BatchBlack76;
import io.loadline.core.pricing.BatchScenarios;
import io.loadline.core.pricing.Black76;
import java.util.SplittableRandom;
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

/** 2,000 options under 1,000 scenarios of forward and volatility, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class BatchRevaluation {
    private static final int OPTIONS = 2_000;
    private static final int SCENARIOS = 1_000;
    private static final double DISCOUNT = 0.98;

    private final double[] strikes = new double[OPTIONS];
    private final double[] years = new double[OPTIONS];
    private final double[] forwards = new double[SCENARIOS];
    private final double[] volatilities = new double[SCENARIOS];
    private final BatchScenarios scenarios = new BatchScenarios(SCENARIOS);
    private final double[] prices = new double[OPTIONS * SCENARIOS];

    /** Draws options and scenarios. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < OPTIONS; i++) {
            strikes[i] = random.nextDouble(60, 160);
            years[i] = random.nextDouble(0.05, 2);
        }
        for (int s = 0; s < SCENARIOS; s++) {
            forwards[s] = 100 * StrictMath.exp(random.nextDouble(-0.2, 0.2));
            volatilities[s] = random.nextDouble(0.1, 0.6);
        }
    }

    /** @return the last price */
    @Benchmark
    public double vectors() {
        scenarios.set(forwards, volatilities, SCENARIOS);
        for (int i = 0; i < OPTIONS; i++) {
            BatchBlack76.prices((i & 1) == 0, strikes[i], years[i], DISCOUNT, scenarios, prices, i * SCENARIOS);
        }
        return prices[prices.length - 1];
    }

    /** @return the last price, one after the other with full relative accuracy */
    @Benchmark
    public double oneByOne() {
        for (int i = 0; i < OPTIONS; i++) {
            for (int s = 0; s < SCENARIOS; s++) {
                prices[i * SCENARIOS + s] =
                        Black76.price((i & 1) == 0, forwards[s], strikes[i], years[i], volatilities[s], DISCOUNT);
            }
        }
        return prices[prices.length - 1];
    }
}
