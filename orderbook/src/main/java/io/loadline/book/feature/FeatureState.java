package io.loadline.book.feature;

/**
 * The state of the features of every instrument as words of a few large arrays, one instrument selected at a time. The address of a word
 * follows from the number of its instrument, so that no load waits for the one before it, as it would along references from object to object.
 * An array is made for {@value #INSTRUMENTS} instruments at a time, when the first of them is selected, which is when it is defined: after
 * that nothing is ever made for it. What is seldom needed stands behind the rest of its array. Words are 0 at first. Stage thread of the book
 * only.
 */
final class FeatureState {
    private static final int SHIFT = 6;
    /** Instruments an array. */
    static final int INSTRUMENTS = 1 << SHIFT;

    private static final int FIRST_FAR = INSTRUMENTS * FeatureWords.NEAR;

    private final long[][] chunks;
    private long[] words;
    private int base;
    private int farBase;

    /**
     * @param instruments most instruments
     */
    FeatureState(final int instruments) {
        chunks = new long[(instruments + INSTRUMENTS - 1) >> SHIFT][];
    }

    /** State of a single instrument, selected. */
    static FeatureState single() {
        final FeatureState state = new FeatureState(1);
        state.select(0);
        return state;
    }

    /** Makes an instrument the one that is read and written; it must be one of those there is room for. */
    void select(final int instrument) {
        final int index = instrument & (INSTRUMENTS - 1);
        base = index * FeatureWords.NEAR;
        farBase = FIRST_FAR + index * FeatureWords.FAR;
        words = chunks[instrument >> SHIFT];
        if (words == null) {
            words = make(instrument >> SHIFT);
        }
    }

    private long[] make(final int chunk) {
        chunks[chunk] = new long[INSTRUMENTS * (FeatureWords.NEAR + FeatureWords.FAR)];
        return chunks[chunk];
    }

    /** True if the instrument has words: selecting it will make none. */
    boolean has(final int instrument) {
        return chunks[instrument >> SHIFT] != null;
    }

    /**
     * The array that holds the instrument, for a kernel on the way of every event: the compiler stops inlining in the middle of that way where
     * each word is asked for by a call.
     */
    long[] words() {
        return words;
    }

    /** Where the near words of the instrument begin in {@link #words}. */
    int base() {
        return base;
    }

    /** Where its far words begin in {@link #words}. */
    int farBase() {
        return farBase;
    }

    long get(final int word) {
        return words[base + word];
    }

    void set(final int word, final long value) {
        words[base + word] = value;
    }

    double number(final int word) {
        return Double.longBitsToDouble(words[base + word]);
    }

    void number(final int word, final double value) {
        words[base + word] = Double.doubleToRawLongBits(value);
    }

    boolean flag(final long flag) {
        return (words[base + FeatureWords.FLAGS] & flag) != 0;
    }

    void flag(final long flag, final boolean on) {
        final long flags = words[base + FeatureWords.FLAGS];
        words[base + FeatureWords.FLAGS] = on ? flags | flag : flags & ~flag;
    }

    /** A word that is kept behind those of all instruments of the array. */
    long far(final int word) {
        return words[farBase + word];
    }

    void far(final int word, final long value) {
        words[farBase + word] = value;
    }

    double farNumber(final int word) {
        return Double.longBitsToDouble(words[farBase + word]);
    }

    void farNumber(final int word, final double value) {
        words[farBase + word] = Double.doubleToRawLongBits(value);
    }
}
