package io.loadline.core.random;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Direction numbers of Sobol sequences: S. Joe and F. Y. Kuo, SIAM J. Sci. Comput. 30 (2008), set new-joe-kuo-6, from a resource whose licence lies
 * beside it. Their recurrence is equation 1 of that paper.
 */
final class SobolDirections {
    /** Dimensions in the resource. */
    static final int MOST_DIMENSIONS = 4096;

    /** Bits of a coordinate. */
    static final int BITS = 32;

    private SobolDirections() {}

    /** Returns the direction numbers of the first dimensions, {@code [dimension * BITS + bit]}, the first bit the most significant. */
    static int[] read(final int dimensions) {
        final int[] directions = new int[dimensions * BITS];
        for (int bit = 0; bit < BITS; bit++) {
            directions[bit] = 1 << (BITS - 1 - bit);
        }
        try (InputStream resource = SobolDirections.class.getResourceAsStream("sobol-joe-kuo-6.bin");
                DataInputStream in = new DataInputStream(new BufferedInputStream(resource))) {
            for (int dimension = 1; dimension < dimensions; dimension++) {
                readDimension(in, directions, dimension * BITS);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return directions;
    }

    private static void readDimension(final DataInputStream in, final int[] directions, final int start)
            throws IOException {
        final int degree = in.readUnsignedByte();
        final int polynomial = in.readUnsignedShort();
        for (int bit = 0; bit < degree; bit++) {
            directions[start + bit] = in.readUnsignedShort() << (BITS - 1 - bit);
        }
        for (int bit = degree; bit < BITS; bit++) {
            final int oldest = directions[start + bit - degree];
            int direction = oldest ^ oldest >>> degree;
            for (int k = 1; k < degree; k++) {
                if ((polynomial >>> (degree - 1 - k) & 1) != 0) {
                    direction ^= directions[start + bit - k];
                }
            }
            directions[start + bit] = direction;
        }
    }
}
