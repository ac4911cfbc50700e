package io.loadline.varengine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The vector width of explicit vector code: that of the machine, at most 512 bits. Arrays are padded to {@link #LANES} at any width. */
final class VectorWidth {
    /** Doubles in the widest vector used. */
    static final int LANES = 8;

    /** System property that forces another width, in bits; for the test that proves widths equal. */
    static final String PROPERTY = "loadline.vectorBits";

    /** Doubles at full width. */
    static final VectorSpecies<Double> DOUBLES = species();

    private VectorWidth() {}

    private static VectorSpecies<Double> species() {
        final int preferred = Math.min(LANES * Double.SIZE, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
        return VectorSpecies.of(double.class, VectorShape.forBitSize(Integer.getInteger(PROPERTY, preferred)));
    }

    /**
     * @param scenarios number of scenarios
     * @return the least multiple of {@link #LANES} that holds them
     */
    static int padded(final int scenarios) {
        return (scenarios + LANES - 1) / LANES * LANES;
    }
}
