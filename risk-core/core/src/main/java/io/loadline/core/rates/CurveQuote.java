package io.loadline.core.rates;

/**
 * A market quote as the equation it sets on discount factors: sum of amount times P(time) / P(base) = 0, with P(0) = 1. The base is zero for cash
 * flows on the curve itself, and the end of a period for growth that is discounted on another curve. Quotes of every kind become this, so the
 * bootstrap knows one equation only. Immutable.
 */
public final class CurveQuote {
    private final String name;
    private final double[] times;
    private final double[] amounts;
    private final double[] bases;

    private CurveQuote(final String name, final double[] times, final double[] amounts) {
        this(name, times, amounts, new double[times.length]);
    }

    private CurveQuote(final String name, final double[] times, final double[] amounts, final double[] bases) {
        this.name = name;
        this.times = times;
        this.amounts = amounts;
        this.bases = bases;
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
        return swap(0, times, accruals, rate);
    }

    /**
     * A par swap, or an overnight index swap, whose floating leg is worth P(start) - P(end) on the curve.
     *
     * @param start in years, not negative, before the first payment
     * @param times of the fixed payments in years
     * @param accruals year fractions of the fixed periods
     * @param rate fixed rate at which the swap is worth nothing
     * @return quote
     */
    public static CurveQuote swap(
            final double start, final double[] times, final double[] accruals, final double rate) {
        Require.sameLength("times", times.length, "accruals", accruals.length);
        Require.atLeast("number of fixed payments", times.length, 1);
        Require.times("times", times);
        Require.finite("rate", rate);
        final double[] amounts = new double[times.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = rate * Require.positive("accrual", accruals[i]);
        }
        amounts[amounts.length - 1] += 1;
        if (!(Require.notNegative("start", start) < times[0])) {
            throw new IllegalArgumentException("start is " + start + ", expected before the payment at " + times[0]);
        }
        final CurveQuote quote = priced("swap to " + times[times.length - 1], times, amounts, 1);
        quote.times[0] = start;
        return quote;
    }

    /**
     * A par swap of fixed against floating interest that is discounted on another curve, as an equation on the curve that projects its floating
     * rates.
     *
     * @param fixed leg
     * @param floating leg
     * @param rate fixed rate at which the swap is worth nothing
     * @param discount curve that discounts, known
     * @return quote
     */
    public static CurveQuote swap(
            final FixedFloatingSwap.Leg fixed,
            final FixedFloatingSwap.Leg floating,
            final double rate,
            final DiscountCurve discount) {
        final int n = floating.periods();
        final double[] times = new double[n + 1];
        final double[] amounts = new double[n + 1];
        final double[] bases = new double[n + 1];
        amounts[0] = -Require.finite("rate", rate) * fixed.annuity(discount);
        for (int i = 0; i < n; i++) {
            final double weight = discount.discount(floating.payment(i));
            times[i + 1] = floating.start(i);
            bases[i + 1] = floating.end(i);
            amounts[i + 1] = weight;
            amounts[0] -= weight;
        }
        return new CurveQuote("swap to " + bases[n], times, amounts, bases);
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

    /** The last time at which the equation needs the curve. */
    public double maturity() {
        final int last = times.length - 1;
        return Math.max(times[last], bases[last]);
    }

    /** What the curve gives for the equation; zero when it reprices the quote. */
    public double error(final DiscountCurve curve) {
        double error = 0;
        for (int i = 0; i < times.length; i++) {
            final double growth = bases[i] == 0 ? 1 : curve.discount(bases[i]);
            error += amounts[i] * (times[i] == 0 ? 1 : curve.discount(times[i])) / growth;
        }
        return error;
    }

    /** A number with the sign of minus the derivative of the error by the curve's last zero rate, when that is the quote's last time. */
    double lastAmount() {
        final int last = amounts.length - 1;
        return bases[last] > times[last] ? -amounts[last] : amounts[last];
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
