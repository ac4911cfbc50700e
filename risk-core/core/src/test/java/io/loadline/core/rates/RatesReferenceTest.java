package io.loadline.core.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Published and independently computed cases of rates products. */
class RatesReferenceTest {
    private static final String FILE = "rates.json";
    private static final LocalDate SWAP_START = LocalDate.of(2023, 6, 15);

    @Test
    void shouldGiveActualYearFractions() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "day_count_actact")) {
            c.check("yearFraction", convention(c).yearFraction(date(c, "start"), date(c, "end")));
        }
    }

    @Test
    void shouldGiveDaysInMonthsOfThirty() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "day_count_30360")) {
            int i = 0;
            for (final JsonNode pair : c.inputs().get("pairs")) {
                final long days = convention(c)
                        .days(
                                LocalDate.parse(pair.get(0).asText()),
                                LocalDate.parse(pair.get(1).asText()));
                assertEquals(c.expected().get("days").get(i).asLong(), days, c.id() + " " + pair);
                i++;
            }
        }
    }

    @Test
    void shouldGiveMeasuresOfABondAtItsYield() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "bond_yield")) {
            final int frequency = (int) c.input("frequency");
            final Compounding compounding = new Compounding(frequency);
            final CashFlows bond = CashFlows.bond(100, c.input("coupon"), (int) c.input("periods"), frequency);
            final double yield = c.input("yield_");
            c.check("price", bond.presentValue(yield, compounding));
            c.check("macaulay", bond.macaulayDuration(yield, compounding));
            c.check("modified", bond.modifiedDuration(yield, compounding));
            c.check("convexity", bond.convexity(yield, compounding));
            c.check("dv01", bond.dv01(yield, compounding));
        }
    }

    @Test
    void shouldGiveHullsDuration() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "hull_duration")) {
            final int frequency = (int) c.input("frequency");
            final CashFlows bond =
                    CashFlows.bond(100, c.input("coupon"), (int) (c.input("years") * frequency), frequency);
            final double yield = c.input("yieldContinuous");
            c.check("price", bond.presentValue(yield, Compounding.CONTINUOUS));
            c.check("duration", bond.macaulayDuration(yield, Compounding.CONTINUOUS));
        }
    }

    @Test
    void shouldBootstrapHullsExample() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "bootstrap_hull")) {
            final List<CurveQuote> quotes = new ArrayList<>();
            for (final JsonNode bond : c.inputs().get("instruments")) {
                quotes.add(CurveQuote.bond(
                        bond.get("maturity").asDouble(),
                        bond.get("coupon").asDouble(),
                        2,
                        bond.get("price").asDouble()));
            }
            final double[] zeros =
                    CurveBootstrap.curve(quotes, CurveInterpolation.LINEAR_ZERO).zeros();
            final double[] exact = ReferenceCases.numbers(c.expected().get("zeros_high_precision"));
            for (int i = 0; i < zeros.length; i++) {
                c.check("printed " + i, c.expected().get("zeros_pct").get(i).asDouble(), 100 * zeros[i], "");
                assertEquals(exact[i], zeros[i], 1e-12, c.id());
            }
        }
    }

    @Test
    void shouldPriceADatedBond() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "bond_cached")) {
            final FixedRateBond bond = new FixedRateBond(
                    date(c, "start"),
                    date(c, "maturity"),
                    c.input("coupon"),
                    (int) c.input("frequency"),
                    DayCount.named(c.inputs().get("dayCount").asText()),
                    c.inputs().get("endOfMonth").asBoolean());
            final LocalDate settlement = date(c, "settlement");
            c.check("cleanPrice_at_yield_2_925pct", bond.cleanPrice(settlement, 0.02925));
            c.check("yield_at_price_99_203125", bond.yieldToMaturity(settlement, 99.203125));
            c.check(
                    "cleanPrice_flat_curve_3pct_act360_continuous_from_2004_11_22",
                    bond.cleanPrice(
                            settlement, DiscountCurve.flat(0.03), LocalDate.of(2004, 11, 22), DayCount.ACT_360));
        }
    }

    @Test
    void shouldValueSwapsOnAFlatCurve() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "swap_dv01")) {
            final InterestRateSwap swap = InterestRateSwap.starting(
                    SWAP_START,
                    (int) c.input("years"),
                    1,
                    DayCount.THIRTY_360,
                    c.input("notional"),
                    c.input("fixedRate"));
            final DiscountCurve curve = DiscountCurve.flat(c.input("flatRate"));
            c.check("npv", swap.presentValue(curve));
            c.check("fairRate", swap.fairRate(curve));
            c.check("fixedLegBPS", swap.fixedLegBasisPointValue(curve));
            c.check("dv01_parallel_zero_1bp", swap.dv01(curve));
            c.check("convexity_1bp", swap.basisPointConvexity(curve));
        }
    }

    @Test
    void shouldValueCreditDefaultSwaps() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "cds")) {
            final CreditDefaultSwap swap = CreditDefaultSwap.between(
                    LocalDate.of(2023, 6, 20),
                    LocalDate.of(2028, 6, 20),
                    3,
                    DayCount.ACT_360,
                    c.input("notional"),
                    c.input("runningSpread"),
                    c.input("recovery"));
            c.check("npvBuyer", swap.presentValue(c.input("hazard"), c.input("rate")));
            c.check("fairSpread", swap.fairSpread(c.input("hazard"), c.input("rate")));
            c.check("creditTriangle", CreditDefaultSwap.creditTriangle(c.input("hazard"), c.input("recovery")));
        }
    }

    @Test
    void shouldPriceZeroBondsUnderShortRateModels() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "vasicek")) {
            c.check(
                    "discount",
                    ShortRate.vasicek(c.input("a"), c.input("b"), c.input("sigma"), c.input("r0"), c.input("T")));
        }
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "cir")) {
            c.check(
                    "discount",
                    ShortRate.coxIngersollRoss(
                            c.input("kappa"), c.input("theta"), c.input("sigma"), c.input("r0"), c.input("T")));
        }
    }

    @Test
    void shouldGiveForwardRates() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "forward_rates")) {
            final double[] forwards = ForwardRates.between(
                    ReferenceCases.numbers(c.inputs().get("times")),
                    ReferenceCases.numbers(c.inputs().get("zeros")));
            for (int i = 0; i < forwards.length; i++) {
                c.check("forward " + i, c.expected().get("forwards").get(i).asDouble(), forwards[i], "");
            }
        }
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "fra")) {
            c.check("forward", ForwardRates.simple(c.input("df1"), c.input("df2"), c.input("tau")));
        }
    }

    @Test
    void shouldInterpolateLogarithmsOfDiscountFactors() {
        for (final ReferenceCases.Case c : ReferenceCases.read(FILE, "curve_interpolation")) {
            final JsonNode pillars = c.inputs().get("pillars");
            final double[] times =
                    pillars.valueStream().mapToDouble(p -> p.get(0).asDouble()).toArray();
            final double[] discounts =
                    pillars.valueStream().mapToDouble(p -> p.get(1).asDouble()).toArray();
            final YieldCurve curve = YieldCurve.ofDiscounts(times, discounts, CurveInterpolation.LOG_LINEAR_DISCOUNT);
            for (int i = 0; i < c.inputs().get("t").size(); i++) {
                c.check(
                        "discount " + i,
                        c.expected().get("discount").get(i).asDouble(),
                        curve.discount(c.inputs().get("t").get(i).asDouble()),
                        "");
            }
        }
    }

    private static DayCount convention(final ReferenceCases.Case c) {
        return DayCount.named(c.inputs().get("convention").asText());
    }

    private static LocalDate date(final ReferenceCases.Case c, final String name) {
        return LocalDate.parse(c.inputs().get(name).asText());
    }
}
