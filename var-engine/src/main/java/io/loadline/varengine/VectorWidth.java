package io.loadline.varengine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector width of the sweeps: that of the machine, at most 512 bits. Every operation on vectors is elementwise, so results have the same
 * bits at any width; arrays are padded to {@link #LANES} whatever the width.
 */
final class VectorWidth {
    /** Doubles in the widest vector used. */
    static final int LANES = 8;

    /** System property that forces a narrower width, in bits; for the test that proves widths equal. */
    static final String PROPERTY = "loadline.vectorBits";

    private static final int WIDEST_BITS = LANES * Double.SIZE;

    /** Doubles at full width. */
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_MAX.withShape(
            VectorShape.forBitSize(Math.min(WIDEST_BITS, Integer.getInteger(PROPERTY, preferredBits()))));

    /** As many integers as {@link #DOUBLES} has doubles. */
    static final VectorSpecies<Integer> INTEGERS =
            IntVector.SPECIES_MAX.withShape(VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    private VectorWidth() {}

    private static int preferredBits() {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /**
     * @param scenarios number of scenarios
     * @return the least multiple of {@link #LANES} that holds them
     */
    static int padded(final int scenarios) {
        return (scenarios + LANES - 1) / LANES * LANES;
    }
}
