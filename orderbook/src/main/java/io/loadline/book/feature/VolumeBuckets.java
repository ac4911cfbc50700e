package io.loadline.book.feature;

/**
 * VPIN (Easley, Lopez de Prado and O'Hara 2012, Flow toxicity and liquidity in a high-frequency world): trades fill buckets of equal
 * volume; VPIN is the mean of |bought - sold| / bucket volume over the last 50 closed buckets. Sides are those of the trades, not the
 * bulk classification; a trade of unknown side counts half to each. Integer arithmetic throughout: the sum cannot drift. The bucket is a
 * fiftieth of the average daily volume, or where none is known the volume of the first 64 trades.
 */
final class VolumeBuckets {
    static final int WINDOW = 50;
    static final int LEAST = 10;
    static final int LEARNING_TRADES = 64;

    private static final int GIVEN = FeatureWords.BUCKETS;
    private static final int BUCKET = GIVEN + 1;
    private static final int LEARNED = GIVEN + 2;
    private static final int LEARNED_VOLUME = GIVEN + 3;
    private static final int FILLED = GIVEN + 4;
    private static final int IMBALANCE = GIVEN + 5;
    private static final int CLOSED = GIVEN + 6;
    private static final int NEXT = GIVEN + 7;
    private static final int SUM = GIVEN + 8;

    private final FeatureState state;

    VolumeBuckets(final FeatureState state) {
        this.state = state;
    }

    /**
     * @param bucket volume of a bucket, mantissa, 0 to learn it
     */
    void begin(final long bucket) {
        state.set(GIVEN, bucket);
        state.set(BUCKET, bucket);
    }

    void onTrade(final int sign, final long quantity) {
        final long bucket = state.get(BUCKET);
        if (bucket == 0) {
            learn(quantity);
            return;
        }
        final long room = bucket - state.get(FILLED);
        if (quantity < room) {
            add(sign, quantity);
            return;
        }
        add(sign, room);
        close();
        final long rest = quantity - room;
        final long whole = Math.min(WINDOW, rest / bucket);
        for (long i = 0; i < whole; i++) {
            add(sign, bucket);
            close();
        }
        add(sign, rest % bucket);
    }

    private void learn(final long quantity) {
        final long volume = state.get(LEARNED_VOLUME) + quantity;
        final long learned = state.get(LEARNED) + 1;
        state.set(LEARNED_VOLUME, volume);
        state.set(LEARNED, learned);
        if (learned == LEARNING_TRADES) {
            state.set(BUCKET, volume);
        }
    }

    private void add(final int sign, final long quantity) {
        state.set(FILLED, state.get(FILLED) + quantity);
        state.set(IMBALANCE, state.get(IMBALANCE) + sign * quantity);
    }

    private void close() {
        final long magnitude = Math.abs(state.get(IMBALANCE));
        final int next = (int) state.get(NEXT);
        state.set(SUM, state.get(SUM) + magnitude - state.far(FeatureWords.FAR_BUCKETS + next));
        state.far(FeatureWords.FAR_BUCKETS + next, magnitude);
        state.set(NEXT, next + 1 == WINDOW ? 0 : next + 1);
        state.set(CLOSED, Math.min(WINDOW, state.get(CLOSED) + 1));
        state.set(FILLED, 0);
        state.set(IMBALANCE, 0);
    }

    /** 0 to 1; NaN before ten buckets. */
    double vpin() {
        final long closed = state.get(CLOSED);
        return closed < LEAST ? Double.NaN : state.get(SUM) / ((double) closed * state.get(BUCKET));
    }

    void reset() {
        state.set(BUCKET, state.get(GIVEN));
        for (int word = LEARNED; word <= SUM; word++) {
            state.set(word, 0);
        }
        for (int i = 0; i < WINDOW; i++) {
            state.far(FeatureWords.FAR_BUCKETS + i, 0);
        }
    }
}
