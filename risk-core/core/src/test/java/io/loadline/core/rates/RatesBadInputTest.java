package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of this package refuses a number that is none, or is infinite, with an {@link IllegalArgumentException} that says what was given. */
class RatesBadInputTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 15);
    private static final DiscountCurve FLAT = DiscountCurve.flat(0.03);
    private static final double[] TIMES = {1, 2, 5};

    /** A function of one of its arguments, the others sensible, and a value that is right for it. */
    record Argument(String name, double sensible, DoubleUnaryOperator function) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Argument of(final String name, final double sensible, final DoubleUnaryOperator function) {
        return new Argument(name, sensible, function);
    }

    private static FixedRateBond bond(final double coupon) {
        return new FixedRateBond(DAY, DAY.plusYears(5), coupon, 2, DayCount.ACT_ACT_ICMA, false);
    }

    private static YieldCurve curve(final double zero) {
        return YieldCurve.ofZeros(TIMES, new double[] {0.02, zero, 0.03}, CurveInterpolation.MONOTONE_CONVEX);
    }

    private static CreditDefaultSwap credit(final double notional, final double spread, final double recovery) {
        return CreditDefaultSwap.between(DAY, DAY.plusYears(5), 3, DayCount.ACT_360, notional, spread, recovery);
    }

    private static InterestRateSwap swap(final double notional, final double rate) {
        return InterestRateSwap.starting(DAY, 5, 2, DayCount.THIRTY_360, notional, rate);
    }

    private static CashFlows flows() {
        return CashFlows.bond(100, 0.04, 10, 2);
    }

    private static NelsonSiegelSvensson svensson(
            final double level, final double slope, final double hump, final double second, final double tau) {
        return new NelsonSiegelSvensson(level, slope, hump, second, tau, 4);
    }

    static Stream<Argument> arguments() {
        final Compounding annual = Compounding.ANNUAL;
        return Stream.of(
                of("flat rate", 0.01, x -> DiscountCurve.flat(x).discount(1)),
                of("flat years", 2, FLAT::discount),
                of("flat forward at", 2, FLAT::instantaneousForward),
                of("zero rate at", 2, FLAT::zeroRate),
                of("forward from", 1, x -> FLAT.forwardRate(x, 2)),
                of("forward to", 3, x -> FLAT.forwardRate(2, x)),
                of("simple forward fraction", 1, x -> FLAT.simpleForward(1, 2, x)),
                of("curve zero", 0.02, x -> curve(x).discount(1)),
                of("curve years", 3, x -> curve(0.02).discount(x)),
                of("curve forward at", 3, x -> curve(0.02).instantaneousForward(x)),
                of("curve shift", 0.01, x -> curve(0.02).shifted(x).discount(1)),
                of(
                        "curve discount",
                        0.9,
                        x -> YieldCurve.ofDiscounts(
                                        new double[] {1}, new double[] {x}, CurveInterpolation.LINEAR_DISCOUNT)
                                .discount(1)),
                of("compounding rate", 0.02, x -> annual.discount(x, 2)),
                of("compounding years", 2, x -> annual.discount(0.02, x)),
                of("continuous years", 2, x -> Compounding.CONTINUOUS.discount(0.02, x)),
                of("compounding discount", 0.9, x -> annual.rate(x, 2)),
                of("of continuous", 0.02, annual::ofContinuous),
                of("to continuous", 0.02, annual::toContinuous),
                of("face", 100, x -> CashFlows.bond(x, 0.04, 4, 2).maturity()),
                of("coupon", 0.04, x -> CashFlows.bond(100, x, 4, 2).maturity()),
                of("flow yield", 0.04, x -> flows().presentValue(x, annual)),
                of("flow price", 98, x -> flows().yieldToMaturity(x, annual)),
                of("flow duration", 0.04, x -> flows().macaulayDuration(x, annual)),
                of("flow convexity", 0.04, x -> flows().convexity(x, Compounding.CONTINUOUS)),
                of("flow dv01", 0.04, x -> flows().dv01(x, annual)),
                of("bond coupon", 0.04, x -> bond(x).accrued(DAY.plusDays(40))),
                of("bond yield", 0.04, x -> bond(0.03).cleanPrice(DAY.plusDays(40), x)),
                of("bond price", 98, x -> bond(0.03).yieldToMaturity(DAY.plusDays(40), x)),
                of("swap notional", 1e6, x -> swap(x, 0.03).presentValue(FLAT)),
                of("swap rate", 0.03, x -> swap(1e6, x).presentValue(FLAT)),
                of("default notional", 1e6, x -> credit(x, 0.01, 0.4).presentValue(0.02, 0.03)),
                of("default spread", 0.01, x -> credit(1e6, x, 0.4).presentValue(0.02, 0.03)),
                of("default recovery", 0.4, x -> credit(1e6, 0.01, x).presentValue(0.02, 0.03)),
                of("default intensity", 0.02, x -> credit(1e6, 0.01, 0.4).presentValue(x, 0.03)),
                of("default rate", 0.02, x -> credit(1e6, 0.01, 0.4).fairSpread(0.02, x)),
                of("triangle intensity", 0.02, x -> CreditDefaultSwap.creditTriangle(x, 0.4)),
                of("triangle recovery", 0.4, x -> CreditDefaultSwap.creditTriangle(0.02, x)),
                of("deposit years", 1, x -> CurveQuote.deposit(x, 1, 0.03).maturity()),
                of("deposit fraction", 1, x -> CurveQuote.deposit(1, x, 0.03).maturity()),
                of("deposit rate", 0.03, x -> CurveQuote.deposit(1, 1, x).maturity()),
                of("agreement start", 1, x -> CurveQuote.forward(x, 2, 1, 0.03).maturity()),
                of("agreement end", 3, x -> CurveQuote.forward(2, x, 1, 0.03).maturity()),
                of(
                        "swap quote",
                        0.03,
                        x -> CurveQuote.swap(TIMES, new double[] {1, 1, 3}, x).maturity()),
                of(
                        "bond quote maturity",
                        2.5,
                        x -> CurveQuote.bond(x, 0.03, 2, 99).maturity()),
                of(
                        "bond quote coupon",
                        0.03,
                        x -> CurveQuote.bond(2.5, x, 2, 99).maturity()),
                of("bond quote price", 99, x -> CurveQuote.bond(2.5, 0.03, 2, x).maturity()),
                of("carry spot", 100, x -> CostOfCarry.forward(x, 0.03, 0, 0, 0, 1)),
                of("carry rate", 0.03, x -> CostOfCarry.forward(100, x, 0, 0, 0, 1)),
                of("carry years", 1, x -> CostOfCarry.forward(100, 0.03, 0, 0, 0, x)),
                of("implied carry", 100, x -> CostOfCarry.impliedCarry(100, x, 1)),
                of("forward value", 100, x -> CostOfCarry.value(x, 100, 0.9)),
                of("currency spot", 1.1, x -> ForeignExchange.forward(x, 0.98, 0.97)),
                of("currency base", 0.98, x -> ForeignExchange.forward(1.1, x, 0.97)),
                of("currency quote", 0.97, x -> ForeignExchange.forward(1.1, 0.98, x)),
                of("currency rate", 0.03, x -> ForeignExchange.forward(1.1, x, 0.02, 1)),
                of("currency simple", 0.03, x -> ForeignExchange.forwardSimple(1.1, x, 1, 0.02, 1)),
                of("forward discount", 0.9, x -> ForwardRates.simple(0.95, x, 1)),
                of("vasicek reversion", 0.1, x -> ShortRate.vasicek(x, 0.05, 0.01, 0.03, 5)),
                of("vasicek level", 0.05, x -> ShortRate.vasicek(0.1, x, 0.01, 0.03, 5)),
                of("vasicek volatility", 0.01, x -> ShortRate.vasicek(0.1, 0.05, x, 0.03, 5)),
                of("vasicek rate", 0.03, x -> ShortRate.vasicek(0.1, 0.05, 0.01, x, 5)),
                of("vasicek years", 5, x -> ShortRate.vasicek(0.1, 0.05, 0.01, 0.03, x)),
                of("cir reversion", 0.1, x -> ShortRate.coxIngersollRoss(x, 0.05, 0.1, 0.03, 5)),
                of("cir level", 0.05, x -> ShortRate.coxIngersollRoss(0.1, x, 0.1, 0.03, 5)),
                of("cir volatility", 0.1, x -> ShortRate.coxIngersollRoss(0.1, 0.05, x, 0.03, 5)),
                of("cir rate", 0.03, x -> ShortRate.coxIngersollRoss(0.1, 0.05, 0.1, x, 5)),
                of("cir years", 5, x -> ShortRate.coxIngersollRoss(0.1, 0.05, 0.1, 0.03, x)),
                of("svensson level", 0.05, x -> svensson(x, 0, 0, 0, 1).discount(1)),
                of("svensson slope", 0.05, x -> svensson(0.05, x, 0, 0, 1).discount(1)),
                of("svensson hump", 0.05, x -> svensson(0.05, 0, x, 0, 1).discount(1)),
                of("svensson second hump", 0.05, x -> svensson(0.05, 0, 0, x, 1).discount(1)),
                of("svensson tau", 2, x -> svensson(0.05, 0, 0, 0, x).discount(1)),
                of("svensson years", 2, x -> svensson(0.05, 0, 0, 0, 1).discount(x)),
                of("key", 2, x -> new KeyRates(1, x, 5).dv01(flows()::presentValue, FLAT)[1]),
                of(
                        "factor",
                        0.1,
                        x -> FactorAutoregression.fit(new double[] {0.3, 0.1, x, 0.2, 0.5})
                                .forecast(1, 2)),
                of("factor now", 0.1, x -> new FactorAutoregression(0, 0.9, 0.1).forecast(x, 2)));
    }

    @ParameterizedTest
    @MethodSource("arguments")
    void shouldRefuseWhatIsNoNumberAndWhatIsInfinite(final Argument argument) {
        assertTrue(Double.isFinite(argument.function().applyAsDouble(argument.sensible())));
        for (final double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            final IllegalArgumentException thrown = assertThrows(
                    IllegalArgumentException.class,
                    () -> argument.function().applyAsDouble(bad),
                    () -> argument + " = " + bad + " gave "
                            + argument.function().applyAsDouble(bad));
            assertFalse(thrown.getMessage().isBlank());
        }
    }

    @Test
    void shouldRefuseCountsThatMakeNoSchedule() {
        final Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("years", () -> InterestRateSwap.starting(DAY, 0, 2, DayCount.ACT_360, 1, 0));
        calls.put("frequency", () -> InterestRateSwap.starting(DAY, 5, 5, DayCount.ACT_360, 1, 0));
        calls.put("frequency of none", () -> InterestRateSwap.starting(DAY, 5, 0, DayCount.ACT_360, 1, 0));
        calls.put("bond frequency", () -> new FixedRateBond(DAY, DAY.plusYears(1), 0.01, 7, DayCount.ACT_360, false));
        calls.put("periods", () -> CashFlows.bond(100, 0.01, 0, 2));
        calls.put("premiums", () -> CreditDefaultSwap.between(DAY, DAY, 3, DayCount.ACT_360, 1, 0, 0));
        calls.put("compounding", () -> new Compounding(-1));
        calls.put("no keys", KeyRates::new);
        calls.put("no quotes", () -> CurveBootstrap.curve(List.of(), CurveInterpolation.LINEAR_ZERO));
        calls.put("steps", () -> new FactorAutoregression(0, 0.9, 0.1).forecast(1, -1));
        calls.put("components", () -> CurveComponents.of(new double[][] {{1, 2}, {2, 1}, {0, 3}}, 3));
        calls.put("rates", () -> NelsonSiegelSvensson.fit(TIMES, TIMES, false));
        for (final Map.Entry<String, Runnable> call : calls.entrySet()) {
            assertThrows(IllegalArgumentException.class, () -> call.getValue().run(), call.getKey());
        }
    }

    @Test
    void shouldSayWhatWasGiven() {
        final IllegalArgumentException thrown =
                assertThrows(IllegalArgumentException.class, () -> FLAT.discount(-0.25));
        assertEquals("years is -0.25, expected a number not below zero", thrown.getMessage());
    }
}
