package io.loadline.varengine.dependence;

import java.util.Arrays;
import java.util.Comparator;

/** Rank correlations and pseudo-observations: they depend on the copula alone, not on the margins. */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * Kendall's tau-b, which corrects for ties, in O(n log n): W. Knight, JASA 61 (1966).
     *
     * @param x first series, finite, not constant
     * @param y second series, as long
     * @return tau, -1 to 1
     */
    public static double kendall(final double[] x, final double[] y) {
        check(x, y);
        final int n = x.length;
        final Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> x[i] + 0.0).thenComparingDouble(i -> y[i] + 0.0));
        long tiesX = 0;
        long tiesBoth = 0;
        long runX = 0;
        long runBoth = 0;
        final double[] sorted = new double[n];
        for (int k = 0; k < n; k++) {
            // Adding zero makes a negative zero positive: they are a tie.
            sorted[k] = y[order[k]] + 0.0;
            final boolean sameX = k > 0 && x[order[k]] == x[order[k - 1]];
            final boolean same = sameX && sorted[k] == sorted[k - 1];
            runX = sameX ? runX + 1 : 0;
            runBoth = same ? runBoth + 1 : 0;
            tiesX += runX;
            tiesBoth += runBoth;
        }
        final long swaps = sortCountingSwaps(sorted, new double[n], 0, n);
        long tiesY = 0;
        long runY = 0;
        for (int k = 1; k < n; k++) {
            runY = sorted[k] == sorted[k - 1] ? runY + 1 : 0;
            tiesY += runY;
        }
        final long pairs = (long) n * (n - 1) / 2;
        final double score = pairs - tiesX - tiesY + tiesBoth - 2.0 * swaps;
        return score / (Math.sqrt((double) (pairs - tiesX)) * Math.sqrt((double) (pairs - tiesY)));
    }

    /**
     * Spearman's rho: the Pearson correlation of the ranks, ties sharing their mean rank.
     *
     * @param x first series, finite, not constant
     * @param y second series, as long
     * @return rho, -1 to 1
     */
    public static double spearman(final double[] x, final double[] y) {
        check(x, y);
        final double[] ranksX = ranks(x);
        final double[] ranksY = ranks(y);
        final double mean = (x.length + 1) / 2.0;
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int i = 0; i < x.length; i++) {
            products += (ranksX[i] - mean) * (ranksY[i] - mean);
            squaresX += (ranksX[i] - mean) * (ranksX[i] - mean);
            squaresY += (ranksY[i] - mean) * (ranksY[i] - mean);
        }
        return products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    }

    /** Returns the ranks from 1, ties sharing their mean rank. */
    public static double[] ranks(final double[] values) {
        final Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        final double[] ranks = new double[values.length];
        int from = 0;
        while (from < values.length) {
            int to = from;
            while (to + 1 < values.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int k = from; k <= to; k++) {
                ranks[order[k]] = 0.5 * (from + to) + 1;
            }
            from = to + 1;
        }
        return ranks;
    }

    /** Returns rank / (n + 1) of every value: between 0 and 1, never either (C. Genest, K. Ghoudi and L.-P. Rivest, Biometrika 82 (1995)). */
    public static double[] pseudoObservations(final double[] values) {
        final double[] ranks = ranks(values);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] /= ranks.length + 1;
        }
        return ranks;
    }

    /** Returns the matrix of Kendall's tau of the columns of observations by row. */
    public static double[][] kendallMatrix(final double[][] observations) {
        return matrix(observations, RankCorrelation::kendall);
    }

    /** Returns the matrix of Spearman's rho of the columns of observations by row. */
    public static double[][] spearmanMatrix(final double[][] observations) {
        return matrix(observations, RankCorrelation::spearman);
    }

    private interface Measure {
        double of(double[] x, double[] y);
    }

    private static double[][] matrix(final double[][] observations, final Measure measure) {
        final int n = Checks.observations(observations, 2);
        Checks.varying(observations);
        final double[][] columns = new double[n][observations.length];
        for (int t = 0; t < observations.length; t++) {
            for (int i = 0; i < n; i++) {
                columns[i][t] = observations[t][i];
            }
        }
        final double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                matrix[i][j] = measure.of(columns[i], columns[j]);
                matrix[j][i] = matrix[i][j];
            }
            matrix[i][i] = 1;
        }
        return matrix;
    }

    private static void check(final double[] x, final double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "series: " + x.length + " and " + y.length + " values given; expected as many of both");
        }
        final double[][] rows = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            rows[t] = new double[] {x[t], y[t]};
        }
        Checks.observations(rows, 2);
        Checks.varying(rows);
    }

    /** Merge sort; returns how many exchanges of neighbours it stands for. */
    private static long sortCountingSwaps(final double[] values, final double[] buffer, final int from, final int to) {
        if (to - from < 2) {
            return 0;
        }
        final int middle = (from + to) >>> 1;
        long swaps = sortCountingSwaps(values, buffer, from, middle) + sortCountingSwaps(values, buffer, middle, to);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            if (right == to || (left < middle && values[left] <= values[right])) {
                buffer[k] = values[left++];
            } else {
                buffer[k] = values[right++];
                swaps += middle - left;
            }
        }
        System.arraycopy(buffer, from, values, from, to - from);
        return swaps;
    }
}
