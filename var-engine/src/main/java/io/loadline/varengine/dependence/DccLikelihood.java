package io.loadline.varengine.dependence;

import io.loadline.core.math.Elementary;
import io.loadline.core.math.ElementaryLanes;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The full log-likelihood of the correlations and its scores. With y(i) = z(i) sqrt(Q(i,i)) and x = Q^-1 y a time adds
 * -(log |Q| - sum log Q(i,i) + y'x - z'z) / 2, and its derivative along dQ is -1/2 of
 *
 * <pre>sum over i, j of (Q^-1 - x x')(i,j) dQ(i,j) + sum over i of (x(i) y(i) - 1) dQ(i,i) / Q(i,i)</pre>
 *
 * with dQ by the recursion's own derivative. Eight times stand side by side in the lanes of vectors: each lane does what a loop over
 * single times would do, so the bits do not depend on the width of the machine.
 */
final class DccLikelihood implements DccObjective {
    /** Times side by side, at any width. */
    private static final int LANES = 8;

    /** Ratios that are multiplied before their logarithm is taken. */
    private static final int ROWS_A_LOGARITHM = 16;

    private static final VectorSpecies<Double> SPECIES = ElementaryLanes.SPECIES;

    private final double[][] z;
    private final int times;
    private final int n;
    private final DccTarget target;
    private final double[] stateQ;
    private final double[] stateA;
    private final double[] stateB;
    /** Entries of the lower triangle by row, {@link #LANES} times each. */
    private final double[] q;

    private final double[] qa;
    private final double[] qb;
    private final double[] factor;
    private final double[] inverse;
    private final double[] errors;
    private final double[] shocks;
    private final double[] shocksA;
    private final double[] shocksB;
    private final double[] y;
    private final double[] x;
    private final double[] inversePivots;
    private final double[][] lanes = new double[3][LANES];
    private final double[] logs = new double[LANES];
    private final double[] values;
    private final double[][] scores;

    DccLikelihood(final double[][] z, final DccVariant variant) {
        this.z = z;
        times = z.length;
        n = z[0].length;
        final int entries = n * (n + 1) / 2;
        target = new DccTarget(z, variant);
        stateQ = new double[entries];
        stateA = new double[entries];
        stateB = new double[entries];
        q = new double[entries * LANES];
        qa = new double[entries * LANES];
        qb = new double[entries * LANES];
        factor = new double[entries * LANES];
        inverse = new double[entries * LANES];
        errors = new double[n * LANES];
        shocks = new double[n * LANES];
        shocksA = new double[n * LANES];
        shocksB = new double[n * LANES];
        y = new double[n * LANES];
        x = new double[n * LANES];
        inversePivots = new double[n * LANES];
        values = new double[times];
        scores = new double[2][times];
    }

    @Override
    public double[][] scores() {
        return scores;
    }

    @Override
    public double evaluate(final double a, final double b, final boolean derivatives) {
        target.take(a, b, derivatives);
        System.arraycopy(target.values, 0, stateQ, 0, stateQ.length);
        System.arraycopy(target.byA, 0, stateA, 0, stateA.length);
        System.arraycopy(target.byB, 0, stateB, 0, stateB.length);
        for (int first = 0; first < times; first += LANES) {
            advance(first, a, b, derivatives);
            for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
                if (!evaluate(lane, derivatives)) {
                    return Double.NEGATIVE_INFINITY;
                }
            }
            final int count = Math.min(LANES, times - first);
            System.arraycopy(lanes[0], 0, values, first, count);
            if (derivatives) {
                System.arraycopy(lanes[1], 0, scores[0], first, count);
                System.arraycopy(lanes[2], 0, scores[1], first, count);
            }
        }
        double sum = 0;
        for (final double value : values) {
            sum += value;
        }
        return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
    }

    /** Fills the lanes with the matrices of the next times, entry by entry, and moves the state behind them. */
    private void advance(final int first, final double a, final double b, final boolean derivatives) {
        final int count = Math.min(LANES, times - first);
        Arrays.fill(errors, 0);
        for (int i = 0; i < n; i++) {
            for (int lane = 0; lane < count; lane++) {
                errors[i * LANES + lane] = z[first + lane][i];
            }
        }
        for (int i = 0; i < n; i++) {
            advanceDiagonal(i, count, a, b, derivatives);
        }
        for (int i = 0, entry = 0; i < n; i++, entry++) {
            for (int j = 0; j < i; j++, entry++) {
                advanceEntry(entry, i, j, count, a, b, derivatives);
            }
        }
    }

    /** The diagonal goes first: the shocks of the corrected recursion, e(i) = z(i) sqrt(Q(i,i)), follow from it. */
    private void advanceDiagonal(
            final int i, final int count, final double a, final double b, final boolean derivatives) {
        final int row = i * LANES;
        final int entry = i * (i + 1) / 2 + i;
        if (target.variant == DccVariant.ENGLE) {
            System.arraycopy(errors, row, shocks, row, LANES);
        } else {
            // The diagonal of the corrected target is one: Q(i,i) is known before its shocks are.
            double diagonal = stateQ[entry];
            double byA = stateA[entry];
            double byB = stateB[entry];
            for (int lane = 0; lane < count; lane++) {
                final double error = errors[row + lane];
                final double square = error * error;
                final double root = Math.sqrt(diagonal);
                shocks[row + lane] = error * root;
                shocksA[row + lane] = 0.5 * error * byA / root;
                shocksB[row + lane] = 0.5 * error * byB / root;
                final double growth = Math.fma(a, square, b);
                byA = Math.fma(growth, byA, Math.fma(square, diagonal, -1));
                byB = Math.fma(growth, byB, diagonal - 1);
                diagonal = Math.fma(growth, diagonal, 1 - a - b);
            }
        }
        advanceEntry(entry, i, i, count, a, b, derivatives);
        for (int lane = 0; lane < LANES; lane++) {
            y[row + lane] = errors[row + lane] * Math.sqrt(q[entry * LANES + lane]);
        }
    }

    private void advanceEntry(
            final int entry,
            final int i,
            final int j,
            final int count,
            final double a,
            final double b,
            final boolean derivatives) {
        final int at = entry * LANES;
        final int left = i * LANES;
        final int right = j * LANES;
        final double base = (1 - a - b) * target.values[entry];
        double state = stateQ[entry];
        for (int lane = 0; lane < count; lane++) {
            q[at + lane] = state;
            state = Math.fma(b, state, Math.fma(a, shocks[left + lane] * shocks[right + lane], base));
        }
        for (int lane = count; lane < LANES; lane++) {
            q[at + lane] = i == j ? 1 : 0;
        }
        stateQ[entry] = state;
        if (!derivatives) {
            return;
        }
        final boolean corrected = target.variant == DccVariant.CORRECTED;
        final double baseA = (1 - a - b) * target.byA[entry] - target.values[entry];
        final double baseB = (1 - a - b) * target.byB[entry] - target.values[entry];
        double byA = stateA[entry];
        double byB = stateB[entry];
        for (int lane = 0; lane < count; lane++) {
            qa[at + lane] = byA;
            qb[at + lane] = byB;
            final int one = left + lane;
            final int other = right + lane;
            double directA = Math.fma(shocks[one], shocks[other], baseA);
            double directB = q[at + lane] + baseB;
            if (corrected) {
                directA += a * (shocksA[one] * shocks[other] + shocks[one] * shocksA[other]);
                directB += a * (shocksB[one] * shocks[other] + shocks[one] * shocksB[other]);
            }
            byA = Math.fma(b, byA, directA);
            byB = Math.fma(b, byB, directB);
        }
        for (int lane = count; lane < LANES; lane++) {
            qa[at + lane] = 0;
            qb[at + lane] = 0;
        }
        stateA[entry] = byA;
        stateB[entry] = byB;
    }

    /** The likelihoods, and the scores, of the times in the lanes of one vector; false where a matrix is not positive definite. */
    private boolean evaluate(final int lane, final boolean derivatives) {
        if (!factor(lane)) {
            return false;
        }
        DoubleVector sum = DoubleVector.zero(SPECIES);
        DoubleVector product = DoubleVector.broadcast(SPECIES, 1);
        for (int i = 0; i < n; i++) {
            final int diagonal = row(i) + i * LANES + lane;
            // 1 / pivot^2 times Q(i,i): the inverse of the share of variance that the rows before leave over.
            final DoubleVector inversePivot = load(inversePivots, i * LANES + lane);
            product = product.mul(inversePivot.mul(inversePivot).mul(load(q, diagonal)));
            final DoubleVector error = load(errors, i * LANES + lane);
            sum = sum.add(error.mul(error));
            if (i % ROWS_A_LOGARITHM == ROWS_A_LOGARITHM - 1 || i == n - 1) {
                sum = sum.add(logarithms(product, lane));
                product = DoubleVector.broadcast(SPECIES, 1);
            }
        }
        sum = sum.sub(solve(lane));
        sum.mul(0.5).intoArray(lanes[0], lane);
        if (derivatives) {
            invert(lane);
            differentiate(lane);
        }
        return true;
    }

    private DoubleVector logarithms(final DoubleVector of, final int lane) {
        of.intoArray(logs, lane);
        for (int each = lane; each < lane + SPECIES.length(); each++) {
            logs[each] = Elementary.log(logs[each]);
        }
        return load(logs, lane);
    }

    private static DoubleVector load(final double[] array, final int at) {
        return DoubleVector.fromArray(SPECIES, array, at);
    }

    private static int row(final int i) {
        return i * (i + 1) / 2 * LANES;
    }

    /** Cholesky factor by columns; entries of a column do not wait for one another. The diagonal keeps its inverse beside. */
    private boolean factor(final int lane) {
        for (int j = 0; j < n; j++) {
            final int rowJ = row(j) + lane;
            DoubleVector pivot = load(q, rowJ + j * LANES);
            for (int k = 0; k < j; k++) {
                final DoubleVector entry = load(factor, rowJ + k * LANES);
                pivot = entry.neg().fma(entry, pivot);
            }
            if (!pivot.compare(VectorOperators.GT, 0).allTrue()) {
                return false;
            }
            final DoubleVector root = pivot.sqrt();
            final DoubleVector inverseRoot = DoubleVector.broadcast(SPECIES, 1).div(root);
            root.intoArray(factor, rowJ + j * LANES);
            inverseRoot.intoArray(inversePivots, j * LANES + lane);
            int i = j + 1;
            for (; i + 3 < n; i += 4) {
                final int first = row(i) + lane;
                final int second = row(i + 1) + lane;
                final int third = row(i + 2) + lane;
                final int fourth = row(i + 3) + lane;
                DoubleVector one = load(q, first + j * LANES);
                DoubleVector two = load(q, second + j * LANES);
                DoubleVector three = load(q, third + j * LANES);
                DoubleVector four = load(q, fourth + j * LANES);
                for (int k = 0; k < j; k++) {
                    final DoubleVector minus = load(factor, rowJ + k * LANES).neg();
                    one = minus.fma(load(factor, first + k * LANES), one);
                    two = minus.fma(load(factor, second + k * LANES), two);
                    three = minus.fma(load(factor, third + k * LANES), three);
                    four = minus.fma(load(factor, fourth + k * LANES), four);
                }
                one.mul(inverseRoot).intoArray(factor, first + j * LANES);
                two.mul(inverseRoot).intoArray(factor, second + j * LANES);
                three.mul(inverseRoot).intoArray(factor, third + j * LANES);
                four.mul(inverseRoot).intoArray(factor, fourth + j * LANES);
            }
            for (; i < n; i++) {
                final int row = row(i) + lane;
                DoubleVector sum = load(q, row + j * LANES);
                for (int k = 0; k < j; k++) {
                    sum = load(factor, rowJ + k * LANES).neg().fma(load(factor, row + k * LANES), sum);
                }
                sum.mul(inverseRoot).intoArray(factor, row + j * LANES);
            }
        }
        return true;
    }

    /** Makes x = Q^-1 y; returns y'x. */
    private DoubleVector solve(final int lane) {
        DoubleVector form = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i++) {
            final int row = row(i) + lane;
            DoubleVector sum = load(y, i * LANES + lane);
            for (int k = 0; k < i; k++) {
                sum = load(factor, row + k * LANES).neg().fma(load(x, k * LANES + lane), sum);
            }
            sum = sum.mul(load(inversePivots, i * LANES + lane));
            sum.intoArray(x, i * LANES + lane);
            form = sum.fma(sum, form);
        }
        for (int i = n - 1; i >= 0; i--) {
            final int row = row(i) + lane;
            final DoubleVector solved = load(x, i * LANES + lane).mul(load(inversePivots, i * LANES + lane));
            solved.intoArray(x, i * LANES + lane);
            for (int k = 0; k < i; k++) {
                load(factor, row + k * LANES)
                        .neg()
                        .fma(solved, load(x, k * LANES + lane))
                        .intoArray(x, k * LANES + lane);
            }
        }
        return form;
    }

    /** Inverts the factor, row by row; entries of a row do not wait for one another. */
    private void invert(final int lane) {
        for (int i = 0; i < n; i++) {
            final int rowI = row(i) + lane;
            final DoubleVector inversePivot = load(inversePivots, i * LANES + lane);
            for (int j = 0; j < i; j++) {
                DoubleVector sum = DoubleVector.zero(SPECIES);
                for (int k = j; k < i; k++) {
                    sum = load(factor, rowI + k * LANES).fma(load(inverse, row(k) + j * LANES + lane), sum);
                }
                sum.mul(inversePivot).neg().intoArray(inverse, rowI + j * LANES);
            }
            inversePivot.intoArray(inverse, rowI + i * LANES);
        }
    }

    private void differentiate(final int lane) {
        DoubleVector sumA = DoubleVector.zero(SPECIES);
        DoubleVector sumB = DoubleVector.zero(SPECIES);
        for (int i = 0; i < n; i++) {
            final DoubleVector solved = load(x, i * LANES + lane);
            DoubleVector rowA = DoubleVector.zero(SPECIES);
            DoubleVector rowB = DoubleVector.zero(SPECIES);
            for (int j = 0; j < i; j++) {
                final DoubleVector weight = weight(i, j, solved, lane);
                rowA = weight.fma(load(qa, row(i) + j * LANES + lane), rowA);
                rowB = weight.fma(load(qb, row(i) + j * LANES + lane), rowB);
            }
            final int diagonal = row(i) + i * LANES + lane;
            final DoubleVector own = solved.mul(load(y, i * LANES + lane))
                    .sub(1)
                    .div(load(q, diagonal))
                    .add(weight(i, i, solved, lane));
            sumA = sumA.add(rowA.mul(2)).add(own.mul(load(qa, diagonal)));
            sumB = sumB.add(rowB.mul(2)).add(own.mul(load(qb, diagonal)));
        }
        sumA.mul(-0.5).intoArray(lanes[1], lane);
        sumB.mul(-0.5).intoArray(lanes[2], lane);
    }

    /** An entry of Q^-1 - x x', i not below j. */
    private DoubleVector weight(final int i, final int j, final DoubleVector solved, final int lane) {
        DoubleVector sum = solved.neg().mul(load(x, j * LANES + lane));
        for (int k = i; k < n; k++) {
            sum = load(inverse, row(k) + i * LANES + lane).fma(load(inverse, row(k) + j * LANES + lane), sum);
        }
        return sum;
    }
}
