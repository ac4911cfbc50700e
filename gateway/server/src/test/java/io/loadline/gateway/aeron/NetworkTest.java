package io.loadline.gateway.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.loadline.client.DeskClient;
import io.loadline.client.DeskListener;
import io.loadline.gateway.egress.TestModel;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final String LOOPBACK = "127.0.0.1:";

    @TempDir
    private Path directory;

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldServeADeskOverTheNetwork() throws IOException {
        final String output = "control=" + LOOPBACK + freePort() + "|control-mode=dynamic";
        final String control = "aeron:udp?endpoint=" + LOOPBACK + freePort();
        final AeronSettings settings = new AeronSettings(
                directory.resolve("aeron").toString(), true, "aeron:udp?" + output, control, 500, 128);
        try (TestServer server = new TestServer(TestModel.of(2, 3), settings);
                DeskClient client = new DeskClient(server.context()
                        .channel("aeron:udp?endpoint=" + LOOPBACK + "0|" + output)
                        .controlChannel(control)
                        .listener(DeskListener.NONE))) {
            server.publish(server.events.epochStart());
            server.publish(server.events.tick(4, 1, 100));
            server.join(client);
            assertEquals(600, client.view().nodes().getFirst().var99());
        }
    }
}
