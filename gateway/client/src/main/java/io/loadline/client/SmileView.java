package io.loadline.client;

import io.loadline.codec.output.VolatilitySmileDecoder;

/**
 * The volatility smile of one underlying and expiry, as the server last told it: after a fit, and between fits when its forward has moved. Each
 * volatility stays with its strike between fits. Volatilities are a year; NaN where a number is not known. A smile that could not be fitted when its
 * turn came keeps its last numbers and says so: {@link #state()}, {@link #reason()}, {@link #fitTimeNs()}. Definitions:
 * {@code docs/mathematics/volatility-surface.md}.
 */
public final class SmileView extends Stamp {
    /** {@link #state()}: no smile was ever fitted. */
    public static final int NONE = 0;
    /** {@link #state()}: fitted when its turn last came. */
    public static final int GOOD = 1;
    /** {@link #state()}: the last fit was not possible, the numbers are those of an older one. */
    public static final int DEGRADED = 2;
    /** {@link #state()}: older than allowed. */
    public static final int STALE = 3;

    /** {@link #forwardSource()}: the future that expires with the options, or that they settle into. */
    public static final int FUTURE = 1;
    /** {@link #forwardSource()}: put-call parity of the quotes near the money. */
    public static final int PARITY = 2;
    /** {@link #forwardSource()}: the underlying's mark, grown at the risk-free rate. */
    public static final int CARRY = 3;

    private final int smile;
    private int underlying = -1;
    private long expiryNs;
    private long fitTimeNs;
    private long oldestQuoteAgeNs;
    private int quotesUsed;
    private int quotesLeftOut;
    private int state;
    private int reason;
    private boolean calendarArbitrage;
    private double years = Double.NaN;
    private double fitForward = Double.NaN;
    private double forward = Double.NaN;
    private double atTheMoney = Double.NaN;
    private double skew = Double.NaN;
    private double riskReversal25 = Double.NaN;
    private double butterfly25 = Double.NaN;
    private double forwardVolatility = Double.NaN;
    private double a = Double.NaN;
    private double b = Double.NaN;
    private double rho = Double.NaN;
    private double m = Double.NaN;
    private double sigma = Double.NaN;
    private double rmsResidual = Double.NaN;
    private double mostResidual = Double.NaN;
    private double rmsResidualWidths = Double.NaN;
    private double mostResidualWidths = Double.NaN;
    private int forwardSource;
    private int forwardState;

    SmileView(final int smile) {
        this.smile = smile;
    }

    boolean apply(final VolatilitySmileDecoder message) {
        if (!accept(message.stamp())) {
            return false;
        }
        underlying = message.underlyingId();
        expiryNs = message.expiryNs();
        fitTimeNs = message.fitTimeNs();
        oldestQuoteAgeNs = message.oldestQuoteAgeNs();
        quotesUsed = message.quotesUsed();
        quotesLeftOut = message.quotesLeftOut();
        state = message.state();
        reason = message.reason();
        calendarArbitrage = message.calendarArbitrage() == 1;
        years = message.years();
        fitForward = message.fitForward();
        forward = message.forward();
        atTheMoney = message.atTheMoney();
        skew = message.skew();
        riskReversal25 = message.riskReversal25();
        butterfly25 = message.butterfly25();
        forwardVolatility = message.forwardVolatility();
        a = message.a();
        b = message.b();
        rho = message.rho();
        m = message.m();
        sigma = message.sigma();
        rmsResidual = message.rmsResidual();
        mostResidual = message.mostResidual();
        rmsResidualWidths = message.rmsResidualWidths();
        mostResidualWidths = message.mostResidualWidths();
        forwardSource = told(message.forwardSource());
        forwardState = told(message.forwardState());
        return true;
    }

    /** A server of an older schema does not tell. */
    private static int told(final short value) {
        return value == VolatilitySmileDecoder.forwardSourceNullValue() ? 0 : value;
    }

    /**
     * @param strike positive
     * @return volatility of a strike; NaN before the first smile
     */
    public double volatility(final double strike) {
        final double x = Math.log(strike / fitForward) - m;
        return Math.sqrt((a + b * (rho * x + Math.sqrt(x * x + sigma * sigma))) / years);
    }

    /** @return number of the smile: by underlying, currency of the options and expiry */
    public int smile() {
        return smile;
    }

    /** @return instrument id of the underlying, -1 before the first value */
    public int underlying() {
        return underlying;
    }

    /** @return expiry, UTC nanoseconds */
    public long expiryNs() {
        return expiryNs;
    }

    /** @return when the smile was fitted, UTC nanoseconds; 0 where it never was */
    public long fitTimeNs() {
        return fitTimeNs;
    }

    /** @return age of the oldest quote of the last try to fit, at its time */
    public long oldestQuoteAgeNs() {
        return oldestQuoteAgeNs;
    }

    /** @return strikes whose quotes took part in the last try */
    public int quotesUsed() {
        return quotesUsed;
    }

    /** @return strikes left out of it: missing, crossed, stale or without a volatility */
    public int quotesLeftOut() {
        return quotesLeftOut;
    }

    /** @return {@link #NONE}, {@link #GOOD}, {@link #DEGRADED} or {@link #STALE} */
    public int state() {
        return state;
    }

    /** @return 0 not tried, 1 fitted, 2 fitted and bent until free of arbitrage, 3 too few quotes, 4 no forward, 5 no fit */
    public int reason() {
        return reason;
    }

    /** @return true while the next expiry, fitted since, has less total variance somewhere */
    public boolean hasCalendarArbitrage() {
        return calendarArbitrage;
    }

    /** @return time from the fit to expiry, years */
    public double years() {
        return years;
    }

    /** @return forward price of the fit */
    public double fitForward() {
        return fitForward;
    }

    /** @return forward price at which the figures are read off */
    public double forward() {
        return forward;
    }

    /** @return where that comes from: {@link #FUTURE}, {@link #PARITY} or {@link #CARRY}, 0 where it is not known */
    public int forwardSource() {
        return forwardSource;
    }

    /** @return how good it is: {@link #NONE}, {@link #GOOD}, {@link #DEGRADED} or {@link #STALE} */
    public int forwardState() {
        return forwardState;
    }

    /** @return volatility at the forward; over the smiles of an underlying, the term structure */
    public double atTheMoney() {
        return atTheMoney;
    }

    /** @return derivative of the volatility by log-moneyness at the forward */
    public double skew() {
        return skew;
    }

    /** @return volatility of the 25-delta call less that of the put */
    public double riskReversal25() {
        return riskReversal25;
    }

    /** @return mean of those two less that at the forward */
    public double butterfly25() {
        return butterfly25;
    }

    /** @return at-the-money volatility from the expiry before to this one */
    public double forwardVolatility() {
        return forwardVolatility;
    }

    /** @return SVI level */
    public double a() {
        return a;
    }

    /** @return SVI slope of the wings */
    public double b() {
        return b;
    }

    /** @return SVI tilt */
    public double rho() {
        return rho;
    }

    /** @return SVI shift */
    public double m() {
        return m;
    }

    /** @return SVI roundness */
    public double sigma() {
        return sigma;
    }

    /** @return root of the mean square miss of the quotes, in volatility */
    public double rmsResidual() {
        return rmsResidual;
    }

    /** @return largest miss, in volatility */
    public double mostResidual() {
        return mostResidual;
    }

    /** @return root of the mean square miss, in bid-ask widths */
    public double rmsResidualWidths() {
        return rmsResidualWidths;
    }

    /** @return largest miss, in bid-ask widths */
    public double mostResidualWidths() {
        return mostResidualWidths;
    }
}
