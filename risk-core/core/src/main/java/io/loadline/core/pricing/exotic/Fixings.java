package io.loadline.core.pricing.exotic;

/** Times at which a price is fixed for an average. */
final class Fixings {
    private Fixings() {}

    /** Whether there are any, in years from now, ascending, finite, none in the past. */
    static boolean valid(final double[] years) {
        double before = 0;
        for (final double at : years) {
            if (!(at >= before) || at == Double.POSITIVE_INFINITY) {
                return false;
            }
            before = at;
        }
        return years.length > 0;
    }

    /** The same fixings some time later, before the next of them; those of now stay where they are. */
    static double[] after(final double elapsed, final double[] years) {
        final double[] nearer = years.clone();
        for (int i = 0; i < nearer.length; i++) {
            nearer[i] = Math.max(years[i] - elapsed, 0);
        }
        return nearer;
    }

    /** Time to the first fixing that is not now. */
    static double next(final double[] years) {
        for (final double at : years) {
            if (at > 0) {
                return at;
            }
        }
        return 0;
    }
}
