package io.loadline.gateway.refit;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.RiskModel;
import io.loadline.gateway.config.RefitSettings;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.pipeline.IngressSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Begins a round of fits whenever its time of the log has come and the round before has ended, and puts the results into the log as they come. Ingress
 * thread, but for the fits themselves and {@link #output()}. What is under way when the server stops is lost: the fits in the log stay in use.
 */
public final class VolatilityRefits implements IngressSource, AutoCloseable {
    private static final int EVENTS_A_POLL = 4;

    private final Queue<byte[]> results = new ConcurrentLinkedQueue<>();
    private final ExecutorService conductor = Executors.newSingleThreadExecutor(daemon("loadline-refit"));
    private final ExecutorService fitter = Executors.newSingleThreadExecutor(daemon("loadline-fit"));
    private final ReturnWindows windows;
    private final FitRound round;
    private final ErrorHandler errors;
    private final AtomicCounter failedRounds;
    private final long intervalNs;
    private InputSink sink;
    private Future<?> running;
    private final AtomicLong rounds = new AtomicLong();
    private long dueNs = Long.MIN_VALUE;

    /**
     * @param model instruments, history and bars
     * @param settings how models are fitted
     * @param counters where to count
     * @param errors told which series has no new fit
     */
    public VolatilityRefits(
            final RiskModel model, final RefitSettings settings, final Counters counters, final ErrorHandler errors) {
        this.errors = errors;
        intervalNs = settings.intervalNs();
        windows = new ReturnWindows(model.instruments().size(), settings.window());
        round = new FitRound(model, settings, windows, fitter, results::add, counters, errors);
        failedRounds = counters.counter("refit: rounds that failed");
    }

    private static ThreadFactory daemon(final String name) {
        return Thread.ofPlatform().daemon().name(name).factory();
    }

    /** @return to be told of the output from the first event of the log on, replayed ones too */
    public OutputPort output() {
        return windows;
    }

    /**
     * @param log where results go; before the first poll
     */
    public void sink(final InputSink log) {
        sink = log;
    }

    @Override
    public int poll(final long nowNs) {
        int work = 0;
        for (byte[] result = results.poll(); result != null; result = work < EVENTS_A_POLL ? results.poll() : null) {
            sink.claim().putBytes(0, result);
            sink.commit(result.length);
            work++;
        }
        if (running != null && running.isDone() && results.isEmpty()) {
            end();
        }
        if (running == null && nowNs >= dueNs) {
            dueNs = nowNs + intervalNs;
            running = conductor.submit(() -> {
                round.run();
                return null;
            });
        }
        return work;
    }

    private void end() {
        try {
            running.get();
        } catch (final ExecutionException e) {
            failedRounds.incrementRelease();
            errors.onError(new IllegalStateException("a round of volatility fits failed", e.getCause()));
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = null;
        rounds.incrementAndGet();
    }

    /** @return rounds whose results are all in the log; from any thread */
    public long rounds() {
        return rounds.get();
    }

    /** @return true while a round is under way or a result waits */
    public boolean isBusy() {
        return running != null || !results.isEmpty();
    }

    @Override
    public void close() {
        conductor.shutdownNow();
        fitter.shutdownNow();
    }
}
