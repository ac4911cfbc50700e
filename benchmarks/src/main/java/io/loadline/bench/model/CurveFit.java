package io.loadline.bench.model;

import io.loadline.core.rates.CurveBootstrap;
import io.loadline.core.rates.CurveInterpolation;
import io.loadline.core.rates.CurveQuote;
import io.loadline.core.rates.YieldCurve;
import java.util.ArrayList;
import java.util.List;
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

/** A curve from four deposits and eight swaps to thirty years, repriced to 1e-13. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class CurveFit {
    /** Interpolation between the nodes. */
    @Param({"LOG_LINEAR_DISCOUNT", "MONOTONE_CONVEX"})
    public CurveInterpolation interpolation;

    private final List<CurveQuote> quotes = new ArrayList<>();

    /** Makes the quotes of a rising curve. */
    @Setup(Level.Trial)
    public void quote() {
        for (final double years : new double[] {0.25, 0.5, 0.75, 1}) {
            quotes.add(CurveQuote.deposit(years, years, 0.03 + 0.002 * years));
        }
        for (final int years : new int[] {2, 3, 5, 7, 10, 15, 20, 30}) {
            final double[] times = new double[years];
            final double[] accruals = new double[years];
            for (int i = 0; i < years; i++) {
                times[i] = i + 1;
                accruals[i] = 1;
            }
            quotes.add(CurveQuote.swap(times, accruals, 0.032 + 0.0003 * years));
        }
    }

    /** @return the curve */
    @Benchmark
    public YieldCurve bootstrap() {
        return CurveBootstrap.curve(quotes, interpolation);
    }
}
