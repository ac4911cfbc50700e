package io.loadline.bench.kernel;

import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.surface.ExpirySmile;
import io.loadline.core.pricing.surface.SmileQuotes;
import io.loadline.core.pricing.surface.Svi;
import java.util.SplittableRandom;
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

/**
 * One fit of a volatility smile from the smile before it, as a turn of the pricing stage does it: implied volatilities of all strikes, search, check for
 * arbitrage, residuals. Quotes carry 1% of noise in volatility and the forward moves by 5 basis points from fit to fit.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class SmileFitting {
    private static final int SETS = 64;
    private static final double FORWARD = 4_000;
    private static final double YEARS = 0.08;
    private static final Svi NEAR = new Svi(0.002, 0.03, -0.35, 0.01, 0.06);
    private static final Svi FAR = new Svi(0.006, 0.05, -0.35, 0.01, 0.1);

    /** Strikes of the expiry. */
    @Param({"20", "50"})
    public int strikes;

    /** Whether a later expiry bounds the smile. */
    @Param({"false", "true"})
    public boolean bounded;

    private final SmileQuotes[] quotes = new SmileQuotes[SETS];
    private final double[] forwards = new double[SETS];
    private ExpirySmile smile;
    private ExpirySmile later;
    private int next;

    /** Makes the quotes. */
    @Setup
    public void quote() {
        final SplittableRandom random = new SplittableRandom(1);
        smile = new ExpirySmile(strikes);
        later = new ExpirySmile(strikes);
        later.fit(quotes(FAR, FORWARD, 2 * YEARS, 0, random), FORWARD, 2 * YEARS, 1, 0, 1);
        for (int i = 0; i < SETS; i++) {
            forwards[i] = FORWARD * (1 + 0.0005 * random.nextGaussian());
            quotes[i] = quotes(NEAR, forwards[i], YEARS, 0.01, random);
        }
    }

    private SmileQuotes quotes(
            final Svi truth,
            final double forward,
            final double years,
            final double noise,
            final SplittableRandom random) {
        final double[] places = new double[strikes];
        for (int i = 0; i < strikes; i++) {
            places[i] = FORWARD * StrictMath.exp(-0.25 + 0.5 * i / (strikes - 1));
        }
        final SmileQuotes made = new SmileQuotes(places);
        for (int i = 0; i < strikes; i++) {
            final double volatility =
                    truth.volatility(StrictMath.log(places[i] / forward), years) * (1 + noise * random.nextGaussian());
            final boolean call = places[i] >= forward;
            final double mid = Black76.price(call, forward, places[i], years, volatility, 1);
            made.set(i, call, 0.98 * mid, 1.02 * mid, 0);
        }
        return made;
    }

    /** @return what the fit did */
    @Benchmark
    public ExpirySmile.Outcome fit() {
        next = (next + 1) % SETS;
        return smile.fit(quotes[next], forwards[next], YEARS, 1, 0, 1, bounded ? later : null);
    }

    /** @return a figure of the smile at another forward */
    @Benchmark
    public double readOff() {
        next = (next + 1) % SETS;
        final double shift = later.shift(forwards[next]);
        return later.volatilityOfDelta(true, 0.25, shift)
                + later.volatilityOfDelta(false, 0.25, shift)
                + later.skew(shift);
    }
}
