package io.loadline.core.rates;

/**
 * A market quote as the equation it sets on discount factors: sum of amount times P(time) = 0, with P(0) = 1. Quotes of every kind become
 * cash flows, so the bootstrap knows one equation only. Immutable.
 */
public final class CurveQuote {
    private final String name;
    private final double[] times;
    private final double[] amounts;

    private CurveQuote(final String name, final double[] times, final double[] amounts) {
        this.name = name;
        this.times = times;
        this.amounts = amounts;
    }

    /**
     * A deposit or other simple rate from now.
     *
     * @param years to repayment, by the curve's time
     * @param fraction of a year, by the quote's day count
     * @param rate simple
     * @return quote
     */
    public static CurveQuote deposit(final double years, final double fraction, final double rate) {
        final double growth = growth(rate, fraction);
        return new CurveQuote(
                "deposit to " + years, new double[] {0, Require.positive("years", years)}, new double[] {-1, growth});
    }

    /**
     * A forward-rate agreement; a rate future is one after its convexity adjustment.
     *
     * @param from start in years, not negative
     * @param to end in years
     * @param fraction of a year between them
     * @param rate simple
     * @return quote
     */
    public static CurveQuote forward(final double from, final double to, final double fraction, final double rate) {
        if (!(Require.notNegative("from", from) < Require.finite("to", to))) {
            throw new IllegalArgumentException(
                    "forward from " + from + " to " + to + ", expected an end after the start");
        }
        return new CurveQuote(
                "forward from " + from + " to " + to, new double[] {from, to}, new double[] {-1, growth(rate, fraction)
                });
    }

    /**
     * A par swap that starts now.
     *
     * @param times of the fixed payments in years
     * @param accruals year fractions of the fixed periods
     * @param rate fixed rate at which the swap is worth nothing
     * @return quote
     */
    public static CurveQuote swap(final double[] times, final double[] accruals, final double rate) {
        Require.sameLength("times", times.length, "accruals", accruals.length);
        Require.atLeast("number of fixed payments", times.length, 1);
        Require.times("times", times);
        Require.finite("rate", rate);
        final double[] amounts = new double[times.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = rate * Require.positive("accrual", accruals[i]);
        }
        amounts[amounts.length - 1] += 1;
        return priced("swap to " + times[times.length - 1], times, amounts, 1);
    }

    /**
     * A bond with regular coupons counted back from maturity; a zero bond has the coupon 0.
     *
     * @param maturity in years
     * @param coupon rate a year
     * @param frequency coupons a year
     * @param price dirty, per 100
     * @return quote
     */
    public static CurveQuote bond(final double maturity, final double coupon, final int frequency, final double price) {
        Require.positive("price", price);
        Require.atLeast("frequency", frequency, 1);
        Require.positive("maturity", maturity);
        Require.notNegative("coupon", coupon);
        final int periods = coupon == 0 ? 1 : (int) Math.max(1, Math.ceil(maturity * frequency - 1e-9));
        final double[] times = new double[periods];
        final double[] amounts = new double[periods];
        for (int i = 0; i < periods; i++) {
            times[i] = maturity - (periods - 1 - i) / (double) frequency;
            amounts[i] = coupon / frequency;
        }
        amounts[periods - 1] += 1;
        return priced("bond to " + maturity, times, amounts, price / 100);
    }

    /**
     * @param flows what is paid
     * @param price dirty, in the unit of the flows
     * @return quote
     */
    public static CurveQuote of(final CashFlows flows, final double price) {
        return priced(
                "cash flows to " + flows.maturity(), flows.times(), flows.amounts(), Require.positive("price", price));
    }

    /** Time of the last payment. */
    public double maturity() {
        return times[times.length - 1];
    }

    /** What the curve gives for the equation; zero when it reprices the quote. */
    public double error(final DiscountCurve curve) {
        double error = 0;
        for (int i = 0; i < times.length; i++) {
            error += amounts[i] * (times[i] == 0 ? 1 : curve.discount(times[i]));
        }
        return error;
    }

    /** Derivative of the error by the curve's last zero rate, when the last payment lies on its node. */
    double lastAmount() {
        return amounts[amounts.length - 1];
    }

    @Override
    public String toString() {
        return name;
    }

    private static CurveQuote priced(
            final String name, final double[] times, final double[] amounts, final double price) {
        final double[] allTimes = new double[times.length + 1];
        final double[] allAmounts = new double[times.length + 1];
        allAmounts[0] = -price;
        System.arraycopy(times, 0, allTimes, 1, times.length);
        System.arraycopy(amounts, 0, allAmounts, 1, times.length);
        return new CurveQuote(name, allTimes, allAmounts);
    }

    private static double growth(final double rate, final double fraction) {
        return Require.positive(
                "growth at the rate " + rate,
                1 + Require.finite("rate", rate) * Require.positive("fraction", fraction));
    }
}
