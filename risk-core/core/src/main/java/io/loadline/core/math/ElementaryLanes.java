package io.loadline.core.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The exponential of {@link Elementary} on vectors: the same operations in the same order, so that each lane has the bits of the scalar twin at any width.
 * The polynomial is written out: in a loop the compiler would put the vectors on the heap.
 */
public final class ElementaryLanes {
    /** System property that forces another width, in bits; for the test that proves widths equal. */
    public static final String PROPERTY = "loadline.vectorBits";

    private static final int WIDEST = 512;

    /** Doubles at the width of the machine, at most 512 bits. */
    public static final VectorSpecies<Double> SPECIES = species();

    // Vectors made once: to broadcast a constant where it is used fills the compiler's budget for one method.
    private static final DoubleVector EXP_0 = broadcast(Elementary.EXP_0);
    private static final DoubleVector EXP_1 = broadcast(Elementary.EXP_1);
    private static final DoubleVector EXP_2 = broadcast(Elementary.EXP_2);
    private static final DoubleVector EXP_3 = broadcast(Elementary.EXP_3);
    private static final DoubleVector EXP_4 = broadcast(Elementary.EXP_4);
    private static final DoubleVector EXP_5 = broadcast(Elementary.EXP_5);
    private static final DoubleVector EXP_6 = broadcast(Elementary.EXP_6);
    private static final DoubleVector EXP_7 = broadcast(Elementary.EXP_7);
    private static final DoubleVector EXP_8 = broadcast(Elementary.EXP_8);
    private static final DoubleVector EXP_9 = broadcast(Elementary.EXP_9);
    private static final DoubleVector LN2_HIGH = broadcast(Elementary.LN2_HIGH);
    private static final DoubleVector LN2_LOW = broadcast(Elementary.LN2_LOW);
    private static final DoubleVector LOG2_E = broadcast(Elementary.LOG2_E);
    private static final DoubleVector ROUND = broadcast(Elementary.ROUND);
    private static final DoubleVector LEAST = broadcast(Elementary.LEAST_EXPONENT);
    private static final DoubleVector LARGEST = broadcast(Elementary.LARGEST_EXPONENT);

    private ElementaryLanes() {}

    private static VectorSpecies<Double> species() {
        final int preferred = Math.min(WIDEST, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
        return VectorSpecies.of(double.class, VectorShape.forBitSize(Integer.getInteger(PROPERTY, preferred)));
    }

    /** Exponential of each lane. */
    public static DoubleVector exp(final DoubleVector x) {
        // Comparisons, as the maximum and minimum of Java order NaN and signed zeros, which takes several instructions.
        final DoubleVector least = x.blend(LEAST, x.compare(VectorOperators.LT, LEAST));
        final DoubleVector kept = least.blend(LARGEST, least.compare(VectorOperators.GT, LARGEST));
        final DoubleVector shifted = kept.fma(LOG2_E, ROUND);
        final DoubleVector minusK = ROUND.sub(shifted);
        final DoubleVector r = minusK.fma(LN2_LOW, minusK.fma(LN2_HIGH, kept));
        DoubleVector p = EXP_9;
        p = p.fma(r, EXP_8);
        p = p.fma(r, EXP_7);
        p = p.fma(r, EXP_6);
        p = p.fma(r, EXP_5);
        p = p.fma(r, EXP_4);
        p = p.fma(r, EXP_3);
        p = p.fma(r, EXP_2);
        p = p.fma(r, EXP_1);
        p = p.fma(r, EXP_0);
        final DoubleVector value = p.mul(r).fma(r, r).add(1);
        final LongVector scale = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS);
        return value.reinterpretAsLongs().add(scale).reinterpretAsDoubles();
    }

    private static DoubleVector broadcast(final double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
