package io.loadline.client;

import io.loadline.codec.output.ConditionalVolatilityDecoder;

/**
 * Conditional volatility of one instrument, as the server last told it: when a bar of its returns closed and when a fit of its model came. Volatilities
 * are a year, of logarithmic returns or, where {@link #isAbsolute()}, of differences of prices; NaN where a number is not known. A fit that failed leaves
 * the numbers of the one before and says so: {@link #state()}, {@link #outcome()}, {@link #failures()}, {@link #fitTimeNs()}. Definitions:
 * {@code docs/mathematics/live-volatility.md}.
 */
public final class VolatilityView extends Stamp {
    /** {@link #state()}: no fit came yet. */
    public static final int NONE = 0;
    /** {@link #state()}: the last fit converged and is not too old. */
    public static final int GOOD = 1;
    /** {@link #state()}: the last fit failed and the numbers are those of an older one, or it rests on a history of longer bars. */
    public static final int DEGRADED = 2;
    /** {@link #state()}: the fit is older than is allowed. */
    public static final int STALE = 3;

    private final int instrument;
    private int state;
    private int outcome;
    private int equation;
    private int errors;
    private boolean absolute;
    private int failures;
    private int horizonBars;
    private int fitReturns;
    private int fitSeeds;
    private long fitTimeNs;
    private long returnSequence;
    private long barTimeNs;
    private double barReturn = Double.NaN;
    private double volatility = Double.NaN;
    private double horizonVolatility = Double.NaN;
    private double horizonDeviation = Double.NaN;
    private double mu = Double.NaN;
    private double omega = Double.NaN;
    private double alpha = Double.NaN;
    private double gamma = Double.NaN;
    private double beta = Double.NaN;

    VolatilityView(final int instrument) {
        this.instrument = instrument;
    }

    boolean apply(final ConditionalVolatilityDecoder message) {
        if (!accept(message.stamp())) {
            return false;
        }
        state = message.state();
        outcome = message.outcome();
        equation = message.equation();
        errors = message.errors();
        absolute = message.absolute() == 1;
        failures = message.failures();
        horizonBars = message.horizonBars();
        fitReturns = message.fitReturns();
        fitSeeds = message.fitSeeds();
        fitTimeNs = message.fitTimeNs();
        returnSequence = message.returnSequence();
        barTimeNs = message.barTimeNs();
        barReturn = message.barReturn();
        volatility = message.volatility();
        horizonVolatility = message.horizonVolatility();
        horizonDeviation = message.horizonDeviation();
        mu = message.mu();
        omega = message.omega();
        alpha = message.alpha();
        gamma = message.gamma();
        beta = message.beta();
        return true;
    }

    /** @return instrument id */
    public int instrument() {
        return instrument;
    }

    /** @return {@link #NONE}, {@link #GOOD}, {@link #DEGRADED} or {@link #STALE} */
    public int state() {
        return state;
    }

    /** @return of the last try to fit: 0 not tried, 1 converged, 2 no maximum, 3 refused, 4 too few returns, 5 came too late, 6 not usable */
    public int outcome() {
        return outcome;
    }

    /** @return 0 none, 1 GARCH and GJR, 2 exponential */
    public int equation() {
        return equation;
    }

    /** @return distribution of errors: 0 normal, 1 Student t, 2 skewed t (Fernandez and Steel), 3 skewed t (Hansen) */
    public int errors() {
        return errors;
    }

    /** @return true where returns are differences of prices */
    public boolean isAbsolute() {
        return absolute;
    }

    /** @return tries to fit since the last that converged */
    public int failures() {
        return failures;
    }

    /** @return bars of the risk horizon; 0 before the first fit */
    public int horizonBars() {
        return horizonBars;
    }

    /** @return returns of the fit in use */
    public int fitReturns() {
        return fitReturns;
    }

    /** @return of those, from the daily history */
    public int fitSeeds() {
        return fitSeeds;
    }

    /** @return when the fit in use came, UTC nanoseconds; 0 where none did */
    public long fitTimeNs() {
        return fitTimeNs;
    }

    /** @return returns taken so far */
    public long returnSequence() {
        return returnSequence;
    }

    /** @return end of the last bar with a return, UTC nanoseconds; 0 where there was none */
    public long barTimeNs() {
        return barTimeNs;
    }

    /** @return return of the bar that closed; NaN where the last message told of none */
    public double barReturn() {
        return barReturn;
    }

    /** @return volatility of the next bar, a year */
    public double volatility() {
        return volatility;
    }

    /** @return volatility expected over the risk horizon, a year */
    public double horizonVolatility() {
        return horizonVolatility;
    }

    /** @return expected standard deviation of the return over the risk horizon */
    public double horizonDeviation() {
        return horizonDeviation;
    }

    /** @return mean of the returns */
    public double mu() {
        return mu;
    }

    /** @return constant of the equation */
    public double omega() {
        return omega;
    }

    /** @return weight of the shock */
    public double alpha() {
        return alpha;
    }

    /** @return weight of its asymmetry; 0 where the equation has none */
    public double gamma() {
        return gamma;
    }

    /** @return weight of the variance before */
    public double beta() {
        return beta;
    }
}
