package io.loadline.bench.model;

import com.opengamma.strata.basics.ReferenceData;
import com.opengamma.strata.basics.StandardId;
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.date.DayCounts;
import com.opengamma.strata.basics.date.Tenor;
import com.opengamma.strata.basics.index.OvernightIndices;
import com.opengamma.strata.data.ImmutableMarketData;
import com.opengamma.strata.data.ImmutableMarketDataBuilder;
import com.opengamma.strata.market.ValueType;
import com.opengamma.strata.market.curve.CurveGroupName;
import com.opengamma.strata.market.curve.CurveName;
import com.opengamma.strata.market.curve.CurveNode;
import com.opengamma.strata.market.curve.InterpolatedNodalCurveDefinition;
import com.opengamma.strata.market.curve.RatesCurveGroupDefinition;
import com.opengamma.strata.market.curve.interpolator.CurveExtrapolators;
import com.opengamma.strata.market.curve.interpolator.CurveInterpolators;
import com.opengamma.strata.market.curve.node.FixedOvernightSwapCurveNode;
import com.opengamma.strata.market.observable.QuoteId;
import com.opengamma.strata.pricer.curve.RatesCurveCalibrator;
import com.opengamma.strata.pricer.rate.ImmutableRatesProvider;
import com.opengamma.strata.product.swap.type.FixedOvernightSwapConventions;
import com.opengamma.strata.product.swap.type.FixedOvernightSwapTemplate;
import io.loadline.core.rates.BusinessCalendar;
import io.loadline.core.rates.BusinessDays;
import io.loadline.core.rates.CouponSchedule;
import io.loadline.core.rates.CurveBootstrap;
import io.loadline.core.rates.CurveInterpolation;
import io.loadline.core.rates.CurveQuote;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.StubRule;
import io.loadline.core.rates.YieldCurve;
import java.time.LocalDate;
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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A sterling curve from ten overnight index swaps of one to thirty years, discount factors log-linear (Strata: zero rates times time linear, the same), by Loadline and by OpenGamma Strata. Both lay out
 * the dates of the swaps within the measured time; Strata is measured with and without the sensitivities to its quotes that it can compute on the way
 * and Loadline does not. Before each run the largest difference of their discount factors and the largest value that Loadline's swaps have left are printed.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
public class CurvePeers {
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 14);
    private static final int[] YEARS = {1, 2, 3, 4, 5, 7, 10, 15, 20, 30};
    private static final CurveName NAME = CurveName.of("GBP-SONIA");
    private static final ReferenceData REFERENCE = ReferenceData.standard();

    private final double[] rates = new double[YEARS.length];
    private final RatesCurveCalibrator calibrator = RatesCurveCalibrator.standard();
    private ImmutableMarketData market;
    private RatesCurveGroupDefinition plain;
    private RatesCurveGroupDefinition withSensitivities;

    /** Makes the quotes of a rising curve and prints how far the curves are apart. */
    @Setup(Level.Trial)
    public void quote() {
        final ImmutableMarketDataBuilder data = ImmutableMarketData.builder(TODAY);
        final List<CurveNode> nodes = new ArrayList<>();
        for (int i = 0; i < YEARS.length; i++) {
            rates[i] = 0.032 + 0.0003 * YEARS[i];
            final QuoteId quote = QuoteId.of(StandardId.of("bench", "swap" + YEARS[i]));
            data.addValue(quote, rates[i]);
            nodes.add(FixedOvernightSwapCurveNode.of(
                    FixedOvernightSwapTemplate.of(
                            Tenor.ofYears(YEARS[i]), FixedOvernightSwapConventions.GBP_FIXED_1Y_SONIA_OIS),
                    quote));
        }
        market = data.build();
        plain = definition(nodes, false);
        withSensitivities = definition(nodes, true);
        report();
    }

    private static RatesCurveGroupDefinition definition(final List<CurveNode> nodes, final boolean sensitivities) {
        return RatesCurveGroupDefinition.builder()
                .name(CurveGroupName.of("bench"))
                .computeJacobian(sensitivities)
                .addCurve(
                        InterpolatedNodalCurveDefinition.builder()
                                .name(NAME)
                                .xValueType(ValueType.YEAR_FRACTION)
                                .yValueType(ValueType.ZERO_RATE)
                                .dayCount(DayCounts.ACT_365F)
                                .nodes(nodes)
                                .interpolator(CurveInterpolators.PRODUCT_LINEAR)
                                .extrapolatorLeft(CurveExtrapolators.FLAT)
                                .extrapolatorRight(CurveExtrapolators.FLAT)
                                .build(),
                        Currency.GBP,
                        OvernightIndices.GBP_SONIA)
                .build();
    }

    private void report() {
        final YieldCurve curve = loadline();
        final ImmutableRatesProvider provider = strata();
        double apart = 0;
        for (LocalDate day = TODAY.plusDays(20); day.isBefore(TODAY.plusYears(30)); day = day.plusDays(97)) {
            final double years = DayCount.ACT_365F.yearFraction(TODAY, day);
            apart = Math.max(apart, Math.abs(curve.discount(years) - provider.discountFactor(Currency.GBP, day)));
        }
        double left = 0;
        for (final CurveQuote quote : quotes()) {
            left = Math.max(left, Math.abs(quote.error(curve)));
        }
        System.out.println();
        System.out.println(
                "largest difference of discount factors: " + apart + "; largest value left in a swap of one: " + left);
    }

    private List<CurveQuote> quotes() {
        final List<CurveQuote> quotes = new ArrayList<>();
        for (int i = 0; i < YEARS.length; i++) {
            final CouponSchedule schedule = CouponSchedule.of(
                            TODAY, TODAY.plusYears(YEARS[i]), 12, StubRule.SHORT_FIRST, false)
                    .adjusted(
                            BusinessDays.MODIFIED_FOLLOWING, BusinessDays.MODIFIED_FOLLOWING, BusinessCalendar.LONDON);
            final double[] times = new double[schedule.periods()];
            final double[] accruals = new double[times.length];
            for (int k = 0; k < times.length; k++) {
                times[k] = DayCount.ACT_365F.yearFraction(TODAY, schedule.date(k + 1));
                accruals[k] = DayCount.ACT_365F.yearFraction(schedule.date(k), schedule.date(k + 1));
            }
            quotes.add(CurveQuote.swap(times, accruals, rates[i]));
        }
        return quotes;
    }

    /** @return curve by Loadline */
    @Benchmark
    public YieldCurve loadline() {
        return CurveBootstrap.curve(quotes(), CurveInterpolation.LOG_LINEAR_DISCOUNT);
    }

    /** @return curve by Strata, without sensitivities */
    @Benchmark
    public ImmutableRatesProvider strata() {
        return calibrator.calibrate(plain, market, REFERENCE);
    }

    /** @return curve by Strata, with its sensitivities to quotes */
    @Benchmark
    public ImmutableRatesProvider strataWithSensitivities() {
        return calibrator.calibrate(withSensitivities, market, REFERENCE);
    }
}
