package io.loadline.bench.model;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.StandardId;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.BusinessDayAdjustment;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.basics.date.DaysAdjustment;
import com.opengamma.strata.basics.schedule.Frequency;
import com.opengamma.strata.basics.schedule.PeriodicSchedule;
import com.opengamma.strata.basics.schedule.StubConvention;
import com.opengamma.strata.pricer.bond.DiscountingFixedCouponBondProductPricer;
import com.opengamma.strata.product.LegalEntityId;
import com.opengamma.strata.product.SecurityId;
import com.opengamma.strata.product.bond.FixedCouponBond;
import com.opengamma.strata.product.bond.FixedCouponBondYieldConvention;
import com.opengamma.strata.product.bond.ResolvedFixedCouponBond;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.FixedRateBond;
import java.time.LocalDate;
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

/**
 * The price of a semiannual bond at a yield and the yield at a price, settled inside a coupon period, ACT/ACT ICMA, by Loadline and by OpenGamma
 * Strata on the same bonds of two to thirty years. Before each run the largest errors are printed, of prices against the sum of discounted payments written
 * out here and of yields against those the prices were made of. Strata's bonds are resolved, and Loadline's laid out, before the clock runs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class BondPeers {
    private static final int BONDS = 1 << 6;
    private static final LocalDate START = LocalDate.of(2024, 3, 15);
    private static final int MOST_DAYS = 180;

    private final DiscountingFixedCouponBondProductPricer pricer = DiscountingFixedCouponBondProductPricer.DEFAULT;
    private final FixedRateBond[] bonds = new FixedRateBond[BONDS];
    private final ResolvedFixedCouponBond[] resolved = new ResolvedFixedCouponBond[BONDS];
    private final LocalDate[] settlements = new LocalDate[BONDS];
    private final double[] accrued = new double[BONDS];
    private final double[] yields = new double[BONDS];
    private final double[] prices = new double[BONDS];
    private int next;

    private interface Formula {
        double at(int bond);
    }

    /** Draws coupons, maturities, settlements and yields, and prints the errors of both. */
    @Setup(Level.Trial)
    public void draw() {
        final SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < BONDS; i++) {
            final int periods = random.nextInt(4, 61);
            final double coupon = random.nextDouble(0.005, 0.08);
            final LocalDate maturity = START.plusMonths(6L * periods);
            bonds[i] = new FixedRateBond(START, maturity, coupon, 2, DayCount.ACT_ACT_ICMA, false);
            resolved[i] = strata(maturity, coupon);
            final int days = random.nextInt(1, MOST_DAYS);
            settlements[i] = START.plusDays(days);
            accrued[i] = bonds[i].accrued(settlements[i]);
            yields[i] = random.nextDouble(0.001, 0.1);
            prices[i] = sum(periods, coupon, yields[i], 1 - days / 184.0);
        }
        System.out.println();
        report("price", prices, this::loadlinePrice, this::strataPrice);
        report("yield", yields, this::loadlineYield, this::strataYield);
    }

    private static ResolvedFixedCouponBond strata(final LocalDate maturity, final double coupon) {
        return FixedCouponBond.builder()
                .securityId(SecurityId.of("bench", "bond"))
                .currency(Currency.GBP)
                .notional(100)
                .accrualSchedule(PeriodicSchedule.of(
                        START, maturity, Frequency.P6M, BusinessDayAdjustment.NONE, StubConvention.NONE, false))
                .fixedRate(coupon)
                .dayCount(DayCounts.ACT_ACT_ICMA)
                .yieldConvention(FixedCouponBondYieldConvention.GB_BUMP_DMO)
                .legalEntityId(LegalEntityId.of(StandardId.of("bench", "issuer")))
                .settlementDateOffset(DaysAdjustment.NONE)
                .exCouponPeriod(DaysAdjustment.NONE)
                .build()
                .resolve(ReferenceData.minimal());
    }

    private static double sum(final int periods, final double coupon, final double yield, final double firstPeriod) {
        double sum = 0;
        for (int k = 0; k < periods; k++) {
            final double amount = 50 * coupon + (k == periods - 1 ? 100 : 0);
            sum += amount * StrictMath.pow(1 + 0.5 * yield, -(firstPeriod + k));
        }
        return sum;
    }

    private static void report(
            final String what, final double[] expected, final Formula loadline, final Formula strata) {
        double worstLoadline = 0;
        double worstStrata = 0;
        for (int i = 0; i < BONDS; i++) {
            worstLoadline = Math.max(worstLoadline, Math.abs(loadline.at(i) - expected[i]));
            worstStrata = Math.max(worstStrata, Math.abs(strata.at(i) - expected[i]));
        }
        System.out.println("largest error of the " + what + ": loadline " + worstLoadline + " strata " + worstStrata);
    }

    private double loadlinePrice(final int i) {
        return bonds[i].dirtyPrice(settlements[i], yields[i]);
    }

    private double strataPrice(final int i) {
        return 100 * pricer.dirtyPriceFromYield(resolved[i], settlements[i], yields[i]);
    }

    private double loadlineYield(final int i) {
        return bonds[i].yieldToMaturity(settlements[i], prices[i] - accrued[i]);
    }

    private double strataYield(final int i) {
        return pricer.yieldFromDirtyPrice(resolved[i], settlements[i], prices[i] / 100);
    }

    private int index() {
        return next++ & (BONDS - 1);
    }

    /** @return price at a yield by Loadline */
    @Benchmark
    public double priceLoadline() {
        return loadlinePrice(index());
    }

    /** @return price at a yield by Strata */
    @Benchmark
    public double priceStrata() {
        return strataPrice(index());
    }

    /** @return yield at a price by Loadline */
    @Benchmark
    public double yieldLoadline() {
        return loadlineYield(index());
    }

    /** @return yield at a price by Strata */
    @Benchmark
    public double yieldStrata() {
        return strataYield(index());
    }
}
