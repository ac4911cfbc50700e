package io.loadline.varengine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One pass over a scenario vector: add a multiple of a row, store, compare with a threshold, count. Every element goes through the same
 * fused multiply-adds in the same order at any vector width.
 *
 * <p>Ranges {@code [start, end)} are multiples of {@link VectorWidth#LANES}; {@code from} and {@code to} may be the same array.
 */
final class ScenarioSweep {
    private static final VectorSpecies<Double> DOUBLES = VectorWidth.DOUBLES;
    private static final VectorSpecies<Integer> INTEGERS = VectorWidth.INTEGERS;
    private static final int STEP = DOUBLES.length();

    private ScenarioSweep() {}

    /**
     * {@code to = from + linear * row}.
     *
     * @return elements of {@code to} below the threshold
     */
    static int addLinear(
            final double[] from,
            final double[] to,
            final int[] row,
            final double linear,
            final double threshold,
            final int start,
            final int end) {
        final DoubleVector coefficient = DoubleVector.broadcast(DOUBLES, linear);
        int below = 0;
        for (int s = start; s < end; s += STEP) {
            final DoubleVector sum = returns(row, s).fma(coefficient, DoubleVector.fromArray(DOUBLES, from, s));
            sum.intoArray(to, s);
            below += sum.lt(threshold).trueCount();
        }
        return below;
    }

    /**
     * {@code to = from + (linear + quadratic * row) * row}.
     *
     * @return elements of {@code to} below the threshold
     */
    static int addQuadratic(
            final double[] from,
            final double[] to,
            final int[] row,
            final double linear,
            final double quadratic,
            final double threshold,
            final int start,
            final int end) {
        final DoubleVector first = DoubleVector.broadcast(DOUBLES, linear);
        final DoubleVector second = DoubleVector.broadcast(DOUBLES, quadratic);
        int below = 0;
        for (int s = start; s < end; s += STEP) {
            final DoubleVector r = returns(row, s);
            final DoubleVector sum = r.fma(second, first).fma(r, DoubleVector.fromArray(DOUBLES, from, s));
            sum.intoArray(to, s);
            below += sum.lt(threshold).trueCount();
        }
        return below;
    }

    /**
     * {@code to = from + value * currency + (linear + quadratic * factor) * product}, where product holds factor return times one plus
     * currency return.
     *
     * @return elements of {@code to} below the threshold
     */
    static int addForeign(
            final double[] from,
            final double[] to,
            final int[] currency,
            final int[] product,
            final int[] factor,
            final double value,
            final double linear,
            final double quadratic,
            final double threshold,
            final int start,
            final int end) {
        final DoubleVector zeroth = DoubleVector.broadcast(DOUBLES, value);
        final DoubleVector first = DoubleVector.broadcast(DOUBLES, linear);
        final DoubleVector second = DoubleVector.broadcast(DOUBLES, quadratic);
        int below = 0;
        for (int s = start; s < end; s += STEP) {
            final DoubleVector valued = returns(currency, s).fma(zeroth, DoubleVector.fromArray(DOUBLES, from, s));
            final DoubleVector sum = returns(factor, s).fma(second, first).fma(returns(product, s), valued);
            sum.intoArray(to, s);
            below += sum.lt(threshold).trueCount();
        }
        return below;
    }

    /**
     * {@code to = from + coefficient * vector}.
     *
     * @return elements of {@code to} below the threshold
     */
    static int addVector(
            final double[] from,
            final double[] to,
            final double[] vector,
            final double coefficient,
            final double threshold,
            final int start,
            final int end) {
        final DoubleVector factor = DoubleVector.broadcast(DOUBLES, coefficient);
        int below = 0;
        for (int s = start; s < end; s += STEP) {
            final DoubleVector sum =
                    DoubleVector.fromArray(DOUBLES, vector, s).fma(factor, DoubleVector.fromArray(DOUBLES, from, s));
            sum.intoArray(to, s);
            below += sum.lt(threshold).trueCount();
        }
        return below;
    }

    /**
     * @return elements of the vector below the threshold
     */
    static int count(final double[] vector, final double threshold, final int end) {
        int below = 0;
        for (int s = 0; s < end; s += STEP) {
            below += DoubleVector.fromArray(DOUBLES, vector, s).lt(threshold).trueCount();
        }
        return below;
    }

    /**
     * Lists the elements below the threshold, ascending.
     *
     * @param capacity most to list
     * @return how many there are; only the first {@code capacity} are listed
     */
    static int indicesBelow(
            final double[] vector, final double threshold, final int end, final int[] indices, final int capacity) {
        int found = 0;
        for (int s = 0; s < end; s += STEP) {
            long lanes =
                    DoubleVector.fromArray(DOUBLES, vector, s).lt(threshold).toLong();
            for (; lanes != 0; lanes &= lanes - 1) {
                if (found < capacity) {
                    indices[found] = s + Long.numberOfTrailingZeros(lanes);
                }
                found++;
            }
        }
        return found;
    }

    private static DoubleVector returns(final int[] row, final int s) {
        return (DoubleVector) IntVector.fromArray(INTEGERS, row, s).convertShape(VectorOperators.I2D, DOUBLES, 0);
    }
}
