package io.loadline.client;

import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import java.util.concurrent.TimeUnit;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Configuration of a {@link DeskClient} or {@link ControlClient}. Concluded by the client that is made from it. */
public final class DeskContext {
    /** Silence after which a stream is stale: three heartbeats. */
    public static final long DEFAULT_SILENCE_NS = TimeUnit.MILLISECONDS.toNanos(750);

    private static final long DEFAULT_RETRY_NS = TimeUnit.SECONDS.toNanos(1);

    private String aeronDirectory = "";
    private String channel = CommonContext.IPC_CHANNEL;
    private String controlChannel = CommonContext.IPC_CHANNEL;
    private long silenceNs = DEFAULT_SILENCE_NS;
    private long retryNs = DEFAULT_RETRY_NS;
    private NanoClock clock = SystemNanoClock.INSTANCE;
    private DeskListener listener = DeskListener.NONE;
    private ErrorHandler errorHandler = error -> {};

    /** Shared memory, the default driver directory, and a listener that wants to know nothing. */
    public DeskContext() {}

    /** Checks the channels, and makes the client one that a server drops rather than waits for. */
    String concludeChannel() {
        final ChannelUri uri = ChannelUri.parse(channel);
        if (!uri.containsKey(CommonContext.TETHER_PARAM_NAME)) {
            uri.put(CommonContext.TETHER_PARAM_NAME, "false");
        }
        return uri.toString();
    }

    /**
     * @param directory directory of the media driver, empty for Aeron's default
     * @return this
     */
    public DeskContext aeronDirectory(final String directory) {
        aeronDirectory = directory;
        return this;
    }

    /** @return directory of the media driver, empty for Aeron's default */
    public String aeronDirectory() {
        return aeronDirectory;
    }

    /**
     * @param uri Aeron URI of the streams from the server: {@code aeron:ipc} or {@code aeron:udp?endpoint=...|control=...}
     * @return this
     */
    public DeskContext channel(final String uri) {
        channel = uri;
        return this;
    }

    /** @return Aeron URI of the streams from the server */
    public String channel() {
        return channel;
    }

    /**
     * @param uri Aeron URI of the stream to the server: {@code aeron:ipc} or {@code aeron:udp?endpoint=...}
     * @return this
     */
    public DeskContext controlChannel(final String uri) {
        controlChannel = uri;
        return this;
    }

    /** @return Aeron URI of the stream to the server */
    public String controlChannel() {
        return controlChannel;
    }

    /**
     * @param nanoseconds silence after which a stream is stale
     * @return this
     */
    public DeskContext silenceNs(final long nanoseconds) {
        silenceNs = nanoseconds;
        return this;
    }

    /** @return silence after which a stream is stale, nanoseconds */
    public long silenceNs() {
        return silenceNs;
    }

    /**
     * @param nanoseconds time between attempts to connect, and between requests for a snapshot
     * @return this
     */
    public DeskContext retryNs(final long nanoseconds) {
        retryNs = nanoseconds;
        return this;
    }

    /** @return time between attempts, nanoseconds */
    public long retryNs() {
        return retryNs;
    }

    /**
     * @param nanoClock monotonic clock that silence is measured with
     * @return this
     */
    public DeskContext clock(final NanoClock nanoClock) {
        clock = nanoClock;
        return this;
    }

    /** @return monotonic clock that silence is measured with */
    public NanoClock clock() {
        return clock;
    }

    /**
     * @param deskListener told of what arrives
     * @return this
     */
    public DeskContext listener(final DeskListener deskListener) {
        listener = deskListener;
        return this;
    }

    /** @return told of what arrives */
    public DeskListener listener() {
        return listener;
    }

    /**
     * @param handler takes errors of Aeron; what they mean for the view shows in its staleness
     * @return this
     */
    public DeskContext errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    /** @return takes errors of Aeron */
    public ErrorHandler errorHandler() {
        return errorHandler;
    }
}
