package io.loadline.core.rates;

import java.time.LocalDate;

/**
 * A swap of fixed against floating interest that starts now, on one curve that both projects and discounts, so that the floating leg is worth
 * notional (1 - P(T)): Hull, chapter on swaps. Values are to the payer of the fixed rate; the receiver's are the negative.
 */
public final class InterestRateSwap {
    private static final double BASIS_POINT = 1e-4;

    private final double notional;
    private final double fixedRate;
    private final double[] times;
    private final double[] accruals;

    /**
     * @param notional amount, positive
     * @param fixedRate a year, of any sign
     * @param times of the fixed payments in years, increasing; the last is the maturity of both legs
     * @param accruals year fraction of each fixed period, positive
     */
    public InterestRateSwap(
            final double notional, final double fixedRate, final double[] times, final double[] accruals) {
        Require.sameLength("times", times.length, "accruals", accruals.length);
        Require.atLeast("number of fixed payments", times.length, 1);
        this.notional = Require.positive("notional", notional);
        this.fixedRate = Require.finite("fixed rate", fixedRate);
        this.times = Require.times("times", times.clone());
        this.accruals = accruals.clone();
        for (final double accrual : accruals) {
            Require.positive("accrual", accrual);
        }
    }

    /**
     * @param notional amount
     * @param fixedRate a year
     * @param start valuation date and start of both legs
     * @param years whole years to maturity
     * @param frequency fixed payments a year: 1, 2, 3, 4, 6 or 12
     * @param fixedDayCount of the fixed leg
     * @return swap with time in ACT/365F
     */
    public static InterestRateSwap starting(
            final LocalDate start,
            final int years,
            final int frequency,
            final DayCount fixedDayCount,
            final double notional,
            final double fixedRate) {
        Require.atLeast("years", years, 1);
        if (frequency < 1 || 12 % frequency != 0) {
            throw new IllegalArgumentException("frequency is " + frequency + ", expected 1, 2, 3, 4, 6 or 12 a year");
        }
        final CouponSchedule schedule = CouponSchedule.backwards(start, start.plusYears(years), 12 / frequency, false);
        final double[] times = new double[schedule.periods()];
        final double[] accruals = new double[schedule.periods()];
        for (int i = 0; i < times.length; i++) {
            times[i] = DayCount.ACT_365F.yearFraction(start, schedule.date(i + 1));
            accruals[i] = schedule.fraction(fixedDayCount, i);
        }
        return new InterestRateSwap(notional, fixedRate, times, accruals);
    }

    /** Value to the payer of the fixed rate. */
    public double presentValue(final DiscountCurve curve) {
        return notional * (1 - curve.discount(times[times.length - 1]) - fixedRate * annuity(curve));
    }

    /** The fixed rate at which the swap is worth nothing. */
    public double fairRate(final DiscountCurve curve) {
        return (1 - curve.discount(times[times.length - 1])) / annuity(curve);
    }

    /** Change of the payer's value when the fixed rate rises by a basis point: negative. */
    public double fixedLegBasisPointValue(final DiscountCurve curve) {
        return -notional * annuity(curve) * BASIS_POINT;
    }

    /** Half the difference of the payer's value between zero rates a basis point up and down. */
    public double dv01(final DiscountCurve curve) {
        return 0.5 * (shiftedValue(curve, BASIS_POINT) - shiftedValue(curve, -BASIS_POINT));
    }

    /** Second difference of the payer's value to zero rates a basis point up and down. */
    public double basisPointConvexity(final DiscountCurve curve) {
        return shiftedValue(curve, BASIS_POINT) - 2 * presentValue(curve) + shiftedValue(curve, -BASIS_POINT);
    }

    /** Value of a rate of one on the fixed leg for a notional of one. */
    public double annuity(final DiscountCurve curve) {
        double annuity = 0;
        for (int i = 0; i < times.length; i++) {
            annuity += accruals[i] * curve.discount(times[i]);
        }
        return annuity;
    }

    private double shiftedValue(final DiscountCurve curve, final double shift) {
        return presentValue(new ShiftedCurve(curve, shift));
    }
}
