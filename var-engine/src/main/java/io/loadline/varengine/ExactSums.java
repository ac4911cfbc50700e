package io.loadline.varengine;

/**
 * Running sums that lose nothing: each keeps the rounding error of its additions beside it (two-sum of Knuth 1969), so adding and later
 * taking away the same numbers in any order leaves no drift.
 */
final class ExactSums {
    private final double[] sums;
    private final double[] errors;

    ExactSums(final int count) {
        sums = new double[count];
        errors = new double[count];
    }

    void add(final int index, final double value) {
        final double sum = sums[index];
        final double next = sum + value;
        final double part = next - sum;
        errors[index] += (sum - (next - part)) + (value - part);
        sums[index] = next;
    }

    double get(final int index) {
        return sums[index] + errors[index];
    }
}
