package io.loadline.bench.model;

import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.FixedRateBond;
import java.time.LocalDate;
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

/** The yield of a ten-year semiannual bond at a price, settled inside a coupon period, ACT/ACT ICMA. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class BondYield {
    private static final LocalDate START = LocalDate.of(2024, 3, 15);
    private static final LocalDate MATURITY = LocalDate.of(2034, 3, 15);
    private static final LocalDate SETTLEMENT = LocalDate.of(2024, 7, 1);
    private static final double COUPON = 0.04;
    private static final double PRICE = 97.5;

    private FixedRateBond bond;

    /** Makes the bond. */
    @Setup(Level.Trial)
    public void issue() {
        bond = new FixedRateBond(START, MATURITY, COUPON, 2, DayCount.ACT_ACT_ICMA, false);
    }

    /** @return yield of the bond */
    @Benchmark
    public double loadline() {
        return bond.yieldToMaturity(SETTLEMENT, PRICE);
    }
}
