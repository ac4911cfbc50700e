package io.loadline.bench.rig;

import io.loadline.feed.sim.BurstShape;
import io.loadline.feed.sim.Scenario;
import io.loadline.feed.sim.SimulationSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One run of the latency rig.
 *
 * @param rate book events a second that the exchange means to send
 * @param instruments size of the universe
 * @param scenarios scenarios of the price history
 * @param warmupSeconds seconds of the same load before anything is recorded
 * @param seconds seconds recorded
 * @param packetWindowNs events closer together than this share a packet; 0 sends each in its own
 * @param burst true to bunch events as the exchange ordinarily does, false to space them evenly
 * @param journal folder below which the journal is made, null for none
 * @param udpPort first of four loopback ports, 0 to pass packets in memory
 * @param aeron true to publish over Aeron, on a thread of its own
 */
record RigSettings(
        int rate,
        int instruments,
        int scenarios,
        int warmupSeconds,
        int seconds,
        long packetWindowNs,
        boolean burst,
        Path journal,
        int udpPort,
        boolean aeron) {
    SimulationSettings simulation(final long seed) {
        return SimulationSettings.of(
                        seed,
                        instruments,
                        Scenario.CALM,
                        rate,
                        TimeUnit.SECONDS.toNanos((long) warmupSeconds + seconds))
                .withBurst(burst ? BurstShape.ORDINARY : BurstShape.NONE)
                .withPacketWindowNs(packetWindowNs);
    }
}
