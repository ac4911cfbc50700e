package io.loadline.client;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.Subscription;
import io.loadline.codec.control.MessageHeaderEncoder;
import io.loadline.codec.control.SnapshotRequestEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A desk: keeps a {@link RiskView} from the server's streams. It joins at any time through a snapshot, verifies it, and follows the
 * increments; on silence, a gap, or a stream that was cut off it marks the view stale, and asks for a snapshot again. It reconnects by itself
 * to a restarted driver or server.
 *
 * <p>Not thread-safe: one thread polls it, reads the view, and closes it. Poll it at least once a second; a client that does not poll is cut
 * off by the server, never waited for.
 */
public final class DeskClient implements AutoCloseable {
    private static final int FRAGMENT_LIMIT = 256;

    private final DeskContext context;
    private final DriverConnection connection;
    private final String channel;
    private final RiskView view = new RiskView();
    private final StreamWatch[] watches = new StreamWatch[Streams.outputCount()];
    private final Subscription[] subscriptions = new Subscription[Streams.outputCount()];
    private final MessageDispatcher dispatcher;
    private final UnsafeBuffer requestBuffer =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + SnapshotRequestEncoder.BLOCK_LENGTH]);
    private final SnapshotRequestEncoder request = new SnapshotRequestEncoder();
    private ExclusivePublication requests;
    private long requestId;
    private long nextRequestNs;
    private boolean requestDue = true;
    private int lostReasons;
    private int sessionId;
    private boolean sessionKnown;
    private long nowNs;

    /**
     * Makes a client; it connects when it is polled, and goes on trying where there is no driver or no server yet.
     *
     * @param context configuration
     * @throws IllegalArgumentException if a channel is no Aeron URI
     */
    public DeskClient(final DeskContext context) {
        this.context = context;
        channel = context.concludeChannel();
        connection = new DriverConnection(context);
        for (int i = 0; i < watches.length; i++) {
            watches[i] = new StreamWatch();
        }
        dispatcher = new MessageDispatcher(view, context.listener());
        request.wrapAndApplyHeader(requestBuffer, 0, new MessageHeaderEncoder());
    }

    /** @return what the server last said */
    public RiskView view() {
        return view;
    }

    /** @return messages that are of no known template or too short, since the client was made */
    public long malformedMessages() {
        return dispatcher.malformed();
    }

    /** @return verified snapshots since the client was made */
    public long snapshots() {
        return dispatcher.snapshots();
    }

    /** @return gaps found since the client was made */
    public long gaps() {
        return dispatcher.gaps();
    }

    /**
     * Does a piece of work: keeps the connection, takes what has arrived, and judges whether the view is stale.
     *
     * @return messages taken; 0 means that the caller may idle
     */
    public int poll() {
        nowNs = context.clock().nanoTime();
        int work = 0;
        if (connection.connect(nowNs)) {
            subscribe(connection.aeron());
        }
        if (connection.doWork()) {
            for (int i = 0; i < subscriptions.length; i++) {
                dispatcher.stream(i, watches[i], nowNs, allConnected());
                work += subscriptions[i].poll(dispatcher, FRAGMENT_LIMIT);
            }
        } else if (requests != null) {
            disconnected();
        }
        judge();
        return work;
    }

    private void subscribe(final Aeron aeron) {
        for (int i = 0; i < subscriptions.length; i++) {
            final int index = i;
            subscriptions[i] = aeron.addSubscription(
                    channel, Streams.output(i), image -> onImage(index, image), image -> onImageLost(index));
        }
        requests = aeron.addExclusivePublication(context.controlChannel(), Streams.CONTROL);
    }

    private void onImage(final int index, final Image image) {
        watches[index].onImage(nowNs);
        if (Streams.output(index) == Streams.RISK) {
            if (sessionKnown && image.sessionId() != sessionId) {
                view.forgetSequences();
            }
            sessionId = image.sessionId();
            sessionKnown = true;
        }
        resynchronise(0);
    }

    private void onImageLost(final int index) {
        watches[index].onImageLost();
        resynchronise(Staleness.IMAGE_LOST);
    }

    private void disconnected() {
        requests = null;
        for (final StreamWatch watch : watches) {
            watch.reset();
        }
        resynchronise(Staleness.IMAGE_LOST);
    }

    private void resynchronise(final int reason) {
        lostReasons |= reason | Staleness.SYNCHRONISING;
        dispatcher.abandonSnapshot();
        requestDue = true;
        nextRequestNs = nowNs;
    }

    private boolean allConnected() {
        for (final StreamWatch watch : watches) {
            if (!watch.isConnected()) {
                return false;
            }
        }
        return true;
    }

    private void judge() {
        if (dispatcher.takeGap()) {
            resynchronise(Staleness.GAP);
        }
        if (dispatcher.takeSnapshotDone()) {
            lostReasons = 0;
            requestDue = false;
        }
        int reasons = requestDue ? lostReasons | Staleness.SYNCHRONISING : lostReasons;
        if (!allConnected()) {
            reasons |= Staleness.NOT_CONNECTED;
        } else if (requestDue && nowNs - nextRequestNs >= 0) {
            requestSnapshot();
        }
        for (final StreamWatch watch : watches) {
            if (watch.isConnected() && watch.isSilent(nowNs, context.silenceNs())) {
                reasons |= Staleness.SILENT;
            }
        }
        if (reasons != view.staleReasons()) {
            view.staleReasons(reasons);
            context.listener().onStaleness(reasons);
        }
        dispatcher.tellSnapshot();
    }

    private void requestSnapshot() {
        request.requestId(requestId + 1);
        if (requests.offer(requestBuffer, 0, requestBuffer.capacity()) > 0) {
            requestId++;
            nextRequestNs = nowNs + context.retryNs();
        }
    }

    /** Leaves the streams. */
    @Override
    public void close() {
        connection.close();
    }
}
