package io.loadline.core.random;

/**
 * Halton's sequence (1960): coordinate d of point i is the radical inverse of i in the d-th prime. From the origin on. Good for few dimensions;
 * beyond about ten the coordinates of large primes move together, and {@link SobolSequence} is better.
 */
public final class HaltonSequence {
    private static final int MOST_DIMENSIONS = 1000;

    private final int[] primes;

    /**
     * Makes a sequence.
     *
     * @param dimensions 1 to 1,000
     */
    public HaltonSequence(final int dimensions) {
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "dimensions: " + dimensions + " given; expected 1 to " + MOST_DIMENSIONS);
        }
        primes = new int[dimensions];
        int found = 0;
        for (int candidate = 2; found < dimensions; candidate++) {
            if (isPrime(candidate, found)) {
                primes[found++] = candidate;
            }
        }
    }

    /** Returns the number of dimensions. */
    public int dimensions() {
        return primes.length;
    }

    /**
     * Returns coordinate {@code dimension} (from 0) of the point of an index of at least 0.
     *
     * @throws IllegalArgumentException if the index is negative or the sequence has no such dimension
     */
    public double uniform(final long index, final int dimension) {
        if (index < 0 || dimension < 0 || dimension >= primes.length) {
            throw new IllegalArgumentException("index " + index + " and dimension " + dimension
                    + " given; expected an index of at least 0 and a dimension from 0 to " + (primes.length - 1));
        }
        final int base = primes[dimension];
        double value = 0;
        double scale = 1;
        for (long rest = index; rest > 0; rest /= base) {
            scale /= base;
            value += scale * (rest % base);
        }
        return value;
    }

    private boolean isPrime(final int candidate, final int known) {
        for (int i = 0; i < known && primes[i] * primes[i] <= candidate; i++) {
            if (candidate % primes[i] == 0) {
                return false;
            }
        }
        return true;
    }
}
