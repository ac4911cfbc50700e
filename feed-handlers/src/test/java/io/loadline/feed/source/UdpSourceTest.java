package io.loadline.feed.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.feed.PacketHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class UdpSourceTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int BUFFER_BYTES = 1 << 18;

    private final PacketHandler handler = this::onPacket;
    private int received;
    private int lastLine;
    private int lastValue;

    private UdpSource loopback() {
        return UdpSource.unicast(1, new InetSocketAddress(LOOPBACK, 0), BUFFER_BYTES, () -> 42);
    }

    private int poll(final UdpSource source, final int limit) {
        return source.poll(handler, limit);
    }

    private void onPacket(
            final int line, final DirectBuffer buffer, final int offset, final int length, final long timeNs) {
        received++;
        lastLine = line;
        lastValue = length == 4 ? buffer.getInt(offset, ByteOrder.BIG_ENDIAN) : -length;
    }

    private void pollUntil(final UdpSource source, final int count) {
        final long deadline = System.nanoTime() + 10_000_000_000L;
        while (received < count && System.nanoTime() < deadline) {
            if (poll(source, 16) == 0) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void shouldReceiveUnicastWithoutWaiting() throws IOException {
        try (UdpSource source = loopback();
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            assertEquals(0, poll(source, 10));
            sender.send(ByteBuffer.allocate(4).putInt(77).flip(), new InetSocketAddress(LOOPBACK, source.port()));
            pollUntil(source, 1);

            assertEquals(77, lastValue);
            assertEquals(1, lastLine);
            assertFalse(source.isExhausted());
        }
    }

    @Test
    void shouldReceiveAMulticastGroup() throws IOException {
        final NetworkInterface loopback = NetworkInterface.getByInetAddress(LOOPBACK);
        final InetAddress group = InetAddress.getByAddress(new byte[] {(byte) 239, 7, 7, 7});
        final int port;
        try (UdpSource free = loopback()) {
            port = free.port();
        }
        try (UdpSource source = UdpSource.multicast(2, group, port, loopback, BUFFER_BYTES, () -> 42);
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            sender.setOption(StandardSocketOptions.IP_MULTICAST_IF, loopback);
            sender.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 0);
            try {
                sender.send(ByteBuffer.allocate(4).putInt(78).flip(), new InetSocketAddress(group, port));
            } catch (final IOException e) {
                Assumptions.abort("this machine does not send multicast over loopback: " + e.getMessage());
            }
            pollUntil(source, 1);

            assertEquals(78, lastValue);
        }
    }

    @Test
    void shouldSayThatAPortIsTaken() {
        try (UdpSource source = loopback()) {
            final InetSocketAddress taken = new InetSocketAddress(LOOPBACK, source.port());
            final UncheckedIOException e =
                    assertThrows(UncheckedIOException.class, () -> UdpSource.unicast(0, taken, BUFFER_BYTES, () -> 0));

            assertTrue(e.getMessage().contains(":" + source.port() + "; is the port taken"), e.getMessage());
        }
    }

    @Test
    void shouldRefuseAGroupThatIsNone() {
        final IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> UdpSource.multicast(0, LOOPBACK, 1, null, 1, () -> 0));

        assertTrue(e.getMessage().contains("127.0.0.1 is unicast"), e.getMessage());
    }

    @Test
    void shouldNotAllocateForAPacket() throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (UdpSource source = loopback();
                DatagramChannel sender = DatagramChannel.open(StandardProtocolFamily.INET)) {
            final InetSocketAddress target = new InetSocketAddress(LOOPBACK, source.port());
            final ByteBuffer packet = ByteBuffer.allocateDirect(4);
            long allocated = 0;
            for (int i = 0; i < 40_000; i++) {
                sender.send(packet.clear(), target);
                final long before = threads.getCurrentThreadAllocatedBytes();
                poll(source, 16);
                allocated = i < 20_000 ? 0 : allocated + threads.getCurrentThreadAllocatedBytes() - before;
            }

            assertTrue(received > 30_000, "received " + received);
            assertTrue(allocated < 2_000, "20,000 polls allocated " + allocated + " bytes");
        }
    }
}
