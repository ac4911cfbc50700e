package io.loadline.varengine.dependence;

import io.loadline.core.math.Elementary;
import java.util.Arrays;

/** The composite log-likelihood: the sum of those of the pairs of neighbouring series, with its scores. */
final class DccPairLikelihood implements DccObjective {
    private final double[][] z;
    private final int n;
    private final DccTarget target;
    private final double[][] scores;

    DccPairLikelihood(final double[][] z, final DccVariant variant) {
        this.z = z;
        n = z[0].length;
        target = new DccTarget(z, variant);
        scores = new double[2][z.length];
    }

    @Override
    public double[][] scores() {
        return scores;
    }

    @Override
    public double evaluate(final double a, final double b, final boolean derivatives) {
        target.take(a, b, derivatives);
        Arrays.fill(scores[0], 0);
        Arrays.fill(scores[1], 0);
        double sum = 0;
        for (int i = 0; i + 1 < n; i++) {
            sum += pair(i, a, b);
        }
        return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }

    /** One entry of Q with its derivatives. */
    private static final class Entry {
        private final double base;
        private final double baseA;
        private final double baseB;
        private double value;
        private double byA;
        private double byB;

        Entry(final DccTarget target, final int entry, final double rest) {
            value = target.values[entry];
            byA = target.byA[entry];
            byB = target.byB[entry];
            base = rest * value;
            baseA = Math.fma(rest, byA, -value);
            baseB = Math.fma(rest, byB, -value);
        }

        /** Moves on by a product of errors that is scaled by a number with these derivatives. */
        void advance(
                final double a,
                final double b,
                final double product,
                final double scale,
                final double scaleA,
                final double scaleB) {
            byA = Math.fma(b, byA, product * Math.fma(a, scaleA, scale) + baseA);
            byB = Math.fma(b, byB, a * product * scaleB + value + baseB);
            value = Math.fma(b, value, Math.fma(a * product, scale, base));
        }
    }

    private double pair(final int i, final double a, final double b) {
        final double rest = 1 - a - b;
        final boolean corrected = target.variant == DccVariant.CORRECTED;
        final Entry left = new Entry(target, i * (i + 1) / 2 + i, rest);
        final Entry right = new Entry(target, (i + 1) * (i + 2) / 2 + i + 1, rest);
        final Entry both = new Entry(target, (i + 1) * (i + 2) / 2 + i, rest);
        double sum = 0;
        for (int t = 0; t < z.length; t++) {
            final double x = z[t][i];
            final double y = z[t][i + 1];
            final double root = Math.sqrt(left.value * right.value);
            final double rho = both.value / root;
            final double square = (1 - rho) * (1 + rho);
            if (!(square > 0)) {
                return Double.NaN;
            }
            final double inverse = 1 / square;
            final double squares = Math.fma(x, x, y * y);
            final double product = x * y;
            sum -= 0.5 * (Elementary.log(square) + rho * (rho * squares - 2 * product) * inverse);
            // d/drho of -1/2 (log(1 - rho^2) + (rho^2 (x^2 + y^2) - 2 rho x y) / (1 - rho^2)).
            final double byRho = inverse * (rho + inverse * (product * Math.fma(rho, rho, 1) - rho * squares));
            final double growthA = 0.5 * (left.byA / left.value + right.byA / right.value);
            final double growthB = 0.5 * (left.byB / left.value + right.byB / right.value);
            scores[0][t] += byRho * (both.byA / root - rho * growthA);
            scores[1][t] += byRho * (both.byB / root - rho * growthB);
            if (corrected) {
                both.advance(a, b, product, root, root * growthA, root * growthB);
                left.advance(a, b, x * x, left.value, left.byA, left.byB);
                right.advance(a, b, y * y, right.value, right.byA, right.byB);
            } else {
                both.advance(a, b, product, 1, 0, 0);
                left.advance(a, b, x * x, 1, 0, 0);
                right.advance(a, b, y * y, 1, 0, 0);
            }
        }
        return sum;
    }
}
