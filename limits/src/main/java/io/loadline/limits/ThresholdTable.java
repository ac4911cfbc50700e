package io.loadline.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Shares of a limit at which something is said, ascending; one array for all limits that share a control and a warning level. */
final class ThresholdTable {
    private static final double[] BANDS = {0.50, 0.75, 0.85, 0.90, 0.95};

    private final LimitsSettings settings;
    private final List<double[]> known = new ArrayList<>();

    ThresholdTable(final LimitsSettings settings) {
        this.settings = settings;
    }

    double[] of(final int control, final double warn) {
        final DoubleStream extra = control == Control.DAILY_LOSS
                ? DoubleStream.of(warn, settings.dailyLossWarn(), settings.dailyLossReduceOnly(), 1.0)
                : DoubleStream.of(warn, 1.0);
        final double[] steps = DoubleStream.concat(DoubleStream.of(BANDS), extra)
                .filter(step -> step > 0)
                .sorted()
                .distinct()
                .toArray();
        for (final double[] array : known) {
            if (Arrays.equals(array, steps)) {
                return array;
            }
        }
        known.add(steps);
        return steps;
    }

    /**
     * @param share share of a limit
     * @return how many of the five bands it has passed
     */
    static int band(final double share) {
        int passed = 0;
        while (passed < BANDS.length && share >= BANDS[passed]) {
            passed++;
        }
        return passed;
    }
}
