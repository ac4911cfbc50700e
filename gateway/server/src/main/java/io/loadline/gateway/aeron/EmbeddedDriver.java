package io.loadline.gateway.aeron;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;

/** A media driver within this process, on one thread that sleeps when there is nothing to do. Its directory goes when it closes. */
public final class EmbeddedDriver implements AutoCloseable {
    private static final long MAX_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long TIMER_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int TERM_LENGTH = 1 << 20;

    private final MediaDriver driver;

    /**
     * Starts the driver.
     *
     * @param directory its directory, empty for the default; what a dead driver left there is removed
     * @param errorHandler takes what goes wrong within the driver
     */
    public EmbeddedDriver(final String directory, final ErrorHandler errorHandler) {
        final MediaDriver.Context context = new MediaDriver.Context()
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new BackoffIdleStrategy(100, 10, 1_000, MAX_PARK_NS))
                .timerIntervalNs(TIMER_INTERVAL_NS)
                .termBufferSparseFile(true)
                .ipcTermBufferLength(TERM_LENGTH)
                .publicationTermBufferLength(TERM_LENGTH)
                .errorHandler(errorHandler)
                .dirDeleteOnStart(true)
                .dirDeleteOnShutdown(true);
        if (!directory.isEmpty()) {
            context.aeronDirectoryName(directory);
        }
        driver = MediaDriver.launch(context);
    }

    /** @return its directory */
    public String directory() {
        return driver.aeronDirectoryName();
    }

    @Override
    public void close() {
        driver.close();
    }
}
