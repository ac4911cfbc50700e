package io.loadline.feed;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.source.CaptureFileSource;
import io.loadline.feed.source.LineResolver;
import io.loadline.feed.source.RecordedPackets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A venue the server can listen to: the one class by which a venue's package is known. Found with {@link java.util.ServiceLoader}, so that
 * a new venue is a new package, a line in {@code META-INF/services}, and no change elsewhere (docs/new-venue.md).
 */
public interface VenueFeed {
    /** @return name of the venue in files and its code in the log */
    Venue venue();

    /** @return one line for people: which feed, which versions */
    String description();

    /** @return the lines of the feed by number from 0, such as {@code "incremental A"}; for people */
    List<String> lines();

    /** @return what can be set, each with its default */
    List<FeedOption> options();

    /**
     * Makes a handler for one channel of the feed.
     *
     * @param settings as given by the user, completed by defaults
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     * @return a handler that has seen nothing yet
     * @throws IllegalArgumentException if the value of an option has no meaning; the message names the option, what was given and what
     *     was expected
     */
    FeedHandler open(FeedSettings settings, InputSink sink, InstrumentDirectory directory, Counters counters);

    /** @return how the venue is asked for messages that are missing, or nothing where it cannot be */
    default Optional<Retransmission> retransmission() {
        return Optional.empty();
    }

    /**
     * Opens a recording of the feed: a pcap or pcapng file unless the venue has a file format of its own.
     *
     * @param file the recording
     * @param settings as given by the user, completed by defaults
     * @param lines says which line a packet belongs to
     * @return its packets
     * @throws io.loadline.feed.source.CaptureFileException if it cannot be opened or is not of a known format
     */
    default RecordedPackets openRecording(final Path file, final FeedSettings settings, final LineResolver lines) {
        return new CaptureFileSource(file, settings.transport(), lines);
    }
}
