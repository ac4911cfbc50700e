package io.loadline.gateway.store;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Makes bars of one length for all instruments, aligned to UTC. An instrument has a bar where it traded or its top changed. All bars of
 * a length end together, with the first event of the log at or behind their end, and come in the order in which they began.
 */
final class BarBuilder {
    /** Takes a bar; valid during the call. */
    @FunctionalInterface
    interface Output {
        void bar(String length, int instrument, Bar bar, boolean complete);
    }

    private final String name;
    private final long lengthNs;
    private final Output output;
    private final ArrayDeque<Integer> begun = new ArrayDeque<>();
    private Bar[] bars = new Bar[0];
    private double[] mids = new double[0];
    private long startNs = Long.MIN_VALUE;

    BarBuilder(final String name, final long lengthNs, final Output output) {
        this.name = name;
        this.lengthNs = lengthNs;
        this.output = output;
    }

    /** Time goes on: ends bars that are over. Call with every event, before what it does. */
    void advance(final long nowNs) {
        final long start = Math.floorDiv(nowNs, lengthNs) * lengthNs;
        if (start != startNs) {
            hand(true);
            begun.forEach(instrument -> bars[instrument].end());
            begun.clear();
            startNs = start;
        }
    }

    void trade(final int instrument, final double price, final double quantity) {
        bar(instrument).trade(price, quantity);
    }

    void mid(final int instrument, final double mid) {
        bar(instrument).mid(mid);
        mids[instrument] = mid;
    }

    /** Hands on the bars that are not over. */
    void handOpen() {
        hand(false);
    }

    private void hand(final boolean complete) {
        begun.forEach(instrument -> output.bar(name, instrument, bars[instrument], complete));
    }

    private Bar bar(final int instrument) {
        if (instrument >= bars.length) {
            final int known = bars.length;
            final int length = Math.max(2 * known, instrument + 1);
            bars = Arrays.copyOf(bars, length);
            mids = Arrays.copyOf(mids, length);
            Arrays.fill(mids, known, length, Double.NaN);
        }
        if (bars[instrument] == null) {
            bars[instrument] = new Bar();
        }
        if (!bars[instrument].isBegun()) {
            bars[instrument].begin(startNs, mids[instrument]);
            begun.add(instrument);
        }
        return bars[instrument];
    }
}
