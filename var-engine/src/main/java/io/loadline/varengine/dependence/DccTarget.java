package io.loadline.varengine.dependence;

import io.loadline.core.math.ElementaryLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The target of dynamic conditional correlation at given weights, with its derivatives by them, as lower triangles by row. Engle's is the mean of
 * z z' and does not depend on the weights; the corrected one is the mean of e e' at a unit diagonal, e(i) = z(i) sqrt(Q(i,i)).
 */
final class DccTarget {
    private static final int STRANDS = 8;
    private static final VectorSpecies<Double> SPECIES = ElementaryLanes.SPECIES;

    final DccVariant variant;
    final double[] values;
    final double[] byA;
    final double[] byB;

    private final double[][] z;
    private final int n;
    private final double[][] scaled;
    private final double[][] scaledA;
    private final double[][] scaledB;
    private final double[] strands = new double[STRANDS];

    DccTarget(final double[][] z, final DccVariant variant) {
        this.z = z;
        this.variant = variant;
        n = z[0].length;
        values = new double[n * (n + 1) / 2];
        byA = new double[values.length];
        byB = new double[values.length];
        final boolean corrected = variant == DccVariant.CORRECTED;
        final int padded = (z.length + STRANDS - 1) / STRANDS * STRANDS;
        scaled = new double[n][padded];
        scaledA = new double[corrected ? n : 0][padded];
        scaledB = new double[corrected ? n : 0][padded];
        if (!corrected) {
            takeColumns();
            takeMoments(false);
        }
    }

    private void takeColumns() {
        for (int t = 0; t < z.length; t++) {
            for (int i = 0; i < n; i++) {
                scaled[i][t] = z[t][i];
            }
        }
    }

    /** Moves to other weights. */
    void take(final double a, final double b, final boolean derivatives) {
        if (variant == DccVariant.ENGLE) {
            return;
        }
        for (int i = 0; i < n; i++) {
            scale(i, a, b);
        }
        takeMoments(derivatives);
        toUnitDiagonal(derivatives);
    }

    /** The errors of a series times the root of its diagonal of Q, which starts at one and follows from a and b alone. */
    private void scale(final int i, final double a, final double b) {
        double diagonal = 1;
        double slopeA = 0;
        double slopeB = 0;
        for (int t = 0; t < z.length; t++) {
            final double error = z[t][i];
            final double square = error * error;
            final double root = Math.sqrt(diagonal);
            scaled[i][t] = error * root;
            scaledA[i][t] = 0.5 * error * slopeA / root;
            scaledB[i][t] = 0.5 * error * slopeB / root;
            final double growth = Math.fma(a, square, b);
            slopeA = Math.fma(growth, slopeA, Math.fma(square, diagonal, -1));
            slopeB = Math.fma(growth, slopeB, diagonal - 1);
            diagonal = Math.fma(growth, diagonal, 1 - a - b);
        }
    }

    private void takeMoments(final boolean derivatives) {
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j <= i; j++, at++) {
                values[at] = mean(scaled[i], scaled[j]);
                if (derivatives) {
                    byA[at] = mean(scaledA[i], scaled[j]) + mean(scaled[i], scaledA[j]);
                    byB[at] = mean(scaledB[i], scaled[j]) + mean(scaled[i], scaledB[j]);
                }
            }
        }
    }

    /** The mean of products, in eight strands at any width of vectors. */
    private double mean(final double[] one, final double[] other) {
        for (int strand = 0; strand < STRANDS; strand += SPECIES.length()) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            for (int t = strand; t < one.length; t += STRANDS) {
                sum = DoubleVector.fromArray(SPECIES, one, t).fma(DoubleVector.fromArray(SPECIES, other, t), sum);
            }
            sum.intoArray(strands, strand);
        }
        double sum = 0;
        for (final double strand : strands) {
            sum += strand;
        }
        return sum / z.length;
    }

    private void toUnitDiagonal(final boolean derivatives) {
        final double[] root = new double[n];
        final double[] growthA = new double[n];
        final double[] growthB = new double[n];
        for (int i = 0; i < n; i++) {
            final int diagonal = i * (i + 1) / 2 + i;
            root[i] = Math.sqrt(values[diagonal]);
            growthA[i] = 0.5 * byA[diagonal] / values[diagonal];
            growthB[i] = 0.5 * byB[diagonal] / values[diagonal];
        }
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j <= i; j++, at++) {
                final double scale = 1 / (root[i] * root[j]);
                values[at] = i == j ? 1 : values[at] * scale;
                if (derivatives) {
                    byA[at] = i == j ? 0 : byA[at] * scale - values[at] * (growthA[i] + growthA[j]);
                    byB[at] = i == j ? 0 : byB[at] * scale - values[at] * (growthB[i] + growthB[j]);
                }
            }
        }
    }

    /** The target as a matrix. */
    double[][] matrix() {
        final double[][] matrix = new double[n][n];
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j <= i; j++, at++) {
                matrix[i][j] = values[at];
                matrix[j][i] = values[at];
            }
        }
        return matrix;
    }
}
