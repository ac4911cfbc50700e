package io.loadline.gateway.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.loadline.core.model.RevaluationSettings;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.SurfaceSettings;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.VenueFeeds;
import io.loadline.feed.source.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a configuration file (YAML) into a {@link ServerConfig}. */
public final class ServerConfigReader {
    private final ConfigReference reference = new ConfigReference();

    /** @return what was read, key by key */
    public ConfigReference reference() {
        return reference;
    }

    /**
     * @param file configuration file; relative paths inside it are relative to its folder
     * @return effective configuration
     * @throws ConfigException naming the key, what was given and what was expected
     */
    public ServerConfig read(final Path file) {
        final Path base = file.toAbsolutePath().getParent();
        try {
            return read(Files.readString(file), base);
        } catch (final java.nio.file.NoSuchFileException e) {
            throw new ConfigException("configuration file " + file + " does not exist");
        } catch (final JacksonException e) {
            throw new ConfigException(file + " is not valid YAML: " + e.getOriginalMessage() + " at line "
                    + e.getLocation().getLineNr());
        } catch (final IOException e) {
            throw new ConfigException("configuration file " + file + " cannot be read: " + e.getMessage());
        }
    }

    ServerConfig read(final String yaml, final Path base) throws JacksonException {
        final ObjectMapper mapper = new ObjectMapper(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        final JsonNode tree = mapper.readTree(yaml);
        final Section root =
                new Section("", tree == null || tree.isMissingNode() || tree.isNull() ? null : tree, reference);
        final Path run =
                root.path("runDirectory", base, "run", "mark file with counters and errors; one server at a time");
        final Section journal = root.section("journal");
        final Section model = root.section("model");
        final Section pipeline = root.section("pipeline");
        final Section aeron = root.section("aeron");
        final ServerConfig config = new ServerConfig(
                run,
                journal.path("directory", base, "journal", "the log: the only thing a restart or a replay needs"),
                model.path("directory", base, "model", "folder of the model files"),
                model.integer("scenarios", 1000, 20, 100_000, "most recent scenarios of the price history to use"),
                model.choice(
                        "historyGaps",
                        HistoryGaps.REFUSE,
                        HistoryGaps.class,
                        "what a blank cell of a used history column means"),
                pipeline.choice(
                        "threading", Threading.AUTO, Threading.class, "where stages run; auto chooses by the cores"),
                ringSize(pipeline),
                pipeline.durationNs("timerInterval", "50ms", "period of the log's timer"),
                aeron.flag("embeddedDriver", true, "run the media driver inside the server"),
                aeron.path("directory", base, "run/aeron", "folder of the media driver"),
                aeron.text("deskChannel", "aeron:ipc?term-length=1m", "channel of the streams to desks"),
                aeron.text(
                        "controlChannel", "aeron:ipc?term-length=1m", "channel of stream 30: orders, fills, commands"),
                feeds(root, base),
                risk(root.section("risk")).withFeatures(FeaturesReader.read(root.section("features"))),
                VolatilityReader.read(root.section("volatility")));
        for (final Section section : List.of(journal, model, pipeline, aeron, root)) {
            section.conclude();
        }
        return config;
    }

    private static int ringSize(final Section pipeline) {
        final int size = pipeline.integer("ringSize", 1024, 64, 65_536, "slots of the ring, a power of two");
        if (Integer.bitCount(size) != 1) {
            throw Units.refusal(pipeline.key("ringSize"), Integer.toString(size), "a power of two");
        }
        return size;
    }

    private static List<FeedConfig> feeds(final Section root, final Path base) {
        final List<FeedConfig> feeds = new ArrayList<>();
        for (final Section section : root.sections("feeds")) {
            feeds.add(feed(section, base));
            section.conclude();
        }
        return feeds;
    }

    private static FeedConfig feed(final Section section, final Path base) {
        final String name = section.required("name", "a name for counters and errors");
        final VenueFeed venue = venue(section);
        final List<FeedConfig.Line> lines = new ArrayList<>();
        for (final Section line : section.sections("lines")) {
            lines.add(new FeedConfig.Line(
                    line.integer(
                            "line", 0, 0, 15, "number of the line as the venue's handler counts it (docs/venues.md)"),
                    line.required("host", "multicast group, or local address of a unicast line"),
                    line.requiredInteger("port", 1, 65_535, "a UDP port"),
                    line.text("interface", "", "network interface for multicast; empty for the system's choice")));
            line.conclude();
        }
        final List<Path> captures = new ArrayList<>();
        for (final String capture :
                section.texts("captures", "capture files (pcap, pcapng, also .gz and .zst), played in order")) {
            captures.add(base.resolve(capture).normalize());
        }
        if (lines.isEmpty() == captures.isEmpty()) {
            throw new ConfigException(section.key("lines") + ": "
                    + (lines.isEmpty() ? "neither lines nor captures" : "both lines and captures")
                    + " given; expected one of the two");
        }
        final List<FeedConfig.PortLine> ports = new ArrayList<>();
        for (final Section port : section.sections("captureLines")) {
            ports.add(new FeedConfig.PortLine(
                    port.requiredInteger("port", 1, 65_535, "a UDP destination port in the capture"),
                    port.integer("line", 0, 0, 15, "line its packets belong to")));
            port.conclude();
        }
        return new FeedConfig(
                name,
                venue,
                lines,
                captures,
                ports,
                speed(section),
                record(section, base, captures),
                settings(section, venue));
    }

    private static Path record(final Section section, final Path base, final List<Path> captures) {
        final String file = section.text("record", "", "pcapng file to record the live packets to; it must not exist");
        if (!file.isEmpty() && !captures.isEmpty()) {
            throw new ConfigException(section.key("record") + ": '" + file
                    + "' given; expected nothing beside captures: they are a recording");
        }
        return file.isEmpty() ? null : base.resolve(file).normalize();
    }

    private static double speed(final Section section) {
        final String given =
                section.text("speed", "1x", "captures: event time over real time, such as 1x or 10x, or max");
        if (given.equals("max")) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            final double value =
                    Double.parseDouble(given.endsWith("x") ? given.substring(0, given.length() - 1) : given);
            if (value > 0) {
                return value;
            }
        } catch (final NumberFormatException e) {
            throw Units.refusal(section.key("speed"), given, "max, or a factor such as 1x or 10x");
        }
        throw Units.refusal(section.key("speed"), given, "max, or a factor such as 1x or 10x");
    }

