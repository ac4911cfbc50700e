package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketSource;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.feed.source.UdpSource;
import io.loadline.gateway.config.ConfigException;
import io.loadline.gateway.config.FeedConfig;
import io.loadline.gateway.pipeline.IngressClock;
import io.loadline.gateway.pipeline.IngressSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The venue feeds of a configuration, opened. */
final class Feeds implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    private final List<FeedHandler> handlers = new ArrayList<>();
    private final List<IngressSource> sources = new ArrayList<>();
    private final List<CaptureInput> captures = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private Feeds() {}

    /** Opens every feed; if one cannot be opened, those before it are closed again. */
    static Feeds open(
            final List<FeedConfig> configs,
            final InputSink sink,
            final InstrumentDirectory directory,
            final IngressClock clock,
            final Counters counters) {
        final Feeds feeds = new Feeds();
        try {
            for (final FeedConfig config : configs) {
                feeds.add(config, sink, directory, clock, counters);
            }
            return feeds;
        } catch (final RuntimeException e) {
            feeds.close();
            throw e;
        }
    }

    /** Returns the clock of the log: that of the packets where every feed is a capture, else the machine's. */
    static IngressClock clock(final List<FeedConfig> configs) {
        if (configs.isEmpty() || !configs.stream().allMatch(FeedConfig::isCapture)) {
            return IngressClock.system();
        }
        long first = Long.MAX_VALUE;
        for (final FeedConfig config : configs) {
            try (RecordedPackets capture = recording(config, config.captures().getFirst())) {
                first = Math.min(first, capture.nextPacketTimeNs());
            }
        }
        return IngressClock.capture(first == RecordedPackets.NO_PACKET ? 0 : first);
    }

    private static FeedHandler handler(
            final FeedConfig config,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        try {
            return config.venue().open(config.settings(), sink, directory, counters);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException("feed " + config.name() + ": " + e.getMessage());
        }
    }

    private static RecordedPackets recording(final FeedConfig config, final Path file) {
        return config.venue().openRecording(file, config.settings(), lines(config));
    }

    private void add(
            final FeedConfig config,
            final InputSink sink,
            final InstrumentDirectory directory,
            final IngressClock clock,
            final Counters counters) {
        final FeedHandler handler = handler(config, sink, directory, counters);
        handlers.add(handler);
        if (config.isCapture()) {
            final CaptureInput capture = new CaptureInput(
                    handler,
                    config.captures(),
                    file -> recording(config, file),
                    config.speed(),
                    clock,
                    System::nanoTime);
            captures.add(capture);
            sources.add(capture);
            open.add(capture);
        } else {
            final List<PacketSource> lines = new ArrayList<>();
            for (final FeedConfig.Line line : config.lines()) {
                final PacketSource source = udp(config.name(), line);
                lines.add(source);
                open.add(source);
            }
            sources.add(new FeedInput(handler, lines));
        }
    }

    private static LineResolver lines(final FeedConfig config) {
        if (config.captureLines().isEmpty()) {
            return LineResolver.SINGLE;
        }
        final List<FeedConfig.PortLine> ports = config.captureLines();
        return (address, port) -> {
            for (final FeedConfig.PortLine line : ports) {
                if (line.port() == port) {
                    return line.line();
                }
            }
            return LineResolver.NO_LINE;
        };
    }

    private static PacketSource udp(final String feed, final FeedConfig.Line line) {
        final SystemEpochNanoClock clock = new SystemEpochNanoClock();
        try {
            final InetAddress address = InetAddress.getByName(line.host());
            if (!address.isMulticastAddress()) {
                return UdpSource.unicast(
                        line.line(), new InetSocketAddress(address, line.port()), RECEIVE_BUFFER_BYTES, clock);
            }
            return UdpSource.multicast(
                    line.line(), address, line.port(), networkInterface(feed, line), RECEIVE_BUFFER_BYTES, clock);
        } catch (final UnknownHostException e) {
            throw new ConfigException(
                    "feed " + feed + ": host '" + line.host() + "' is unknown; expected an address or a name");
        } catch (final UncheckedIOException e) {
            throw new ConfigException("feed " + feed + ": " + e.getMessage());
        } catch (final IOException e) {
            throw new ConfigException("feed " + feed + ": " + line.host() + ":" + line.port() + ": " + e.getMessage());
        }
    }

    private static NetworkInterface networkInterface(final String feed, final FeedConfig.Line line) throws IOException {
        final NetworkInterface named = line.networkInterface().isEmpty()
                ? NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress())
                : NetworkInterface.getByName(line.networkInterface());
        if (named == null) {
            throw new ConfigException("feed " + feed + ": network interface '" + line.networkInterface()
                    + "' does not exist; expected the name of one that does");
        }
        return named;
    }

    List<IngressSource> sources() {
        return sources;
    }

    List<FeedHandler> handlers() {
        return handlers;
    }

    /** Returns true if there are captures and each was played to its end. */
    boolean capturesEnded() {
        return !captures.isEmpty() && captures.stream().allMatch(CaptureInput::isExhausted);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(open);
    }
}
