package io.loadline.bench.model;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.Greeks;
import io.loadline.core.pricing.ImpliedVolatility;
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

/** One European option on a forward: price, price with every derivative, implied volatility; out-of-the-money options drawn at random. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class EuropeanOption {
    private static final int OPTIONS = 1 << 12;
    private static final double FORWARD = 100;

    private final double[] strikes = new double[OPTIONS];
    private final double[] years = new double[OPTIONS];
    private final double[] volatilities = new double[OPTIONS];
    private final double[] prices = new double[OPTIONS];
    private final Greeks greeks = new Greeks();
    private int next;

    /** Draws strikes within two and a half deviations. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < OPTIONS; i++) {
            years[i] = random.nextDouble(0.05, 2);
            volatilities[i] = random.nextDouble(0.1, 0.8);
            final double total = volatilities[i] * Math.sqrt(years[i]);
            strikes[i] = FORWARD * StrictMath.exp(total * random.nextDouble(-2.5, 2.5));
            prices[i] = Black76.price(strikes[i] >= FORWARD, FORWARD, strikes[i], years[i], volatilities[i], 1);
        }
    }

    private int index() {
        return next++ & (OPTIONS - 1);
    }

    /** @return price */
    @Benchmark
    public double price() {
        final int i = index();
        return Black76.price(strikes[i] >= FORWARD, FORWARD, strikes[i], years[i], volatilities[i], 1);
    }

    /** @return price, with sixteen derivatives beside it */
    @Benchmark
    public double priceWithGreeks() {
        final int i = index();
        Black76.greeks(strikes[i] >= FORWARD, FORWARD, strikes[i], 0, years[i], volatilities[i], greeks);
        return greeks.price;
    }

    /** @return implied volatility */
    @Benchmark
    public double impliedVolatility() {
        final int i = index();
        return ImpliedVolatility.of(strikes[i] >= FORWARD, FORWARD, strikes[i], years[i], prices[i]);
    }
}
