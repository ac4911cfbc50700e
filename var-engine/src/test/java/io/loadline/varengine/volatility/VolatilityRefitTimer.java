package io.loadline.varengine.volatility;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * A quick look at the time of one round of {@link VolatilityRefit} over some hundred series: processor time and bytes allocated a fit on one thread, the
 * best of a few rounds, the first of which compiles; and how many converged. Series are simulated, of clustering volatility with Student errors. Run by
 * hand.
 */
final class VolatilityRefitTimer {
    private static final int SERIES = 200;
    private static final int ROUNDS = 3;
    private static final int FREEDOM = 6;
    private static final double MILLION = 1e6;

    private VolatilityRefitTimer() {}

    /** Prints a line for each model and length of series. */
    public static void main(final String[] args) {
        final List<VolatilityModel> models = List.of(
                VolatilityModel.garch(),
                VolatilityModel.gjr(),
                VolatilityModel.gjr().with(ErrorDistribution.STUDENT_T),
                VolatilityModel.gjr().with(ErrorDistribution.SKEWED_T),
                VolatilityModel.egarch().with(ErrorDistribution.STUDENT_T));
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (final int size : new int[] {500, 1_000}) {
            final List<double[]> series = new ArrayList<>();
            for (int i = 0; i < SERIES; i++) {
                series.add(SimulatedReturns.student(i, size, FREEDOM));
            }
            for (final VolatilityModel model : models) {
                long leastNs = Long.MAX_VALUE;
                long bytes = 0;
                int converged = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    final long before = threads.getCurrentThreadCpuTime();
                    final long allocated = threads.getCurrentThreadAllocatedBytes();
                    converged = 0;
                    for (final double[] returns : series) {
                        converged += model.fit(returns).converged() ? 1 : 0;
                    }
                    leastNs = Math.min(leastNs, threads.getCurrentThreadCpuTime() - before);
                    bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
                }
                System.out.printf(
                        "%,d returns, %s %s: %.2f ms and %.2f MB a fit, %.1f s for %d series, %d converged%n",
                        size,
                        model.variance(),
                        model.errors(),
                        leastNs / MILLION / SERIES,
                        bytes / MILLION / SERIES,
                        leastNs / 1e9,
                        SERIES,
                        converged);
            }
        }
    }
}
