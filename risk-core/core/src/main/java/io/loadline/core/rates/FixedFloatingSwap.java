package io.loadline.core.rates;

import java.time.LocalDate;

/**
 * A swap of fixed against floating interest with two curves: one projects the floating rates, one discounts (F. Ametrano and M. Bianchetti,
 * "Everything you always wanted to know about multiple interest rate curve bootstrapping but were afraid to ask", 2013, section 2). Each leg has its
 * own dates and day count. Values are to the payer of the fixed rate; the receiver's are the negative. Immutable.
 */
public final class FixedFloatingSwap {
    private static final double BASIS_POINT = 1e-4;

    private final double notional;
    private final double fixedRate;
    private final double spread;
    private final Leg fixed;
    private final Leg floating;

    /** The dates of a leg as times of the curves. Immutable. */
    public static final class Leg {
        private final double[] starts;
        private final double[] ends;
        private final double[] payments;
        private final double[] accruals;

        /**
         * @param starts of the periods in years, not negative: a period whose rate is fixed already is left to the caller
         * @param ends of the periods in years, increasing
         * @param payments times of payment in years
         * @param accruals year fractions by the leg's day count, positive
         */
        public Leg(final double[] starts, final double[] ends, final double[] payments, final double[] accruals) {
            Require.atLeast("number of periods", starts.length, 1);
            Require.sameLength("starts", starts.length, "ends", ends.length);
            Require.sameLength("starts", starts.length, "payments", payments.length);
            Require.sameLength("starts", starts.length, "accruals", accruals.length);
            this.starts = starts.clone();
            this.ends = Require.times("ends", ends.clone());
            this.payments = payments.clone();
            this.accruals = accruals.clone();
            for (int i = 0; i < starts.length; i++) {
                if (!(Require.notNegative("start of a period", starts[i]) < ends[i])) {
                    throw new IllegalArgumentException(
                            "period from " + starts[i] + " to " + ends[i] + ", expected an end after the start");
                }
                Require.positive("time of a payment", payments[i]);
                Require.positive("accrual", accruals[i]);
            }
        }

        /**
         * @param schedule periods of accrual, from the curve's date on
         * @param dayCount of accrual
         * @param curveDate time zero of the curves, which count ACT/365F
         * @param adjustment of payments at the ends of periods
         * @param calendar days off
         * @return leg
         */
        public static Leg of(
                final CouponSchedule schedule,
                final DayCount dayCount,
                final LocalDate curveDate,
                final BusinessDays adjustment,
                final BusinessCalendar calendar) {
            final int n = schedule.periods();
            final double[] starts = new double[n];
            final double[] ends = new double[n];
            final double[] payments = new double[n];
            final double[] accruals = new double[n];
            for (int i = 0; i < n; i++) {
                starts[i] = DayCount.ACT_365F.yearFraction(curveDate, schedule.date(i));
                ends[i] = DayCount.ACT_365F.yearFraction(curveDate, schedule.date(i + 1));
                payments[i] =
                        DayCount.ACT_365F.yearFraction(curveDate, adjustment.adjust(schedule.date(i + 1), calendar));
                accruals[i] = schedule.fraction(dayCount, i);
            }
            return new Leg(starts, ends, payments, accruals);
        }

        int periods() {
            return starts.length;
        }

        double start(final int period) {
            return starts[period];
        }

        double end(final int period) {
            return ends[period];
        }

        double payment(final int period) {
            return payments[period];
        }

        /** Value of a rate of one for a notional of one. */
        double annuity(final DiscountCurve discount) {
            double annuity = 0;
            for (int i = 0; i < payments.length; i++) {
                annuity += accruals[i] * discount.discount(payments[i]);
            }
            return annuity;
        }

        /** Value of the rates that a curve projects for a notional of one. */
        double projected(final DiscountCurve projection, final DiscountCurve discount) {
            double value = 0;
            for (int i = 0; i < payments.length; i++) {
                final double growth = projection.discount(starts[i]) / projection.discount(ends[i]);
                value += (growth - 1) * discount.discount(payments[i]);
            }
            return value;
        }
    }

    /**
     * @param notional amount, positive
     * @param fixedRate a year, of any sign
     * @param spread on the floating rate, of any sign
     * @param fixed leg that is paid
     * @param floating leg that is received
     */
    public FixedFloatingSwap(
            final double notional, final double fixedRate, final double spread, final Leg fixed, final Leg floating) {
        this.notional = Require.positive("notional", notional);
        this.fixedRate = Require.finite("fixed rate", fixedRate);
        this.spread = Require.finite("spread", spread);
        this.fixed = fixed;
        this.floating = floating;
    }

    /** Value to the payer of the fixed rate. */
    public double presentValue(final DiscountCurve projection, final DiscountCurve discount) {
        return floatingValue(projection, discount) - notional * fixedRate * fixed.annuity(discount);
    }

    /** Value of the floating leg, spread included, to who receives it. */
    public double floatingValue(final DiscountCurve projection, final DiscountCurve discount) {
        return notional * (floating.projected(projection, discount) + spread * floating.annuity(discount));
    }

    /** The fixed rate at which the swap is worth nothing. */
    public double fairRate(final DiscountCurve projection, final DiscountCurve discount) {
        return floatingValue(projection, discount) / (notional * fixed.annuity(discount));
    }

    /** The floating spread at which the swap is worth nothing. */
    public double fairSpread(final DiscountCurve projection, final DiscountCurve discount) {
        return spread - presentValue(projection, discount) / (notional * floating.annuity(discount));
    }

    /** Change of the payer's value when the fixed rate rises by a basis point: negative. */
    public double fixedLegBasisPointValue(final DiscountCurve discount) {
        return -notional * fixed.annuity(discount) * BASIS_POINT;
    }

    /** Change of the payer's value when the floating spread rises by a basis point. */
    public double floatingLegBasisPointValue(final DiscountCurve discount) {
        return notional * floating.annuity(discount) * BASIS_POINT;
    }

    /** Half the difference of the payer's value between zero rates of both curves some amount up and down. */
    public double parallel(final DiscountCurve projection, final DiscountCurve discount, final double bump) {
        return 0.5 * (shifted(projection, discount, bump) - shifted(projection, discount, -bump));
    }

    /** Half the difference of the payer's value between zero rates of both curves a basis point up and down. */
    public double dv01(final DiscountCurve projection, final DiscountCurve discount) {
        return parallel(projection, discount, BASIS_POINT);
    }

    /** Second difference of the payer's value to zero rates of both curves a basis point up and down. */
    public double basisPointConvexity(final DiscountCurve projection, final DiscountCurve discount) {
        return shifted(projection, discount, BASIS_POINT)
                - 2 * presentValue(projection, discount)
                + shifted(projection, discount, -BASIS_POINT);
    }

    private double shifted(final DiscountCurve projection, final DiscountCurve discount, final double shift) {
        Require.finite("shift", shift);
        return presentValue(new ShiftedCurve(projection, shift), new ShiftedCurve(discount, shift));
    }
}
