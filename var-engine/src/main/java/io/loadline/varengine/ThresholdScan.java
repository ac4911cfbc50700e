package io.loadline.varengine;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Finds the elements of a vector below a threshold. Compare-and-compress is what the compiler does not vectorise by itself. */
final class ThresholdScan {
    private static final VectorSpecies<Double> DOUBLES = VectorWidth.DOUBLES;
    private static final int STEP = DOUBLES.length();

    private ThresholdScan() {}

    /**
     * Lists the elements below the threshold, ascending.
     *
     * @param vector its length is a multiple of {@link VectorWidth#LANES}
     * @param indices takes the indices; those that do not fit are counted only
     * @return how many elements there are
     */
    static int below(final double[] vector, final double threshold, final int[] indices) {
        int found = 0;
        for (int s = 0; s < vector.length; s += STEP) {
            long lanes =
                    DoubleVector.fromArray(DOUBLES, vector, s).lt(threshold).toLong();
            for (; lanes != 0; lanes &= lanes - 1) {
                if (found < indices.length) {
                    indices[found] = s + Long.numberOfTrailingZeros(lanes);
                }
                found++;
            }
        }
        return found;
    }
}
