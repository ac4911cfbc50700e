package io.loadline.core.rates;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Principal components of the changes of a curve: R. Litterman and J. Scheinkman, "Common factors affecting bond returns", Journal of Fixed
 * Income 1 (1991). The first three are level, slope and curvature. Signs are fixed: the level moves rates up, the slope raises the long end
 * against the short, the curvature raises the middle against both ends. Immutable.
 */
public final class CurveComponents {
    private final double[] means;
    private final double[][] loadings;
    private final double[] variances;
    private final double total;

    private CurveComponents(
            final double[] means, final double[][] loadings, final double[] variances, final double total) {
        this.means = means;
        this.loadings = loadings;
        this.variances = variances;
        this.total = total;
    }

    /**
     * @param changes of the rates: a row a day, a column a node of the curve; more rows than one
     * @param count of components kept, from 1 to the number of nodes
     * @return components of the sample covariance, the largest first
     */
    public static CurveComponents of(final double[][] changes, final int count) {
        Require.atLeast("number of days", changes.length, 2);
        final int n = changes[0].length;
        Require.within("number of components", count, 1, n);
        for (final double[] row : changes) {
            Require.sameLength("a day of changes", row.length, "the first day", n);
            Require.finite("changes", row);
        }
        final double[] means = means(changes, n);
        final double[][] covariance = covariance(changes, means);
        final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(covariance, false));
        double total = 0;
        for (int i = 0; i < n; i++) {
            total += covariance[i][i];
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("the changes do not vary, expected a curve that moves");
        }
        final double[][] loadings = new double[count][];
        final double[] variances = new double[count];
        for (int k = 0; k < count; k++) {
            variances[k] = Math.max(0, eigen.getRealEigenvalue(k));
            loadings[k] = oriented(eigen.getEigenvector(k).toArray(), k);
        }
        return new CurveComponents(means, loadings, variances, total);
    }

    /** Movement of each node for a score of one; a vector of length one. */
    public double[] loading(final int component) {
        return loadings[component].clone();
    }

    /** Variance of the score of a component, a day. */
    public double variance(final int component) {
        return variances[component];
    }

    /** Share of the total variance of all nodes that a component explains, from 0 to 1. */
    public double explained(final int component) {
        return variances[component] / total;
    }

    /** Scores of one day's changes, a number a component. */
    public double[] scores(final double[] changes) {
        Require.sameLength("changes", changes.length, "nodes", means.length);
        Require.finite("changes", changes);
        final double[] scores = new double[loadings.length];
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < means.length; i++) {
                scores[k] = Math.fma(loadings[k][i], changes[i] - means[i], scores[k]);
            }
        }
        return scores;
    }

    /** Changes of the nodes for given scores, the mean included. */
    public double[] changes(final double[] scores) {
        Require.sameLength("scores", scores.length, "components", loadings.length);
        Require.finite("scores", scores);
        final double[] changes = means.clone();
        for (int k = 0; k < scores.length; k++) {
            for (int i = 0; i < changes.length; i++) {
                changes[i] = Math.fma(scores[k], loadings[k][i], changes[i]);
            }
        }
        return changes;
    }

    /**
     * A curve some days ahead, for given standard normal shocks: scores are independent, without drift, with variance growing in days.
     *
     * @param curve now, with the nodes of the changes
     * @param shocks standard normal, a number a component
     * @param days ahead, not negative
     * @return moved curve
     */
    public YieldCurve scenario(final YieldCurve curve, final double[] shocks, final double days) {
        Require.sameLength("shocks", shocks.length, "components", loadings.length);
        final double[] shift = new double[means.length];
        for (int k = 0; k < shocks.length; k++) {
            final double score =
                    Require.finite("shock", shocks[k]) * Math.sqrt(variances[k] * Require.notNegative("days", days));
            for (int i = 0; i < shift.length; i++) {
                shift[i] = Math.fma(score, loadings[k][i], shift[i]);
            }
        }
        return curve.shifted(shift);
    }

    private static double[] means(final double[][] rows, final int n) {
        final double[] means = new double[n];
        for (final double[] row : rows) {
            for (int i = 0; i < n; i++) {
                means[i] += row[i];
            }
        }
        for (int i = 0; i < n; i++) {
            means[i] /= rows.length;
        }
        return means;
    }

    private static double[][] covariance(final double[][] rows, final double[] means) {
        final int n = means.length;
        final double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (final double[] row : rows) {
                    sum = Math.fma(row[i] - means[i], row[j] - means[j], sum);
                }
                covariance[i][j] = sum / (rows.length - 1);
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }

    private static double[] oriented(final double[] vector, final int component) {
        final int n = vector.length;
        double measure = 0;
        for (int i = 0; i < n; i++) {
            final double place = n == 1 ? 0 : 2.0 * i / (n - 1) - 1;
            final double weight = switch (component) {
                case 0 -> 1;
                case 1 -> place;
                case 2 -> 0.5 - Math.abs(place);
                default -> i == n - 1 ? 1 : 0;
            };
            measure += weight * vector[i];
        }
        if (measure < 0) {
            for (int i = 0; i < n; i++) {
                vector[i] = -vector[i];
            }
        }
        return vector;
    }
}
