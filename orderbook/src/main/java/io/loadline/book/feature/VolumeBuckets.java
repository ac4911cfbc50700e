package io.loadline.book.feature;

import java.util.Arrays;

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

    private final long[] imbalances = new long[WINDOW];
    private final long givenBucket;
    private long bucket;
    private int learned;
    private long learnedVolume;
    private long filled;
    private long imbalance;
    private int closed;
    private int next;
    private long sum;

    /**
     * @param givenBucket volume of a bucket, mantissa, 0 to learn it
     */
    VolumeBuckets(final long givenBucket) {
        this.givenBucket = givenBucket;
        bucket = givenBucket;
    }

    void onTrade(final int sign, final long quantity) {
        if (bucket == 0) {
            learn(quantity);
            return;
        }
        final long room = bucket - filled;
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
        learnedVolume += quantity;
        learned++;
        if (learned == LEARNING_TRADES) {
            bucket = learnedVolume;
        }
    }

    private void add(final int sign, final long quantity) {
        filled += quantity;
        imbalance += sign * quantity;
    }

    private void close() {
        final long magnitude = Math.abs(imbalance);
        sum += magnitude - imbalances[next];
        imbalances[next] = magnitude;
        next = next + 1 == WINDOW ? 0 : next + 1;
        closed = Math.min(WINDOW, closed + 1);
        filled = 0;
        imbalance = 0;
    }

    /** 0 to 1; NaN before ten buckets. */
    double vpin() {
        return closed < LEAST ? Double.NaN : sum / ((double) closed * bucket);
    }

    void reset() {
        bucket = givenBucket;
        learned = 0;
        learnedVolume = 0;
        filled = 0;
        imbalance = 0;
        closed = 0;
        next = 0;
        sum = 0;
        Arrays.fill(imbalances, 0);
    }
}
