package io.loadline.core.rates;

import java.time.LocalDate;
import java.util.Set;

/**
 * A bond of face 100 with regular fixed coupons, seen from a settlement date. Clean prices exclude the interest accrued since the last
 * coupon date; dirty prices are paid. Yields discount over the day count's time, compounded as often as coupons are paid (street convention).
 */
public final class FixedRateBond {
    private static final double FACE = 100;

    private final CouponSchedule schedule;
    private final double coupon;
    private final int frequency;
    private final DayCount dayCount;

    /**
     * @param start of the first coupon period
     * @param maturity end of the last
     * @param coupon rate a year, not negative
     * @param frequency coupons a year: 1, 2, 3, 4, 6 or 12
     * @param dayCount of accrual and yield
     * @param endOfMonth coupons on the last days of months when the maturity is one
     */
    public FixedRateBond(
            final LocalDate start,
            final LocalDate maturity,
            final double coupon,
            final int frequency,
            final DayCount dayCount,
            final boolean endOfMonth) {
        if (frequency < 1 || 12 % frequency != 0) {
            throw new IllegalArgumentException("frequency is " + frequency + ", expected 1, 2, 3, 4, 6 or 12 a year");
        }
        schedule = CouponSchedule.backwards(start, maturity, 12 / frequency, endOfMonth);
        this.coupon = Require.notNegative("coupon", coupon);
        this.frequency = frequency;
        this.dayCount = dayCount;
    }

    /**
     * @param settlement day of payment, from the start and before maturity
     * @return interest since the last coupon date, per 100
     */
    public double accrued(final LocalDate settlement) {
        final int period = period(settlement);
        return interest(period, schedule.date(period), settlement);
    }

    /**
     * @param settlement day of payment
     * @param yield compounded as often as coupons are paid
     * @return price without accrued interest, per 100
     */
    public double cleanPrice(final LocalDate settlement, final double yield) {
        return flows(settlement).presentValue(yield, compounding()) - accrued(settlement);
    }

    /**
     * @param settlement day of payment
     * @param cleanPrice per 100
     * @return yield compounded as often as coupons are paid
     */
    public double yieldToMaturity(final LocalDate settlement, final double cleanPrice) {
        return flows(settlement).yieldToMaturity(cleanPrice + accrued(settlement), compounding());
    }

    /**
     * Price on a curve, paid on settlement.
     *
     * @param settlement day of payment, not before the curve's date
     * @param curve discount factors by time from its own date
     * @param curveDate time zero of the curve
     * @param curveTime how the curve counts time
     * @param businessDays what moves payments off weekends and holidays
     * @param holidays days off besides weekends
     * @return price without accrued interest, per 100
     */
    public double cleanPrice(
            final LocalDate settlement,
            final DiscountCurve curve,
            final LocalDate curveDate,
            final DayCount curveTime,
            final CouponSchedule.BusinessDays businessDays,
            final Set<LocalDate> holidays) {
        double value = 0;
        for (int i = period(settlement); i < schedule.periods(); i++) {
            final LocalDate payment = businessDays.adjust(schedule.date(i + 1), holidays);
            value += amount(i) * curve.discount(curveTime.yearFraction(curveDate, payment));
        }
        return value / curve.discount(curveTime.yearFraction(curveDate, settlement)) - accrued(settlement);
    }

    /**
     * The payments left, in years of the bond's day count from settlement.
     *
     * @param settlement day of payment
     * @return cash flows per 100
     */
    public CashFlows flows(final LocalDate settlement) {
        final int first = period(settlement);
        final double[] times = new double[schedule.periods() - first];
        final double[] amounts = new double[times.length];
        double time = 0;
        for (int i = first; i < schedule.periods(); i++) {
            final LocalDate from = i == first ? settlement : schedule.date(i);
            time += fraction(i, from, schedule.date(i + 1));
            times[i - first] = time;
            amounts[i - first] = amount(i);
        }
        return CashFlows.of(times, amounts);
    }

    private Compounding compounding() {
        return new Compounding(frequency);
    }

    private double amount(final int period) {
        final double interest = interest(period, schedule.date(period), schedule.date(period + 1));
        return period == schedule.periods() - 1 ? interest + FACE : interest;
    }

    private double interest(final int period, final LocalDate from, final LocalDate to) {
        return FACE * coupon * fraction(period, from, to);
    }

    /** The regular period behind a first stub is laid from its end. */
    private double fraction(final int period, final LocalDate from, final LocalDate to) {
        final LocalDate end = schedule.date(period + 1);
        final LocalDate regular = end.minusMonths(12 / frequency);
        final LocalDate start = period == 0 && regular.isBefore(schedule.date(0)) && !closeTo(regular, schedule.date(0))
                ? regular
                : schedule.date(period);
        return dayCount.yearFraction(from, to, start, end);
    }

    private static boolean closeTo(final LocalDate one, final LocalDate other) {
        return Math.abs(DayCount.actualDays(one, other)) <= 3;
    }

    private int period(final LocalDate settlement) {
        final LocalDate maturity = schedule.date(schedule.periods());
        if (settlement.isBefore(schedule.date(0)) || !settlement.isBefore(maturity)) {
            throw new IllegalArgumentException("settlement on " + settlement + ", expected from " + schedule.date(0)
                    + " and before the maturity " + maturity);
        }
        int period = 0;
        while (!schedule.date(period + 1).isAfter(settlement)) {
            period++;
        }
        return period;
    }
}
