package io.loadline.gateway.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.DeskClient;
import io.loadline.client.DeskListener;
import io.loadline.client.RiskView;
import io.loadline.core.event.RiskEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LateJoinTest {
    @TempDir
    private Path directory;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        server.publish(server.events.epochStart());
        server.publish(server.events.definition(4, "DYNAMIC"));
        server.publish(server.events.tick(4, 1, 100.0));
        server.publish(server.events.utilisation(1, 13, 0.8));
        server.publish(server.events.kill(5));
        // Of a later event than the kill, and on another stream.
        server.publish(server.events.utilisation(5, 16, 1.2));
        server.heartbeat();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldShowWhatWasPublishedBeforeItJoined() {
        try (DeskClient client = server.client(DeskListener.NONE)) {
            server.join(client);
            final RiskView view = client.view();
            assertEquals("desk-0", view.nodes().get(1).name());
            assertEquals(600.0, view.nodes().get(0).var99());
            assertEquals(600.0 + 1000.0, view.nodes().get(0).lvar99());
            assertEquals(100_000_000_000L, view.books().get(1).bidPrice());
            assertEquals("FUT1", view.books().get(1).symbol());
            assertEquals("DYNAMIC", view.books().get(4).symbol());
            assertEquals(0.8, view.utilisations().get(0).utilisation());
            assertEquals(3, view.nodes().get(5).killState());
            assertEquals(17, view.nodes().get(5).killControl());
            assertTrue(view.nodes().get(5).killCause() > 0);
            assertEquals("USD", view.baseCurrency());
            assertEquals("test-build", view.build());
        }
    }

    @Test
    void shouldFollowIncrementsAfterTheSnapshot() {
        try (DeskClient client = server.client(DeskListener.NONE)) {
            server.join(client);
            server.publish(server.events.tick(4, 1, 101.0));
            server.await(
                    "tick arrives", client, () -> client.view().nodes().get(0).var99() == 606.0);
            assertFalse(client.view().isStale());
        }
    }

    @Test
    void shouldShowFeaturesOfBeforeAndAfterItJoined() {
        final RiskEvent event = server.events.tick(4, 2, 100.0);
        server.events.addFeatures(50);
        server.publish(event);
        try (DeskClient client = server.client(DeskListener.NONE)) {
            server.join(client);
            assertEquals(50, client.view().features().get(2).mid());
            assertTrue(Double.isNaN(client.view().features().get(2).amihud()));
            assertEquals(100_000_000_000L, client.view().books().get(2).bidPrice());
            server.events.tick(4, 2, 100.0);
            server.events.addFeatures(51);
            server.publish(server.events.event());
            server.await(
                    "features arrive",
                    client,
                    () -> client.view().features().get(2).mid() == 51);
            assertEquals(0, client.gaps());
        }
    }

    @Test
    void shouldBeStaleUntilASnapshotIsVerified() {
        try (DeskClient client = server.client(DeskListener.NONE)) {
            server.heartbeat();
            client.poll();
            assertTrue(client.view().isStale());
        }
    }

    @Test
    void shouldCountNoGapOverManyTicks() {
        try (DeskClient client = server.client(DeskListener.NONE)) {
            server.join(client);
            for (int i = 0; i < 1_000; i++) {
                server.publish(server.events.after(1_000_000).tick(4, i % 3, i));
                server.publish(server.events.timer());
                client.poll();
            }
            assertEquals(0, client.gaps());
        }
    }
}
