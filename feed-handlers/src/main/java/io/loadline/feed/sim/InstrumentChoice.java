package io.loadline.feed.sim;

import java.util.List;

/**
 * Which instrument an event touches: by activity (Walker 1977 alias method with integer thresholds), except for a share of turns that goes
 * round all of them, so that no quote gets old: each instrument is touched at least once a second where the rate allows that with half of
 * the events.
 */
final class InstrumentChoice {
    private static final double MOST_ROUND_ROBIN = 0.5;

    private final SimulationRandom random;
    private final int[] threshold;
    private final int[] alias;
    private final double roundRobinShare;
    private int turn;

    InstrumentChoice(final List<SimulatedInstrument> instruments, final int eventsPerSecond, final long seed) {
        random = new SimulationRandom(seed, Streams.CHOICE);
        final int n = instruments.size();
        roundRobinShare = Math.min(MOST_ROUND_ROBIN, (double) n / eventsPerSecond);
        threshold = new int[n];
        alias = new int[n];
        final long[] scaled = new long[n];
        long total = 0;
        for (final SimulatedInstrument instrument : instruments) {
            total += instrument.quoting().activity();
        }
        for (int i = 0; i < n; i++) {
            scaled[i] = (long) instruments.get(i).quoting().activity() * n;
        }
        pair(scaled, total);
    }

    private void pair(final long[] scaled, final long total) {
        final int n = scaled.length;
        final int[] small = new int[n];
        final int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            threshold[i] = Integer.MAX_VALUE;
            alias[i] = i;
            if (scaled[i] < total) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            final int less = small[--smalls];
            final int more = large[--larges];
            threshold[less] = (int) (scaled[less] * Integer.MAX_VALUE / total);
            alias[less] = more;
            scaled[more] -= total - scaled[less];
            if (scaled[more] < total) {
                small[smalls++] = more;
            } else {
                large[larges++] = more;
            }
        }
    }

    /** @return instrument id */
    int next() {
        if (random.uniform() < roundRobinShare) {
            turn = turn + 1 == alias.length ? 0 : turn + 1;
            return turn;
        }
        final long bits = random.next();
        final int column = (int) (((bits >>> 32) * alias.length) >>> 32);
        return (int) (bits & Integer.MAX_VALUE) < threshold[column] ? column : alias[column];
    }
}
