package io.loadline.core.pricing.american;

/**
 * Early exercise premium of all American options on one underlying with one expiry. Over the strike it depends on nothing but the spot over the strike, the total
 * volatility, and rate and carry times the time left, so that two sets of {@link PremiumTable} serve the chain, one for puts and one for calls (which are puts with spot and
 * strike, and rate and yield, exchanged). Tables are made and made anew a piece at a time, by {@link ExercisePremiums}; until the first there is no price.
 *
 * <p>A table is for total volatilities around a power of three, and made where an option asks for it. It is made anew when rate or carry times the time left have moved by more than the
 * tolerance. One thread.
 */
public final class ExercisePremium {
    /** What is known of the premium of an option. */
    public enum State {
        /** Exercise before expiry never pays: the option is worth the European one. */
        NONE,

        /** The premium is known. */
        READY,

        /** The table was asked for and is not made yet, or rate and carry are not known. */
        WAITING,

        /**
         * No price here: there are two boundaries (a negative rate above a more negative yield), or the drift is more than four times the total volatility, where the
         * premium is too steep for a table.
         */
        REFUSED
    }

    /** What exercise early can gain, over the strike, that counts as nothing: rate and minus the yield, where they are positive, times the time left. */
    private static final double LEAST = 1e-6;

    private static final int LOWEST_BAND = -8;
    private static final int HIGHEST_BAND = 2;
    private static final double[] CENTRES = centres();
    private static final double ROOT_THREE = 1.7320508075688772;
    private static final double RATIO = 3;
    private static final int TABLES = 3;

    private final double tolerance;
    private final Side puts = new Side();
    private final Side calls = new Side();
    private boolean isAimed;
    private PremiumTable found;
    private int made;

    /**
     * @param tolerance how far rate and carry times the time left may move before a table is made anew; about the error of the price over the strike, at most
     */
    ExercisePremium(final double tolerance) {
        this.tolerance = tolerance;
    }

    private static double[] centres() {
        final double[] centres = new double[HIGHEST_BAND - LOWEST_BAND + 1];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = StrictMath.pow(3, LOWEST_BAND + i);
        }
        return centres;
    }

    /**
     * Says what the options are to be priced with; tables follow in time.
     *
     * @param rate continuously compounded, times the time to expiry
     * @param carry logarithm of forward over spot
     */
    public void aim(final double rate, final double carry) {
        if (Double.isFinite(rate) && Double.isFinite(carry)) {
            isAimed = true;
            puts.rate = rate;
            puts.yield = rate - carry;
            calls.rate = rate - carry;
            calls.yield = rate;
        }
    }

    /** @return true once rate and carry were told */
    public boolean isAimed() {
        return isAimed;
    }

    /**
     * Looks for the premium of an option; where there is none yet, it is asked for.
     *
     * @param call true for a call
     * @param total volatility times the root of the time left
     * @return what is known of it
     */
    public State find(final boolean call, final double total) {
        if (!isAimed) {
            return State.WAITING;
        }
        final Side side = call ? calls : puts;
        if (side.isWithout() || total < CENTRES[0] / ROOT_THREE) {
            return State.NONE;
        }
        if (side.rate < 0 || !(total <= CENTRES[CENTRES.length - 1] * ROOT_THREE)) {
            return State.REFUSED;
        }
        int band = 0;
        while (total > CENTRES[band] * ROOT_THREE) {
            band++;
        }
        found = side.table(band);
        if (found == null) {
            return State.WAITING;
        }
        return found.isRefused || total < found.lowest ? State.REFUSED : State.READY;
    }

    /** @return how many tables were made: a price of before may be another one now */
    public int made() {
        return made;
    }

    /** Tells that the table it began is made. */
    void finished() {
        made++;
    }

    /** Returns the table of an option that was READY. */
    PremiumTable found() {
        return found;
    }

    /** Begins a table that is due; false where none is. */
    boolean begin(final PremiumBuilder builder) {
        return isAimed && (puts.begin(builder, tolerance) || calls.begin(builder, tolerance));
    }

    /** Calls, or puts. */
    private static final class Side {
        private final PremiumTable[] tables = new PremiumTable[TABLES];
        private final int[] bands = new int[TABLES];
        private final boolean[] wanted = new boolean[TABLES];
        private final long[] asked = new long[TABLES];
        private long asks;
        private double rate;
        private double yield;

        Side() {
            for (int i = 0; i < TABLES; i++) {
                tables[i] = new PremiumTable();
            }
        }

        boolean isWithout() {
            return (rate <= 0 && yield >= rate) || Math.max(rate, 0) + Math.max(-yield, 0) < LEAST;
        }

        PremiumTable table(final int band) {
            asks++;
            int oldest = 0;
            for (int i = 0; i < TABLES; i++) {
                if (wanted[i] && bands[i] == band) {
                    asked[i] = asks;
                    return tables[i].band == band ? tables[i] : null;
                }
                oldest = asked[i] < asked[oldest] ? i : oldest;
            }
            bands[oldest] = band;
            wanted[oldest] = true;
            asked[oldest] = asks;
            return null;
        }

        boolean begin(final PremiumBuilder builder, final double tolerance) {
            if (isWithout() || rate < 0) {
                return false;
            }
            for (int i = 0; i < TABLES; i++) {
                if (wanted[i] && isDue(i, tolerance)) {
                    final double centre = CENTRES[bands[i]];
                    builder.begin(tables[i], bands[i], centre / RATIO, centre * RATIO, rate, yield);
                    return true;
                }
            }
            return false;
        }

        private boolean isDue(final int i, final double tolerance) {
            final PremiumTable table = tables[i];
            return table.band != bands[i]
                    || Math.abs(table.rate - rate) > tolerance
                    || Math.abs(table.yield - yield) > tolerance;
        }
    }
}
