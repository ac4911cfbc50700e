package io.loadline.book.feature;

/**
 * The state of the features of every instrument as words of a few large arrays, one instrument selected at a time. The address of a word
 * follows from the number of its instrument, so that no load waits for the one before it, as it would along references from object to object.
 * Arrays are made for {@value #INSTRUMENTS} instruments at a time, when the first of them is seen; those of what is seldom needed with its first
 * use. Words are 0 at first. Stage thread of the book only.
 */
final class FeatureState {
    private static final int SHIFT = 6;
    /** Instruments an array. */
    static final int INSTRUMENTS = 1 << SHIFT;

    private final long[][] near;
    private final long[][] far;
    private long[] words;
    private long[] farWords;
    private int chunk;
    private int base;
    private int farBase;

    /**
     * @param instruments most instruments
     */
    FeatureState(final int instruments) {
        final int chunks = (instruments + INSTRUMENTS - 1) >> SHIFT;
        near = new long[chunks][];
        far = new long[chunks][];
    }

    /** State of a single instrument, selected. */
    static FeatureState single() {
        final FeatureState state = new FeatureState(1);
        state.select(0);
        return state;
    }

    /** Makes an instrument the one that is read and written; it must be one of those there is room for. */
    void select(final int instrument) {
        chunk = instrument >> SHIFT;
        final int index = instrument & (INSTRUMENTS - 1);
        base = index * FeatureWords.NEAR;
        farBase = index * FeatureWords.FAR;
        farWords = far[chunk];
        words = near[chunk];
        if (words == null) {
            words = make(near, FeatureWords.NEAR);
        }
    }

    private long[] make(final long[][] chunks, final int wordsAnInstrument) {
        chunks[chunk] = new long[INSTRUMENTS * wordsAnInstrument];
        return chunks[chunk];
    }

    /** True if the instrument has words: selecting it will make none. */
    boolean has(final int instrument) {
        return near[instrument >> SHIFT] != null;
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

    /** True if the instrument, or one that shares its array, has had far words to write. */
    boolean hasFar() {
        return farWords != null;
    }

    /** A far word, 0 while there is none. */
    long far(final int word) {
        return farWords == null ? 0 : farWords[farBase + word];
    }

    void far(final int word, final long value) {
        if (farWords == null) {
            farWords = make(far, FeatureWords.FAR);
        }
        farWords[farBase + word] = value;
    }

    double farNumber(final int word) {
        return Double.longBitsToDouble(far(word));
    }

    void farNumber(final int word, final double value) {
        far(word, Double.doubleToRawLongBits(value));
    }
}
