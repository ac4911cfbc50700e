package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Fits many series beside the tick path, on threads that the caller gives and closes. Each fit is by itself, so the outcomes are the same for
 * any number of threads, and in the order of the series.
 */
public final class VolatilityRefit {
    private final ExecutorService threads;

    /** @param threads that run the fits; not closed here */
    public VolatilityRefit(final ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * Fits all series and waits for them.
     *
     * @param model for every series
     * @param series returns; must not change meanwhile
     * @return one outcome a series; bad series are refused one by one and do not stop the others
     * @throws InterruptedException if the caller is interrupted while it waits; fits that have not begun are cancelled
     */
    public List<RefitOutcome> refit(final VolatilityModel model, final List<double[]> series)
            throws InterruptedException {
        final List<Future<RefitOutcome>> pending = new ArrayList<>(series.size());
        for (final double[] returns : series) {
            pending.add(threads.submit(() -> fit(model, returns)));
        }
        final List<RefitOutcome> outcomes = new ArrayList<>(series.size());
        try {
            for (final Future<RefitOutcome> fit : pending) {
                outcomes.add(fit.get());
            }
        } catch (final ExecutionException e) {
            throw new IllegalStateException("a fit failed for no fault of its series", e.getCause());
        } finally {
            for (final Future<RefitOutcome> fit : pending) {
                fit.cancel(false);
            }
        }
        return outcomes;
    }

    private static RefitOutcome fit(final VolatilityModel model, final double[] returns) {
        try {
            final VolatilityFit fit = model.fit(returns);
            return fit.converged() ? new RefitOutcome.Converged(fit) : new RefitOutcome.NotConverged(fit);
        } catch (final IllegalArgumentException e) {
            return new RefitOutcome.Refused(e.getMessage());
        }
    }
}