    private static VenueFeed venue(final Section section) {
        final String given = section.required("venue", "one of " + VenueFeeds.names());
        try {
            return VenueFeeds.named(given);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException(section.key("venue") + ": " + e.getMessage());
        }
    }

    private static FeedSettings settings(final Section section, final VenueFeed venue) {
        final Transport transport =
                section.choice("transport", Transport.UDP, Transport.class, "how the packets travel");
        final boolean withoutSnapshot = section.flag(
                "assumeGoodWithoutSnapshot", false, "trust the books of a capture that holds no snapshots");
        try {
            final FeedSettings settings = FeedSettings.of(
                    venue,
                    transport,
                    withoutSnapshot,
                    section.mapping("options", "options of the venue by key (docs/venues.md)"));
            return RetransmissionReader.read(section, venue, settings);
        } catch (final IllegalArgumentException e) {
            throw new ConfigException(section.key("options") + ": " + e.getMessage());
        }
    }

    private static RiskSettings risk(final Section section) {
        final RiskSettings risk = new RiskSettings(
                        section.durationNs(
                                "maxQuoteAge", "2s", "a good price older than this makes its instrument AGED (C22)"),
                        section.ratio(
                                "participationRate", "10%", "share of the daily volume that liquidation may take"),
                        section.durationNs(
                                "spreadHalfLife",
                                "1m",
                                "half-life of the weighted mean and deviation of the half-spread"),
                        section.number(
                                "spreadStressDeviations",
                                3,
                                0,
                                20,
                                "standard deviations added to the mean half-spread under stress"),
                        section.number("impactCoefficient", 1, 0, 10, "Y in impact = Y sigma sqrt(Q / ADV)"),
                        section.durationNs("regimeBar", "200ms", "length of a regime bar in event time"),
                        section.number("riskFreeRate", 0, -0.5, 1, "continuously compounded, a year, for options"),
                        section.integer("maxInstruments", 16_384, 1, 1_000_000, "most instruments the server keeps"),
                        section.number("nav", 1e9, 0, 1e15, "firm capital in base currency"),
                        surface(section))
                .withMaxOrders(section.integer(
                        "maxOrders",
                        RiskSettings.DEFAULT_MAX_ORDERS,
                        1,
                        1 << 24,
                        "most orders in the by-order book of one instrument; what comes beyond does not fit it"))
                .withRevaluation(revaluation(section));
        section.conclude();
        return risk;
    }

    private static RevaluationSettings revaluation(final Section section) {
        final RevaluationSettings shipped = RevaluationSettings.defaults();
        return new RevaluationSettings(
                section.number(
                        "revaluationMove",
                        shipped.movePart(),
                        0,
                        1,
                        "move of an option's forward, as a part of its largest scenario return or deviation to expiry,"
                                + " that revalues it in full"),
                section.number(
                        "revaluationVolatility",
                        shipped.volatilityPart(),
                        0,
                        1,
                        "move of an option's volatility, as a part of itself, that revalues it in full"),
                section.durationNs("revaluationMaxAge", "1m", "age at which an option is revalued whatever has moved"),
                section.durationNs(
                        "revaluationMostLate",
                        "1s",
                        "longest time that an option may go without a look at whether it is to be revalued; its"
                                + " holders are MODEL then"));
    }

    private static SurfaceSettings surface(final Section section) {
        return new SurfaceSettings(
                section.durationNs("surfaceFitInterval", "250ms", "event time between two fits of a volatility smile"),
                section.integer("surfaceLeastQuotes", 5, 5, 1_000, "fewest usable quotes that a smile is fitted to"),
                section.durationNs(
                        "surfaceMaxQuoteAge",
                        "1m",
                        "an option quote older than this is left out of its smile, and the option priced by it"),
                section.durationNs("surfaceMaxFitAge", "1m", "a smile fitted longer ago is STALE and prices nothing"));
    }
}
