package io.loadline.core.rates;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A bond of face 100 with fixed coupons, seen from a settlement date; the rate may step from period to period, and parts of the face may be repaid
 * before the end. Prices are per 100 of the face that is outstanding at settlement. Clean prices exclude the interest accrued since the last coupon date; dirty
 * prices are paid. Yields discount over the day count's time from settlement, compounded as often as coupons are paid and with coupons on their
 * nominal dates (street convention): the first step is the share of its period that is left (ICMA Rule Book, rule 251; SIA, "Standard Securities
 * Calculation Methods"). A coupon belongs to who holds the bond before its date, or before its ex-dividend date. Immutable.
 */
public final class FixedRateBond {
    private static final double FACE = 100;
    private static final int MONTHS_A_YEAR = 12;

    private final CouponSchedule schedule;

    /** Rate a year of each period. */
    private final double[] coupons;

    /** Share of the face that is outstanding in each period, and nothing after the last. */
    private final double[] outstanding;

    private final DayCount dayCount;
    private final Payment payment;
    private final double[] wholePeriods;

    private record Payment(BusinessDays adjustment, BusinessCalendar calendar, int exDays, boolean exBusinessDays) {
        private static final Payment PLAIN = new Payment(BusinessDays.UNADJUSTED, BusinessCalendar.NONE, 0, false);

        LocalDate exDate(final LocalDate couponDate) {
            return exBusinessDays && exDays > 0 ? calendar.plus(couponDate, -exDays) : couponDate.minusDays(exDays);
        }
    }

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
        this(CouponSchedule.backwards(start, maturity, monthsAPeriod(frequency), endOfMonth), coupon, dayCount);
    }

    /**
     * @param schedule of coupons, 1, 2, 3, 4, 6 or 12 a year; may have stubs
     * @param coupon rate a year, not negative
     * @param dayCount of accrual and yield
     */
    public FixedRateBond(final CouponSchedule schedule, final double coupon, final DayCount dayCount) {
        this(
                schedule,
                each(schedule.periods(), Require.notNegative("coupon", coupon)),
                bullet(schedule.periods()),
                dayCount,
                Payment.PLAIN,
                fractions(schedule, dayCount));
        if (MONTHS_A_YEAR % schedule.monthsAPeriod() != 0) {
            throw new IllegalArgumentException(
                    "months a coupon period are " + schedule.monthsAPeriod() + ", expected 1, 2, 3, 4, 6 or 12");
        }
    }

    private FixedRateBond(
            final CouponSchedule schedule,
            final double[] coupons,
            final double[] outstanding,
            final DayCount dayCount,
            final Payment payment,
            final double[] wholePeriods) {
        this.schedule = schedule;
        this.coupons = coupons;
        this.outstanding = outstanding;
        this.dayCount = dayCount;
        this.payment = payment;
        this.wholePeriods = wholePeriods;
    }

    private static double[] each(final int periods, final double value) {
        final double[] values = new double[periods];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] bullet(final int periods) {
        final double[] shares = each(periods + 1, 1);
        shares[periods] = 0;
        return shares;
    }

    private static double[] fractions(final CouponSchedule schedule, final DayCount dayCount) {
        final double[] fractions = new double[schedule.periods()];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = schedule.fraction(dayCount, i);
        }
        return fractions;
    }

    private static int monthsAPeriod(final int frequency) {
        if (frequency < 1 || MONTHS_A_YEAR % frequency != 0) {
            throw new IllegalArgumentException("frequency is " + frequency + ", expected 1, 2, 3, 4, 6 or 12 a year");
        }
        return MONTHS_A_YEAR / frequency;
    }

    /** The bond with payments moved off days off; prices on a curve see it, yields do not. */
    public FixedRateBond paid(final BusinessDays adjustment, final BusinessCalendar calendar) {
        return with(new Payment(adjustment, calendar, payment.exDays, payment.exBusinessDays));
    }

    /**
     * The bond with an ex-dividend period: from that many days before a coupon date on, the buyer does not get the coupon and accrued interest is
     * negative.
     *
     * @param days not negative, shorter than a coupon period
     * @param businessDays of the calendar of payments instead of calendar days
     * @return bond
     */
    public FixedRateBond exDividend(final int days, final boolean businessDays) {
        Require.atLeast("ex-dividend days", days, 0);
        if (days > 0 && outstanding[outstanding.length - 2] != outstanding[0]) {
            throw new IllegalArgumentException(
                    "ex-dividend days are " + days + ", expected none for a bond that is repaid in parts");
        }
        return with(new Payment(payment.adjustment, payment.calendar, days, businessDays));
    }

    private FixedRateBond with(final Payment other) {
        return new FixedRateBond(schedule, coupons, outstanding, dayCount, other, wholePeriods);
    }

    /**
     * The bond with another rate in each period.
     *
     * @param rates a year, not negative, one a period from the first on; the last stays
     * @return bond
     */
    public FixedRateBond stepped(final double... rates) {
        return new FixedRateBond(schedule, filled("coupon", rates), outstanding, dayCount, payment, wholePeriods);
    }

    /**
     * The bond with a face that is repaid in parts, at the ends of periods.
     *
     * @param shares of the face that are outstanding in each period, from the first on, positive and not rising; the last stays
     * @return bond
     * @throws IllegalArgumentException if a share is not so, or the bond has an ex-dividend period, in which it is not said who is repaid
     */
    public FixedRateBond amortising(final double... shares) {
        if (payment.exDays > 0) {
            throw new IllegalArgumentException(
                    "ex-dividend days are " + payment.exDays + ", expected none for a bond that is repaid in parts");
        }
        final double[] all = filled("share outstanding", shares);
        for (int i = 0; i < all.length; i++) {
            Require.within("share outstanding", all[i], Double.MIN_NORMAL, i == 0 ? Double.MAX_VALUE : all[i - 1]);
        }
        return new FixedRateBond(
                schedule, coupons, Arrays.copyOf(all, all.length + 1), dayCount, payment, wholePeriods);
    }

    private double[] filled(final String name, final double[] given) {
        Require.within("number of periods with a " + name, given.length, 1, schedule.periods());
        final double[] all = Arrays.copyOf(given, schedule.periods());
        Arrays.fill(all, given.length, all.length, given[given.length - 1]);
        for (final double value : all) {
            Require.notNegative(name, value);
        }
        return all;
    }

    /**
     * @param settlement day of payment, from the start and before maturity
     * @return interest since the last coupon date, per 100; negative when the next coupon stays with the seller
     */
    public double accrued(final LocalDate settlement) {
        final int period = period(settlement);
        return isExDividend(period, settlement)
                ? -interest(period, settlement, schedule.date(period + 1))
                : interest(period, schedule.date(period), settlement);
    }

    /**
     * @param settlement day of payment
     * @param yield compounded as often as coupons are paid
     * @return price without accrued interest, per 100
     */
    public double cleanPrice(final LocalDate settlement, final double yield) {
        return dirtyPrice(settlement, yield) - accrued(settlement);
    }

    /**
     * @param settlement day of payment
     * @param yield compounded as often as coupons are paid
     * @return price to be paid, per 100
     */
    public double dirtyPrice(final LocalDate settlement, final double yield) {
        final int current = period(settlement);
        final int first = firstPaid(settlement);
        final double face = face(current);
        final Compounding compounding = compounding();
        double discount = compounding.discount(yield, left(current, settlement));
        double value = 0;
        // Periods of one length share one power.
        double length = Double.NaN;
        double step = 1;
        for (int i = current; i < wholePeriods.length; i++) {
            if (i > current) {
                if (wholePeriods[i] != length) {
                    length = wholePeriods[i];
                    step = compounding.discount(yield, length);
                }
                discount *= step;
            }
            if (i >= first) {
                value += interest(i, face) * discount;
            }
            if (outstanding[i + 1] != outstanding[i]) {
                value += repaid(i, face) * discount;
            }
        }
        return value;
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
     * @return price without accrued interest, per 100
     */
    public double cleanPrice(
            final LocalDate settlement,
            final DiscountCurve curve,
            final LocalDate curveDate,
            final DayCount curveTime) {
        final int current = period(settlement);
        final int first = firstPaid(settlement);
        final double face = face(current);
        double value = 0;
        for (int i = current; i < schedule.periods(); i++) {
            final double amount = repaid(i, face) + (i < first ? 0 : interest(i, face));
            value += amount == 0 ? 0 : amount * curve.discount(curveTime.yearFraction(curveDate, paid(i)));
        }
        return value / curve.discount(curveTime.yearFraction(curveDate, settlement)) - accrued(settlement);
    }

    /**
     * The payments left, in years of the bond's day count from settlement: what is left of the period of settlement, then whole periods.
     *
     * @param settlement day of payment
     * @return cash flows per 100
     */
    public CashFlows flows(final LocalDate settlement) {
        final int current = period(settlement);
        final int first = firstPaid(settlement);
        final double face = face(current);
        final int count = Math.max(1, schedule.periods() - first);
        final double[] times = new double[count];
        final double[] amounts = new double[count];
        double time = left(current, settlement);
        for (int i = current; i < schedule.periods(); i++) {
            time += i == current ? 0 : wholePeriods[i];
            final int at = Math.max(0, i - first);
            times[at] = time;
            amounts[at] = repaid(i, face) + (i < first ? 0 : interest(i, face));
        }
        return CashFlows.counted(times, amounts);
    }

    /**
     * The payments left as {@link #flows} has them, each later by the days, over 365, for which it waits until a business day.
     *
     * @param settlement day of payment
     * @return cash flows per 100
     */
    public CashFlows paidFlows(final LocalDate settlement) {
        final CashFlows nominal = flows(settlement);
        final double[] times = nominal.times();
        final int first = schedule.periods() - times.length;
        for (int i = 0; i < times.length; i++) {
            times[i] += DayCount.ACT_365F.yearFraction(schedule.date(first + i + 1), paid(first + i));
        }
        return CashFlows.counted(times, nominal.amounts());
    }

    /**
     * The yield over the days on which payments are made, which the street convention does not see ("true yield").
     *
     * @param settlement day of payment
     * @param cleanPrice per 100
     * @return yield compounded as often as coupons are paid
     */
    public double trueYield(final LocalDate settlement, final double cleanPrice) {
        return paidFlows(settlement).yieldToMaturity(cleanPrice + accrued(settlement), compounding());
    }

    /** How the yields of this bond are compounded. */
    public Compounding compounding() {
        return new Compounding(MONTHS_A_YEAR / schedule.monthsAPeriod());
    }

    private LocalDate paid(final int period) {
        return payment.adjustment.adjust(schedule.date(period + 1), payment.calendar);
    }

    /** The face of which 100 are outstanding in a period. */
    private double face(final int period) {
        return FACE / outstanding[period];
    }

    private double interest(final int period, final double face) {
        return face * coupons[period] * wholePeriods[period] * outstanding[period];
    }

    /** What is repaid at the end of a period. */
    private double repaid(final int period, final double face) {
        return face * (outstanding[period] - outstanding[period + 1]);
    }

    private double interest(final int period, final LocalDate from, final LocalDate to) {
        return FACE * coupons[period] * schedule.fraction(dayCount, period, from, to);
    }

    /** The share of a year of the current period that is left. */
    private double left(final int period, final LocalDate settlement) {
        return wholePeriods[period] - schedule.fraction(dayCount, period, schedule.date(period), settlement);
    }

    private boolean isExDividend(final int period, final LocalDate settlement) {
        return !settlement.isBefore(payment.exDate(schedule.date(period + 1)));
    }

    /** The period of the next coupon that a buyer gets. */
    private int firstPaid(final LocalDate settlement) {
        final int period = period(settlement);
        return isExDividend(period, settlement) ? period + 1 : period;
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
