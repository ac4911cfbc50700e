package io.loadline.feed.itch;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.Retransmission;
import io.loadline.feed.RetransmissionLine;
import io.loadline.feed.RetransmissionRequest;
import io.loadline.feed.RetransmissionSettings;
import io.loadline.feed.VenueFeed;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.RecordedPackets;
import io.loadline.feed.source.UdpRetransmission;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.EpochNanoClock;

/** Nasdaq TotalView: ITCH 5.0 over MoldUDP64, or a day file. */
public final class NasdaqFeed implements VenueFeed, Retransmission {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("NASDAQ", 6);

    private static final String DATE = "date";
    private static final String FROM_NAME = "name";
    private static final String EXPECTED = "expectedOrders";
    private static final String MOST = "maxOrders";
    private static final int MOST_ORDERS = 1 << 24;

    /** The line of answers from the request server. */
    static final int ANSWERS = 2;

    /** Made by the service loader. */
    public NasdaqFeed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "Nasdaq TotalView-ITCH 5.0, over MoldUDP64 or from a day file";
    }

    @Override
    public List<String> lines() {
        return List.of("A", "B", "answers of the request server");
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                new FeedOption(
                        DATE,
                        FROM_NAME,
                        "day of a day file, such as 2019-01-30; name takes it from the file's name, and where that has"
                                + " none it is 1970-01-01"),
                new FeedOption(EXPECTED, "262144", "orders for which there is room from the start"),
                new FeedOption(MOST, "8388608", "orders for which room is ever made"));
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        return open(settings, null, sink, directory, counters);
    }

    @Override
    public Optional<Retransmission> retransmission() {
        return Optional.of(this);
    }

    @Override
    public RetransmissionLine openLine(
            final RetransmissionSettings settings, final Counters counters, final EpochNanoClock clock) {
        return new UdpRetransmission(
                ANSWERS, settings.server(), MoldUdp::putRequest, counters, VENUE.lowerName() + ": ", clock);
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final RetransmissionRequest request,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        checkDate(settings);
        return new NasdaqFeedHandler(
                settings.withoutSnapshot(),
                request,
                request == null ? null : settings.retransmission().policy(),
                settings.integer(EXPECTED, 0, MOST_ORDERS),
                settings.integer(MOST, 1, MOST_ORDERS),
                sink,
                directory,
                counters);
    }

    @Override
    public RecordedPackets openRecording(final Path file, final FeedSettings settings, final LineResolver lines) {
        if (CaptureFileSource.isCapture(file)) {
            return VenueFeed.super.openRecording(file, settings, lines);
        }
        return new ItchFileSource(file, dateOf(file, settings));
    }

    private static LocalDate dateOf(final Path file, final FeedSettings settings) {
        final LocalDate given = checkDate(settings);
        return given != null ? given : FileDate.of(file.getFileName().toString());
    }

    private static LocalDate checkDate(final FeedSettings settings) {
        final String given = settings.options().get(DATE);
        if (given.equals(FROM_NAME)) {
            return null;
        }
        try {
            return LocalDate.parse(given);
        } catch (final DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "option '" + DATE + "': '" + given + "' given; expected a day such as 2019-01-30, or " + FROM_NAME,
                    e);
        }
    }
}
