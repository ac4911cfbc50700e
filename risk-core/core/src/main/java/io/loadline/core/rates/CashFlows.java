package io.loadline.core.rates;

import java.util.function.DoubleUnaryOperator;

/**
 * Known amounts at known times, and what follows from them: present value, yield, durations, convexity and the value of a basis point.
 * Formulas: F. Fabozzi, "Bond Markets, Analysis, and Strategies"; Hull, chapter on interest rates. Immutable.
 */
public final class CashFlows {
    private static final double BASIS_POINT = 1e-4;
    private static final int MAXIMUM_STEPS = 200;

    private final double[] times;
    private final double[] amounts;

    private CashFlows(final double[] times, final double[] amounts) {
        this.times = times;
        this.amounts = amounts;
    }

    /**
     * @param times years from now, increasing, positive
     * @param amounts to the holder, one a time
     * @return cash flows
     */
    public static CashFlows of(final double[] times, final double[] amounts) {
        Require.sameLength("times", times.length, "amounts", amounts.length);
        Require.atLeast("number of cash flows", times.length, 1);
        return new CashFlows(Require.times("times", times.clone()), Require.finite("amounts", amounts.clone()));
    }

    /** Of times as a day count gives them: two may be equal and the first zero, as 30/360 counts from the 30th to the 31st. */
    static CashFlows counted(final double[] times, final double[] amounts) {
        double before = 0;
        for (final double time : times) {
            Require.within("time of a payment", time, before, Double.MAX_VALUE);
            before = time;
        }
        Require.positive("time of the last payment", before);
        return new CashFlows(times, Require.finite("amounts", amounts));
    }

    /**
     * A bond with whole coupon periods left, just after a coupon.
     *
     * @param face repaid at the end
     * @param coupon rate a year
     * @param periods coupons left
     * @param frequency coupons a year
     * @return cash flows at k / frequency years
     */
    public static CashFlows bond(final double face, final double coupon, final int periods, final int frequency) {
        Require.atLeast("periods", periods, 1);
        Require.atLeast("frequency", frequency, 1);
        final double[] times = new double[periods];
        final double[] amounts = new double[periods];
        for (int i = 0; i < periods; i++) {
            times[i] = (i + 1) / (double) frequency;
            amounts[i] = Require.finite("face", face) * Require.finite("coupon", coupon) / frequency;
        }
        amounts[periods - 1] += face;
        return new CashFlows(times, amounts);
    }

    /** Value on a curve. */
    public double presentValue(final DiscountCurve curve) {
        double value = 0;
        for (int i = 0; i < times.length; i++) {
            value += amounts[i] * curve.discount(times[i]);
        }
        return value;
    }

    /** Value at one yield for all times. */
    public double presentValue(final double yield, final Compounding compounding) {
        double value = 0;
        for (int i = 0; i < times.length; i++) {
            value += amounts[i] * compounding.discount(yield, times[i]);
        }
        return value;
    }

    /**
     * The yield at which the flows are worth a price: Newton inside a bracket, to the last bits.
     *
     * @param price positive
     * @param compounding of the yield
     * @return yield a year
     * @throws IllegalArgumentException if an amount is negative, none is positive, or no yield in the range of doubles gives the price
     */
    public double yieldToMaturity(final double price, final Compounding compounding) {
        Require.positive("price", price);
        double sum = 0;
        for (final double amount : amounts) {
            sum += Require.notNegative("amount, for a yield to be unique,", amount);
        }
        Require.positive("sum of the amounts", sum);
        // In continuous compounding the logarithm of the value is convex and falls from plus to minus infinity.
        final double target = StrictMath.log(price);
        double rate = StrictMath.log(sum / price) / times[times.length - 1];
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAXIMUM_STEPS; step++) {
            double value = 0;
            double slope = 0;
            for (int i = 0; i < times.length; i++) {
                final double part = amounts[i] * StrictMath.exp(-rate * times[i]);
                value += part;
                slope -= times[i] * part;
            }
            final double error = StrictMath.log(value) - target;
            if (error > 0) {
                low = rate;
            } else {
                high = rate;
            }
            double next = rate - error * value / slope;
            if (!(next > low && next < high)) {
                next = Double.isInfinite(low) || Double.isInfinite(high) ? next : 0.5 * (low + high);
            }
            if (!Double.isFinite(next)) {
                break;
            }
            if (Math.abs(next - rate) <= 4 * Math.ulp(Math.max(Math.abs(rate), BASIS_POINT))) {
                return compounding.ofContinuous(next);
            }
            rate = next;
        }
        throw new IllegalArgumentException("no yield gives the price " + price);
    }

    /** Time to the flows weighted by their values: Macaulay duration in years. */
    public double macaulayDuration(final double yield, final Compounding compounding) {
        return weighted(time -> time, yield, compounding) / value(yield, compounding);
    }

    /** Relative loss of value for a rise of the yield, per unit: -P' / P. */
    public double modifiedDuration(final double yield, final Compounding compounding) {
        return macaulayDuration(yield, compounding) / compounding.growth(yield);
    }

    /** Second derivative of the value by the yield over the value: P'' / P. */
    public double convexity(final double yield, final Compounding compounding) {
        final double growth = compounding.growth(yield);
        final double step = compounding.periodsAYear() == 0 ? 0 : 1.0 / compounding.periodsAYear();
        return weighted(time -> time * (time + step), yield, compounding)
                / (growth * growth)
                / value(yield, compounding);
    }

    /** Loss of value when the yield rises by a basis point, to first order: positive for a holder of positive amounts. */
    public double dv01(final double yield, final Compounding compounding) {
        return weighted(time -> time, yield, compounding) / compounding.growth(yield) * BASIS_POINT;
    }

    /** Time of the last flow. */
    public double maturity() {
        return times[times.length - 1];
    }

    /** Times in years. */
    public double[] times() {
        return times.clone();
    }

    /** Amounts. */
    public double[] amounts() {
        return amounts.clone();
    }

    private double value(final double yield, final Compounding compounding) {
        final double value = presentValue(yield, compounding);
        if (value == 0) {
            throw new IllegalArgumentException(
                    "cash flows are worth nothing at the yield " + yield + ", they have no duration");
        }
        return value;
    }

    private double weighted(final DoubleUnaryOperator weight, final double yield, final Compounding compounding) {
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += weight.applyAsDouble(times[i]) * amounts[i] * compounding.discount(yield, times[i]);
        }
        return sum;
    }
}
