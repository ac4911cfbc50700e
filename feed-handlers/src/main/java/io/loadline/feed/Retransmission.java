package io.loadline.feed;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import org.agrona.concurrent.EpochNanoClock;

/** How a venue is asked for messages that are missing on every line. A venue that cannot be asked, or of which this build does not know how, has none. */
public interface Retransmission {
    /**
     * Opens the way by which a live feed asks for what is missing.
     *
     * @param settings whom to ask, and how
     * @param counters where the counters live
     * @param clock gives the time of receipt of the answers
     * @return to be polled beside the lines, and to be given to the handler
     * @throws java.io.UncheckedIOException if no socket can be opened
     */
    RetransmissionLine openLine(RetransmissionSettings settings, Counters counters, EpochNanoClock clock);

    /**
     * Makes a handler for one channel that asks for what is missing.
     *
     * @param settings as given by the user, {@link FeedSettings#retransmission} included
     * @param request asks the venue; {@link RetransmissionRequest#NOBODY} for a recording of a feed that asked
     * @param sink entrance to the log
     * @param directory gives instruments their ids
     * @param counters where the counters live
     * @return a handler that has seen nothing yet
     * @throws IllegalArgumentException as {@link VenueFeed#open}
     */
    FeedHandler open(
            FeedSettings settings,
            RetransmissionRequest request,
            InputSink sink,
            InstrumentDirectory directory,
            Counters counters);
}
