package io.loadline.core.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Elementary} on vectors: the same operations in the same order, so that each lane has the bits of the scalar twin at any width.
 * The polynomials are written out: in a loop the compiler would put the vectors on the heap.
 */
public final class ElementaryLanes {
    /** System property that forces another width, in bits; for the test that proves widths equal. */
    public static final String PROPERTY = "loadline.vectorBits";

    private static final int WIDEST = 512;

    /** Doubles at the width of the machine, at most 512 bits. */
    public static final VectorSpecies<Double> SPECIES = species();

    private static final long MANTISSA = (1L << Elementary.MANTISSA_BITS) - 1;

    private ElementaryLanes() {}

    private static VectorSpecies<Double> species() {
        final int preferred = Math.min(WIDEST, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
        return VectorSpecies.of(double.class, VectorShape.forBitSize(Integer.getInteger(PROPERTY, preferred)));
    }

    /** Exponential of each lane. */
    public static DoubleVector exp(final DoubleVector x) {
        final DoubleVector kept = x.max(Elementary.LEAST_EXPONENT).min(Elementary.LARGEST_EXPONENT);
        final DoubleVector shifted = kept.fma(broadcast(Elementary.LOG2_E), broadcast(Elementary.ROUND));
        final DoubleVector minusK = broadcast(Elementary.ROUND).sub(shifted);
        final DoubleVector r =
                minusK.fma(broadcast(Elementary.LN2_LOW), minusK.fma(broadcast(Elementary.LN2_HIGH), kept));
        DoubleVector p = broadcast(Elementary.EXP_9);
        p = p.fma(r, broadcast(Elementary.EXP_8));
        p = p.fma(r, broadcast(Elementary.EXP_7));
        p = p.fma(r, broadcast(Elementary.EXP_6));
        p = p.fma(r, broadcast(Elementary.EXP_5));
        p = p.fma(r, broadcast(Elementary.EXP_4));
        p = p.fma(r, broadcast(Elementary.EXP_3));
        p = p.fma(r, broadcast(Elementary.EXP_2));
        p = p.fma(r, broadcast(Elementary.EXP_1));
        p = p.fma(r, broadcast(Elementary.EXP_0));
        final DoubleVector value = p.mul(r).fma(r, r).add(1);
        final LongVector scale = shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Elementary.MANTISSA_BITS);
        return value.reinterpretAsLongs().add(scale).reinterpretAsDoubles();
    }

    /** Natural logarithm of each lane; the lanes must be positive normal numbers. */
    public static DoubleVector log(final DoubleVector x) {
        final LongVector moved = x.reinterpretAsLongs()
                .add((Elementary.EXPONENT_BIAS << Elementary.MANTISSA_BITS) - Elementary.ROOT_HALF_BITS);
        final DoubleVector k = moved.lanewise(VectorOperators.LSHR, Elementary.MANTISSA_BITS)
                .or(Elementary.TWO_52_BITS)
                .reinterpretAsDoubles()
                .sub(Elementary.TWO_52 + Elementary.EXPONENT_BIAS);
        final DoubleVector f = moved.and(MANTISSA)
                .add(Elementary.ROOT_HALF_BITS)
                .reinterpretAsDoubles()
                .sub(1);
        final DoubleVector s = f.div(f.add(2));
        final DoubleVector w = s.mul(s);
        DoubleVector p = broadcast(Elementary.LOG_6);
        p = p.fma(w, broadcast(Elementary.LOG_5));
        p = p.fma(w, broadcast(Elementary.LOG_4));
        p = p.fma(w, broadcast(Elementary.LOG_3));
        p = p.fma(w, broadcast(Elementary.LOG_2));
        p = p.fma(w, broadcast(Elementary.LOG_1));
        p = p.fma(w, broadcast(Elementary.LOG_0));
        final DoubleVector half = f.mul(0.5).mul(f);
        final DoubleVector tail = s.fma(p.fma(w, half), k.mul(Elementary.LN2_LOW));
        return k.fma(broadcast(Elementary.LN2_HIGH), f.sub(half.sub(tail)));
    }

    /** Mills ratio N(-a) / n(a) of each lane; the lanes must not be negative. */
    public static DoubleVector mills(final DoubleVector a) {
        final DoubleVector inverse = broadcast(1).div(a.add(Elementary.MILLS_CENTRE));
        final DoubleVector t = a.sub(Elementary.MILLS_CENTRE).mul(inverse);
        DoubleVector p = broadcast(Elementary.MILLS_23);
        p = p.fma(t, broadcast(Elementary.MILLS_22));
        p = p.fma(t, broadcast(Elementary.MILLS_21));
        p = p.fma(t, broadcast(Elementary.MILLS_20));
        p = p.fma(t, broadcast(Elementary.MILLS_19));
        p = p.fma(t, broadcast(Elementary.MILLS_18));
        p = p.fma(t, broadcast(Elementary.MILLS_17));
        p = p.fma(t, broadcast(Elementary.MILLS_16));
        p = p.fma(t, broadcast(Elementary.MILLS_15));
        p = p.fma(t, broadcast(Elementary.MILLS_14));
        p = p.fma(t, broadcast(Elementary.MILLS_13));
        p = p.fma(t, broadcast(Elementary.MILLS_12));
        p = p.fma(t, broadcast(Elementary.MILLS_11));
        p = p.fma(t, broadcast(Elementary.MILLS_10));
        p = p.fma(t, broadcast(Elementary.MILLS_9));
        p = p.fma(t, broadcast(Elementary.MILLS_8));
        p = p.fma(t, broadcast(Elementary.MILLS_7));
        p = p.fma(t, broadcast(Elementary.MILLS_6));
        p = p.fma(t, broadcast(Elementary.MILLS_5));
        p = p.fma(t, broadcast(Elementary.MILLS_4));
        p = p.fma(t, broadcast(Elementary.MILLS_3));
        p = p.fma(t, broadcast(Elementary.MILLS_2));
        p = p.fma(t, broadcast(Elementary.MILLS_1));
        p = p.fma(t, broadcast(Elementary.MILLS_0));
        return p.mul(inverse);
    }

    private static DoubleVector broadcast(final double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
