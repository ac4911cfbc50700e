package io.loadline.core.random;

import io.loadline.core.math.Normal;

/**
 * Sobol's low-discrepancy sequence in the order of the Gray code (I. A. Antonov and V. M. Saleev 1979), from the origin on. Any point is computed
 * directly from its index. A scrambled sequence applies to every coordinate a nested uniform scramble (A. B. Owen 1995) by the hash of B. Burley,
 * "Practical hash-based Owen scrambling", JCGT 9 (2020): still a digital net, unbiased, never 0 or 1, and independent for different seeds.
 *
 * <p>Use 2^n points from index 0, or a multiple of 2^n: the error falls about as 1 / points instead of 1 / sqrt(points).
 */
public final class SobolSequence {
    /** Largest number of dimensions. */
    public static final int MOST_DIMENSIONS = SobolDirections.MOST_DIMENSIONS;

    private static final double CELL = 0x1p-32;

    private final int dimensions;
    private final int[] directions;
    private final int[] seeds;

    private SobolSequence(final int dimensions, final int[] seeds) {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions: " + dimensions + " given; expected 1 to " + MOST_DIMENSIONS);
        }
        this.dimensions = dimensions;
        this.seeds = seeds;
        directions = SobolDirections.read(dimensions);
    }

    /**
     * Makes the sequence itself; its first point is the origin.
     *
     * @param dimensions 1 to {@link #MOST_DIMENSIONS}
     * @return the sequence
     */
    public static SobolSequence plain(final int dimensions) {
        return new SobolSequence(dimensions, null);
    }

    /**
     * Makes a scrambled sequence.
     *
     * @param dimensions 1 to {@link #MOST_DIMENSIONS}
     * @param seed seed of the scramble
     * @return the sequence
     */
    public static SobolSequence scrambled(final int dimensions, final long seed) {
        final int[] seeds = new int[Math.max(0, dimensions)];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = (int) (SplitMix64.mix(SplitMix64.mix(seed) + i) >>> 32);
        }
        return new SobolSequence(dimensions, seeds);
    }

    /** Returns the number of dimensions. */
    public int dimensions() {
        return dimensions;
    }

    /**
     * Returns one coordinate.
     *
     * @param index index of the point, 0 to 2^32 - 1
     * @param dimension dimension, from 0
     * @return uniform from 0 (scrambled: above 0) to below 1
     * @throws IllegalArgumentException if there is no such index or dimension
     */
    public double uniform(final long index, final int dimension) {
        if (index < 0 || index >= 1L << SobolDirections.BITS || dimension < 0 || dimension >= dimensions) {
            throw new IllegalArgumentException("index " + index + " and dimension " + dimension
                    + " given; expected an index from 0 to 2^32 - 1 and a dimension from 0 to " + (dimensions - 1));
        }
        return toUniform(bits(index, dimension), dimension);
    }

    /**
     * Fills in consecutive points.
     *
     * @param first index of the first point
     * @param out receives the uniforms, {@code out[point * dimensions + dimension]}; its length is a multiple of the dimensions
     */
    public void uniforms(final long first, final double[] out) {
        final int points = points(first, out);
        final int[] bits = new int[dimensions];
        for (int d = 0; d < dimensions; d++) {
            bits[d] = bits(first, d);
        }
        for (int i = 0; i < points; i++) {
            if (i > 0) {
                final int changed = Long.numberOfTrailingZeros(first + i);
                for (int d = 0; d < dimensions; d++) {
                    bits[d] ^= directions[d * SobolDirections.BITS + changed];
                }
            }
            for (int d = 0; d < dimensions; d++) {
                out[i * dimensions + d] = toUniform(bits[d], d);
            }
        }
    }

    /**
     * Fills in consecutive points as standard normals; only for a scrambled sequence, since the origin of a plain one has none.
     *
     * @param first index of the first point
     * @param out receives the normals, laid out as in {@link #uniforms}
     */
    public void normals(final long first, final double[] out) {
        if (seeds == null) {
            throw new IllegalStateException("a plain sequence holds 0, which no normal corresponds to; scramble it");
        }
        uniforms(first, out);
        for (int i = 0; i < out.length; i++) {
            out[i] = Normal.quantile(out[i]);
        }
    }

    private int points(final long first, final double[] out) {
        final int points = out.length / dimensions;
        if (points * dimensions != out.length) {
            throw new IllegalArgumentException(
                    "out: length " + out.length + " given; expected a multiple of " + dimensions);
        }
        if (first < 0 || first + points > 1L << SobolDirections.BITS) {
            throw new IllegalArgumentException(
                    "first: " + first + " given with " + points + " points; expected indices 0 to 2^32 - 1");
        }
        return points;
    }

    private int bits(final long index, final int dimension) {
        int bits = 0;
        int place = dimension * SobolDirections.BITS;
        for (long gray = index ^ index >>> 1; gray != 0; gray >>>= 1) {
            if ((gray & 1) != 0) {
                bits ^= directions[place];
            }
            place++;
        }
        return bits;
    }

    private double toUniform(final int bits, final int dimension) {
        if (seeds == null) {
            return (bits & 0xFFFFFFFFL) * CELL;
        }
        return ((scrambled(bits, seeds[dimension]) & 0xFFFFFFFFL) + 0.5) * CELL;
    }

    /** On reversed bits, every bit is changed by a hash of the bits below it only (S. Laine and T. Karras 2011): nested, so the net stays one. */
    private static int scrambled(final int bits, final int seed) {
        int x = Integer.reverse(bits);
        x ^= x * 0x3D20ADEA;
        x += seed;
        x *= seed >>> 16 | 1;
        x ^= x * 0x05526C56;
        x ^= x * 0x53A22864;
        return Integer.reverse(x);
    }
}
