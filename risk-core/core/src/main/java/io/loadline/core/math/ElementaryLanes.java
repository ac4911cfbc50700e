package io.loadline.core.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link Elementary} on vectors: the same operations in the same order, so that each lane has the bits of the scalar twin at any width. */
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
        DoubleVector p = broadcast(Elementary.expTerm(0));
        for (int i = 1; i < Elementary.expTerms(); i++) {
            p = p.fma(r, broadcast(Elementary.expTerm(i)));
        }
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
        DoubleVector p = broadcast(Elementary.logTerm(0));
        for (int i = 1; i < Elementary.logTerms(); i++) {
            p = p.fma(w, broadcast(Elementary.logTerm(i)));
        }
        final DoubleVector half = f.mul(0.5).mul(f);
        final DoubleVector tail = s.fma(p.fma(w, half), k.mul(Elementary.LN2_LOW));
        return k.fma(broadcast(Elementary.LN2_HIGH), f.sub(half.sub(tail)));
    }

    /** Mills ratio N(-a) / n(a) of each lane; the lanes must not be negative. */
    public static DoubleVector mills(final DoubleVector a) {
        final DoubleVector inverse = broadcast(1).div(a.add(Elementary.MILLS_CENTRE));
        final DoubleVector t = a.sub(Elementary.MILLS_CENTRE).mul(inverse);
        DoubleVector p = broadcast(Elementary.millsTerm(0));
        for (int i = 1; i < Elementary.millsTerms(); i++) {
            p = p.fma(t, broadcast(Elementary.millsTerm(i)));
        }
        return p.mul(inverse);
    }

    private static DoubleVector broadcast(final double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
