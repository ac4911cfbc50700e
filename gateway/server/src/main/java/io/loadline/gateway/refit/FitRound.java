package io.loadline.gateway.refit;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.VolatilitySection;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.config.RefitSettings;
import io.loadline.varengine.FitWriter;
import io.loadline.varengine.VolatilityStage;
import io.loadline.varengine.volatility.HorizonVariance;
import io.loadline.varengine.volatility.RefitOutcome;
import io.loadline.varengine.volatility.VolatilityFit;
import io.loadline.varengine.volatility.VolatilityRefit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Fits the model to every series that has new returns, a few series at a time, and hands on what came of each as a message of the log. A series that
 * failed is named in the error log, and once by its message until it has new returns. One thread.
 */
final class FitRound {
    /** Series fitted between two pauses: some ten milliseconds of a core. */
    private static final int TOGETHER = 4;

    private static final long LONGEST_PAUSE_NS = 500_000_000L;
    private static final long NEVER = -1;

    private final List<Series> series = new ArrayList<>();
    private final RefitSettings settings;
    private final ReturnWindows windows;
    private final VolatilityRefit refit;
    private final Consumer<byte[]> results;
    private final ErrorHandler errors;
    private final FitWriter writer = new FitWriter();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[InputSink.MAX_LENGTH]);
    private final AtomicCounter rounds;
    private final AtomicCounter lastMillis;
    private final AtomicCounter fittingMillis;
    private final AtomicCounter converged;
    private final AtomicCounter noMaximum;
    private final AtomicCounter refused;
    private final AtomicCounter tooFew;
    private long fittingNs;

    /** One instrument. */
    private static final class Series {
        private final Instrument instrument;
        /** Returns of the daily history, scaled to a bar. */
        private final double[] history;

        private long tried = NEVER;
        private boolean toldTooFew;

        private Series(final Instrument instrument, final double[] history) {
            this.instrument = instrument;
            this.history = history;
        }
    }

    /** What is fitted. */
    private record Work(Series series, double[] returns, int seeds, long last) {}

    FitRound(
            final RiskModel model,
            final RefitSettings settings,
            final ReturnWindows windows,
            final ExecutorService threads,
            final Consumer<byte[]> results,
            final Counters counters,
            final ErrorHandler errors) {
        this.settings = settings;
        this.windows = windows;
        this.results = results;
        this.errors = errors;
        refit = new VolatilityRefit(threads);
        final Map<Integer, double[]> histories = new HashMap<>();
        for (final Instrument instrument : model.instruments()) {
            if (VolatilityStage.isFollowed(instrument)) {
                windows.follow(instrument.id());
                series.add(new Series(
                        instrument,
                        histories.computeIfAbsent(instrument.historyColumn(), column -> history(model, column))));
            }
        }
        rounds = counters.counter("refit: rounds");
        lastMillis = counters.counter("refit: time of the last round, ms");
        fittingMillis = counters.counter("refit: time of the last round without pauses, ms");
        converged = counters.counter("refit: fits that converged");
        noMaximum = counters.counter("refit: fits without a maximum");
        refused = counters.counter("refit: series refused");
        tooFew = counters.counter("refit: series with too few returns, last round");
    }

    /** A return of a bar is that of a day over the root of the bars a day: their variance is the same a year. */
    private double[] history(final RiskModel model, final int column) {
        if (!settings.history() || column < 0) {
            return new double[0];
        }
        final double[] daily = model.history().returns(column);
        final double scale = Math.sqrt(model.settings().volatility().barsADay());
        for (int i = 0; i < daily.length; i++) {
            daily[i] /= scale;
        }
        return daily;
    }

    /** Runs a round. */
    void run() throws InterruptedException {
        final long startedNs = System.nanoTime();
        fittingNs = 0;
        int few = 0;
        final List<Work> together = new ArrayList<>(TOGETHER);
        for (final Series one : series) {
            final Work work = work(one);
            if (work.returns().length < settings.leastReturns()) {
                few++;
                tellTooFew(work);
            } else if (work.last() != one.tried) {
                together.add(work);
                if (together.size() == TOGETHER) {
                    fit(together);
                }
            }
        }
        if (!together.isEmpty()) {
            fit(together);
        }
        tooFew.setRelease(few);
        fittingMillis.setRelease(TimeUnit.NANOSECONDS.toMillis(fittingNs));
        lastMillis.setRelease(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNs));
        rounds.incrementRelease();
    }

    /** The window of a series: its latest returns, and before them the latest of its history as far as there is room. */
    private Work work(final Series one) {
        long last;
        double[] live;
        do {
            last = windows.count(one.instrument.id());
            live = windows.upTo(one.instrument.id(), last);
        } while (live == null);
        final int seeds = Math.min(one.history.length, settings.window() - live.length);
        final double[] returns =
                Arrays.copyOfRange(one.history, one.history.length - seeds, one.history.length + live.length);
        System.arraycopy(live, 0, returns, seeds, live.length);
        return new Work(one, returns, seeds, last);
    }

    private void tellTooFew(final Work work) {
        if (!work.series().toldTooFew) {
            work.series().toldTooFew = true;
            fail(work, VolatilitySection.TOO_FEW, "fewer than " + settings.leastReturns() + " returns");
        }
    }

    /** Fits, and then rests for as long as keeps to the share of a core; the first fits, of code not compiled yet, would make it rest for seconds. */
    private void fit(final List<Work> together) throws InterruptedException {
        final long startedNs = System.nanoTime();
        fitAtOnce(together);
        final long tookNs = System.nanoTime() - startedNs;
        fittingNs += tookNs;
        TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_PAUSE_NS, (long) (tookNs * (1 / settings.coreShare() - 1))));
    }

    private void fitAtOnce(final List<Work> together) throws InterruptedException {
        final List<RefitOutcome> outcomes = refit.refit(
                settings.model(), together.stream().map(Work::returns).toList());
        for (int i = 0; i < together.size(); i++) {
            final Work work = together.get(i);
            work.series().tried = work.last();
            switch (outcomes.get(i)) {
                case RefitOutcome.Converged(VolatilityFit fit) -> take(work, fit);
                case RefitOutcome.NotConverged _ -> {
                    noMaximum.incrementRelease();
                    report(work, "the search for its parameters ended at no maximum");
                    fail(work, VolatilitySection.NO_MAXIMUM, "no maximum");
                }
                case RefitOutcome.Refused(String reason) -> refuse(work, reason);
            }
        }
        together.clear();
    }

    private void take(final Work work, final VolatilityFit fit) {
        final HorizonVariance horizon = HorizonVariance.of(fit, settings.horizonBars());
        converged.incrementRelease();
        hand(writer.converged(buffer, work.series().instrument.id(), fit, work.seeds(), work.last(), horizon));
    }

    private void refuse(final Work work, final String reason) {
        refused.incrementRelease();
        report(work, reason);
        fail(work, VolatilitySection.REFUSED, reason);
    }

    private void report(final Work work, final String reason) {
        errors.onError(new NotFittedException("volatility of "
                + work.series().instrument.symbol() + ": " + reason + "; the fit before, if any, stays in use"));
    }

    private void fail(final Work work, final int outcome, final String reason) {
        hand(writer.failed(
                buffer,
                work.series().instrument.id(),
                outcome,
                work.returns().length,
                work.seeds(),
                work.last(),
                reason));
    }

    private void hand(final int length) {
        final byte[] message = new byte[length];
        buffer.getBytes(0, message);
        results.accept(message);
    }
}
