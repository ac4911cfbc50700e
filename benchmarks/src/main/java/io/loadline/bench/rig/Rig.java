package io.loadline.bench.rig;

import io.loadline.bench.BenchModel;
import io.loadline.bench.RiskEngine;
import io.loadline.core.counter.Counters;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketHandler;
import io.loadline.gateway.pipeline.IngressAgent;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressSource;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The open-loop measurement of the way from a packet to the verdict of limits: free of coordinated omission, since intended send times are
 * fixed before the run, and every event counts from its own.
 *
 * <pre>
 * generator ──► ring or loopback UDP ──► ingress ─► journal ─► stages ─► limits │ ─► output
 *    (its own thread)                                (engine thread)             └─ recorded here
 * </pre>
 */
final class Rig {
    private final RigSettings settings;
    private final BenchModel bench;

    Rig(final RigSettings settings, final BenchModel bench) {
        this.settings = settings;
        this.bench = bench;
    }

    /** The control run first, with a handler that does nothing, then the engine under the same load. */
    RigResult run() throws IOException, InterruptedException {
        final Histogram control = control();
        final Hiccups hiccups = new Hiccups();
        final Thread thread = new Thread(hiccups, "hiccups");
        thread.setDaemon(true);
        thread.start();
        try {
            return engine(control, hiccups);
        } finally {
            hiccups.stop();
            thread.join();
        }
    }

    /** Time from the intended send time of a packet to a handler that does nothing: what generator, machine and measurement add. */
    Histogram control() throws IOException {
        final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
        try (LoadedRun load = new LoadedRun(settings, bench)) {
            final PacketHandler handler = load.handler((line, buffer, offset, length, intended, recorded) -> {
                if (recorded) {
                    histogram.recordValue(Math.max(0, System.nanoTime() - intended));
                }
            });
            load.play(() -> load.feed().poll(handler, LoadedRun.PACKETS_A_POLL));
        }
        return histogram;
    }

    private RigResult engine(final Histogram control, final Hiccups hiccups) throws IOException {
        final LatencyTap tap = new LatencyTap();
        final IngressClock clock = IngressClock.system();
        try (Desks desks = Desks.open(settings.aeron(), bench.model());
                RiskEngine engine = new RiskEngine(bench, clock, settings.journal(), desks.port(), tap);
                LoadedRun load = new LoadedRun(settings, bench)) {
            final FeedHandler feed = engine.feed();
            final PacketHandler handler = load.handler((line, buffer, offset, length, intended, recorded) -> {
                if (recorded) {
                    tap.beginPacket(intended);
                }
                feed.onPacket(line, buffer, offset, length, clock.timeNs());
                tap.endPacket();
            });
            final IngressSource source = nowNs -> {
                final int packets = load.feed().poll(handler, LoadedRun.PACKETS_A_POLL);
                if (packets == 0) {
                    feed.onTime(nowNs);
                }
                return packets;
            };
            final IngressAgent agent = new IngressAgent(clock, List.of(source), engine::onError, Counters.inMemory());
            load.play(agent::doWork);
            engine.requireSound();
            return new RigResult(
                    tap.fromIntended(),
                    tap.fromIngress(),
                    control,
                    hiccups.histogram(),
                    tap.facts(),
                    load.packets(),
                    tap.facts().events() / load.recordedSeconds(),
                    load.behindNs());
        }
    }
}
