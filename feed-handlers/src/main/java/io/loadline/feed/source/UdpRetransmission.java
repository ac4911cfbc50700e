package io.loadline.feed.source;

import io.loadline.core.counter.Counters;
import io.loadline.feed.PacketHandler;
import io.loadline.feed.RetransmissionLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.agrona.CloseHelper;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Asks a request server over UDP; one request a datagram. Only datagrams from the address that was asked are read. A request that cannot be
 * sent, because the server's port is closed or the socket is full, is counted and is asked again as if there had been no answer.
 */
public final class UdpRetransmission implements RetransmissionLine {
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int LARGEST_REQUEST = 256;
    private static final int RECEIVE_BUFFER_BYTES = 1 << 20;

    /** Writes requests as a venue wants them. */
    @FunctionalInterface
    public interface Encoder {
        /**
         * @param session session of the messages, as given to the sequencer
         * @param first number of the first message
         * @param count how many from there, at least 1
         * @param buffer takes the request, from its first byte
         * @return bytes of the request; 0 if such messages cannot be asked for
         */
        int encode(long session, long first, long count, MutableDirectBuffer buffer);
    }

    private final DatagramChannel channel;
    private final EpochNanoClock clock;
    private final int line;
    private final Encoder encoder;
    private final AtomicCounter sent;
    private final AtomicCounter notSent;
    private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_REQUEST);
    private final UnsafeBuffer requestBuffer = new UnsafeBuffer(request);
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final UnsafeBuffer answer = new UnsafeBuffer(datagram);

    /**
     * Opens a socket of its own.
     *
     * @param line number under which answers are handed over
     * @param server address of the request server
     * @param encoder writes requests
     * @param counters where the counters live
     * @param prefix of the names of the counters, such as {@code "nasdaq: "}
     * @param clock gives the time of receipt
     * @throws UncheckedIOException if the server cannot be reached from this machine
     */
    public UdpRetransmission(
            final int line,
            final InetSocketAddress server,
            final Encoder encoder,
            final Counters counters,
            final String prefix,
            final EpochNanoClock clock) {
        this.line = line;
        this.encoder = encoder;
        this.clock = clock;
        channel = connect(server);
        sent = counters.counter(prefix + "retransmission requests");
        notSent = counters.counter(prefix + "retransmission requests not sent");
    }

    @Override
    public int line() {
        return line;
    }

    @Override
    public void request(final long session, final long first, final long count, final int attempt, final long timeNs) {
        final int length = encoder.encode(session, first, count, requestBuffer);
        request.clear().limit(length);
        if (length > 0 && write()) {
            sent.incrementPlain();
        } else {
            notSent.incrementPlain();
        }
    }

    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int count = 0;
        while (count < limit && read()) {
            handler.onPacket(line, answer, 0, datagram.position(), clock.nanoTime());
            count++;
        }
        return count;
    }

    @Override
    public boolean isExhausted() {
        return false;
    }

    @Override
    public void close() {
        CloseHelper.quietClose(channel);
    }

    private boolean write() {
        try {
            return channel.write(request) > 0;
        } catch (final IOException e) {
            // the server's port is closed: as good as no answer
            return false;
        }
    }

    private boolean read() {
        try {
            datagram.clear();
            return channel.read(datagram) > 0;
        } catch (final IOException e) {
            // an earlier request came back as undeliverable
            return false;
        }
    }

    private static DatagramChannel connect(final InetSocketAddress server) {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER_BYTES);
            channel.connect(server);
            channel.configureBlocking(false);
            return channel;
        } catch (final IOException e) {
            CloseHelper.quietClose(channel);
            throw new UncheckedIOException(
                    "request server " + server.getHostString() + ":" + server.getPort() + " cannot be reached", e);
        }
    }
}
