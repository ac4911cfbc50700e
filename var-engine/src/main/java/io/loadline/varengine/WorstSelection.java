package io.loadline.varengine;

/**
 * The k smallest elements of a vector, sorted: a bounded max-heap, then heap sort. O(n log k) for any input, no recursion, no allocation.
 */
final class WorstSelection {
    private final double[] values;
    private final int[] indices;

    /**
     * @param capacity largest k
     */
    WorstSelection(final int capacity) {
        values = new double[capacity];
        indices = new int[capacity];
    }

    /** @return the selected values, smallest first */
    double[] values() {
        return values;
    }

    /** @return where they were */
    int[] indices() {
        return indices;
    }

    /**
     * Selects the k smallest of the first {@code length} elements.
     *
     * @param k at least 1, at most {@code length} and the capacity
     */
    void select(final double[] vector, final int length, final int k) {
        for (int i = 0; i < k; i++) {
            values[i] = vector[i];
            indices[i] = i;
        }
        for (int i = k / 2 - 1; i >= 0; i--) {
            sink(values[i], indices[i], i, k);
        }
        double largest = values[0];
        for (int i = k; i < length; i++) {
            if (vector[i] < largest) {
                sink(vector[i], i, 0, k);
                largest = values[0];
            }
        }
        for (int end = k - 1; end > 0; end--) {
            final double value = values[end];
            final int index = indices[end];
            values[end] = values[0];
            indices[end] = indices[0];
            sink(value, index, 0, end);
        }
    }

    private void sink(final double value, final int index, final int hole, final int size) {
        int at = hole;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && values[child + 1] > values[child]) {
                child++;
            }
            if (values[child] <= value) {
                break;
            }
            values[at] = values[child];
            indices[at] = indices[child];
            at = child;
        }
        values[at] = value;
        indices[at] = index;
    }
}
