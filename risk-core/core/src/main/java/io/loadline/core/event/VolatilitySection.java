package io.loadline.core.event;

/**
 * Conditional volatilities that an event made known: a bar of returns closed, a fit came, or a state changed. Of many instruments whose bars end at
 * the same time each event tells of a few, its own first; every close is that of the end of the bar. Written by the stage of volatilities, and reset
 * by it on every event. Definitions: {@code docs/mathematics/live-volatility.md}.
 */
public final class VolatilitySection {
    /** Most rows an event has. */
    public static final int ROWS = 4;

    /** {@link Row#state}: no fit came yet; every number is NaN. */
    public static final int NONE = 0;
    /** {@link Row#state}: the last fit converged and is not too old. */
    public static final int GOOD = 1;
    /** {@link Row#state}: the last fit failed and the numbers are those of an older one, or it rests on a history of longer bars. */
    public static final int DEGRADED = 2;
    /** {@link Row#state}: the fit is older than is allowed. */
    public static final int STALE = 3;

    /** {@link Row#outcome}: no fit was tried. */
    public static final int NOT_TRIED = 0;
    /** {@link Row#outcome}: the last fit converged. */
    public static final int CONVERGED = 1;
    /** {@link Row#outcome}: the search ended at no maximum. */
    public static final int NO_MAXIMUM = 2;
    /** {@link Row#outcome}: the returns cannot be fitted. */
    public static final int REFUSED = 3;
    /** {@link Row#outcome}: there are too few returns. */
    public static final int TOO_FEW = 4;
    /** {@link Row#outcome}: more returns were taken since than are kept. */
    public static final int TOO_LATE = 5;
    /** {@link Row#outcome}: the message held no usable parameters. */
    public static final int NOT_USABLE = 6;

    /** {@link Row#cause}: a bar closed with a return. */
    public static final int BAR = 1;
    /** {@link Row#cause}: a fit came, used or not. */
    public static final int FIT = 2;
    /** {@link Row#cause}: nothing but the state changed. */
    public static final int STATE = 3;

    /** {@link Row#equation}: no parameters. */
    public static final int NO_EQUATION = 0;
    /** {@link Row#equation}: GARCH and GJR of order one. */
    public static final int LINEAR = 1;
    /** {@link Row#equation}: exponential of order one. */
    public static final int EXPONENTIAL = 2;

    private final Row[] rows = new Row[ROWS];

    /** Number of rows that this event fills. */
    public int count;

    /** Made by the event. */
    VolatilitySection() {
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new Row();
        }
    }

    /** Makes the section say nothing. */
    public void reset() {
        count = 0;
    }

    /**
     * @param index from 0, below {@link #count} to read
     * @return a row
     */
    public Row row(final int index) {
        return rows[index];
    }

    /** One instrument. */
    public static final class Row {
        /** Instrument id. */
        public int instrument;
        /** NONE, GOOD, DEGRADED or STALE. */
        public int state;
        /** Of the last try to fit. */
        public int outcome;
        /** Why the row is here. */
        public int cause;
        /** Of the fit in use. */
        public int equation;
        /** Code of the distribution of errors, as in the log. */
        public int errors;
        /** True where returns are differences of prices. */
        public boolean absolute;
        /** {@link io.loadline.core.Quality} bits of the instrument's book when it was last seen. */
        public int bookQuality;
        /** Tries to fit since the last that converged. */
        public int failures;
        /** Bars of the risk horizon. */
        public int horizonBars;
        /** Returns of the fit in use. */
        public int fitReturns;
        /** Of those, from the daily history. */
        public int fitSeeds;
        /** Number of the last return of the fit in use. */
        public long fitSequence;
        /** When the fit in use came, UTC nanoseconds; 0 where none did. */
        public long fitTimeNs;
        /** Returns taken so far. */
        public long returnSequence;
        /** End of the last bar with a return, UTC nanoseconds; 0 where there was none. */
        public long barTimeNs;
        /** Return of the bar that closed, NaN where the row tells of none. */
        public double barReturn;
        /** Of the next bar, a year. */
        public double volatility;
        /** Expected over the horizon, a year. */
        public double horizonVolatility;
        /** Expected standard deviation of the return over the horizon. */
        public double horizonDeviation;
        /** Mean of the returns. */
        public double mu;
        /** Constant of the equation. */
        public double omega;
        /** Weight of the shock. */
        public double alpha;
        /** Weight of its asymmetry. */
        public double gamma;
        /** Weight of the variance before. */
        public double beta;

        /** Made by the section. */
        Row() {}
    }
}
