package io.loadline.varengine.dependence;

import io.loadline.core.random.CounterRandom;
import java.util.List;

/**
 * A canonical vine: the joint copula of many series from pair copulas. In tree j every later series is paired with series j of the order, given the
 * series before it. K. Aas, C. Czado, A. Frigessi and H. Bakken, "Pair-copula constructions of multiple dependence", Insurance: Mathematics and
 * Economics 44 (2009), algorithms 1 and 3. A vine cut off after a few trees is a factor structure: the first series of the order are the factors.
 */
public final class VineCopula {
    private static final List<CopulaFamily> CANDIDATES = List.of(CopulaFamily.values());
    private static final double INDEPENDENT = 1.0;

    private final int[] order;
    private final Copula[][] pairs;

    private VineCopula(final int[] order, final Copula[][] pairs) {
        this.order = order;
        this.pairs = pairs;
    }

    /**
     * Fits a vine tree by tree. The order puts first the series with the largest sum of |tau| to the others. Each pair takes the family with the
     * smallest AIC, or independence if none does better.
     *
     * @param observations by row, at least 10, no column constant
     * @param trees number of trees, 1 to the number of series less one
     * @return the vine
     */
    public static VineCopula fit(final double[][] observations, final int trees) {
        final int n = Checks.observations(observations, 10);
        if (trees < 1 || trees >= n) {
            throw new IllegalArgumentException("trees: " + trees + " given; expected 1 to " + (n - 1));
        }
        final int[] order = order(RankCorrelation.kendallMatrix(observations));
        final double[][] current = new double[n][];
        for (int i = 0; i < n; i++) {
            final double[] column = new double[observations.length];
            for (int t = 0; t < column.length; t++) {
                column[t] = observations[t][order[i]];
            }
            current[i] = RankCorrelation.pseudoObservations(column);
        }
        final Copula[][] pairs = new Copula[trees][];
        for (int tree = 0; tree < trees; tree++) {
            pairs[tree] = new Copula[n - 1 - tree];
            final double[] root = current[tree];
            for (int i = tree + 1; i < n; i++) {
                final Copula best = best(current[i], root);
                pairs[tree][i - 1 - tree] = best;
                for (int t = 0; best != null && t < root.length; t++) {
                    current[i][t] = inside(best.conditional(current[i][t], root[t]));
                }
            }
        }
        return new VineCopula(order, pairs);
    }

    private static int[] order(final double[][] tau) {
        final int n = tau.length;
        final int[] order = new int[n];
        final boolean[] taken = new boolean[n];
        for (int k = 0; k < n; k++) {
            double highest = -1;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += taken[j] ? 0 : Math.abs(tau[i][j]);
                }
                if (!taken[i] && sum > highest) {
                    highest = sum;
                    order[k] = i;
                }
            }
            taken[order[k]] = true;
        }
        return order;
    }

    /** The copula of the smallest AIC, null for independence. */
    private static Copula best(final double[] u, final double[] v) {
        final double tau = RankCorrelation.kendall(u, v);
        double lowest = -INDEPENDENT;
        Copula best = null;
        for (final CopulaFamily family : CANDIDATES) {
            if (tau > 0 || family.allowsNegative()) {
                final CopulaFit fit = CopulaFit.ofUniforms(family, u, v, tau);
                if (fit.aic() < lowest) {
                    lowest = fit.aic();
                    best = fit.copula();
                }
            }
        }
        return best;
    }

    /** Returns the order of the series: the root of the first tree first. */
    public int[] order() {
        return order.clone();
    }

    /** Returns the copula of a pair, or null for independence: tree from 0, then the place of the series behind the root of that tree. */
    public Copula pair(final int tree, final int place) {
        return pairs[tree][place];
    }

    /**
     * Returns the log-density at a point.
     *
     * @param u one value a series, strictly between 0 and 1
     */
    public double logDensity(final double[] u) {
        if (u.length != order.length) {
            throw new IllegalArgumentException("u: " + u.length + " values given; expected " + order.length);
        }
        final double[] current = new double[u.length];
        for (int i = 0; i < u.length; i++) {
            current[i] = u[order[i]];
        }
        double sum = 0;
        for (int tree = 0; tree < pairs.length; tree++) {
            for (int i = tree + 1; i < u.length; i++) {
                final Copula pair = pairs[tree][i - 1 - tree];
                if (pair != null) {
                    sum += pair.logDensity(current[i], current[tree]);
                    current[i] = inside(pair.conditional(current[i], current[tree]));
                }
            }
        }
        return sum;
    }

    /**
     * Draws points.
     *
     * @param random source; scenario i is point i, factor 0
     * @param points number of points
     * @return {@code [point][series]}
     */
    public double[][] sample(final CounterRandom random, final int points) {
        final int n = order.length;
        final double[][] sample = new double[points][n];
        final double[] independent = new double[n];
        for (int s = 0; s < points; s++) {
            random.uniforms(s, 0, independent);
            for (int i = 0; i < n; i++) {
                // The innermost condition is the last tree that holds the series; independent[j] is series j given all
                // before it.
                double value = independent[i];
                for (int tree = Math.min(pairs.length, i) - 1; tree >= 0; tree--) {
                    final Copula pair = pairs[tree][i - 1 - tree];
                    if (pair != null) {
                        value = inside(pair.conditionalInverse(value, independent[tree]));
                    }
                }
                sample[s][order[i]] = value;
            }
        }
        return sample;
    }

    private static double inside(final double u) {
        return Math.clamp(u, 1e-12, 1 - 1e-12);
    }
}
