package io.loadline.regime;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.BookSection;
import java.util.Arrays;

/**
 * The market factor: the equally weighted log return of the mids of chosen instruments, sampled at the times asked for (previous-tick
 * sampling). An instrument takes part while its quote is good and not aged; the factor is good while at least half of them do. A price that
 * comes back is a new start, never a return.
 */
final class MarketFactor {
    private final int[] slotOfInstrument;
    private final int size;
    private final long maxQuoteAgeNs;
    private final double[] mid;
    private final double[] sampledMid;
    private final long[] quoteTimeNs;
    private final int[] quality;
    private int factorQuality = Quality.NO_PRICE;

    /**
     * @param instruments instrument ids, without repeats
     * @param instrumentCount instruments of the model
     * @param maxQuoteAgeNs a quote older than this takes no part
     */
    MarketFactor(final int[] instruments, final int instrumentCount, final long maxQuoteAgeNs) {
        size = instruments.length;
        this.maxQuoteAgeNs = maxQuoteAgeNs;
        slotOfInstrument = new int[instrumentCount];
        Arrays.fill(slotOfInstrument, -1);
        for (int slot = 0; slot < size; slot++) {
            final int instrument = instruments[slot];
            if (instrument < 0 || instrument >= instrumentCount || slotOfInstrument[instrument] >= 0) {
                throw new IllegalArgumentException("regimeFactor holds instrument " + instrument
                        + "; expected ids from 0 to " + (instrumentCount - 1) + ", each once");
            }
            slotOfInstrument[instrument] = slot;
        }
        mid = new double[size];
        sampledMid = new double[size];
        quoteTimeNs = new long[size];
        quality = new int[size];
        Arrays.fill(quality, Quality.NO_PRICE);
    }

    /** Every quote is worth nothing until it is heard again. */
    void clear() {
        Arrays.fill(quality, Quality.STALE);
        factorQuality = size == 0 ? Quality.NO_PRICE : Quality.STALE;
    }

    /**
     * @param book what the book stage says; any instrument
     * @param timeNs event time
     */
    void onBook(final BookSection book, final long timeNs) {
        final int instrument = book.instrument;
        if (instrument < 0 || instrument >= slotOfInstrument.length || slotOfInstrument[instrument] < 0) {
            return;
        }
        final int slot = slotOfInstrument[instrument];
        final int before = quality[slot];
        final boolean aged = before == Quality.GOOD && timeNs - quoteTimeNs[slot] > maxQuoteAgeNs;
        quality[slot] = qualityOf(book);
        if (quality[slot] == Quality.GOOD) {
            // The scale cancels in a return; the sum of two longs could overflow, that of two doubles cannot.
            mid[slot] = ((double) book.bidPrice + (double) book.askPrice) * 0.5;
            quoteTimeNs[slot] = timeNs;
            if (before != Quality.GOOD || aged) {
                sampledMid[slot] = mid[slot];
            }
        }
    }

    private static int qualityOf(final BookSection book) {
        if (book.quality != Quality.GOOD) {
            return book.quality;
        }
        if (book.bidPrice == Scale.NULL_PRICE || book.askPrice == Scale.NULL_PRICE) {
            return Quality.ONE_SIDED;
        }
        // A log return needs prices above zero.
        return book.bidPrice > 0 && book.askPrice > 0 ? Quality.GOOD : Quality.MODEL;
    }

    /**
     * Takes a sample.
     *
     * @param timeNs event time
     * @return log return since the last sample; NaN if less than half of the instruments have a good quote
     */
    double sample(final long timeNs) {
        double sum = 0;
        int good = 0;
        int badBits = 0;
        for (int slot = 0; slot < size; slot++) {
            if (quality[slot] == Quality.GOOD && timeNs - quoteTimeNs[slot] > maxQuoteAgeNs) {
                quality[slot] = Quality.AGED;
            }
            if (quality[slot] == Quality.GOOD) {
                good++;
                if (mid[slot] != sampledMid[slot]) {
                    sum += StrictMath.log(mid[slot] / sampledMid[slot]);
                    sampledMid[slot] = mid[slot];
                }
            } else {
                badBits |= quality[slot];
            }
        }
        final boolean enough = size > 0 && 2 * good >= size;
        factorQuality = enough ? Quality.GOOD : badBits | (size == 0 ? Quality.NO_PRICE : 0);
        return enough ? sum / good : Double.NaN;
    }

    /** @return {@link Quality} bits at the last sample: good, or those of the instruments that were not */
    int quality() {
        return factorQuality;
    }
}
