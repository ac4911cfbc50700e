package io.loadline.varengine;

import io.loadline.core.model.VolatilitySettings;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/**
 * A quick look at the time of an event in {@link VolatilityStage}: processor time of a quote that ends its instrument's bar, with a filter of either kind,
 * and of one that does not; the best of many batches. Run by hand.
 */
final class VolatilityStageTimer {
    private static final int BATCH = 20_000;
    private static final int BATCHES = 100;

    private VolatilityStageTimer() {}

    /** Prints a line for each kind of filter. */
    public static void main(final String[] args) {
        final double[] returns = new Random(1).doubles(500, -0.01, 0.01).toArray();
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (final VolatilityModel model : new VolatilityModel[] {VolatilityModel.gjr(), VolatilityModel.egarch()}) {
            final VolatilityFit fit = model.fit(returns);
            final VolatilityDay day = new VolatilityDay(new VolatilitySettings(1_000, 0, 1_000, 252, Long.MAX_VALUE));
            day.fit(VolatilityDay.SHARE, fit, 0, 0, 0);
            long closing = Long.MAX_VALUE;
            long still = Long.MAX_VALUE;
            long nowNs = 0;
            for (int batch = 0; batch < BATCHES; batch++) {
                for (final int stepNs : new int[] {1_000, 0}) {
                    final long before = threads.getCurrentThreadCpuTime();
                    for (int i = 0; i < BATCH; i++) {
                        nowNs += stepNs;
                        day.quote(VolatilityDay.SHARE, 100 + (i & 1), nowNs);
                    }
                    final long took = (threads.getCurrentThreadCpuTime() - before) / BATCH;
                    if (stepNs > 0) {
                        closing = Math.min(closing, took);
                    } else {
                        still = Math.min(still, took);
                    }
                }
            }
            System.out.printf(
                    "%s: %,d ns with the end of a bar of six instruments, one of them quoted; %,d ns without%n",
                    model.variance(), closing, still);
        }
    }
}
