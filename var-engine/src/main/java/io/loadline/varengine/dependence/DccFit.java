package io.loadline.varengine.dependence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Dynamic conditional correlation fitted to standardised residuals, with the correlation targeted: by the full likelihood, or by the composite
 * likelihood of neighbouring pairs (R. Engle, N. Shephard and K. Sheppard, "Fitting vast dimensional time-varying covariance models" (2008)),
 * whose cost grows with the number of series only.
 *
 * @param parameters weights of the highest likelihood; both zero where the correlation does not move
 * @param variant recursion
 * @param target S at these parameters
 * @param logLikelihood full log-likelihood of the correlations
 * @param errors standard errors of the weights, with the residuals taken as given
 */
public record DccFit(
        DccParameters parameters, DccVariant variant, double[][] target, double logLikelihood, DccErrors errors) {
    static final double MOST_PERSISTENT = 0.9999;

    private static final int LEAST = 50;
    private static final double[][] STARTS = {
        {0.05, 0.92}, {0.02, 0.97}, {0.1, 0.8}, {0.005, 0.99}, {0.05, 0.5}, {0.03, 0.05}, {0.01, 0.7}
    };

    /**
     * Fits a model.
     *
     * @param z standardised residuals by row, at least 50 of at least two series
     * @param variant recursion
     * @param composite whether to take the composite likelihood, which is faster for many series and a little less precise
     * @return the fit
     * @throws IllegalArgumentException if the residuals are too few, not finite, constant or linearly dependent
     * @throws NoConvergenceException if the likelihood has no maximum that can be found
     */
    public static DccFit of(final double[][] z, final DccVariant variant, final boolean composite) {
        if (Checks.observations(z, LEAST) < 2) {
            throw new IllegalArgumentException("observations: one series given; expected at least two");
        }
        Checks.varying(z);
        Cholesky.factor(Covariance.crossProducts(z, 1.0 / z.length));
        final DccLikelihood full = new DccLikelihood(z, variant);
        final List<DccSearch> hills = hills(new DccPairLikelihood(z, variant), STARTS);
        if (!composite) {
            // The hills of the composite likelihood are cheap to find and lie near those of the full one.
            final double[][] starts = hills.stream()
                    .filter(hill -> hill.isInside)
                    .map(hill -> new double[] {hill.a, hill.b})
                    .toArray(double[][]::new);
            hills.clear();
            hills.addAll(hills(full, starts.length == 0 ? STARTS : starts));
        }
        final DccSearch search = Collections.max(
                hills,
                Comparator.comparing((DccSearch hill) -> hill.isMaximum).thenComparingDouble(hill -> hill.value));
        if (!search.isMaximum) {
            throw new NoConvergenceException("dcc: the search ended at a = " + search.a + ", b = " + search.b
                    + " with a gain of " + search.decrement + " left, expected below 1e-8");
        }
        search.finish();
        // Without a shock nothing moves, whatever b.
        final DccParameters found = search.isFlat() ? new DccParameters(0, 0) : new DccParameters(search.a, search.b);
        final double likelihood = full.evaluate(found.a(), found.b(), false);
        if (!Double.isFinite(likelihood)) {
            throw new NoConvergenceException("dcc: the likelihood is " + likelihood + " at " + found);
        }
        return new DccFit(found, variant, target(z, variant, found), likelihood, DccErrors.of(search, composite));
    }

    /** Climbs from each start, but breaks off at the foot of a maximum that it knows; where it ended, at least one. */
    private static List<DccSearch> hills(final DccObjective objective, final double[][] starts) {
        final List<DccSearch> hills = new ArrayList<>();
        for (final double[] start : starts) {
            final DccSearch search = new DccSearch(objective, MOST_PERSISTENT);
            search.climb(start[0], start[1], hills);
            if (search.isMaximum || hills.isEmpty()) {
                hills.add(search);
            }
        }
        return hills;
    }

    /** Returns a filter at these parameters that has seen the residuals: its correlation is the forecast for the next time. */
    public DccFilter filter(final double[][] z) {
        final DccFilter filter = new DccFilter(parameters, variant, target);
        for (final double[] row : z) {
            filter.update(row);
        }
        return filter;
    }

    /**
     * The target S: the mean of z z' (Engle), or for the corrected recursion the mean of e e', e(i) = z(i) sqrt(Q(i,i)), at a unit diagonal
     * (Aielli 2013, section 3.2; the diagonal of Q does not depend on the rest of S).
     *
     * @param z standardised residuals by row
     * @param variant recursion
     * @param parameters weights; of no effect on Engle's
     * @return S
     */
    public static double[][] target(final double[][] z, final DccVariant variant, final DccParameters parameters) {
        final DccTarget target = new DccTarget(z, variant);
        target.take(parameters.a(), parameters.b(), false);
        return target.matrix();
    }
}
