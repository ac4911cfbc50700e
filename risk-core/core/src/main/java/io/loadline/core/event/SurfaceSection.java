package io.loadline.core.event;

/**
 * What an event made known of one volatility smile: it was fitted again, or its read-offs moved with the forward, or its state changed. Nothing but
 * {@link #smile} may be read where that is -1. Written by the pricing stage, and reset by it on every event. Definitions:
 * {@code docs/mathematics/volatility-surface.md}.
 */
public final class SurfaceSection {
    /** No smile was ever fitted; every number is NaN. */
    public static final int NONE = 0;
    /** The smile was fitted when its turn last came. */
    public static final int GOOD = 1;
    /** The last fit was not possible; the numbers are those of an older one. */
    public static final int DEGRADED = 2;
    /** The smile is older than is allowed, and prices nothing. */
    public static final int STALE = 3;

    /** {@link #reason}: no fit was tried yet. */
    public static final int NOT_TRIED = 0;
    /** {@link #reason}: fitted, without arbitrage. */
    public static final int FITTED = 1;
    /** {@link #reason}: fitted, and bent until no arbitrage was left. */
    public static final int REPAIRED = 2;
    /** {@link #reason}: too few usable quotes. */
    public static final int TOO_FEW_QUOTES = 3;
    /** {@link #reason}: there is no forward, or the expiry has passed. */
    public static final int NO_FORWARD = 4;
    /** {@link #reason}: no smile fits the quotes. */
    public static final int NO_FIT = 5;

    /** {@link #forwardSource}: there was never a forward. */
    public static final int NO_SOURCE = 0;
    /** {@link #forwardSource}: the future that expires with the options, or that they settle into. */
    public static final int FUTURE = 1;
    /** {@link #forwardSource}: put-call parity of the quotes near the money. */
    public static final int PARITY = 2;
    /** {@link #forwardSource}: the underlying's mark, grown at the risk-free rate. */
    public static final int CARRY = 3;

    /** Number of the smile ({@link io.loadline.core.model.SmileKey#of}), -1 where the event says nothing of one. */
    public int smile = -1;

    /** Instrument id of the underlying. */
    public int underlying;

    /** Expiry, UTC nanoseconds. */
    public long expiryNs;

    /** NONE, GOOD, DEGRADED or STALE. */
    public int state;

    /** What the last try to fit did. */
    public int reason;

    /** True if the next expiry has less total variance somewhere: it was fitted since and its next turn, or this one's, takes that out. */
    public boolean calendarArbitrage;

    /** {@link io.loadline.core.Quality} bits of the underlying. */
    public int underlyingQuality;

    /** Strikes whose quotes took part in the last try. */
    public int quotesUsed;

    /** Strikes that were left out: missing, crossed, stale or without a volatility. */
    public int quotesLeftOut;

    /** Age of the oldest quote that took part, at the time of the fit, nanoseconds. */
    public long oldestQuoteAgeNs;

    /** When the smile was fitted, UTC nanoseconds; 0 where it never was. */
    public long fitTimeNs;

    /** Time from the fit to expiry, years (ACT/365F). */
    public double years;

    /** Forward price of the fit. */
    public double fitForward;

    /** Forward price now, at which all below are read off, each volatility staying with its strike since the fit. */
    public double forward;

    /** Where the forward comes from: NO_SOURCE, FUTURE, PARITY or CARRY. */
    public int forwardSource;

    /** How good the forward is: NONE, GOOD, DEGRADED or STALE. */
    public int forwardState;

    /** Volatility at the forward. */
    public double atTheMoney;

    /** Derivative of the volatility by log-moneyness at the forward. */
    public double skew;

    /** Volatility of the 25-delta call less that of the 25-delta put, forward deltas. */
    public double riskReversal25;

    /** Mean of those two volatilities less that at the forward. */
    public double butterfly25;

    /** At-the-money volatility from the expiry before to this one; of the first, from now. */
    public double forwardVolatility;

    /** SVI level of total variance. */
    public double a;

    /** SVI slope of the wings. */
    public double b;

    /** SVI tilt. */
    public double rho;

    /** SVI shift. */
    public double m;

    /** SVI roundness. */
    public double sigma;

    /** Root of the mean square miss of the quotes, in volatility. */
    public double rmsResidual;

    /** Largest miss, in volatility. */
    public double mostResidual;

    /** Root of the mean square miss, in widths of the quotes. */
    public double rmsResidualWidths;

    /** Largest miss, in widths. */
    public double mostResidualWidths;

    /** Made by the event. */
    SurfaceSection() {}

    /** Makes the section say nothing. */
    public void reset() {
        smile = -1;
    }
}
