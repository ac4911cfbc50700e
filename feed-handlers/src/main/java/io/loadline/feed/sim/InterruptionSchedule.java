package io.loadline.feed.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When which instrument changes its phase, and when the channel starts anew: all of it known at the start. */
final class InterruptionSchedule {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int RESETS = 2;

    /** A change; no phase where it is a reset of the channel. */
    private record Change(long timeNs, int instrument, TradingPhase phase) {}

    private final Change[] changes;
    private int next;

    InterruptionSchedule(
            final Interruptions interruptions,
            final int instruments,
            final long seed,
            final long openNs,
            final long durationNs) {
        final List<Change> planned = new ArrayList<>();
        final long[] freeFromNs = new long[instruments];
        final SimulationRandom random = new SimulationRandom(seed, Streams.INTERRUPTIONS);
        final int[] counts = {interruptions.halts(), interruptions.auctions(), interruptions.resets()};
        final long lengthNs = interruptions.lengthNs();
        for (int kind = 0; kind < counts.length; kind++) {
            for (int i = 0; i < counts[kind]; i++) {
                final long atNs = openNs + (long) ((i + random.uniform()) * durationNs / counts[kind]);
                if (kind == RESETS) {
                    planned.add(new Change(atNs, 0, null));
                    continue;
                }
                final boolean halt = kind == 0;
                final long endNs = atNs + (halt ? 2 * lengthNs : lengthNs);
                final int instrument = freeInstrument(random.below(instruments), atNs, freeFromNs);
                if (instrument >= 0) {
                    freeFromNs[instrument] = endNs;
                    if (halt) {
                        planned.add(new Change(atNs, instrument, TradingPhase.HALTED));
                    }
                    planned.add(new Change(halt ? atNs + lengthNs : atNs, instrument, TradingPhase.AUCTION));
                    planned.add(new Change(endNs, instrument, TradingPhase.OPEN));
                }
            }
        }
        planned.sort(Comparator.comparingLong(Change::timeNs));
        changes = planned.toArray(Change[]::new);
    }

    /** @return the first from a place on that nothing interrupted up to a time or later; -1 where there is none */
    private static int freeInstrument(final int from, final long atNs, final long[] freeFromNs) {
        for (int i = 0; i < freeFromNs.length; i++) {
            final int instrument = (from + i) % freeFromNs.length;
            if (freeFromNs[instrument] < atNs) {
                return instrument;
            }
        }
        return -1;
    }

    /** @return when the next change is, {@link Long#MAX_VALUE} where there is none */
    long nextTimeNs() {
        return next == changes.length ? NEVER : changes[next].timeNs;
    }

    /** @return true if the next change is a reset of the channel */
    boolean isReset() {
        return changes[next].phase == null;
    }

    int instrument() {
        return changes[next].instrument;
    }

    TradingPhase phase() {
        return changes[next].phase;
    }

    /** Goes on to the change after. */
    void advance() {
        next++;
    }
}
