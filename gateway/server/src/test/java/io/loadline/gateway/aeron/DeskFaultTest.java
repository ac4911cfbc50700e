package io.loadline.gateway.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.client.DeskClient;
import io.loadline.client.DeskListener;
import io.loadline.client.Staleness;
import io.loadline.codec.output.AlertDecoder;
import io.loadline.codec.output.KillStateDecoder;
import io.loadline.core.event.RiskEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskFaultTest {
    private static final int UNTIL_QUEUE_OVERFLOWS = 60_000;

    @TempDir
    private Path directory;

    private final List<Long> alerts = new ArrayList<>();
    private final List<Boolean> kills = new ArrayList<>();
    private final DeskListener listener = new DeskListener() {
        @Override
        public void onAlert(final AlertDecoder alert, final boolean advance) {
            alerts.add(alert.stamp().sequence());
        }

        @Override
        public void onKill(final KillStateDecoder kill, final boolean advance) {
            kills.add(advance);
        }
    };
    private TestServer server;
    private DeskClient client;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        server.publish(server.events.epochStart());
        client = server.client(listener);
        server.join(client);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void shouldConflateValuesOfAKeyAndCountThem() {
        for (int i = 1; i <= 10; i++) {
            server.handle(server.events.tick(4, 1, i));
        }
        server.await("last value", client, () -> client.view().books().get(1).bidPrice() == 10_000_000_000L);
        assertEquals(9, client.view().books().get(1).conflated());
        assertEquals(9, client.view().nodes().getFirst().conflated());
    }

    @Test
    void shouldFindNoGapWhereValuesWereConflated() {
        for (int i = 1; i <= 10; i++) {
            server.handle(server.events.tick(4, 1, i));
        }
        server.heartbeat();
        final long heartbeat = server.events.sequence();
        server.await("heartbeat", client, () -> client.view().sequence() == heartbeat);
        assertEquals(0, client.gaps());
    }

    @Test
    void shouldNeverConflateAlerts() {
        for (int i = 0; i < 1_000; i++) {
            server.handle(server.events.alert(1));
        }
        server.await("every alert", client, () -> alerts.size() == 1_000);
        assertEquals(alerts.stream().sorted().distinct().toList(), alerts);
    }

    @Test
    void shouldMarkAKillThatIsSentBeforeItsCauseIsJournaled() {
        final RiskEvent event = server.events.kill(1);
        server.urgent.onUrgent(event);
        server.await("advance copy", client, () -> kills.size() == 1);
        server.publish(event);
        server.await("ordinary copy", client, () -> kills.size() == 2);
        assertEquals(List.of(true, false), kills);
    }

    @Test
    void shouldNotCountAdvanceCopiesAsMessagesOfTheStream() {
        final RiskEvent event = server.events.kill(1);
        server.urgent.onUrgent(event);
        server.publish(event);
        server.heartbeat();
        server.heartbeat();
        final long heartbeat = server.events.sequence();
        server.await("heartbeat", client, () -> client.view().sequence() == heartbeat && kills.size() == 2);
        assertEquals(0, client.gaps());
    }

    private void drain() {
        while (client.poll() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void shouldBeStaleWhenThreeHeartbeatsAreMissing() {
        drain();
        server.passDeskTime(750_000_001);
        client.poll();
        assertEquals(Staleness.SILENT, client.view().staleReasons());
    }

    @Test
    void shouldBeLiveAgainWhenTheServerIsHeardAgain() {
        drain();
        server.passDeskTime(750_000_001);
        client.poll();
        server.heartbeat();
        server.await("live", client, () -> !client.view().isStale());
        assertEquals(1, client.snapshots());
    }

    @Test
    void shouldTakeASnapshotAfterStateChangesWereLost() {
        for (int i = 0; i < UNTIL_QUEUE_OVERFLOWS; i++) {
            server.handle(server.events.alert(1));
        }
        assertTrue(server.counters.get("aeron: alerts and kills lost").get() > 0);
        final boolean[] sawGap = new boolean[1];
        server.await("second snapshot", client, () -> {
            server.heartbeat();
            sawGap[0] |= (client.view().staleReasons() & Staleness.GAP) != 0;
            return client.snapshots() == 2;
        });
        assertTrue(sawGap[0]);
        assertEquals(1, client.gaps());
    }

    @Test
    void shouldNeverWaitForADeskThatDoesNotPoll() {
        for (int i = 0; i < 200_000; i++) {
            server.handle(server.events.tick(4, i % 3, i));
            server.output.doWork();
        }
        assertTrue(server.counters.get("aeron: offers back-pressured").get() > 0);
        server.await(
                "conflated values",
                client,
                () -> server.counters.get("aeron: values conflated").get() > 0);
    }

    @Test
    void shouldCutOffADeskThatDoesNotPollAndTakeItBack() {
        final long[] i = new long[1];
        try (DeskClient healthy = server.client(DeskListener.NONE)) {
            server.join(healthy);
            final long snapshots = client.snapshots();
            server.await("healthy desk gets on", healthy, () -> {
                server.publish(server.events.after(1_000_000).tick(4, 1, (double) ++i[0]));
                return i[0] > 100_000 && healthy.view().books().get(1).bidPrice() > 99_000_000_000_000L;
            });
            server.await("slow desk is back", client, () -> {
                healthy.poll();
                server.heartbeat();
                return client.snapshots() > snapshots && !client.view().isStale();
            });
            assertFalse(healthy.view().isStale());
        }
    }

    @Test
    void shouldBeStaleWithoutADriver() {
        server.close();
        drain();
        server.passDeskTime(750_000_001);
        client.poll();
        assertTrue(client.view().isStale());
    }

    @Test
    void shouldFollowARestartedServerFromTheBeginningOfItsLog() {
        client.close();
        client = new DeskClient(server.context().clock(SystemNanoClock.INSTANCE).retryNs(10_000_000));
        server.join(client);
        server.publish(server.events.tick(4, 1, 100));
        server.await("tick", client, () -> client.view().books().get(1).bidPrice() == 100_000_000_000L);
        server.close();
        final boolean[] sawStale = new boolean[1];
        server = TestServer.start(directory);
        server.publish(server.events.epochStart());
        server.publish(server.events.tick(4, 1, 50));
        server.await("live again", client, () -> {
            sawStale[0] |= client.view().isStale();
            server.heartbeat();
            return sawStale[0] && !client.view().isStale();
        });
        assertEquals(50_000_000_000L, client.view().books().get(1).bidPrice());
    }
}
