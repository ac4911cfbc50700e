package io.loadline.feed.itch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A request server on a loopback socket, worked by the thread of the test: it answers as the test says. */
final class FakeRequestServer implements AutoCloseable {
    private static final int REQUEST_BYTES = 20;

    /** What the server sends for a request: packets, or nothing. */
    @FunctionalInterface
    interface Answers {
        List<byte[]> to(String session, long first, int count);
    }

    /** A request as it came. */
    record Request(String session, long first, int count, long timeNs) {}

    private record Reply(byte[] packet, SocketAddress to, long dueNs) {}

    private final DatagramChannel channel;
    private final Answers answers;
    private final long delayNs;
    private final ByteBuffer datagram = ByteBuffer.allocate(2048);
    private final List<Request> requests = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();

    FakeRequestServer(final Answers answers, final long delayNs) {
        this.answers = answers;
        this.delayNs = delayNs;
        try {
            channel = DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            channel.configureBlocking(false);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), channel.socket().getLocalPort());
    }

    List<Request> requests() {
        return requests;
    }

    /** Reads what was asked and sends what is due. */
    void work(final long timeNs) {
        try {
            SocketAddress from = channel.receive(datagram.clear());
            while (from != null) {
                take(from, timeNs);
                from = channel.receive(datagram.clear());
            }
            for (int i = 0; i < replies.size(); i++) {
                if (replies.get(i).dueNs <= timeNs) {
                    final Reply reply = replies.remove(i--);
                    channel.send(ByteBuffer.wrap(reply.packet), reply.to);
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(final SocketAddress from, final long timeNs) {
        if (datagram.position() != REQUEST_BYTES) {
            throw new AssertionError("a request of " + datagram.position() + " bytes");
        }
        final byte[] session = Arrays.copyOf(datagram.array(), 10);
        final Request request = new Request(
                new String(session, StandardCharsets.US_ASCII),
                datagram.getLong(10),
                datagram.getShort(18) & 0xffff,
                timeNs);
        requests.add(request);
        for (final byte[] packet : answers.to(request.session, request.first, request.count)) {
            replies.add(new Reply(packet, from, timeNs + delayNs));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
