package io.loadline.book;

/** Search in ascending keys of which the last are the most wanted: nearly all changes of a book are near its best price. */
final class SortedKeys {
    private static final int LINEAR_STEPS = 12;

    private SortedKeys() {}

    /**
     * @param words hold the keys, ascending
     * @param first where the first key is
     * @param stride words from key to key
     * @param size keys in use
     * @param key looked for
     * @return index of the last key not above the one looked for, -1 where there is none
     */
    static int floor(final long[] words, final int first, final int stride, final int size, final long key) {
        int index = size - 1;
        final int stop = Math.max(-1, index - LINEAR_STEPS);
        while (index > stop) {
            if (words[first + index * stride] <= key) {
                return index;
            }
            index--;
        }
        int low = 0;
        while (low <= index) {
            final int middle = (low + index) >>> 1;
            if (words[first + middle * stride] <= key) {
                low = middle + 1;
            } else {
                index = middle - 1;
            }
        }
        return index;
    }
}
