package io.loadline.varengine;

import io.loadline.core.Quality;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.math.Elementary;
import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.VarianceStep;

/**
 * Bars, returns and filter of one instrument. A return is taken between the closes of two bars in a row that each had a good quote; across bars of a
 * day without one too, as in a daily history.
 */
final class SeriesVolatility {
    /** Returns kept: a fit may be as many behind. */
    static final int KEPT = 256;

    private static final long NEVER = Long.MIN_VALUE;
    private static final int MASK = KEPT - 1;

    final int instrument;
    private final boolean absolute;
    private final VolatilitySettings settings;
    private final double[] returns = new double[KEPT];
    private final double[] weights = new double[HorizonVariance.MOST_POWERS];
    private final double[] exponents = new double[HorizonVariance.MOST_POWERS];

    private long bar = NEVER;
    private long closedBar = NEVER;
    private double close;
    private double mid;
    private boolean observed;
    private int bookQuality = Quality.NO_PRICE;
    private long returnSequence;
    private long returnBar;
    private double lastReturn;

    private int outcome = VolatilitySection.NOT_TRIED;
    private int failures;
    private int shownState = VolatilitySection.NONE;
    private int equation = VolatilitySection.NO_EQUATION;
    private int errors;
    private int fitReturns;
    private int fitSeeds;
    private long fitSequence;
    private long fitTimeNs;
    private double mu = Double.NaN;
    private double omega = Double.NaN;
    private double alpha = Double.NaN;
    private double gamma = Double.NaN;
    private double beta = Double.NaN;
    private double variance = Double.NaN;
    private double horizonConstant;
    private int horizonBars;
    private int powers;

    SeriesVolatility(final int instrument, final boolean absolute, final VolatilitySettings settings) {
        this.instrument = instrument;
        this.absolute = absolute;
        this.settings = settings;
    }

    /** The bar it is in. */
    long bar() {
        return bar;
    }

    /** Whether any quote was ever good, and the bar it is in has had none. */
    boolean isUnobserved() {
        return !observed && closedBar != NEVER;
    }

    void onBook(final int quality, final double newMid) {
        bookQuality = quality;
        if (quality == Quality.GOOD && Double.isFinite(newMid) && (absolute || newMid > 0)) {
            mid = newMid;
            observed = true;
        }
    }

    /**
     * Ends the bar it is in and begins a later one. Returns whether a return was taken.
     *
     * @param next bar that begins
     */
    boolean close(final long next) {
        boolean taken = false;
        if (observed) {
            if (closedBar == bar - 1 || (closedBar != NEVER && settings.hasDailyBars())) {
                lastReturn = absolute ? mid - close : StrictMath.log(mid / close);
                returns[(int) returnSequence & MASK] = lastReturn;
                returnSequence++;
                returnBar = bar;
                taken = true;
            }
            close = mid;
            closedBar = bar;
            observed = false;
        }
        bar = next;
        return taken;
    }

    /** Takes the return of the bar that closed into the variance. Returns false if it was left out, as a variance would not be finite. */
    boolean filter() {
        return equation == VolatilitySection.NO_EQUATION || step(lastReturn);
    }

    private boolean step(final double observedReturn) {
        final double error = observedReturn - mu;
        final double next = equation == VolatilitySection.LINEAR
                ? VarianceStep.linear(omega, alpha, alpha + gamma, beta, error, variance)
                : VarianceStep.exponential(omega, alpha, gamma, beta, error, variance);
        if (!(next > 0 && next < Double.POSITIVE_INFINITY)) {
            return false;
        }
        variance = next;
        return true;
    }

    long returnSequence() {
        return returnSequence;
    }

    long fitTimeNs() {
        return fitTimeNs;
    }

    /** Notes a try to fit that gave nothing to use: what was there stays. */
    void failed(final int why) {
        outcome = why;
        failures++;
    }

    /** Takes a fit and brings its variance up to the last return. Returns how many returns were left out, as a variance would not be finite. */
    int take(final LoggedFit fit, final long nowNs) {
        outcome = VolatilitySection.CONVERGED;
        failures = 0;
        equation = fit.equation();
        errors = fit.errors();
        fitReturns = fit.returns();
        fitSeeds = fit.seeds();
        fitSequence = fit.returnSequence();
        fitTimeNs = nowNs;
        mu = fit.mu();
        omega = fit.omega();
        alpha = fit.alpha();
        gamma = fit.gamma();
        beta = fit.beta();
        variance = fit.nextVariance();
        horizonBars = fit.horizonBars();
        horizonConstant = fit.horizonConstant();
        powers = fit.horizon(weights, exponents);
        int leftOut = 0;
        for (long i = fitSequence; i < returnSequence; i++) {
            leftOut += step(returns[(int) i & MASK]) ? 0 : 1;
        }
        return leftOut;
    }

    /** Whether the state is another than was last written. */
    boolean stateChanged(final long nowNs) {
        return state(nowNs) != shownState;
    }

    private int state(final long nowNs) {
        if (fitTimeNs == 0) {
            return VolatilitySection.NONE;
        }
        if (nowNs - fitTimeNs > settings.maxFitAgeNs()) {
            return VolatilitySection.STALE;
        }
        final boolean standIn = fitSeeds > 0 && !settings.hasDailyBars();
        return outcome != VolatilitySection.CONVERGED || standIn ? VolatilitySection.DEGRADED : VolatilitySection.GOOD;
    }

    void write(final VolatilitySection.Row row, final int cause, final long nowNs) {
        shownState = state(nowNs);
        row.instrument = instrument;
        row.state = shownState;
        row.outcome = outcome;
        row.cause = cause;
        row.equation = equation;
        row.errors = errors;
        row.absolute = absolute;
        row.bookQuality = bookQuality;
        row.failures = failures;
        row.horizonBars = horizonBars;
        row.fitReturns = fitReturns;
        row.fitSeeds = fitSeeds;
        row.fitSequence = fitSequence;
        row.fitTimeNs = fitTimeNs;
        row.returnSequence = returnSequence;
        row.barTimeNs = returnSequence == 0 ? 0 : (returnBar + 1) * settings.barNs() + settings.offsetNs();
        row.barReturn = cause == VolatilitySection.BAR ? lastReturn : Double.NaN;
        final double horizon = horizonVariance();
        row.volatility = Math.sqrt(variance) * settings.annualisation();
        row.horizonVolatility = Math.sqrt(horizon / horizonBars) * settings.annualisation();
        row.horizonDeviation = Math.sqrt(horizon);
        row.mu = mu;
        row.omega = omega;
        row.alpha = alpha;
        row.gamma = gamma;
        row.beta = beta;
    }

    /** NaN where it is not known or beyond all numbers. */
    private double horizonVariance() {
        final double logarithm = powers > 1 || exponents[0] != 1 ? Elementary.log(variance) : 0;
        double sum = horizonConstant;
        for (int i = 0; i < powers; i++) {
            final double power = exponents[i] == 1 ? variance : Elementary.exp(exponents[i] * logarithm);
            sum = Math.fma(weights[i], power, sum);
        }
        return powers > 0 && sum > 0 && sum < Double.POSITIVE_INFINITY ? sum : Double.NaN;
    }
}
