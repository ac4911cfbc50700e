package io.loadline.feed.deribit;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import io.loadline.core.input.InstrumentDirectory;
import io.loadline.core.model.Venue;
import io.loadline.feed.FeedHandler;
import io.loadline.feed.FeedOption;
import io.loadline.feed.FeedSettings;
import io.loadline.feed.VenueFeed;
import java.util.List;

/** Deribit multicast. */
public final class DeribitFeed implements VenueFeed {
    /** Name in files and code in the log. */
    public static final Venue VENUE = new Venue("DERIBIT", 2);

    /** Made by the service loader. */
    public DeribitFeed() {}

    @Override
    public Venue venue() {
        return VENUE;
    }

    @Override
    public String description() {
        return "Deribit multicast SBE, schema versions 1 to 3";
    }

    @Override
    public List<String> lines() {
        return List.of("A", "B");
    }

    @Override
    public List<FeedOption> options() {
        return List.of();
    }

    @Override
    public FeedHandler open(
            final FeedSettings settings,
            final InputSink sink,
            final InstrumentDirectory directory,
            final Counters counters) {
        return new DeribitFeedHandler(sink, directory, counters);
    }
}
