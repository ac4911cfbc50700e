package io.loadline.gateway.aeron;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.loadline.client.Streams;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

/** The server's connection to its media driver, and the driver itself where it is embedded. Close it last. */
public final class AeronLink implements AutoCloseable {
    private static final String LINGER_MS = "1000ms";
    private static final int LARGE_TERM = 4 << 20;
    private static final int MEDIUM_TERM = 1 << 20;
    private static final int SMALL_TERM = 256 << 10;
    private static final int SMALLEST_TERM = 64 << 10;

    private final AeronSettings settings;
    private final EmbeddedDriver driver;
    private final Aeron aeron;

    /**
     * Starts the driver where it is embedded, and connects.
     *
     * @param settings how desks are met
     * @param errorHandler takes what goes wrong on the threads of Aeron
     * @throws RuntimeException of Aeron if the directory is in use, or no driver runs there
     */
    public AeronLink(final AeronSettings settings, final ErrorHandler errorHandler) {
        this.settings = settings;
        driver = settings.embedded() ? new EmbeddedDriver(settings.directory(), errorHandler) : null;
        final Aeron.Context context = new Aeron.Context().errorHandler(errorHandler);
        final String directory = driver == null ? settings.directory() : driver.directory();
        if (!directory.isEmpty()) {
            context.aeronDirectoryName(directory);
        }
        try {
            aeron = Aeron.connect(context);
        } catch (final RuntimeException e) {
            CloseHelper.close(driver);
            throw e;
        }
    }

    /** @return settings it was made with */
    public AeronSettings settings() {
        return settings;
    }

    /** @return directory of the media driver: what a desk on this machine needs to know */
    public String directory() {
        return aeron.context().aeronDirectoryName();
    }

    /** @return true once the driver is gone: nothing reaches a desk any more */
    public boolean isClosed() {
        return aeron.isClosed();
    }

    ExclusivePublication addOutput(final int streamId) {
        return addPublication(streamId, termLength(streamId));
    }

    ExclusivePublication addUrgent(final int streamId) {
        return addPublication(streamId, SMALLEST_TERM);
    }

    Subscription addControl() {
        return aeron.addSubscription(settings.controlChannel(), Streams.CONTROL);
    }

    private ExclusivePublication addPublication(final int streamId, final int termLength) {
        final ChannelUri uri = ChannelUri.parse(settings.outputChannel());
        putIfAbsent(uri, CommonContext.TERM_LENGTH_PARAM_NAME, String.valueOf(termLength));
        putIfAbsent(uri, CommonContext.UNTETHERED_WINDOW_LIMIT_TIMEOUT_PARAM_NAME, settings.slowDeskTimeoutMs() + "ms");
        putIfAbsent(uri, CommonContext.UNTETHERED_LINGER_TIMEOUT_PARAM_NAME, LINGER_MS);
        putIfAbsent(uri, CommonContext.UNTETHERED_RESTING_TIMEOUT_PARAM_NAME, LINGER_MS);
        if (uri.isUdp() && uri.containsKey(CommonContext.MDC_CONTROL_PARAM_NAME)) {
            putIfAbsent(uri, CommonContext.FLOW_CONTROL_PARAM_NAME, "max");
        }
        return aeron.addExclusivePublication(uri.toString(), streamId);
    }

    private static void putIfAbsent(final ChannelUri uri, final String name, final String value) {
        if (!uri.containsKey(name)) {
            uri.put(name, value);
        }
    }

    private static int termLength(final int streamId) {
        return switch (streamId) {
            case Streams.RISK, Streams.BOOK, Streams.SNAPSHOT -> LARGE_TERM;
            case Streams.UTILISATION, Streams.DECISIONS -> MEDIUM_TERM;
            case Streams.ALERTS -> SMALL_TERM;
            default -> SMALLEST_TERM;
        };
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver);
    }
}
