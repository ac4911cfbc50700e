package io.loadline.gateway.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM or SIGINT as something a command can wait for. The process stays until {@link #finished} says that the command has cleaned up,
 * for at most 30 seconds, and then ends with the command's exit code.
 */
final class StopSignal {
    private static final long LONGEST_CLEAN_UP_S = 30;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile int exitCode = Exit.FAILURE;

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "loadline-stop"));
    }

    /** Waits; returns true as soon as a stop was asked for. */
    boolean await(final long milliseconds) throws InterruptedException {
        return asked.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Lets the process end, with this code. */
    void finished(final int code) {
        exitCode = code;
        finished.countDown();
    }

    private void onShutdown() {
        final boolean bySignal = finished.getCount() > 0;
        asked.countDown();
        if (bySignal && awaitFinish()) {
            System.out.flush();
            System.err.flush();
            Runtime.getRuntime().halt(exitCode);
        }
    }

    private boolean awaitFinish() {
        try {
            return finished.await(LONGEST_CLEAN_UP_S, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
