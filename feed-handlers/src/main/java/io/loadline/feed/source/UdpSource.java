package io.loadline.feed.source;

import io.loadline.feed.PacketHandler;
import io.loadline.feed.PacketSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One UDP line, multicast or unicast, read without waiting. Packets carry the time of receipt. Polling allocates nothing while one sender
 * sends.
 */
public final class UdpSource implements PacketSource {
    private static final int LARGEST_DATAGRAM = 65_535;

    private final DatagramChannel channel;
    private final EpochNanoClock clock;
    private final int line;
    private final ByteBuffer datagram = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final UnsafeBuffer buffer = new UnsafeBuffer(datagram);

    private UdpSource(final int line, final DatagramChannel channel, final EpochNanoClock clock) {
        this.line = line;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * Listens to a multicast group.
     *
     * @param line of the feed that the group carries
     * @param group IPv4 multicast address
     * @param port UDP port
     * @param networkInterface through which to join
     * @param receiveBufferBytes size of the socket buffer to ask the kernel for
     * @param clock gives the time of receipt
     * @return an open source
     * @throws UncheckedIOException if the port is taken or the group cannot be joined
     */
    public static UdpSource multicast(
            final int line,
            final InetAddress group,
            final int port,
            final NetworkInterface networkInterface,
            final int receiveBufferBytes,
            final EpochNanoClock clock) {
        if (!group.isMulticastAddress()) {
            throw new IllegalArgumentException(
                    "multicast group " + group.getHostAddress() + " is unicast; expected 224.0.0.0 to 239.255.255.255");
        }
        // bound to the group, not to any address: another group on the same port would be delivered as well
        final DatagramChannel channel = open(new InetSocketAddress(group, port), receiveBufferBytes);
        try {
            channel.join(group, networkInterface);
        } catch (final IOException e) {
            CloseHelper.quietClose(channel);
            throw new UncheckedIOException(
                    "cannot join group " + group.getHostAddress() + " on interface " + networkInterface.getName(), e);
        }
        return new UdpSource(line, channel, clock);
    }

    /**
     * Listens to a local address.
     *
     * @param line of the feed that arrives there
     * @param address local address; port 0 takes a free one, see {@link #port}
     * @param receiveBufferBytes size of the socket buffer to ask the kernel for
     * @param clock gives the time of receipt
     * @return an open source
     * @throws UncheckedIOException if the port is taken
     */
    public static UdpSource unicast(
            final int line, final InetSocketAddress address, final int receiveBufferBytes, final EpochNanoClock clock) {
        return new UdpSource(line, open(address, receiveBufferBytes), clock);
    }

    /** @return local port */
    public int port() {
        return channel.socket().getLocalPort();
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the socket fails
     */
    @Override
    public int poll(final PacketHandler handler, final int limit) {
        int count = 0;
        try {
            while (count < limit) {
                datagram.clear();
                if (channel.receive(datagram) == null) {
                    break;
                }
                handler.onPacket(line, buffer, 0, datagram.position(), clock.nanoTime());
                count++;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException("UDP line " + line + " cannot be read", e);
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

    private static DatagramChannel open(final InetSocketAddress address, final int receiveBufferBytes) {
        DatagramChannel channel = null;
        try {
            channel = DatagramChannel.open(StandardProtocolFamily.INET);
            channel.setOption(
                    StandardSocketOptions.SO_REUSEADDR, address.getAddress().isMulticastAddress());
            channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBufferBytes);
            channel.bind(address);
            channel.configureBlocking(false);
            return channel;
        } catch (final IOException e) {
            CloseHelper.quietClose(channel);
            throw new UncheckedIOException(
                    "cannot listen on UDP " + address.getAddress().getHostAddress() + ":" + address.getPort()
                            + "; is the port taken by another process?",
                    e);
        }
    }
}
