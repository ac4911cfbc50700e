package io.loadline.gateway.validation;

import io.loadline.core.rates.CashFlows;
import io.loadline.core.rates.Compounding;
import io.loadline.core.rates.DayCount;
import io.loadline.core.rates.DiscountCurve;
import io.loadline.core.rates.FixedRateBond;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked of a bond, said in the name of the answer: {@code cleanPrice_at_yield_4_5pct}, {@code yield_at_price_98_25_continuous},
 * {@code dirtyPrice_flat_curve_3pct_act360_annual_from_2024_03_28}. Such a name is a quantity, the condition it holds under, and a number in which an
 * underscore is the decimal point and {@code pct} or {@code bp} the unit; after a price or a yield may stand how the yield is compounded (as often as
 * coupons are paid if not), after a curve its day count (ACT/365F), compounding (continuous) and date (settlement).
 */
final class BondQuestion {
    private static final String NUMBER = "(?<minus>minus_)?(?<number>\\d+(?:_\\d+)?)(?<unit>pct|bp)?";
    private static final String COMPOUNDING = "(?:_(?<compounding>continuous|annual|semiannual|quarterly|monthly))?";
    private static final String QUANTITY =
            "(?<quantity>price|cleanPrice|dirtyPrice|accrued|yield|macaulay|modified|convexity|dv01)";
    private static final Pattern AT_YIELD = Pattern.compile(QUANTITY + "_at_yield_" + NUMBER + COMPOUNDING);
    private static final Pattern AT_PRICE =
            Pattern.compile(QUANTITY + "_at_(?:price|cleanPrice)_" + NUMBER + COMPOUNDING);
    private static final Pattern ON_CURVE = Pattern.compile(QUANTITY + "(?:_on)?_flat_curve_" + NUMBER
            + "(?:_(?<dayCount>act360|act364|act365|act365f|actactisda|30360|30e360))?" + COMPOUNDING
            + "(?:_from_(?<date>\\d{4}_\\d{2}_\\d{2}))?");
    private static final Map<String, Compounding> COMPOUNDINGS = Map.of(
            "continuous", Compounding.CONTINUOUS,
            "annual", Compounding.ANNUAL,
            "semiannual", Compounding.SEMIANNUAL,
            "quarterly", Compounding.QUARTERLY,
            "monthly", new Compounding(12));
    private static final Map<String, DayCount> DAY_COUNTS = Map.of(
            "act360", DayCount.ACT_360,
            "act364", DayCount.ACT_364,
            "act365", DayCount.ACT_365F,
            "act365f", DayCount.ACT_365F,
            "actactisda", DayCount.ACT_ACT_ISDA,
            "30360", DayCount.THIRTY_360,
            "30e360", DayCount.THIRTY_E_360);

    private final FixedRateBond bond;
    private final LocalDate settlement;

    BondQuestion(final FixedRateBond bond, final LocalDate settlement) {
        this.bond = bond;
        this.settlement = settlement;
    }

    /** The answer to a question, if the name is one. */
    Optional<Double> answer(final String name) {
        final Matcher yield = AT_YIELD.matcher(name);
        if (yield.matches()) {
            return Optional.of(atYield(yield.group("quantity"), number(yield), compounding(yield, bond.compounding())));
        }
        final Matcher price = AT_PRICE.matcher(name);
        if (price.matches()) {
            final Compounding compounding = compounding(price, bond.compounding());
            final double dirty = number(price) + bond.accrued(settlement);
            final double found = bond.flows(settlement).yieldToMaturity(dirty, compounding);
            return Optional.of(atYield(price.group("quantity"), found, compounding));
        }
        final Matcher curve = ON_CURVE.matcher(name);
        return curve.matches() ? Optional.of(onCurve(curve)) : Optional.empty();
    }

    /** A measure of the bond at a yield. */
    double atYield(final String quantity, final double yield, final Compounding compounding) {
        final CashFlows flows = bond.flows(settlement);
        return switch (quantity) {
            case "yield" -> yield;
            case "accrued" -> bond.accrued(settlement);
            case "dirtyPrice" -> flows.presentValue(yield, compounding);
            case "macaulay" -> flows.macaulayDuration(yield, compounding);
            case "modified" -> flows.modifiedDuration(yield, compounding);
            case "convexity" -> flows.convexity(yield, compounding);
            case "dv01" -> flows.dv01(yield, compounding);
            default -> flows.presentValue(yield, compounding) - bond.accrued(settlement);
        };
    }

    private double onCurve(final Matcher curve) {
        final LocalDate from = curve.group("date") == null
                ? settlement
                : LocalDate.parse(curve.group("date").replace('_', '-'));
        final DayCount time =
                curve.group("dayCount") == null ? DayCount.ACT_365F : DAY_COUNTS.get(curve.group("dayCount"));
        final double rate = compounding(curve, Compounding.CONTINUOUS).toContinuous(number(curve));
        final double clean = bond.cleanPrice(settlement, DiscountCurve.flat(rate), from, time);
        final String quantity = curve.group("quantity");
        return switch (quantity) {
            case "price", "cleanPrice" -> clean;
            case "dirtyPrice" -> clean + bond.accrued(settlement);
            default -> {
                final double dirty = clean + bond.accrued(settlement);
                final double found = bond.flows(settlement).yieldToMaturity(dirty, bond.compounding());
                yield atYield(quantity, found, bond.compounding());
            }
        };
    }

    private static Compounding compounding(final Matcher match, final Compounding otherwise) {
        final String word = match.group("compounding");
        return word == null ? otherwise : COMPOUNDINGS.get(word);
    }

    private static double number(final Matcher match) {
        final double value = Double.parseDouble(match.group("number").replace('_', '.'));
        final String unit = match.group("unit");
        final double scaled = unit == null ? value : unit.equals("pct") ? value / 100 : value / 10_000;
        return match.group("minus") == null ? scaled : -scaled;
    }
}
