package io.loadline.gateway.server;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.PacketSource;
import io.loadline.feed.Retransmission;
import io.loadline.feed.RetransmissionLine;
import io.loadline.feed.RetransmissionRequest;
import io.loadline.feed.RetransmissionSettings;
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
import org.agrona.ErrorHandler;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The venue feeds of a configuration, opened. */
final class Feeds implements AutoCloseable {
    private static final int RECEIVE_BUFFER_BYTES = 8 << 20;

    private final List<FeedHandler> handlers = new ArrayList<>();
    private final List<IngressSource> sources = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();
    private RecordedMarket market;
    private final List<AutoCloseable> open = new ArrayList<>();

    private Feeds() {}

    /** Opens every feed; if one cannot be opened, those before it are closed again. */
    static Feeds open(
            final List<FeedConfig> configs,
            final InputSink sink,
            final InstrumentDirectory directory,
            final IngressClock clock,
            final Counters counters,
            final ErrorHandler errors) {
        final Feeds feeds = new Feeds();
        try {
            for (final FeedConfig config : configs) {
                feeds.add(config, sink, directory, counters, errors);
            }
            feeds.playRecordings(configs, clock);
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
            final RetransmissionRequest asking,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        try {
            return asking == null
                    ? config.venue().open(config.settings(), sink, directory, counters)
                    : asked(config).open(config.settings(), asking, sink, directory, counters);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException("feed " + config.name() + ": " + e.getMessage());
        }
    }

    /** The configuration has retransmission for venues only that can be asked. */
    private static Retransmission asked(final FeedConfig config) {
        return config.venue().retransmission().orElseThrow();
    }

    private static RecordedPackets recording(final FeedConfig config, final Path file) {
        return config.venue().openRecording(file, config.settings(), lines(config));
    }

    private void add(
            final FeedConfig config,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters,
            final ErrorHandler errors) {
        if (config.isCapture()) {
            final RetransmissionRequest nobody =
                    config.settings().retransmission() == null ? null : RetransmissionRequest.NOBODY;
            final FeedHandler handler = handler(config, nobody, sink, directory, counters);
            handlers.add(handler);
            final Recording recording = new Recording(handler, config.captures(), file -> recording(config, file));
            recordings.add(recording);
            open.add(recording);
        } else {
            final RetransmissionLine asking = retransmission(config, counters);
            final FeedHandler handler = handler(config, asking, sink, directory, counters);
            handlers.add(handler);
            listen(config, handler, asking, counters, errors);
        }
    }

    /** Opens the way to ask for what is missing; null where nobody is asked. */
    private RetransmissionLine retransmission(final FeedConfig config, final Counters counters) {
        final RetransmissionSettings settings = config.settings().retransmission();
        if (settings == null) {
            return null;
        }
        final InetSocketAddress given = settings.server();
        final InetAddress address = address(config.name(), given.getHostString());
        try {
            final RetransmissionLine line = asked(config)
                    .openLine(
                            new RetransmissionSettings(
                                    new InetSocketAddress(address, given.getPort()), settings.policy()),
                            counters,
                            new SystemEpochNanoClock());
            open.add(line);
            return line;
        } catch (final UncheckedIOException e) {
            throw new ConfigException("feed " + config.name() + ": " + e.getMessage());
        }
    }

    private void listen(
            final FeedConfig config,
            final FeedHandler handler,
            final RetransmissionLine asking,
            final Counters counters,
            final ErrorHandler errors) {
        final FeedRecorder recorder = config.record() == null ? null : recorder(config, counters, errors);
        final List<PacketSource> lines = new ArrayList<>();
        for (final FeedConfig.Line line : config.lines()) {
            final InetAddress address = address(config.name(), line.host());
            final PacketSource source = udp(config.name(), line, address);
            lines.add(source);
            open.add(source);
            if (recorder != null) {
                recorder.line(line.line(), address, line.port());
            }
        }
        if (asking != null) {
            lines.add(asking);
            if (recorder != null) {
                final InetSocketAddress server =
                        config.settings().retransmission().server();
                recorder.line(asking.line(), address(config.name(), server.getHostString()), server.getPort());
            }
        }
        sources.add(new FeedInput(handler, recorder == null ? handler : recorder.before(handler), lines));
        if (recorder != null) {
            recorder.start();
        }
    }

    private FeedRecorder recorder(final FeedConfig config, final Counters counters, final ErrorHandler errors) {
        try {
            final FeedRecorder recorder = new FeedRecorder(config, counters, errors);
            open.add(recorder);
            return recorder;
        } catch (final UncheckedIOException e) {
            throw new ConfigException("feed " + config.name() + ", record: " + e.getMessage()
                    + "; expected the name of a file that does not exist yet, in a folder that does");
        }
    }

    /** Several recordings are one market: they are played together, in the order of their times. */
    private void playRecordings(final List<FeedConfig> configs, final IngressClock clock) {
        if (recordings.isEmpty()) {
            return;
        }
        final double[] speeds = configs.stream()
                .filter(FeedConfig::isCapture)
                .mapToDouble(FeedConfig::speed)
                .distinct()
                .toArray();
        if (speeds.length > 1) {
            throw new ConfigException("feeds: speeds " + speeds[0] + " and " + speeds[1]
                    + " given; expected one speed for all captures, as they are played together");
        }
        market = new RecordedMarket(recordings, speeds[0], clock, System::nanoTime);
        sources.add(market);
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

    private static InetAddress address(final String feed, final String host) {
        try {
            return InetAddress.getByName(host);
        } catch (final UnknownHostException e) {
            throw new ConfigException(
                    "feed " + feed + ": host '" + host + "' is unknown; expected an address or a name");
        }
    }

    private static PacketSource udp(final String feed, final FeedConfig.Line line, final InetAddress address) {
        final SystemEpochNanoClock clock = new SystemEpochNanoClock();
        try {
            if (!address.isMulticastAddress()) {
                return UdpSource.unicast(
                        line.line(), new InetSocketAddress(address, line.port()), RECEIVE_BUFFER_BYTES, clock);
            }
            return UdpSource.multicast(
                    line.line(), address, line.port(), networkInterface(feed, line), RECEIVE_BUFFER_BYTES, clock);
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
        return market != null && market.isExhausted();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(open);
    }
}
