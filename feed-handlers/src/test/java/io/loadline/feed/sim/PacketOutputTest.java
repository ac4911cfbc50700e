package io.loadline.feed.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loadline.feed.cme.CmeLine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PacketOutputTest {
    private static final byte[] PAYLOAD = "0123456789AB-payload".getBytes(StandardCharsets.US_ASCII);
    private static final UnsafeBuffer PACKET = new UnsafeBuffer(PAYLOAD);
    private static final int CAPTURE_OVERHEAD = 16 + 42;

    @TempDir
    private Path directory;

    @Test
    @Timeout(10)
    void shouldSendALineToItsPort() throws IOException {
        final InetAddress loopback = InetAddress.getLoopbackAddress();
        try (DatagramChannel receiver = DatagramChannel.open().bind(new InetSocketAddress(loopback, 0))) {
            final int port = ((InetSocketAddress) receiver.getLocalAddress()).getPort();
            try (UdpPacketOutput output = new UdpPacketOutput(loopback, port - CmeLine.SNAPSHOT)) {
                output.send(CmeLine.SNAPSHOT, PACKET, 3, PAYLOAD.length - 3, 0);
            }
            final ByteBuffer received = ByteBuffer.allocate(100);
            receiver.receive(received);
            assertEquals(
                    "3456789AB-payload",
                    new String(received.array(), 0, received.position(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void shouldNameABasePortWithoutRoomForAllLines() {
        final IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new UdpPacketOutput(InetAddress.getLoopbackAddress(), 65_533));
        assertEquals("basePort is 65533; expected 1 to 65531, for 5 lines", refused.getMessage());
    }

    private ByteBuffer captured(final int packets) throws IOException {
        final Path file = directory.resolve("capture.pcap");
        try (CaptureFileOutput output = new CaptureFileOutput(file, 14_310)) {
            for (int i = 0; i < packets; i++) {
                output.send(CmeLine.INCREMENTAL_B, PACKET, 0, PAYLOAD.length, 1_700_000_000_123_456_789L + i);
            }
        }
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void shouldWriteANanosecondCaptureOfEthernetFrames() throws IOException {
        final ByteBuffer file = captured(0);
        assertEquals(24, file.capacity());
        assertEquals(0xA1B23C4D, file.getInt(0));
        assertEquals(1, file.getInt(20));
    }

    @Test
    void shouldStampTheIntendedTime() throws IOException {
        final ByteBuffer file = captured(1);
        assertEquals(1_700_000_000, file.getInt(24));
        assertEquals(123_456_789, file.getInt(28));
    }

    @Test
    void shouldAddressThePortOfTheLine() throws IOException {
        final ByteBuffer file = captured(1).order(ByteOrder.BIG_ENDIAN);
        assertEquals(14_311, file.getShort(24 + 16 + 34 + 2));
    }

    @Test
    void shouldSumTheIpHeaderToZero() throws IOException {
        final ByteBuffer file = captured(1).order(ByteOrder.BIG_ENDIAN);
        int sum = 0;
        for (int i = 0; i < 20; i += 2) {
            sum += file.getShort(24 + 16 + 14 + i) & 0xFFFF;
        }
        assertEquals(0xFFFF, (sum & 0xFFFF) + (sum >>> 16));
    }

    @Test
    void shouldCarryThePayload() throws IOException {
        final ByteBuffer file = captured(1);
        final byte[] payload = new byte[PAYLOAD.length];
        file.get(24 + CAPTURE_OVERHEAD, payload);
        assertArrayEquals(PAYLOAD, payload);
    }

    @Test
    void shouldWriteMoreThanItsBufferHolds() throws IOException {
        assertEquals(
                24 + 50_000 * (CAPTURE_OVERHEAD + PAYLOAD.length),
                captured(50_000).capacity());
    }
}
