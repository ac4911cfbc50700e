package io.loadline.feed.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sends each line to a UDP port of its own: line n to base port + n. The address may be unicast or multicast; multicast leaves by the
 * loopback interface with a time to live of 0, so it never leaves the machine. Nothing is allocated per packet. One thread.
 */
public final class UdpPacketOutput implements PacketOutput, AutoCloseable {
    private static final int MOST_BYTES = 2048;
    private static final int SEND_BUFFER_BYTES = 4 * 1024 * 1024;

    private final DatagramChannel[] channels = new DatagramChannel[SimulatedExchange.LINES];
    private final InetSocketAddress[] targets = new InetSocketAddress[SimulatedExchange.LINES];
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MOST_BYTES);
    private final UnsafeBuffer view = new UnsafeBuffer(bytes);

    /**
     * @param address address of all lines
     * @param basePort port of line 0, at most 65,531
     * @throws IOException if a socket cannot be opened
     * @throws IllegalArgumentException if the base port leaves no room for five ports
     */
    public UdpPacketOutput(final InetAddress address, final int basePort) throws IOException {
        if (basePort < 1 || basePort > 65_536 - SimulatedExchange.LINES) {
            throw new IllegalArgumentException("basePort is " + basePort + "; expected 1 to "
                    + (65_536 - SimulatedExchange.LINES) + ", for " + SimulatedExchange.LINES + " lines");
        }
        try {
            for (int i = 0; i < SimulatedExchange.LINES; i++) {
                targets[i] = new InetSocketAddress(address, basePort + i);
                channels[i] = open(address);
            }
        } catch (final IOException e) {
            close();
            throw e;
        }
    }

    private static DatagramChannel open(final InetAddress address) throws IOException {
        final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER_BYTES);
        if (address.isMulticastAddress()) {
            channel.setOption(
                    StandardSocketOptions.IP_MULTICAST_IF,
                    NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress()));
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
        }
        return channel;
    }

    @Override
    public void send(final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        buffer.getBytes(offset, view, 0, length);
        bytes.limit(length).position(0);
        try {
            channels[line].send(bytes, targets[line]);
        } catch (final IOException e) {
            throw new UncheckedIOException("line " + line + " cannot send to " + targets[line], e);
        }
    }

    @Override
    public void close() throws IOException {
        for (final DatagramChannel channel : channels) {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
