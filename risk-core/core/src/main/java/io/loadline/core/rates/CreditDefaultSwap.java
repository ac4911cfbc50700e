package io.loadline.core.rates;

import java.time.LocalDate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A credit default swap: protection is paid at default, premiums at the ends of periods, with the part accrued at default. Under a constant default
 * intensity and rate each period is integrated in closed form (J. Hull and A. White, "Valuing credit default swaps I", Journal of
 * Derivatives 8 (2000); D. O'Kane, "Modelling Single-name and Multi-name Credit Derivatives", chapter 6). On curves the same is done between
 * all nodes; where forward rates are not constant between nodes, they are taken so for a week, 1e-6 of the value. Values are to the buyer of protection.
 */
public final class CreditDefaultSwap {
    private static final double SMALL = 1e-8;
    private static final double WEEK = 1.0 / 52;

    private final double notional;
    private final double spread;
    private final double recovery;
    private final double[] times;
    private final double[] accruals;

    /**
     * @param notional amount, positive
     * @param spread running premium a year, not negative
     * @param recovery share of the notional left after default, from 0 to below 1
     * @param times ends of the premium periods in years, increasing, the first period starting now
     * @param accruals year fractions of the periods by the contract's day count
     */
    public CreditDefaultSwap(
            final double notional,
            final double spread,
            final double recovery,
            final double[] times,
            final double[] accruals) {
        Require.sameLength("times", times.length, "accruals", accruals.length);
        Require.atLeast("number of premium periods", times.length, 1);
        this.notional = Require.positive("notional", notional);
        this.spread = Require.notNegative("spread", spread);
        this.recovery = Require.within("recovery", recovery, 0, Math.nextDown(1.0));
        this.times = Require.times("times", times.clone());
        this.accruals = accruals.clone();
        for (final double accrual : accruals) {
            Require.positive("accrual", accrual);
        }
    }

    /**
     * @param start valuation date and start of protection
     * @param end of protection
     * @param monthsAPeriod months between premiums
     * @param dayCount of premiums
     * @param notional amount
     * @param spread running premium a year
     * @param recovery share left after default
     * @return swap with time in ACT/365F
     */
    public static CreditDefaultSwap between(
            final LocalDate start,
            final LocalDate end,
            final int monthsAPeriod,
            final DayCount dayCount,
            final double notional,
            final double spread,
            final double recovery) {
        final CouponSchedule schedule = CouponSchedule.backwards(start, end, monthsAPeriod, false);
        final double[] times = new double[schedule.periods()];
        final double[] accruals = new double[schedule.periods()];
        for (int i = 0; i < times.length; i++) {
            times[i] = DayCount.ACT_365F.yearFraction(start, schedule.date(i + 1));
            accruals[i] = schedule.fraction(dayCount, i);
        }
        return new CreditDefaultSwap(notional, spread, recovery, times, accruals);
    }

    /**
     * @param intensity of default a year, not negative
     * @param rate of discounting
     * @return value to the buyer of protection: protection less premiums
     */
    public double presentValue(final double intensity, final double rate) {
        return protection(intensity, rate) - notional * spread * riskyAnnuity(intensity, rate);
    }

    /**
     * @param intensities of default
     * @param discount factors
     * @return value to the buyer of protection: protection less premiums
     */
    public double presentValue(final IntensityCurve intensities, final DiscountCurve discount) {
        final Legs legs = legs(intensities, discount);
        return notional * ((1 - recovery) * legs.defaults - spread * legs.annuity);
    }

    /** The running premium at which the swap is worth nothing. */
    public double fairSpread(final IntensityCurve intensities, final DiscountCurve discount) {
        final Legs legs = legs(intensities, discount);
        return (1 - recovery) * legs.defaults / legs.annuity;
    }

    /** Expected discounted payment on default. */
    public double protection(final IntensityCurve intensities, final DiscountCurve discount) {
        return notional * (1 - recovery) * legs(intensities, discount).defaults;
    }

    /** Expected discounted premiums, with accrual, for a spread of one and a notional of one. */
    public double riskyAnnuity(final IntensityCurve intensities, final DiscountCurve discount) {
        return legs(intensities, discount).annuity;
    }

    /** End of protection in years. */
    public double maturity() {
        return times[times.length - 1];
    }

    /** The running premium a year. */
    public double spread() {
        return spread;
    }

    /** Expected discount factor of the default, and of premiums with what is accrued. */
    private record Legs(double defaults, double annuity) {}

    private Legs legs(final IntensityCurve intensities, final DiscountCurve discount) {
        final double[] cells = cells(intensities, discount);
        double defaults = 0;
        double annuity = 0;
        double from = 0;
        int cell = 0;
        double alive = 1;
        double paid = discount.discount(0);
        for (int i = 0; i < times.length; i++) {
            final double width = times[i] - from;
            double before = from;
            while (cell < cells.length && cells[cell] <= times[i]) {
                final double length = cells[cell] - before;
                final double intensity = intensities.intensity(before);
                final double next = discount.discount(cells[cell]);
                final double decay = intensity + StrictMath.log(paid / next) / length;
                final double whole = intensity * alive * paid * integral(decay, length);
                defaults += whole;
                annuity += accruals[i]
                        / width
                        * ((before - from) * whole + intensity * alive * paid * firstMoment(decay, length));
                alive *= StrictMath.exp(-intensity * length);
                paid = next;
                before = cells[cell++];
            }
            annuity += accruals[i] * alive * paid;
            from = times[i];
        }
        return new Legs(defaults, annuity);
    }

    /** Ends of the pieces in which intensity and forward rate are constant, or taken so. */
    private double[] cells(final IntensityCurve intensities, final DiscountCurve discount) {
        final double end = maturity();
        final boolean constant = discount instanceof final YieldCurve curve
                && curve.interpolation() == CurveInterpolation.LOG_LINEAR_DISCOUNT;
        final double[] nodes = discount instanceof final YieldCurve curve ? curve.times() : new double[0];
        final DoubleStream weeks =
                constant ? DoubleStream.empty() : DoubleStream.iterate(WEEK, t -> t < end, t -> t + WEEK);
        return Stream.of(times, intensities.times(), nodes, weeks.toArray())
                .flatMapToDouble(DoubleStream::of)
                .filter(t -> t <= end)
                .sorted()
                .distinct()
                .toArray();
    }

    /** The running premium at which the swap is worth nothing. */
    public double fairSpread(final double intensity, final double rate) {
        return protection(intensity, rate) / (notional * riskyAnnuity(intensity, rate));
    }

    /** Expected discounted payment on default. */
    public double protection(final double intensity, final double rate) {
        double sum = 0;
        double from = 0;
        for (final double to : times) {
            sum += decay(intensity, rate, from) * integral(sum(intensity, rate), to - from);
            from = to;
        }
        return notional * (1 - recovery) * intensity * sum;
    }

    /** Expected discounted premiums, with accrual, for a spread of one and a notional of one. */
    public double riskyAnnuity(final double intensity, final double rate) {
        double annuity = 0;
        double from = 0;
        for (int i = 0; i < times.length; i++) {
            final double width = times[i] - from;
            final double accruing =
                    intensity * decay(intensity, rate, from) * firstMoment(sum(intensity, rate), width) / width;
            annuity += accruals[i] * (decay(intensity, rate, times[i]) + accruing);
            from = times[i];
        }
        return annuity;
    }

    /** The credit triangle, spread = intensity (1 - recovery): only near the fair spread. */
    public static double creditTriangle(final double intensity, final double recovery) {
        return Require.notNegative("intensity", intensity) * (1 - Require.within("recovery", recovery, 0, 1));
    }

    private static double sum(final double intensity, final double rate) {
        return Require.notNegative("intensity", intensity) + Require.finite("rate", rate);
    }

    private static double decay(final double intensity, final double rate, final double years) {
        return StrictMath.exp(-sum(intensity, rate) * years);
    }

    /** Integral of exp(-k s) from 0 to a width. */
    private static double integral(final double k, final double width) {
        final double x = k * width;
        return Math.abs(x) < SMALL ? width * (1 - 0.5 * x) : -StrictMath.expm1(-x) / k;
    }

    /** Integral of s exp(-k s) from 0 to a width; the series where the closed form would cancel. */
    private static double firstMoment(final double k, final double width) {
        final double x = k * width;
        if (Math.abs(x) < 0.05) {
            double sum = 0;
            double power = 1;
            for (int n = 0; n < 12; n++) {
                sum += power / (n + 2);
                power *= -x / (n + 1);
            }
            return width * width * sum;
        }
        return (-StrictMath.expm1(-x) - x * StrictMath.exp(-x)) / (k * k);
    }
}
