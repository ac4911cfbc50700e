package io.loadline.client;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;

/**
 * The Aeron client, run by the thread that polls, and made again when its media driver was restarted. A driver is only connected to when it
 * shows a heartbeat, so an attempt does not wait for one.
 */
final class DriverConnection implements AutoCloseable {
    private static final long DRIVER_TIMEOUT_MS = 5_000;

    private final DeskContext context;
    private Aeron aeron;
    private long nextAttemptNs;
    private boolean attempted;

    DriverConnection(final DeskContext context) {
        this.context = context;
    }

    /** @return true if a new connection was made: publications and subscriptions must be added */
    boolean connect(final long nowNs) {
        if (aeron != null || (attempted && nowNs - nextAttemptNs < 0)) {
            return false;
        }
        attempted = true;
        nextAttemptNs = nowNs + context.retryNs();
        final Aeron.Context aeronContext = new Aeron.Context()
                .useConductorAgentInvoker(true)
                .driverTimeoutMs(DRIVER_TIMEOUT_MS)
                .keepAliveIntervalNs(TimeUnit.MILLISECONDS.toNanos(100))
                .errorHandler(context.errorHandler())
                .subscriberErrorHandler(context.errorHandler());
        if (!context.aeronDirectory().isEmpty()) {
            aeronContext.aeronDirectoryName(context.aeronDirectory());
        }
        if (!CommonContext.isDriverActive(
                aeronContext.aeronDirectory() == null
                        ? new java.io.File(aeronContext.aeronDirectoryName())
                        : aeronContext.aeronDirectory(),
                DRIVER_TIMEOUT_MS,
                message -> {})) {
            return false;
        }
        try {
            aeron = Aeron.connect(aeronContext);
            return true;
        } catch (final RuntimeException e) {
            context.errorHandler().onError(e);
            return false;
        }
    }

    /** @return false where there is no connection, or it has just been lost */
    boolean doWork() {
        if (aeron == null) {
            return false;
        }
        aeron.conductorAgentInvoker().invoke();
        if (aeron.isClosed()) {
            close();
            return false;
        }
        return true;
    }

    Aeron aeron() {
        return aeron;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(aeron);
        aeron = null;
    }
}
